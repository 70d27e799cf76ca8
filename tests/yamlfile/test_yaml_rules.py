"""What `explain` shows of a rule is true: the wrong example gives its finding, the right one does not."""

import pytest

from briefgen.rules import Rule
from briefgen.yamlfile import field_rules, layout_rules, parse_yaml, syntax_rules

IN_YAML = (*syntax_rules.RULES, *layout_rules.RULES)
SHOWN = [rule for rule in IN_YAML if rule not in (layout_rules.TOO_DEEP, layout_rules.TOO_LARGE)]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_wrong_example_gives_the_finding_and_the_right_one_does_not(rule: Rule) -> None:
    assert rule.code in [found.code for found in parse_yaml(rule.wrong, source="").problems]
    assert rule.code not in [found.code for found in parse_yaml(rule.right, source="").problems]


def test_each_rule_of_the_room_has_a_code_of_its_own() -> None:
    codes = [rule.code for rule in (*IN_YAML, *field_rules.RULES)]
    assert len(codes) == len(set(codes))
