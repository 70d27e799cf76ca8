"""A covering letter offers a document in good Dutch, whatever gave rise to it."""

import datetime
import re
from itertools import combinations

import pytest

from briefgen.folders import TemplateFolders
from briefgen.letter.compose import compose
from briefgen.letter.kinds import read_kind
from briefgen.letter.model import block_lines
from briefgen.ministry.profile import read_profile
from briefgen.record.reading import reading_of

FOLDERS = TemplateFolders.standard()
RECORD = """\
schema: 1
id: zicht-op-kades
kind: covering-letter
ministry: ienw
date: 2021-06-01
subject: Aanbieding rapport
signatories: [{office: minister}]
enclosures: [{id: rapport, title: Zicht op kades}]
details:
  offered: het rapport 'Zicht op kades'
"""
OFFER = "Hierbij bied ik uw Kamer het rapport 'Zicht op kades' aan. Dit is als bijlage bij deze brief gevoegd."


def body(more: str = "", *, record: str = RECORD) -> list[str]:
    """The paragraphs of the letter; nothing of the record may be left out of it."""
    reading = reading_of(record + more, source="record.yaml")
    assert reading.problems == ()
    profile, _ = read_profile("ienw", folders=FOLDERS)
    kind, _ = read_kind("covering-letter", folders=FOLDERS)
    assert profile is not None
    assert kind is not None
    composed = compose(reading, profile, kind=kind, folders=FOLDERS, on=datetime.date(2021, 6, 1))
    assert composed.problems == ()
    assert composed.letter is not None
    return ["".join(run.text for run in line) for block in composed.letter.body for line in block_lines(block)]


def test_the_shortest_covering_letter_is_two_sentences() -> None:
    assert body() == [OFFER]


def test_it_says_who_made_the_document_and_when_the_reaction_follows() -> None:
    details = "  made_by: het WODC\n  commissioned_by: het ministerie\n  reaction: 1 september 2021\n"
    assert body(details) == [
        "Hierbij bied ik uw Kamer het rapport 'Zicht op kades' aan, opgesteld door het WODC in opdracht van het "
        "ministerie. Dit is als bijlage bij deze brief gevoegd.",
        "Mijn reactie ontvangt uw Kamer op 1 september 2021.",
    ]


def test_a_document_may_have_an_orderer_without_a_maker() -> None:
    assert body("  commissioned_by: het ministerie\n")[0].startswith(
        "Hierbij bied ik uw Kamer het rapport 'Zicht op kades' aan, opgesteld in opdracht van het ministerie."
    )


def test_two_signatories_speak_as_we() -> None:
    record = RECORD.replace("[{office: minister}]", "[{office: minister}, {office: staatssecretaris}]")
    text = " ".join(body("  reaction: zomer 2021\nbasis: {type: debate, promised: een rapport}\n", record=record))
    assert text.startswith("Hierbij bieden wij uw Kamer")
    assert "Wij hebben uw Kamer een rapport toegezegd. Met deze brief komen wij die toezegging na." in text
    assert "Onze reactie ontvangt uw Kamer in de zomer van 2021." in text


def test_it_may_be_on_behalf_of_others() -> None:
    more = "on_behalf_of: [de Minister van Financiën, de Minister van Defensie]\n"
    assert body(more)[0].startswith(
        "Hierbij bied ik uw Kamer, mede namens de Minister van Financiën en de Minister van Defensie, het rapport"
    )


def test_several_enclosures_are_called_so() -> None:
    record = RECORD.replace("title: Zicht op kades}", "title: Zicht op kades}, {id: bijlage, title: Tabellen}")
    assert body(record=record)[0].endswith("De stukken zijn als bijlagen bij deze brief gevoegd.")


