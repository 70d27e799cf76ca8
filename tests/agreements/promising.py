"""Letters that promise, made up: as values, and as an archive of sealed records."""

import datetime
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from campaigns.making import NOW, PROGRAM, new_archive

from briefgen.archive.facts import withdraw
from briefgen.archive.files import Files
from briefgen.archive.issuing import Sealing, take
from briefgen.archive.keeping import Archive
from briefgen.archive.promises.values import PromisingLetter
from briefgen.archive.store import REQUIRED, Contents
from briefgen.archive.taking import Wanted
from briefgen.record.promise_names import PromiseName, read_name
from briefgen.record.promises import Made, Status, Told

FAST = Files(durable=False)
DAY = datetime.date(2020, 11, 17)


def letter(entry: int, *made: Made, told: Iterable[Told] = (), **fields: Any) -> PromisingLetter:
    """A letter of jenv with this number in the log, which is its reference too."""
    known = {"ministry": "jenv", "reference": str(entry), "date": DAY, "subject": f"Brief {entry}"}
    return PromisingLetter(entry, **{**known, **fields}, made=made, told=tuple(told))


def agreement(id_: str, *, due: str = "", owner: str = "collective") -> Made:
    return Made(id_, "agreement", f"dat {id_} wordt bezien", "het vervolg", DAY, owner, due=due)


def commitment(id_: str, *, number: str = "", status: Status = "open", due: str = "", earlier: str = "") -> Made:
    return Made(
        id_, "commitment", f"{id_} sturen", owner="jenv", number=number, status=status, due=due,
        earlier=read_name(earlier),
    )  # fmt: skip


def tells(promise: str, status: Status = "fulfilled", *, due: str = "", how: str = "") -> Told:
    name = read_name(promise)
    assert name is not None
    return Told(name, status, due, how)


def record(reference: str, **fields: Any) -> str:
    """A record that promises nothing but what is given."""
    meetings = fields.pop("meetings", [])
    content = {
        "schema": 1,
        "id": f"record-{reference.lower()}",
        "kind": "meeting-report",
        "ministry": "jenv",
        "reference": reference,
        "date": DAY.isoformat(),
        "subject": f"Brief {reference}",
        "meetings": meetings,
    }
    return yaml.safe_dump({**content, **fields}, allow_unicode=True, sort_keys=False, width=1000)


def meeting(*agreements: dict[str, Any], **topic: Any) -> dict[str, Any]:
    topics = [{"id": "vervolg", "title": "het vervolg", "agreements": list(agreements), **topic}]
    return {"id": "overleg", "name": "het overleg", "date": "2020-11-04", "topics": topics}


def seal(
    archive: Archive,
    reference: str,
    text: str,
    *,
    replaces: str = "",
    date: datetime.date = DAY,
    ministry: str = "jenv",
) -> None:
    """Issues files with the names of a letter's beside this record."""
    files = {**{name: f"{name} van {reference}\n".encode() for name in REQUIRED}, "record.yaml": text.encode()}
    wanted = Wanted(ministry, f"record-{reference.lower()}", date.year, reference=reference)
    sealing = Sealing(date, "meeting-report", f"Brief {reference}", PROGRAM, replaces=replaces)
    with take(archive, wanted, at=NOW) as taken:
        taken.issue(Contents(files, (), {}), sealing, at=NOW)


DUES = ("", "1 maart 2021", "februari 2021", "eerste helft van 2023", "voor het zomerreces", "na de evaluatie", "2021")


def generated(folder: Path, *, letters: int = 36, seed: int = 4) -> tuple[Archive, set[PromiseName]]:
    """An archive of letters that promise, repeat, settle, replace and withdraw; and every promise as it was first made.

    Every fifth letter replaces the one before it and has its promises by the same ids; every seventh is withdrawn.
    """
    chance = random.Random(seed)  # noqa: S311 - letters for a test
    archive = new_archive(folder, files=FAST)
    made: set[PromiseName] = set()
    open_names: list[PromiseName] = []
    before: list[dict[str, Any]] = []
    for number in range(letters):
        reference = str(3_000_000 + number)
        replaces = str(3_000_000 + number - 1) if number % 5 == 4 else ""
        agreements = before if replaces else _agreements(chance, number)
        names = [PromiseName("jenv", reference, each["id"]) for each in agreements]
        made |= set() if replaces else set(names)
        fulfils = _fulfils(chance, open_names)
        date = DAY + datetime.timedelta(days=7 * number)
        text = record(reference, meetings=[meeting(*agreements)], fulfils=fulfils, date=date.isoformat())
        seal(archive, reference, text, replaces=replaces, date=date)
        open_names += names
        before = agreements
    for number in range(6, letters, 7):
        if number % 5 != 3:  # the letter that was replaced cannot be withdrawn
            withdraw(archive, "jenv", str(3_000_000 + number), reason="vergissing", at=NOW)
    return archive, made


def _agreements(chance: random.Random, number: int) -> list[dict[str, Any]]:
    owners = ("collective", "VNG", "gemeente Utrecht", "het ministerie")
    return [
        {"id": f"afspraak-{n}", "that": f"punt {number}.{n} wordt bezien", "owner": chance.choice(owners)}
        | ({"due": due} if (due := chance.choice(DUES)) else {})
        for n in range(chance.randint(0, 4))
    ]


def _fulfils(chance: random.Random, names: list[PromiseName]) -> list[dict[str, str]]:
    chosen = chance.sample(names, min(len(names), chance.randint(0, 2)))
    return [{"promise": str(name), "status": chance.choice(("fulfilled", "partly", "lapsed"))} for name in chosen]
