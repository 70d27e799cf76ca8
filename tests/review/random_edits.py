"""Drafts and edits made at random from a seed: a pair of documents whose differences are known."""

import copy
import random
from dataclasses import dataclass, field

from review.drafts import Block, Box, Draft, Field, Link, Note, Par, Tab, par

WORDS = [
    "de",
    "het",
    "een",
    "en",
    "van",
    "in",
    "op",
    "met",
    "voor",
    "dat",
    "is",
    "zijn",
    "wordt",
    "heeft",
    "aan",
    "door",
    "over",
    "als",
    "bij",
    "naar",
    "uit",
    "maar",
    "niet",
    "ook",
    "nog",
    "kabinet",
    "minister",
    "gemeente",
    "provincie",
    "overleg",
    "afspraak",
    "uitvoering",
    "regeling",
    "onderzoek",
    "toezicht",
    "bestuur",
    "opvang",
    "begeleiding",
    "terugkeer",
    "samenwerking",
    "evaluatie",
    "voorstel",
    "besluit",
    "budget",
    "planning",
    "voortgang",
    "rapport",
    "advies",
    "verantwoordelijkheid",
    "beschikbaarheid",
    "zorgvuldig",
    "gezamenlijk",
    "regelmatig",
    "onlangs",
    "binnenkort",
    "landelijk",
    "lokaal",
    "waterschap",
    "dijkversterking",
    "kwaliteit",
    "veiligheid",
    "leefbaarheid",
    "bereikbaarheid",
    "woningbouw",
    "energietransitie",
]
THINGS = (
    "4 november 2020", "19 637, nr. 5", "€ 1,5 miljoen", "12 maart 2021", "35%", "1.250", "30 952", "2021Z00042",
    "€ 3.400", "17 december 2020", "artikel 12", "nr. 2677",
)  # fmt: skip


@dataclass
class Known:
    """What was done: the names of the edits, and how many characters an edit by words must mark at least."""

    edits: list[str] = field(default_factory=list)
    characters: int = 0


