"""The tools that briefgen is measured against, each used the way its own manual shows."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt
from docxtpl import DocxTemplate

from briefgen.letter.model import Block, Heading, Labelled, Letter, Line, ListBlock, Paragraph, Table


def _text(line: Line) -> str:
    return "".join(run.text for run in line)


def _labelled(labelled: Labelled | None) -> list[str]:
    return [_text(labelled.label), *map(_text, labelled.values)] if labelled else []


def context_of(letter: Letter) -> dict[str, Any]:
    """The letter as the plain mapping that a docxtpl template is filled from."""
    head, column = letter.head, letter.head.column
    return {
        "ministry": _text(head.ministry),
        "return_address": _text(head.return_address),
        "addressee": [_text(line) for line in head.addressee],
        "units": [_text(line) for line in (*column.units, *column.subunits)],
        "address": [_text(line) for line in column.address],
        "references": [line for each in column.references for line in _labelled(each)],
        "note": [_text(line) for line in column.note],
        "date": _labelled(head.date),
        "subject": _labelled(head.subject),
        "blocks": [_block(block) for block in letter.body],
        "signatories": [(_text(each.office), _text(each.name)) for each in letter.closing.signatories],
        "enclosures": _labelled(letter.closing.enclosures),
        "notes": [" ".join(_text(paragraph.runs) for paragraph in note.blocks) for note in letter.notes],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _text(block.runs)}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": _text(block.runs)}
    if isinstance(block, ListBlock):
        return {"kind": "list", "items": [" ".join(_plain(inner) for inner in item.blocks) for item in block.items]}
    assert isinstance(block, Table)
    rows = [
        [" ".join(_plain(inner) for inner in cell.blocks) for cell in row.cells] for row in (*block.header, *block.rows)
    ]
    return {"kind": "table", "rows": rows}


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph | Heading):
        return _text(block.runs)
    if isinstance(block, ListBlock):
        return " ".join(_plain(inner) for item in block.items for inner in item.blocks)
    return ""


_TEMPLATE = """\
{{ ministry }}
{{ return_address }}
{%p for line in addressee %}
{{ line }}
{%p endfor %}
{%p for line in units + address + references + note %}
{{ line }}
{%p endfor %}
{{ date | join(' ') }}
{{ subject | join(' ') }}
{%p for block in blocks %}
{%p if block.kind == 'heading' %}
{{ block.text }}
{%p elif block.kind == 'list' %}
{%p for item in block['items'] %}
{{ item }}
{%p endfor %}
{%p elif block.kind == 'paragraph' %}
{{ block.text }}
{%p elif block.kind == 'table' %}
{%p for row in block.rows %}
{{ row | join(' – ') }}
{%p endfor %}
{%p endif %}
{%p endfor %}
{%p for office, name in signatories %}
{{ office }}
{{ name }}
{%p endfor %}
{%p for line in enclosures + notes %}
{{ line }}
{%p endfor %}
"""


def docxtpl_template(path: Path) -> Path:
    """Writes a Word template with tags for every part of a letter; tables are set as lines, which favours docxtpl."""
    document = Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Normal"].font.size = Pt(9)
    for line in _TEMPLATE.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    return path


def docxtpl_render(template: Path, context: dict[str, Any]) -> bytes:
    """A letter by docxtpl; a template object serves once, so each letter opens the template, as its manual says."""
    document = DocxTemplate(str(template))
    document.render(context, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def weasyprint_render(html: str) -> bytes:
    """A PDF/UA-1 by WeasyPrint from briefgen's own page; it cannot be PDF/A-2a at the same time."""
    from weasyprint import HTML

    return bytes(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def libreoffice_batch(docx: bytes, *, copies: int, profile: Path) -> None:
    """Converts `copies` copies in one LibreOffice process; raises when LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, f"letter{number}.docx") for number in range(copies)]
        for name in names:
            name.write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
        ]
        subprocess.run([*command, *map(str, names)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
