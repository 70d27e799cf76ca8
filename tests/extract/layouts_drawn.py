"""Letters drawn line by line with fpdf2, as print drivers do: the column before, after or woven into the text."""

from extract.letter_facts import Facts
from extract.letter_looks import column_of, date_of, labels_of, office_line
from fpdf import FPDF

FONTS = "/usr/share/fonts/truetype/dejavu/"


class _Sheet:
    """Lines to be drawn: text, left edge and baseline in mm, size in points, and whether they are bold."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.main: list[tuple[int, str, float, float, float, str]] = []
        self.side: list[tuple[int, str, float, float, float, str]] = []
        self.page, self.y = 1, 0.0


def drawn_pdf(facts: Facts) -> bytes:
    looks = facts.looks
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    face = looks.choice(["DejaVuSans", "DejaVuSerif", "DejaVuSansCondensed"])
    for style, suffix in (("", ""), ("B", "-Bold")):
        pdf.add_font("f", style, f"{FONTS}{face}{suffix}.ttf")
    pdf.add_page()
    sheet = _Sheet(looks.choice([9, 9, 10]))
    _head(facts, sheet, pdf)
    _text(facts, sheet, pdf)
    _draw(pdf, sheet, looks.choice(["before", "after", "woven", "woven"]))
    return bytes(pdf.output())


def _wrapped(pdf, text: str, size: float, width: float, style: str = "") -> list[str]:
    pdf.set_font("f", style, size)
    lines, current = [], ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and pdf.get_string_width(longer) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current]


def _head(facts: Facts, sheet: _Sheet, pdf) -> None:
    looks, labels = facts.looks, labels_of(facts)
    y = 27.0
    for line in _wrapped(pdf, facts.ministry.name, 11, 55):
        sheet.main.append((1, line, 114.3, y, 11, ""))
        y += 4.6
    if looks.random() < 0.8:
        sheet.main.append((1, f"> Retouradres {facts.ministry.box} {facts.ministry.code_box}", 28, 46, 6.5, ""))
    for number, line in enumerate(facts.addressee()):
        sheet.main.append((1, " ".join(line.split()), 28, 58 + 4.23 * number, sheet.size, ""))
    _side(facts, labels, sheet, pdf)
    tab = looks.choice([20.0, 24.0])
    sheet.main.append((1, labels.date, 28, 104, sheet.size, ""))
    sheet.main.append((1, date_of(facts), 28 + tab, 104, sheet.size, ""))
    sheet.main.append((1, labels.subject, 28, 108.3, sheet.size, ""))
    y = 108.3
    for line in _wrapped(pdf, facts.subject, sheet.size, 131 - tab):
        sheet.main.append((1, line, 28 + tab, y, sheet.size, ""))
        y += 4.23
    sheet.y = y + 4.5


def _side(facts: Facts, labels, sheet: _Sheet, pdf) -> None:
    y = 57.4
    for kind, lines in column_of(facts, labels, with_ministry=False):
        style = "B" if kind == "bold" else ""
        y += {"bold": 1.6, "plain": 0.0, "note": 4.0}[kind]
        for line in lines:
            for part in _wrapped(pdf, line, 6.5, 37, style):
                sheet.side.append((1, part, 165, y, 6.5, style))
                y += 3.18


def _text(facts: Facts, sheet: _Sheet, pdf) -> None:
    size = sheet.size
    if facts.salutation:
        sheet.y += 8
        _put(sheet, facts.salutation, 28)
        sheet.y += 4.23
    for paragraph in facts.body:
        for line in _wrapped(pdf, paragraph, size, 132):
            _put(sheet, line, 28)
        sheet.y += facts.looks.choice([4.23, 4.23])
    if facts.formula:
        _put(sheet, facts.formula, 28)
    _signed(facts, sheet, pdf)
    for number, note in enumerate(facts.notes, 1):
        for line in _wrapped(pdf, f"{number} {note}", 7, 132):
            sheet.main.append((sheet.page, line, 28, 276 + 3 * number, 7, ""))
    if sheet.page > 1 and facts.looks.random() < 0.7:
        for number in range(1, sheet.page + 1):
            sheet.side.append((number, f"Pagina {number} van {sheet.page}", 165, 286, 6.5, ""))
    if sheet.page > 1 and facts.looks.random() < 0.5:
        repeated = ["Datum", date_of(facts), "Ons kenmerk", facts.reference]
        for number in range(2, sheet.page + 1):
            sheet.side += [
                (number, line, 165, 30 + 3.2 * at, 6.5, "B" if at % 2 == 0 else "") for at, line in enumerate(repeated)
            ]


def _put(sheet: _Sheet, line: str, x: float) -> None:
    if sheet.y > 270:
        sheet.page, sheet.y = sheet.page + 1, 46.5
    sheet.main.append((sheet.page, line, x, sheet.y, sheet.size, ""))
    sheet.y += 4.23


def _signed(facts: Facts, sheet: _Sheet, pdf) -> None:
    for index, (_, name) in enumerate(facts.signatories):
        lines = _wrapped(pdf, office_line(facts, index), sheet.size, 85)
        if sheet.y + 40 > 280:
            sheet.page, sheet.y = sheet.page + 1, 46.5
        sheet.y += 12
        for line in lines:
            _put(sheet, line, 28)
        sheet.y += facts.looks.choice([12.7, 17.0])
        _put(sheet, name, 28)


def _draw(pdf, sheet: _Sheet, order: str) -> None:
    for page in range(1, sheet.page + 1):
        if page > 1:
            pdf.add_page()
        main = [each for each in sheet.main if each[0] == page]
        side = [each for each in sheet.side if each[0] == page]
        lines = side + main if order == "before" else main + side
        if order == "woven":
            lines = sorted(main + side, key=lambda each: (each[3], each[2]))
        for _, text, x, y, size, style in lines:
            pdf.set_font("f", style, size)
            pdf.text(x, y, text)
