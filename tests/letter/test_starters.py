"""A new record says where it is to be filled in, and nothing else; filled in, nothing is wrong with it."""

import datetime
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from editor_view import as_yaml_12

from briefgen.errors import Fix, Problem
from briefgen.folders import NotInFoldersError, TemplateFolders
from briefgen.language import LANGUAGES
from briefgen.letter.kinds import UnknownKindError, known_kinds
from briefgen.letter.starters import editor_schema, identity_of, schema_path, starter
from briefgen.ministry.profile import known_ministries, read_profile
from briefgen.record.model import Record
from briefgen.workflow.examine import Examined, Typed, examine
from briefgen.yamlfile import apply_fixes, parse_yaml, spell

FOLDERS = TemplateFolders.standard()
KINDS = known_kinds(FOLDERS)
TODAY = datetime.date(2021, 6, 1)

# What to put in the place of each field, whatever the language of the file; lists have no numbers here.
WORDS = {
    "acknowledgements.reason": "overlegd met de directie",
    "basis.about": "het waterbeheer",
    "basis.citation": "Kamerstuk 27 625, nr. 500",
    "basis.date": "2021-05-12",
    "basis.discussed": "de voortgang van de dijkversterking",
    "basis.name": "commissiedebat",
    "basis.promised": "een planning",
    "basis.requested": "een terugkoppeling",
    "classification": "TER INZAGE",
    "commitments.due": "zomer 2022",
    "commitments.fulfilled_by": "deze brief",
    "commitments.made_on": "2021-05-12",
    "commitments.number": "TZ202105-101",
    "commitments.promise": "jenv/3081234#planning",
    "commitments.text": "een planning te sturen",
    "conclusion": "Ik houd uw Kamer op de hoogte van het vervolg.",
    "copies.to": "de Voorzitter van de Eerste Kamer",
    "date": "2021-06-01",
    "decision_note.file": "beslisnota.pdf",
    "decision_note.reason": "de brief is van voor de nota's",
    "details.commissioned_by": "het ministerie",
    "details.made_by": "het WODC",
    "details.offered": "het rapport 'Zicht op kades'",
    "details.reaction": "zomer 2022",
    "dossiers": "27 625",
    "enclosures.file": "verslag.pdf",
    "enclosures.sha256": "0" * 64,
    "enclosures.title": "Verslag van het overleg",
    "footnotes.bron": "Verslag van 12 mei 2021.",
    "fulfils.due": "zomer 2022",
    "fulfils.how": "De verkenning is gereed.",
    "fulfils.made_on": "2021-02-12",
    "fulfils.name": "de afspraak over de verkenning",
    "fulfils.promise": "jenv/3081234#verkenning",
    "introduction": "Hierbij ontvangt u het verslag als bijlage.[^bron]",
    "meetings.about": "de dijken",
    "meetings.announced": "de dijkversterking",
    "meetings.atmosphere": "constructief",
    "meetings.counterpart": "de waterschappen",
    "meetings.date": "2021-05-25",
    "meetings.delegation": "regionale",
    "meetings.name": "het bestuurlijk overleg",
    "meetings.no_participants_reason": "op verzoek van de deelnemers",
    "meetings.participants.capacity": "bestuurder",
    "meetings.participants.name": "A. de Vries",
    "meetings.participants.organisation": "het waterschap",
    "meetings.participants.place": "Utrecht",
    "meetings.participants.responsibility": "dijkversterking",
    "meetings.participants.role": "dijkgraaf",
    "meetings.place": "Utrecht",
    "meetings.remark": "De samenwerking verloopt goed.",
    "meetings.short": "het overleg",
    "meetings.topics.agreements.attention": "de kosten",
    "meetings.topics.agreements.besides": "de lopende verkenning",
    "meetings.topics.agreements.between": "de bestuurders",
    "meetings.topics.agreements.due": "zomer 2022",
    "meetings.topics.agreements.follow_up.basis": "de verkenning",
    "meetings.topics.agreements.follow_up.decision": "een besluit",
    "meetings.topics.agreements.follow_up.due": "najaar 2022",
    "meetings.topics.agreements.follow_up.text": "De Kamer wordt daarover ingelicht.",
    "meetings.topics.agreements.that": "de planning wordt herzien",
    "meetings.topics.agreements.to": "de planning te herzien",
    "meetings.topics.attention": "de uitvoerbaarheid",
    "meetings.topics.follow_up.basis": "de verkenning",
    "meetings.topics.follow_up.decision": "een besluit",
    "meetings.topics.follow_up.due": "najaar 2022",
    "meetings.topics.follow_up.text": "De Kamer wordt daarover ingelicht.",
    "meetings.topics.remark": "De waterschappen lichtten de planning toe.",
    "meetings.topics.short": "de dijken",
    "meetings.topics.title": "de dijkversterking",
    "on_behalf_of": "de Minister van Financiën",
    "questions.answer": "Dat klopt.",
    "questions.question": "Klopt het bericht?",
    "reference": "3090253",
    "replaces": "3090252",
    "salutation": "Geachte voorzitter,",
    "sections.text": "Tot slot volgt de planning.",
    "sections.title": "Planning",
    "sections_before.text": "Het overleg volgde op een eerder verzoek.",
    "sections_before.title": "Voorgeschiedenis",
    "signatories.name": "A. de Vries",
    "subject": "Terugkoppeling van het overleg van 25 mei 2021",
    "your_reference": "2021Z03456",
}


