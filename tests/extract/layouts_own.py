"""Letters set by briefgen's own renderers."""

from extract.letter_facts import HOUSES, Facts, spelled
from extract.letter_looks import labels_of
from letter_parts import line, lines, note, paragraph
from styles import STYLE

from briefgen.letter.model import (
    About,
    Closing,
    Head,
    Heading,
    Labelled,
    Letter,
    Pages,
    ReferenceColumn,
    Run,
    Signatory,
)
from briefgen.render import renderer


def own_letter(facts: Facts) -> Letter:
    ministry, labels, looks = facts.ministry, labels_of(facts), facts.looks
    references = [Labelled(line(labels.reference), lines(facts.reference))]
    if facts.your_reference:
        references.append(Labelled(line(labels.your_reference), lines(facts.your_reference)))
    if facts.enclosures:
        references.append(Labelled(line(labels.enclosures), lines(str(facts.enclosures))))
    marks = [Run("", note=f"n{index}") for index in range(len(facts.notes))]
    body = [paragraph(each, *(marks if index == 0 else ())) for index, each in enumerate(facts.body)]
    if looks.random() < 0.4:
        body.insert(1, Heading(line("Vervolg"), 2))
    repeated = (
        Labelled(line("Datum"), lines(spelled(facts.day))),
        Labelled(line(labels.reference), lines(facts.reference)),
    )
    return Letter(
        about=About("x", facts.kind, ministry.code, facts.houses[0], facts.subject, facts.reference, facts.day),
        head=Head(
            ministry=line(ministry.name),
            return_address=line(f"> Retouradres {ministry.box} {ministry.code_box}"),
            addressee=lines(*facts.addressee()),
            column=ReferenceColumn(
                units=lines(*([facts.unit] if facts.unit else [])),
                subunits=lines(*([facts.subunit] if facts.unit and facts.subunit else [])),
                address=lines(ministry.street, ministry.code_street, ministry.box, ministry.code_box),
                references=tuple(references),
                note=lines("Bij beantwoording de datum", "en ons kenmerk vermelden."),
            ),
            date=Labelled(line(labels.date), lines(spelled(facts.day))),
            subject=Labelled(line(labels.subject), lines(facts.subject)),
        ),
        salutation=line(facts.salutation),
        body=tuple(body),
        closing=Closing(
            formula=line(facts.formula),
            signatories=tuple(Signatory(line(office + ","), line(name)) for office, name in facts.signatories),
            enclosures=Labelled(line("Bijlagen"), lines("Rapport")) if facts.enclosures else None,
            copies=Labelled(line("Afschrift aan"), lines(f"de Voorzitter van de {HOUSES['eerste-kamer'][0]}"))
            if looks.random() < 0.2
            else None,
        ),
        notes=tuple(note(f"n{index}", each) for index, each in enumerate(facts.notes)),
        pages=Pages(
            number=looks.choice(["Pagina {page} van {pages}", "Pagina {page}/{pages}", ""]),
            number_on=looks.choice(["always", "several"]),
            continuation=repeated if looks.random() < 0.5 else (),
            draft="",
        ),
    )


def own_pdf(facts: Facts) -> bytes:
    return renderer("pdf").render(own_letter(facts), STYLE)


def own_docx(facts: Facts) -> bytes:
    return renderer("docx").render(own_letter(facts), STYLE)