@pytest.mark.parametrize(
    ("basis", "sentences"),
    [
        (
            "{type: debate, name: commissiedebat, about: het waterbeheer, date: 2021-05-12, requested: het rapport}",
            "Uw Kamer heeft in het commissiedebat over het waterbeheer van 12 mei jongstleden verzocht om het rapport. "
            "Met deze brief voldoe ik aan dat verzoek.",
        ),
        (
            "{type: committee, name: vaste commissie voor Waterstaat, date: 2021-05-12, requested: het rapport}",
            "De vaste commissie voor Waterstaat heeft op 12 mei jongstleden verzocht om het rapport. "
            "Met deze brief voldoe ik aan dat verzoek.",
        ),
        (
            '{type: motion, name: motie-De Groot c.s., citation: "Kamerstuk 27 625, nr. 500", requested: een rapport}',
            "Met de motie-De Groot c.s. (Kamerstuk 27 625, nr. 500) heeft uw Kamer verzocht om een rapport. "
            "Met deze brief voldoe ik aan dat verzoek.",
        ),
        (
            "{type: commitment, name: commissiedebat, date: 2020-05-12, promised: een rapport}",
            "In het commissiedebat van 12 mei 2020 heb ik uw Kamer een rapport toegezegd. "
            "Met deze brief kom ik die toezegging na.",
        ),
        (
            "{type: law, name: Waterwet}",
            "Ik doe dit op grond van de Waterwet.",
        ),
        (
            "{type: debate, name: commissiedebat, date: 2021-05-12, discussed: de kades}",
            "De aanleiding is het commissiedebat van 12 mei jongstleden. Daarbij is gesproken over de kades.",
        ),
        ("{type: own-initiative, about: de kades}", "Dit betreft de kades."),
        (
            "{type: debate, about: de kades, requested: het rapport, promised: een reactie}",
            "Uw Kamer heeft inzake de kades verzocht om het rapport. Daarbij heb ik uw Kamer een reactie toegezegd. "
            "Met deze brief voldoe ik aan dat verzoek en kom ik mijn toezegging na.",
        ),
        (
            "{type: law, name: Waterwet, promised: een rapport}",
            "Op grond van de Waterwet heb ik uw Kamer een rapport toegezegd. Met deze brief kom ik die toezegging na.",
        ),
        (
            "{type: motion, name: motie-De Groot, promised: een rapport, discussed: de kades}",
            "Naar aanleiding van de motie-De Groot heb ik uw Kamer een rapport toegezegd. Daarbij is gesproken over de "
            "kades. Met deze brief kom ik die toezegging na.",
        ),
        (
            "{type: committee, name: vaste commissie voor Waterstaat, date: 2021-05-12, promised: een rapport}",
            "Ik heb de vaste commissie voor Waterstaat op 12 mei jongstleden een rapport toegezegd. "
            "Met deze brief kom ik die toezegging na.",
        ),
        (
            "{type: committee, name: vaste commissie voor Waterstaat}",
            "De vaste commissie voor Waterstaat heeft hierom gevraagd.",
        ),
        ("{type: own-initiative, date: 2021-05-12}", "De aanleiding is van 12 mei jongstleden."),
        (
            "{type: own-initiative, date: 2021-05-12, discussed: de kades, about: water}",
            "Op 12 mei jongstleden is inzake water gesproken over de kades.",
        ),
    ],
)
def test_it_says_why_it_is_sent(basis: str, sentences: str) -> None:
    assert body(f"basis: {basis}\n") == [OFFER, sentences]


def test_free_sections_come_between_the_occasion_and_the_reaction() -> None:
    more = "  reaction: zomer 2021\nintroduction: Vooraf.\nconclusion: Slot.\nsections: [{title: Kop, text: Tekst.}]\n"
    assert body(more) == [
        "Vooraf.",
        OFFER,
        "Kop",
        "Tekst.",
        "Mijn reactie ontvangt uw Kamer in de zomer van 2021.",
        "Slot.",
    ]


@pytest.mark.parametrize("type_", ["debate", "committee", "motion", "commitment", "law", "own-initiative"])
def test_it_leaves_nothing_out_of_any_reason(type_: str) -> None:
    filled = {
        "name": "commissiedebat",
        "about": "de kades",
        "date": "2021-05-12",
        "discussed": "de voortgang",
        "requested": "het rapport",
        "citation": '"Kamerstuk 27 625, nr. 530"',
        "promised": "een reactie",
    }
    for count in range(len(filled) + 1):
        for names in combinations(filled, count):
            fields = ", ".join(f"{name}: {filled[name]}" for name in names)
            words = "\n".join(body(f"basis: {{type: {type_}{', ' if fields else ''}{fields}}}\n"))
            assert not re.search(r" [.,)]|[a-z]\(|\( |\.[A-Z]|  ", words), fields
