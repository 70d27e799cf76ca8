"""The head, closing and page marks of a letter, from the record and the ministry's profile."""

import datetime
from functools import lru_cache

from briefgen.dutch.dates import long_date
from briefgen.letter.markup import MarkupReader
from briefgen.letter.model import Closing, Head, Labelled, Line, Origin, Pages, ReferenceColumn, Run, Signatory
from briefgen.letter.words import field_words
from briefgen.ministry.model import Profile
from briefgen.record.model import Record, SignatoryEntry
from briefgen.values import dataclass


@dataclass(frozen=True)
class Sender:
    """One record with its ministry on one day; builds the parts of the letter that stand outside the body."""

    record: Record
    profile: Profile
    on: datetime.date
    reader: MarkupReader

    def head(self) -> Head:
        addressee = self.profile.addressees[self.record.house]
        return Head(
            ministry=self._printed(self.profile.name_on(self.on)),
            return_address=self._printed(self.profile.return_address),
            addressee=self._lines(addressee.lines),
            column=self._column(),
            date=self._date(),
            subject=Labelled(
                self._printed(self.profile.labels.subject), (self._field(self.record.subject, "subject"),)
            ),
        )

    def salutation(self) -> Line:
        if self.record.salutation:
            return self._field(self.record.salutation, "salutation")
        addressee = self.profile.addressees[self.record.house]
        return self._printed(addressee.salutation or self.profile.wording.salutation)

    def closing(self) -> Closing:
        signatories = [
            self._signatory(entry, f"signatories.{index}") for index, entry in enumerate(self.record.signatories)
        ]
        return Closing(
            formula=self._printed(self.profile.wording.closing),
            signatories=tuple(each for each in signatories if each),
            enclosures=self._listed(
                self.profile.labels.enclosures, [each.title for each in self.record.enclosures], "enclosures.{}.title"
            ),
            copies=self._listed(self.profile.labels.copies, [each.to for each in self.record.copies], "copies.{}.to"),
        )

    def pages(self) -> Pages:
        marks = self.profile.pages
        continuation = tuple(filter(None, map(self._continuation, marks.continuation)))
        if self.record.classification:
            self.reader.used.add("classification")
        return Pages(
            number="" if marks.number_on == "never" else marks.number,
            number_on="several" if marks.number_on == "never" else marks.number_on,
            continuation=continuation,
            classification=(self.record.classification or "").upper(),
            draft=marks.draft,
        )

    def _column(self) -> ReferenceColumn:
        unit = self.profile.units.get(self.record.unit or "")
        return ReferenceColumn(
            units=self._lines((unit.name,) if unit else ()),
            subunits=self._lines(unit.subunits if unit else ()),
            address=self._lines(self.profile.address_on(self.record.unit, self.on)),
            references=tuple(self._references()),
            note=self._lines(self.profile.note),
        )

    def _references(self) -> list[Labelled]:
        labels, record = self.profile.labels, self.record
        found = [
            self._labelled(labels.reference, record.reference, "reference"),
            self._labelled(labels.your_reference, record.your_reference, "your_reference"),
        ]
        if record.enclosures:
            count = str(len(record.enclosures))
            found.append(Labelled(self._printed(labels.enclosures), (self._printed(count),)))
        return [each for each in found if each]

    def _continuation(self, name: str) -> Labelled | None:
        if name == "ministry":
            return Labelled(self._printed(self.profile.name_on(self.on)), ())
        if name == "unit":
            unit = self.profile.units.get(self.record.unit or "")
            return Labelled(self._printed(unit.name), ()) if unit else None
        if name == "date":
            return self._date() if self.record.date else None
        return self._labelled(self.profile.labels.reference, self.record.reference, "reference")

    def _date(self) -> Labelled:
        label = self._printed(self.profile.labels.date)
        if not self.record.date:
            return Labelled(label, ())
        return Labelled(label, (self._field(long_date(self.record.date), "date"),))

    def _labelled(self, label: str, value: str | None, field: str) -> Labelled | None:
        return Labelled(self._printed(label), (self._field(value, field),)) if value else None

    def _listed(self, label: str, values: list[str], field: str) -> Labelled | None:
        if not values:
            return None
        lines = tuple(self._field(value, field.format(index)) for index, value in enumerate(values))
        return Labelled(self._printed(label), lines)

    def _signatory(self, entry: SignatoryEntry, field: str) -> Signatory | None:
        office = self.profile.offices.get(entry.office)
        if not office:
            return None
        holder = office.holder_on(self.on)
        full = self.profile.wording.holder_name == "full"
        name = (holder.full if full else holder.initials or holder.full) if holder else ""
        line = self._field(entry.name, f"{field}.name") if entry.name else self._printed(name)
        return Signatory(self._printed(f"{office.title_on(self.on)},"), line)

    def _lines(self, lines: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(self._printed(line) for line in lines if line)

    def _printed(self, text: str) -> Line:
        """Words that the ministry's profile gives."""
        return _printed(text, self.profile.code)

    def _field(self, text: str, field: str) -> Line:
        return self.reader.line(field_words(text, field))


@lru_cache(maxsize=1024)  # most letters of a ministry have the same head
def _printed(text: str, ministry: str) -> Line:
    return (Run(text, origin=Origin(template=f"ministries/{ministry}/profile.yaml")),) if text else ()
