"""The command `antarkerja`: the project's own commands, and Django's under the same name."""

from __future__ import annotations

import os
import sys
import textwrap

from antarkerja.config import env
from antarkerja.ops import fresh_secrets

# In the order in which somebody meets them; `--help` of each says more.
OWN = (
    "prepare", "administrator", "serve", "seed", "import", "export", "match-file",
    "match-all", "fairness-report", "learn-weights", "merge-office", "tick", "doctor", "backup",
    "restore",
)


# What keeps nothing and reads no one's data works before anything is set up.
NEED_NOTHING = ("match-file",)


def main() -> None:
    """Runs a command. Without settings in the environment: demo where `./run` has been, else
    production."""
    arguments = sys.argv[1:]
    if arguments[:2] == ["doctor", "--new-secrets"]:
        # Before any setting is read: who asks for secrets has none yet.
        sys.stdout.write(fresh_secrets.as_lines(fresh_secrets.fresh()))
        return
    demo = (env.home() / "demo.env").exists()
    if not demo and _needs_nothing(arguments):
        demo = True
        for name, secret in fresh_secrets.fresh().items():
            os.environ.setdefault(name, secret)
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", f"antarkerja.config.settings.{'demo' if demo else 'prod'}"
    )
    try:
        if arguments[:1] in ([], ["help"], ["--help"], ["-h"]) and len(arguments) < 2:
            sys.stdout.write(own_commands())
            return
        from django.core.management import execute_from_command_line  # noqa: PLC0415

        execute_from_command_line([sys.argv[0], *_as_modules(arguments[:1]), *arguments[1:]])
    except env.MissingSettingError as error:
        sys.stderr.write(f"Antarkerja: {error}\n")
        raise SystemExit(2) from error


def _needs_nothing(arguments: list[str]) -> bool:
    asks = {"-h", "--help"} & set(arguments)
    return not arguments or bool(asks) or arguments[0] in ("help", *NEED_NOTHING)


def _as_modules(names: list[str]) -> list[str]:
    """A command is written `fairness-report`, and its module cannot be."""
    return [name if name.startswith("-") else name.replace("-", "_") for name in names]


def own_commands() -> str:
    """The short list: one line a command."""
    import django  # noqa: PLC0415 (settings have to be chosen first)
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    django.setup()
    where = get_commands()
    lines = [_("Antarkerja: the public employment service's desk."), ""]
    for name in OWN:
        [module] = _as_modules([name])
        if module in where:
            command = load_command_class(str(where[module]), module)
            sentence = str(getattr(command, "purpose", "") or command.help)
            lines += textwrap.wrap(
                sentence, 96, initial_indent=f"  {name:15} ", subsequent_indent=" " * 18
            )
    lines += ["", _("More about one of them: antarkerja NAME --help"), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
