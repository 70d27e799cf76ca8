"""The rules that need all rooms, and the collection of every room's rules for `briefgen explain`."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

MINISTRY_IS_KNOWN: Final = Rule(
    "P201",
    Severity.ERROR,
    N_("The ministry has a profile"),
    N_("The profile says how the ministry writes: its name, addresses, offices and reference numbers."),
    "ministry: justitie",
    "ministry: jenv",
)
KIND_IS_KNOWN: Final = Rule(
    "K201",
    Severity.ERROR,
    N_("The kind of letter exists"),
    N_("The kind names the folder of templates with which the letter is composed."),
    "kind: meeting",
    "kind: meeting-report",
)

PROMISE_IS_KNOWN: Final = Rule(
    "L101",
    Severity.WARNING,
    N_("A promise that a letter settles was made in an issued letter"),
    N_("A name with a mistake in it settles nothing, and the promise stays open. Issuing looks every name up."),
    "fulfils:\n  - promise: jenv/3090253#vervolgstapen",
    "fulfils:\n  - promise: jenv/3090253#vervolgstappen",
)

RULES: Final = (MINISTRY_IS_KNOWN, KIND_IS_KNOWN, PROMISE_IS_KNOWN)


def all_rules() -> dict[str, Rule]:
    """Every rule of every room by its code, in the order of codes: the `RULES` of each module that has some."""
    from importlib import import_module

    found = [rule for name in _modules_with_rules() for rule in import_module(name).RULES]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def _modules_with_rules() -> list[str]:
    """Modules that assign RULES, found by their text: importing every module would take a second."""
    import pkgutil
    from importlib.abc import InspectLoader
    from importlib.util import find_spec

    import briefgen

    names = []
    for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        spec = find_spec(module.name)
        source = spec.loader.get_source(module.name) if spec and isinstance(spec.loader, InspectLoader) else ""
        if source and "\nRULES: " in source:
            names.append(module.name)
    return names