def new(kind: str, *, language: str = "nl", ministry: str = "jenv") -> str:
    profile, _ = read_profile(ministry, folders=FOLDERS)
    assert profile is not None
    return starter(kind, identity="2021-06-01-dijken", profile=profile, language=language, folders=FOLDERS)


def examined(text: str) -> Examined:
    return examine(Typed(text, "new.yaml"), folders=FOLDERS, on=TODAY)


def generic(field: str) -> str:
    return ".".join(step for step in field.split(".") if not step.isdecimal())


def filled(text: str, places: tuple[Problem, ...]) -> str:
    return apply_fixes(
        text,
        tuple(
            Fix(place.where.line, place.where.column, place.where.end_line, place.where.end_column, word(place))
            for place in places
        ),
    )


def word(place: Problem) -> str:
    return spell(WORDS[generic(place.where.field)])


def with_everything(text: str) -> str:
    """Every field that is only shown behind a `#` taken into use."""
    return re.sub(r"^( *)#(?=[^ \n])", r"\1", text, flags=re.MULTILINE)


def marks(text: str) -> int:
    return len(re.findall(r"^[^#\n]*: <.*>$|^ *- <.*>$", text, re.MULTILINE))


def fields(node: Any, path: str = "") -> set[str]:
    """The fields that are there, without the numbers of lists."""
    if isinstance(node, dict):
        return {f"{path}{name}" for name in node} | {
            each for name, value in node.items() for each in fields(value, f"{path}{name}.")
        }
    return {each for value in node for each in fields(value, path)} if isinstance(node, list) else set()


cases = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in KINDS for language in LANGUAGES], ids=str
)


@cases
def test_only_the_places_to_fill_in_are_found_and_each_once(kind: str, language: str) -> None:
    text = new(kind, language=language)
    problems = examined(text).problems
    assert {problem.code for problem in problems} == {"F101"}
    assert len(problems) == marks(text)


@pytest.mark.parametrize("ministry", known_ministries(FOLDERS))
@cases
def test_filled_in_nothing_is_wrong(kind: str, language: str, ministry: str) -> None:
    text = new(kind, language=language, ministry=ministry)
    result = examined(filled(text, examined(text).problems))
    assert result.problems == ()
    assert result.letter is not None


