"""A profile's regular expression must compile and can never take long."""

import pytest

from briefgen.ministry.patterns import compiles, is_quick


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{7}",
        r"IENW/BSK-\d{4}/\d{1,6}",
        r"F/\d{4}\d{6}",
        r"(?:BZ|BZK)-\d+(?:-\d+)?",
        r"[A-Z]{2,5}-[]0-9-]{4}",
        r"(?P<year>\d{4})-\d{6}",
        r"(?i:abc)\{\d+\}",
        r"a{,}",
        r"(?:\d{4}){2}",
        r"\d+?x",
    ],
)
def test_patterns_as_ministries_have_them_are_quick(pattern: str) -> None:
    assert compiles(pattern)
    assert is_quick(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(\d+)+",
        r"(a|a)*",
        r"(?:\d*)*x",
        r"(\d+\s?){20}",
        r".*.*.*.*x",
        r"(?:a?){30}a{30}",
        r"((a{1,9}){1,9}){1,9}",
        r"(?=(\w+)+)x",
        r"(?:a|b|ab)+c",
        "a?" * 20,
    ],
)
def test_patterns_that_could_take_for_ever_are_not_quick(pattern: str) -> None:
    assert compiles(pattern)
    assert not is_quick(pattern)


@pytest.mark.parametrize("pattern", ["(", "[", "*a", "a{99999999999999}", "[[a]", r"\N", "(?P<1>a)"])
def test_what_is_no_pattern_does_not_compile(pattern: str) -> None:
    assert not compiles(pattern)