class Maker:
    """Makes drafts and edits them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - tests are to be the same every time
        self.counter = 0

    def word(self) -> str:
        return self.random.choice(WORDS)

    def sentence(self) -> str:
        words = [self.word() for _ in range(self.random.randrange(5, 16))]
        if self.random.random() < 0.4:
            words[self.random.randrange(len(words))] = self.random.choice(THINGS)
        return (words[0].capitalize() + " " + " ".join(words[1:])).replace(" maar", ", maar") + "."

    def text(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randrange(1, 5)))

    def paragraph(self, kind: str = "body") -> Par:
        if kind.startswith("heading"):
            return par(" ".join(self.word() for _ in range(3)).capitalize(), kind=kind)
        pieces = [self.text()]
        roll = self.random.random()
        if roll < 0.1:
            pieces += [Note(self.sentence()), " " + self.sentence()]
        elif roll < 0.16:
            pieces += [" Zie ", Link("de brief", f"https://example.org/{self.word()}"), " " + self.sentence()]
        elif roll < 0.2:
            pieces += [" Blad ", Field("PAGE", "1"), "."]
        elif roll < 0.23:
            pieces.append(Box([par(self.sentence())]))
        return Par(pieces, kind)

    def table(self) -> Tab:
        columns = self.random.randrange(2, 4)
        rows = self.random.randrange(2, 6)
        return Tab(
            [
                [[par(" ".join(self.word() for _ in range(self.random.randrange(1, 5))))] for _ in range(columns)]
                for _ in range(rows)
            ]
        )

    def draft(self) -> Draft:
        blocks: list[Block] = []
        for _ in range(self.random.randrange(3, 14)):
            roll = self.random.random()
            if roll < 0.1:
                blocks += [self.table(), self.paragraph()]
            elif roll < 0.2:
                blocks.append(self.paragraph(self.random.choice(("heading1", "heading2"))))
            elif roll < 0.35:
                kind = self.random.choice(("bullet0", "bullet1", "number0"))
                blocks += [self.paragraph(kind) for _ in range(self.random.randrange(2, 5))]
            elif roll < 0.38:
                blocks.append(par(""))
            else:
                blocks.append(self.paragraph(self.random.choice(("body", "body", "body", "quote"))))
        blocks.append(par("Hoogachtend,"))
        draft = Draft(blocks)
        if self.random.random() < 0.4:
            draft.header = [par(self.sentence())]
        if self.random.random() < 0.4:
            draft.footer = [par("Pagina ", Field("PAGE", "1"), " van ", self.word())]
        return draft

    def edited(self, draft: Draft, count: int) -> tuple[Draft, Known]:
        new = copy.deepcopy(draft)
        known = Known()
        for _ in range(count):
            name = self.random.choice(EDITS)
            if getattr(self, name)(new):
                known.edits.append(name)
        return new, known

    # each edit says whether it found something to edit

    def _pars(self, draft: Draft) -> list[Par]:
        found: list[Par] = []
        for block in draft.blocks:
            if isinstance(block, Par):
                found.append(block)
            else:
                found += [each for row in block.rows for cell in row for each in cell]
        return found + draft.header + draft.footer

    def _words_of(self, draft: Draft) -> tuple[Par, int, list[str]] | None:
        choices = [
            (each, number)
            for each in self._pars(draft)
            for number, piece in enumerate(each.pieces)
            if isinstance(piece, str) and len(piece.split()) > 3
        ]
        if not choices:
            return None
        each, number = self.random.choice(choices)
        return each, number, each.pieces[number].split(" ")

    def replace_word(self, draft: Draft) -> bool:
        found = self._words_of(draft)
        if found:
            each, number, words = found
            words[self.random.randrange(1, len(words) - 1)] = "nieuw" + self.word()
            each.pieces[number] = " ".join(words)
        return bool(found)

    def insert_words(self, draft: Draft) -> bool:
        found = self._words_of(draft)
        if found:
            each, number, words = found
            place = self.random.randrange(1, len(words))
            words[place:place] = [self.word() for _ in range(self.random.randrange(1, 4))]
            each.pieces[number] = " ".join(words)
        return bool(found)

    def delete_words(self, draft: Draft) -> bool:
        found = self._words_of(draft)
        if found:
            each, number, words = found
            place = self.random.randrange(1, len(words) - 1)
            del words[place : place + self.random.randrange(1, 3)]
            each.pieces[number] = " ".join(words)
        return bool(found)

    def rewrite_sentence(self, draft: Draft) -> bool:
        found = self._words_of(draft)
        if found:
            each, number, words = found
            each.pieces[number] = " ".join([*words[: len(words) // 2], self.sentence()])
        return bool(found)

    def add_paragraph(self, draft: Draft) -> bool:
        draft.blocks.insert(
            self.random.randrange(len(draft.blocks) + 1),
            self.paragraph(self.random.choice(("body", "bullet0", "heading2"))),
        )
        return True

    def remove_paragraph(self, draft: Draft) -> bool:
        places = [
            place for place, block in enumerate(draft.blocks)
            if isinstance(block, Par) and not (place and isinstance(draft.blocks[place - 1], Tab))
        ]  # fmt: skip
        if len(places) < 2:
            return False
        del draft.blocks[self.random.choice(places)]
        return True

    def move_paragraph(self, draft: Draft) -> bool:
        places = [
            place for place, block in enumerate(draft.blocks[:-1])
            if isinstance(block, Par) and len(block.text.split()) > 5
            and not (place and isinstance(draft.blocks[place - 1], Tab))
        ]  # fmt: skip
        if not places or len(draft.blocks) < 4:
            return False
        block = draft.blocks.pop(self.random.choice(places))
        if self.random.random() < 0.4 and isinstance(block, Par) and isinstance(block.pieces[0], str):
            block.pieces[0] = block.pieces[0].replace(" ", " aangepast ", 1)
        draft.blocks.insert(self.random.randrange(len(draft.blocks)), block)
        return True

    def split_paragraph(self, draft: Draft) -> bool:
        places = [
            p
            for p, block in enumerate(draft.blocks)
            if isinstance(block, Par)
            and block.kind in ("body", "bullet0")
            and len(block.pieces) == 1
            and ". " in str(block.pieces[0])
        ]
        if not places:
            return False
        place = self.random.choice(places)
        block = draft.blocks[place]
        first, _, second = str(block.pieces[0]).partition(". ")
        draft.blocks[place : place + 1] = [Par([first + "."], block.kind), Par([second], block.kind)]
        return True

    def merge_paragraphs(self, draft: Draft) -> bool:
        places = [
            p for p in range(len(draft.blocks) - 1)
            if all(isinstance(each, Par) and each.text for each in draft.blocks[p : p + 2])
        ]  # fmt: skip
        if not places:
            return False
        place = self.random.choice(places)
        left, right = draft.blocks[place : place + 2]
        draft.blocks[place : place + 2] = [Par([*left.pieces, " ", *right.pieces], left.kind)]
        return True

    def _table_of(self, draft: Draft) -> Tab | None:
        tables = [block for block in draft.blocks if isinstance(block, Tab)]
        return self.random.choice(tables) if tables else None

    def add_row(self, draft: Draft) -> bool:
        found = self._table_of(draft)
        if found:
            row = [[par(self.sentence())] for _ in found.rows[0]]
            found.rows.insert(self.random.randrange(len(found.rows) + 1), row)
        return bool(found)

    def remove_row(self, draft: Draft) -> bool:
        found = self._table_of(draft)
        if found and len(found.rows) > 1:
            del found.rows[self.random.randrange(len(found.rows))]
            return True
        return False

    def add_column(self, draft: Draft) -> bool:
        found = self._table_of(draft)
        if found and self.random.random() < 0.3:
            for row in found.rows:
                row.append([par(self.word())])
            return True
        return False

    def cell(self, draft: Draft) -> bool:
        found = self._table_of(draft)
        if found:
            row = self.random.choice(found.rows)
            row[self.random.randrange(len(row))] = [par(self.sentence()) for _ in range(self.random.randrange(1, 3))]
        return bool(found)

    def add_table(self, draft: Draft) -> bool:
        place = self.random.randrange(len(draft.blocks))
        draft.blocks[place:place] = [par(self.sentence()), self.table(), par("")]
        return True

    def remove_table(self, draft: Draft) -> bool:
        found = self._table_of(draft)
        if found:
            draft.blocks.remove(found)
        return bool(found)

    def change_kind(self, draft: Draft) -> bool:
        block = self.random.choice([each for each in draft.blocks if isinstance(each, Par)])
        block.kind = self.random.choice(("body", "heading1", "heading2", "bullet0", "bullet1", "number0"))
        return True

    def add_note(self, draft: Draft) -> bool:
        blocks = [each for each in draft.blocks if isinstance(each, Par) and each.text.strip("\ufffc ")]
        if blocks:
            self.random.choice(blocks).pieces.append(Note(self.sentence()))
        return bool(blocks)

    def _special(self, draft: Draft, kind: type) -> tuple[Par, int] | None:
        found = [
            (each, n) for each in self._pars(draft) for n, piece in enumerate(each.pieces) if isinstance(piece, kind)
        ]
        return self.random.choice(found) if found else None

    def remove_note(self, draft: Draft) -> bool:
        found = self._special(draft, Note)
        if found:
            del found[0].pieces[found[1]]
        return bool(found)

    def edit_note(self, draft: Draft) -> bool:
        found = self._special(draft, Note)
        if found:
            note = found[0].pieces[found[1]]
            note.text = note.text.replace(" ", " gewijzigd ", 1)
        return bool(found)

    def edit_box(self, draft: Draft) -> bool:
        found = self._special(draft, Box)
        if found:
            box = found[0].pieces[found[1]]
            box.paragraphs = [par(box.paragraphs[0].text.replace(" ", " gewijzigd ", 1))]
        return bool(found)

    def edit_link(self, draft: Draft) -> bool:
        found = self._special(draft, Link)
        if found:
            link = found[0].pieces[found[1]]
            found[0].pieces[found[1]] = Link(link.text + " terug", link.address)
        return bool(found)

    def remove_link(self, draft: Draft) -> bool:
        found = self._special(draft, Link)
        if found:
            del found[0].pieces[found[1]]
        return bool(found)

    def edit_header(self, draft: Draft) -> bool:
        draft.header = [par(self.sentence())] if self.random.random() < 0.7 else []
        return True


EDITS = [
    "replace_word",
    "replace_word",
    "insert_words",
    "insert_words",
    "delete_words",
    "delete_words",
    "rewrite_sentence",
    "add_paragraph",
    "add_paragraph",
    "remove_paragraph",
    "remove_paragraph",
    "move_paragraph",
    "move_paragraph",
    "split_paragraph",
    "merge_paragraphs",
    "add_row",
    "remove_row",
    "add_column",
    "cell",
    "add_table",
    "remove_table",
    "change_kind",
    "add_note",
    "remove_note",
    "edit_note",
    "edit_box",
    "edit_link",
    "remove_link",
    "edit_header",
]


def random_pair(seed: int) -> tuple[Draft, Draft, Known]:
    """A draft and what became of it, the same for the same seed."""
    maker = Maker(seed)
    old = maker.draft()
    new, known = maker.edited(old, maker.random.randrange(1, 8))
    return old, new, known