@cases
def test_with_every_field_in_use_each_place_is_found_once(kind: str, language: str) -> None:
    text = with_everything(new(kind, language=language))
    problems = examined(text).problems
    assert {problem.code for problem in problems} == {"F101"}
    assert len(problems) == marks(text)


@cases
def test_with_every_field_in_use_the_letter_says_every_word(kind: str, language: str) -> None:
    """No finding that a field does not appear in the letter: what the file shows, the kind prints."""
    text = with_everything(new(kind, language=language))
    result = examined(filled(text, examined(text).problems))
    assert result.letter is not None
    assert [problem for problem in result.problems if problem.code == "T106"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_languages_show_the_same_fields(kind: str) -> None:
    shown = [fields(parse_yaml(with_everything(new(kind, language=each)), source="x").plain()) for each in LANGUAGES]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_the_kind_prints_is_shown(kind: str) -> None:
    """A field of records that the file does not show is one that the kind's letter would not say, or an identity."""
    shown = fields(parse_yaml(with_everything(new(kind)), source="x").plain())
    unshown = {name for name in fields_of_records() - shown if name.split(".")[-1] != "id"}
    if kind == "meeting-report":
        assert unshown == {"details"}


def fields_of_records() -> set[str]:
    found: set[str] = set()
    schema = Record.model_json_schema()

    def walk(model: dict[str, Any], path: str) -> None:
        for name, field in model["properties"].items():
            found.add(f"{path}{name}")
            for inner in re.findall(r"#/\$defs/(\w+)", str(field)):
                walk(schema["$defs"][inner], f"{path}{name}.")

    walk(schema, "")
    return found


@cases
def test_editors_take_the_new_record_when_it_is_filled_in(kind: str, language: str) -> None:
    editor = jsonschema.Draft7Validator(editor_schema(kind, folders=FOLDERS))
    for text in (new(kind, language=language), with_everything(new(kind, language=language))):
        done = filled(text, examined(text).problems)
        assert [error.message for error in editor.iter_errors(as_yaml_12(done))] == []


def test_the_first_line_tells_editors_where_the_schema_is() -> None:
    profile, _ = read_profile("jenv", folders=FOLDERS)
    assert profile is not None
    path = schema_path("meeting-report")
    text = starter(
        "meeting-report", identity="a", profile=profile, language="nl", folders=FOLDERS, schema=path.as_posix()
    )
    assert text.splitlines()[0] == "# yaml-language-server: $schema=.briefgen/meeting-report.schema.json"


def test_the_ministry_its_units_and_its_offices_are_filled_in() -> None:
    record = parse_yaml(with_everything(new("meeting-report", ministry="ienw")), source="x").plain()
    assert (record["ministry"], record["unit"], record["signatories"][0]["office"]) == ("ienw", "dgmo", "minister")


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownKindError) as refusal:
        new("meeting-raport")
    assert "Did you mean 'meeting-report'?" in refusal.value.hint


def test_a_kind_without_a_record_to_fill_in_is_refused(tmp_path: Path) -> None:
    kind = tmp_path / "kinds/mine/kind.yaml"
    kind.parent.mkdir(parents=True)
    kind.write_text("title: {en: Mine}\n", encoding="utf-8")
    profile, _ = read_profile("jenv", folders=FOLDERS)
    assert profile is not None
    with pytest.raises(NotInFoldersError):
        starter("mine", identity="a", profile=profile, language="nl", folders=TemplateFolders.standard(tmp_path))


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        (("2020-11-17-bestuurlijk-overleg-lvv",), "2020-11-17-bestuurlijk-overleg-lvv"),
        (("2020-11-17", "Bestuurlijk overleg LVV's"), "2020-11-17-bestuurlijk-overleg-lvvs"),
        (("Coördinatie: één & ander",), "coordinatie-een-ander"),
        (("???",), "record"),
        ((), "record"),
    ],
)
def test_the_id_comes_from_the_files_name_or_from_date_and_subject(words: tuple[str, ...], identity: str) -> None:
    assert identity_of(*words) == identity
