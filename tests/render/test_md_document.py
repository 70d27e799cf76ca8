"""A letter as Markdown: the seed letter as it is, escapes only where a reader would see markup."""

from dataclasses import replace

import pytest
from hostile_text import HOSTILE_LINES
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_parts import item, line, note, paragraph, row
from letter_strategies import MARKUP
from markdown_it import MarkdownIt
from sample_letters import SEED_TEXT, bare_letter, seed_letter
from styles import STYLE

from briefgen.letter.model import Block, Column, Footnote, Heading, Letter, Line, ListBlock, Run, Table
from briefgen.render import renderer
from briefgen.render.md.inline import guarded, inline


def md(letter: Letter) -> str:
    return renderer("md").render(letter, STYLE).decode()


def body(*blocks: Block, notes: tuple[Footnote, ...] = ()) -> str:
    """The Markdown of the blocks alone."""
    text = md(replace(bare_letter(), body=blocks, notes=notes))
    before, after = "Betreft Kort bericht\n\n", "\n\nDe Minister van Oevers,\n\nA. de Vries\n"
    return text.partition(before)[2].replace(after, "\n")


def written(*runs: Run) -> str:
    return guarded(inline(runs, {"a": 1}))


def test_the_seed_letter_comes_out_line_for_line() -> None:
    assert md(seed_letter()).strip("\n") == SEED_TEXT.strip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "d.d. 4 november 2020, LVV's en pilot-LVV's",
        "€ 3,1 miljard - 5 % + 3 = 8",
        "5 * 3 < 20 & R&D; a_b_c, snake_case!",
        "19 637, nr. 2677 (zie 1. en 2.)",
        "C# en C++ [..] [sic] #12 | of",
        "https://www.example.nl/a_b?c=d&e=f",
        '\'s-Gravenhage: "ja" ~ 3 > 2',
        "1.5 en 2) -3",
        "C:\\Map\\bestand",
    ],
)
def test_nothing_is_escaped_without_need(text: str) -> None:
    assert written(Run(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# kop", "\\# kop"),
        ("- punt", "\\- punt"),
        (" * punt", "\\* punt"),
        (" * ", "\\*"),
        ("map \\ ", "map \\\\"),
        ("1. punt", "1\\. punt"),
        ("2) punt", "2\\) punt"),
        ("> citaat", "\\> citaat"),
        ("---", "\\---"),
        ("*ster* en _streep_", "\\*ster\\* en \\_streep\\_"),
        ("[tekst](adres)", "\\[tekst](adres)"),
        ("noot[^1]", "noot\\[^1]"),
        ("<b> &amp; `code`", "\\<b> \\&amp; \\`code\\`"),
        ("eind\\", "eind\\\\"),
    ],
)
def test_what_a_reader_would_see_as_markup_is_escaped(text: str, escaped: str) -> None:
    assert written(Run(text)) == escaped


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((Run("een "), Run("vet", bold=True), Run(" woord")), "een **vet** woord"),
        ((Run("een"), Run(" vet ", bold=True), Run("woord")), "een **vet** woord"),
        ((Run("on"), Run("der", italic=True), Run("deel")), "on*der*deel"),
        ((Run("alles", bold=True, italic=True),), "***alles***"),
        ((Run("f"), Run("(x)", italic=True), Run("y")), "f<em>(x)</em>y"),
        ((Run("vet", bold=True), Run("schuin", italic=True)), "**vet**<em>schuin</em>"),
        ((Run("hier", link="https://example.org/a_(b)"),), "[hier](<https://example.org/a_(b)>)"),
        ((Run("let op!"), Run("", note="a"), Run(" <"), Run("b", bold=True)), "let op\\![^1] \\<**b**"),
        ((Run("noot"), Run("", note="a"), Run("(en) meer")), "noot[^1]\\(en) meer"),
        ((Run("^1", link="https://a.nl"),), r"[\^1](https://a.nl)"),
    ],
)
def test_emphasis_links_and_notes(runs: Line, expected: str) -> None:
    assert written(*runs) == expected


def test_headings_lists_tables_and_notes_look_as_people_write_them() -> None:
    table = Table((Column(0.5), Column(0.5)), (row("Wie", "Wat"),), (row("a|b", ""),), caption=line("Tabel 1"))
    nested = ListBlock((item("een", ListBlock((item("diep"),))), item("twee")))
    steps = ListBlock((item("stap"), item("stap", paragraph("meer"))), ordered=True, start=9)
    blocks = (Heading(line("Kop"), number="1.1", level=3), nested, steps, table, paragraph("Slot", Run("", note="n")))
    assert body(*blocks, notes=(note("n", "Eerste.", "Tweede."),)) == (
        "### 1.1\u2002Kop\n\n"
        "- een\n  - diep\n- twee\n\n"
        "9. stap\n\n10. stap\n\n    meer\n\n"
        "Tabel 1\n\n"
        "| Wie | Wat |\n| --- | --- |\n| a\\|b |  |\n\n"
        "Slot[^1]\n\n"
        "[^1]: Eerste.\n\n    Tweede.\n"
    )


def test_lists_that_follow_each_other_stay_two_lists() -> None:
    one = ListBlock((item("een"),))
    assert body(one, one, one) == "- een\n\n* een\n\n- een\n"


def test_a_table_that_markdown_cannot_hold_is_html() -> None:
    table = Table((Column(1.0),), (), (row((ListBlock((item("punt"),)),)),))
    assert "<td><ul>\n<li>punt</li>\n</ul>\n</td>" in body(table)


_ANY_READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def _words_shown(text: str) -> list[str]:
    """What a reader of Markdown that knows nothing of letters shows."""
    pieces: list[str] = []
    for token in _ANY_READER.parse(text):
        assert token.type in ("paragraph_open", "paragraph_close", "inline"), token.type
        for child in token.children or ():
            assert child.type in ("text", "softbreak"), child.type
            pieces.append(child.content or "\n")
        pieces.append("\n")
    return "".join(pieces).split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE_LINES), st.text(MARKUP, max_size=30)), max_size=20))
def test_any_reader_of_markdown_shows_hostile_text_as_typed(texts: list[str]) -> None:
    letter = replace(bare_letter(), body=tuple(paragraph(text) for text in texts))
    assert _words_shown(md(letter)) == letter.words()


def test_the_lines_of_an_address_stay_lines_whatever_they_look_like() -> None:
    letter = bare_letter()
    addressee = (line("a | b"), line("--- | ---"), line("==="), line("- x"), line("---"))
    letter = replace(letter, head=replace(letter.head, addressee=addressee))
    assert _words_shown(md(letter)) == letter.words()
