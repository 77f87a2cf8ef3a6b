"""Titles of a field and a role: "supervisor" of "finance", "staff" of "procurement".

``domain_roles.csv`` names, for each field of work, the groups that people of each role belong to,
the most usual first. A title of these two words alone is then known, with the groups of the
neighbouring roles as further meanings: an advertisement's "staff", "officer" and "specialist" are
no sharp words.
"""

from collections.abc import Iterator

from jobcoder.wordlists import read_rows, split_list

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "manager": ("manager", "head", "director"),
    "supervisor": ("supervisor", "coordinator", "leader"),
    "specialist": ("specialist", "analyst"),
    "staff": ("staff", "officer", "executive", ""),
    "admin": ("admin", "support"),
}
# Whose groups follow those of a role itself.
NEXT_ROLES: dict[str, tuple[str, ...]] = {
    "manager": ("supervisor",),
    "supervisor": ("specialist", "staff", "manager"),
    "specialist": ("staff", "admin", "supervisor"),
    "staff": ("specialist", "admin"),
    "admin": ("staff", "specialist"),
}
MOST_MEANINGS = 5


def role_titles() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each title of a field and a role with its groups, the most usual first."""
    for row in read_rows("domain_roles.csv"):
        cells = {role: split_list(row[role]) for role in ROLE_WORDS}
        for role, words in ROLE_WORDS.items():
            chain = (role, *NEXT_ROLES[role])
            codes = tuple(dict.fromkeys(code for part in chain for code in cells[part]))
            for domain in split_list(row["domain"]):
                for word in words:
                    yield f"{domain} {word}".strip(), codes[:MOST_MEANINGS]
