"""Every rule of every room: unique, told, and true to its examples."""

import datetime
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest
from excerpts import completed, spliced

import briefgen
from briefgen.errors import BriefgenError, Severity
from briefgen.folders import TemplateFolders
from briefgen.rules import Rule
from briefgen.workflow.examine import examine
from briefgen.workflow.explain import UnknownRuleError, explain
from briefgen.workflow.rules import all_rules


def collected() -> list[Rule]:
    modules = (importlib.import_module(each.name) for each in pkgutil.walk_packages(briefgen.__path__, "briefgen."))
    return [rule for module in modules for rule in vars(module).get("RULES", ())]


RULES = collected()
DESCRIBED = {
    "R112": "a text too long to show",
    "R113": "a list too long to show",
    "R115": "a checksum too long to show",
    "R116": "a number that no record has",
    "G102": "a character that cannot be shown",
    "G103": "a character that cannot be shown",
    "L101": "a promise that is looked up in an archive",
}
SHOWN = [
    rule
    for rule in RULES
    if rule.code[0] not in "PTSE" and rule.code not in DESCRIBED and completed(rule.wrong) and completed(rule.right)
]
CHECKS = [rule for rule in RULES if rule.code[0] in "ACDFMQX"]
FILES = {"notitie.pdf": b"notitie"}


def test_codes_are_unique() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []


def test_explain_knows_every_rule() -> None:
    assert sorted(all_rules()) == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_in_full(rule: Rule) -> None:
    explanation = explain(rule.code.lower())
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert explanation.title.strip()
    assert explanation.why.strip().endswith((".", "!", "?"))
    assert rule.wrong.strip()
    assert rule.right.strip()
    assert rule.wrong != rule.right
    assert isinstance(rule.severity, Severity)


@pytest.mark.parametrize(("typed", "meant"), [("D10", "D1"), ("M99", "M1"), ("zzz", "briefgen explain")])
def test_an_unknown_code_is_told_with_one_that_is_like_it(typed: str, meant: str) -> None:
    with pytest.raises(UnknownRuleError) as refusal:
        explain(typed)
    assert meant in refusal.value.hint


def codes(text: str, folder: Path) -> set[str]:
    """The codes that the file gives when it is asked for what issuing asks."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    record = folder / "record.yaml"
    record.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        examined = examine(record, folders=TemplateFolders.standard(), on=datetime.date(2020, 11, 17), purpose="issue")
    except BriefgenError as refusal:
        return {problem.code for problem in refusal.problems}
    return {problem.code for problem in examined.problems}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_does_not(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in codes(completed(rule.wrong) or "", tmp_path)
    assert rule.code not in codes(completed(rule.right) or "", tmp_path)


def test_every_check_of_a_record_or_letter_shows_an_excerpt() -> None:
    assert [rule.code for rule in CHECKS if rule not in SHOWN] == []


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.code)
def test_what_is_mended_has_no_other_error(rule: Rule, tmp_path: Path) -> None:
    errors = {each.code for each in RULES if each.severity is Severity.ERROR}
    assert codes(spliced(rule.right), tmp_path) & errors == set()


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)
def test_the_title_of_a_rule_begins_as_a_sentence(rule):
    assert rule.title.lstrip("'")[0].isupper() or rule.title[0] == "'"
    assert not rule.title.endswith(".")
