"""A letter as plain text: lines that fit a mail, and nothing that looks like markup but is a word."""

from dataclasses import replace

from letter_parts import item, line, note, paragraph, row
from sample_letters import SEED_TEXT, bare_letter, long_letter, seed_letter
from styles import STYLE

from briefgen.letter.model import Align, Block, Column, Footnote, Heading, Letter, ListBlock, Run, Table
from briefgen.render import renderer


def txt(letter: Letter) -> str:
    return renderer("txt").render(letter, STYLE).decode()


def body(*blocks: Block, notes: tuple[Footnote, ...] = ()) -> str:
    text = txt(replace(bare_letter(), body=blocks, notes=notes))
    return text.partition("Betreft Kort bericht\n\n")[2].replace("\n\nDe Minister van Oevers,\n\nA. de Vries\n", "\n")


def test_lines_have_at_most_78_characters() -> None:
    assert max(map(len, txt(long_letter()).splitlines())) <= 78


def test_the_seed_letter_has_the_groups_of_lines_that_it_has_on_paper() -> None:
    head = SEED_TEXT.partition("Ons kenmerk")[0].strip()
    assert txt(seed_letter()).startswith(f"{head}\n\nOns kenmerk\n3090253\n\nBij beantwoording de datum\n")


def test_lists_hang_and_nest() -> None:
    nested = ListBlock((item("een", ListBlock((item("diep"),))), item("twee " + "lang " * 20)))
    assert body(nested) == (
        "-  een\n   -  diep\n"
        "-  twee lang lang lang lang lang lang lang lang lang lang lang lang lang lang\n"
        "   lang lang lang lang lang lang\n"
    )  # fmt: skip


def test_headings_have_their_number_and_notes_come_last() -> None:
    heading = Heading(line("Kop"), number="2")
    text = body(heading, paragraph("Tekst", Run("", note="n"), "."), notes=(note("n", "Een.", "Twee."),))
    assert text == "\n2  Kop\n\nTekst\u2060[1].\n\n[1]  Een.\n\n     Twee.\n"


def test_a_link_shows_where_it_leads_unless_its_text_says_so() -> None:
    there, self_said = Run("daar", link="https://example.org"), Run("a@example.org", link="mailto:a@example.org")
    assert body(paragraph("Kijk ", there, " of mail ", self_said)) == (
        "Kijk daar \u2060<https://example.org> of mail a@example.org\n"
    )


def test_a_table_is_a_grid() -> None:
    columns = (Column(0.5), Column(0.5, Align.RIGHT))
    assert body(Table(columns, (row("Wie", "Wat"),), (row("allen", "€ 5"),), caption=line("Tabel"))) == (
        "Tabel\n\n+-------+-----+\n| Wie   | Wat |\n+=======+=====+\n| allen | € 5 |\n+-------+-----+\n"
    )
