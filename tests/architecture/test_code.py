"""Size and shape of the code: short files and functions, plain imports, words of the trade."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.code import (
    PACKAGE,
    ROOT,
    acts,
    functions,
    holds_tasks,
    length,
    modules,
    short,
    tree_of,
)

MAX_FILE = 400
MAX_FUNCTION = 40
NAMELESS = {"utils.py", "helpers.py", "util.py", "helper.py", "misc.py", "common.py"}
# Functions beside the acts that are no acts of somebody: what they do belongs to another act.
_STEP = "a step inside an act that has checked who acts"
_CLOCK = "the clock alone does it, in each office as the system"
_PART = "a part that several acts share, inside their transaction"
NOT_BY_AN_ACTOR = {
    "antarkerja.journeys.tell.colleague_way": "reads a wish and writes nothing",
    "antarkerja.domain.ledger.operations.record": "the Entry names the officer",
    "antarkerja.domain.ledger.operations.record_many": "each Entry names the officer",
    "antarkerja.domain.ledger.operations.take_back": "is given the officer's id",
    "antarkerja.domain.offices.operations.log_reads": "the middleware tells who read",
    "antarkerja.domain.offices.operations.next_number": _STEP,
    "antarkerja.domain.offices.operations.create_account": _STEP,
    "antarkerja.domain.offices.operations.repoint_account": _STEP,
    "antarkerja.domain.offices.operations.keep_contact": _STEP,
    "antarkerja.domain.offices.operations.close_account": _STEP,
    "antarkerja.domain.offices.operations.reopen_account": _STEP,
    "antarkerja.domain.offices.operations.give_first_password": _STEP,
    "antarkerja.domain.offices.operations.keep_password": _STEP,
    "antarkerja.domain.reference.operations.note_choice": _STEP,
    "antarkerja.domain.reference.operations.load_law": "migrations and commands load the law",
    "antarkerja.domain.jobseekers.operations.lock_person": _PART,
    "antarkerja.domain.jobseekers.operations.live_registration": _PART,
    "antarkerja.domain.jobseekers.operations.traits_of": _PART,
    "antarkerja.domain.jobseekers.operations.correct_entry": _PART,
    "antarkerja.journeys.import_work.go_on": "the clock puts begun work to the workers again",
    "antarkerja.journeys.imports.importer_of": "finds the importer of a batch",
    "antarkerja.journeys.imports.columns_to_name": "reads what a batch waits for",
    "antarkerja.domain.jobseekers.operations.use_code": "whoever holds the code is not signed in",
    "antarkerja.journeys.recover.sign_in_by_code": "whoever holds the code is not signed in",
    "antarkerja.journeys.benefits.prove_what_is_there": _CLOCK,
    "antarkerja.journeys.benefits.remind_claimants": _CLOCK,
    "antarkerja.journeys.benefits.end_finished_claims": _CLOCK,
    "antarkerja.journeys.benefits.what_is_owed": "reads what a month waits for",
    "antarkerja.journeys.follow_up_answers.answer_by_link": "who holds the link is not signed in",
    "antarkerja.journeys.follow_up_answers.answer_by_digit": "who wrote back is not signed in",
    "antarkerja.journeys.follow_up_questions.ask_follow_ups": _CLOCK,
    "antarkerja.journeys.follow_up_questions.firm_name": "reads what a firm is called",
    "antarkerja.journeys.follow_up_questions.answer_link": "reads the address of an answer",
    "antarkerja.journeys.refer.require_may_answer": _PART,
    "antarkerja.journeys.register.register_alone": "whoever registers alone has no account yet",
}


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        short(path): lines
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{short(path)}:{node.name}": length(node)
        for path in modules()
        for node in functions(path)
        if length(node) > MAX_FUNCTION
    }
    assert long == {}


def test_no_module_is_called_utils_or_helpers() -> None:
    assert [short(path) for path in modules() if path.name in NAMELESS] == []


def test_imports_across_folders_are_absolute_and_name_what_they_take() -> None:
    faults = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and _is_faulty(path, node)
    ]
    assert faults == []


def _is_faulty(path: Path, node: ast.ImportFrom) -> bool:
    takes_all = any(alias.name == "*" for alias in node.names)
    in_settings = "settings" in path.stem or path.parent == PACKAGE / "config" / "settings"
    return node.level > 1 or (takes_all and not in_settings)


def test_every_area_says_what_it_is() -> None:
    areas = [
        folder for folder in sorted((PACKAGE / "domain").iterdir())
        if (folder / "__init__.py").exists()
    ]
    others = [PACKAGE / "journeys", PACKAGE / "web" / "components", ROOT / "matchengine",
              ROOT / "jobcoder"]
    wanted = [*areas, *(folder for folder in others if folder.exists())]
    assert [short(folder) for folder in wanted if not (folder / "README.md").exists()] == []


def test_every_act_is_keyword_only_and_says_who_acts() -> None:
    faults = [
        act.name for act in acts()
        if act.name not in NOT_BY_AN_ACTOR and not act.is_a_task
        and not (act.is_keyword_only and "by" in act.parameters)
    ]
    assert faults == []


def test_the_listed_exceptions_still_exist() -> None:
    assert {act.name for act in acts()} >= set(NOT_BY_AN_ACTOR)


def test_the_domain_never_asks_the_clock() -> None:
    """Pages, tasks and commands read the time once and pass it on."""
    asking = {"now", "today", "utcnow", "localdate", "localtime"}
    found = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        if short(path).startswith(("antarkerja/domain", "antarkerja/journeys"))
        and not holds_tasks(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asking
    ]
    assert found == []
