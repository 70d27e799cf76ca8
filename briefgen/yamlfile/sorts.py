"""What a YAML file is, so that what is said of it fits: a record, a profile, a kind of letter, a house style…"""

from typing import Final

from briefgen.language import N_
from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of file: the hints for one without anything in it and for one without fields, to be translated."""

    empty: str
    no_fields: str


RECORD: Final = Sort(
    N_("Begin with `briefgen new`, which gives a record to fill in."),
    N_("A record begins with `schema: 1`, and has a field with a colon on each line."),
)
PROFILE: Final = Sort(
    N_("A ministry's profile needs at least its code, names and offices: copy one with `briefgen templates copy`."),
    N_("A ministry's profile begins with its code, as in `code: ienw`, and has each field with a colon."),
)
KIND: Final = Sort(
    N_("A kind of letter needs at least a title: copy one with `briefgen templates copy`."),
    N_("A kind of letter begins with its title, as in `title: {en: Letter}`, and has each field with a colon."),
)
HOUSE_STYLE: Final = Sort(
    N_("Begin with a copy of a house style that comes with briefgen, and change what has to look otherwise."),
    N_("A house style begins with its name, as in `name: rijksoverheid`, and has each field with a colon."),
)
CALENDAR: Final = Sort(
    N_("Write `recesses: []` where no recess is known."),
    N_("Below `recesses:` stand lines like `- {name: zomerreces, first: 2030-07-05, last: 2030-09-02}`."),
)
META: Final = Sort(
    N_("Write what holds for all letters, as in `ministry: ienw`, and what holds for one under `letters:`."),
    N_("A file of --meta has each field with a colon, as in `ministry: ienw`."),
)
