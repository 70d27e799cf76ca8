"""Power cuts: every letter that was reported is there, whole, once, on every disk that a cut could have left."""

import random
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from letters_from_before import Before, new_letter

from briefgen.archive.adding.adding import adding
from briefgen.archive.adding.completing import complete
from briefgen.archive.errors import NotAnArchiveError
from briefgen.archive.facts import annotate, release, reserve, withdraw
from briefgen.archive.files import Files
from briefgen.archive.issuing import take
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.letters import letter_of_hash, letter_of_record, letters, numbers
from briefgen.archive.recovery import recover
from briefgen.archive.store import Enclosure
from briefgen.archive.verify import verify
from briefgen.errors import BriefgenError
from briefgen.extract.limits import digest
from campaigns.making import FAST, NOW, PROGRAM, contents, issue, new_archive, wanted
from campaigns.trace import TracedFiles, lay_out


@dataclass(frozen=True)
class Outcome:
    """How many disks were laid out, and what was lost or wrong on them."""

    images: int
    losses: tuple[str, ...]


def traced_day(folder: Path, *, letters: int, without: Iterable[str] = ()) -> TracedFiles:
    """A day on which everything happens: letters, abandoned letters, reservations, facts, a crash in between."""
    files = TracedFiles(folder / "archive", without=without)
    (folder / "archive").mkdir()
    archive = new_archive(folder / "archive", files=files)
    files.acknowledge("archive")
    enclosure = folder / "rapport.pdf"
    enclosure.write_bytes(b"rapport " * 300)
    for number in range(letters):
        record = f"record-{number}"
        if number % 4 == 1:
            _given_up(archive, record, placed=number % 8 == 1)
        if number % 4 == 2:
            reserved = reserve(archive, wanted(f"later-{number}"), at=NOW)
            files.acknowledge(f"number {reserved.reference}")
            if number % 8 == 2:
                release(archive, "ienw", reserved.reference, reason="not sent", at=NOW)
        enclosed = (Enclosure("rapport.pdf", enclosure),) if number % 3 == 1 else ()
        issued = issue(archive, record, enclosures=enclosed)
        files.acknowledge(f"letter {record} {issued.reference} {issued.seal} {issued.head}")
        files.keep_index(archive.index.connection.serialize())
        if number % 3 == 0:
            annotate(archive, "ienw", issued.reference, {"document": f"2020D{number}"}, at=NOW)
            files.acknowledge(f"fact {issued.reference}")
        if number % 3 == 2:
            _add_batches(archive, files, number)
        if number % 5 == 4:
            withdraw(archive, "ienw", issued.reference, reason="mistake", at=NOW)
            files.acknowledge(f"withdrawn {issued.reference}")
    archive.close()
    return files


def _add_batches(archive: Archive, files: TracedFiles, number: int) -> None:
    """Two batches of letters from before briefgen in one run, the second of which is broken off, and a completion."""
    batch = [Before(reference=f"{number:03}{place}") for place in range(3)]
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        for each in batch:
            run.put(new_letter(each), {})
        for added in run.commit():
            files.acknowledge(f"added {added.sha256} {added.entry}")
        run.put(new_letter(Before(reference=f"{number:03}9")), {})
    complete(archive, [(digest(batch[0].pdf()), {"subject": "Opvang"})], at=NOW)
    files.acknowledge(f"completed {digest(batch[0].pdf())}")


def _given_up(archive: Archive, record: str, *, placed: bool) -> None:
    with take(archive, wanted(f"given-up-{record}"), at=NOW) as taken:
        if placed:
            token = str(taken.number.entry)
            archive.store.put_aside(token, contents(record))
            archive.store.place(token, "ienw/2020/" + taken.reference.replace("/", "%2F"))


def cut_power(files: TracedFiles, *, images: int, seed: int) -> Outcome:
    """Lays out that many disks, lets the next run find each of them, and compares with what was reported."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    losses: list[str] = []
    first = files.acknowledged[0][0]
    for image in range(images):
        moment = dice.randrange(1, files.step + 1) if image % 10 else dice.randrange(1, first + 1)
        with tempfile.TemporaryDirectory(dir=FAST) as folder:
            root = Path(folder) / "archive"
            root.mkdir()
            lay_out(files, moment, root, dice)
            told = [what for step, what in files.acknowledged if step <= moment]
            losses += [f"image {image}, moment {moment}: {each}" for each in losses_on(root, told)]
    return Outcome(images, tuple(losses))


def losses_on(root: Path, told: list[str]) -> list[str]:
    """What was reported and is not there, or is there otherwise, after the next run has cleared up."""
    try:
        archive = open_archive(root, files=Files(durable=False))
        recover(archive, at=NOW)
    except NotAnArchiveError as error:
        return [error.message] if told else _begin_again(root)
    except BriefgenError as error:
        return [error.message]
    try:
        return [*_missing(archive, told), *_goes_on(archive, told)]
    except (BriefgenError, OSError) as error:
        return [f"unreadable: {error}"]
    finally:
        archive.close()


def _begin_again(root: Path) -> list[str]:
    """A cut while the archive was being made leaves a folder in which it can be made again."""
    try:
        archive = new_archive(root, files=Files(durable=False))
        issue(archive, "after")
    except BriefgenError as error:
        return [error.message]
    archive.close()
    return [str(each) for each in verify(root).findings]


def _missing(archive: Archive, told: list[str]) -> list[str]:
    found = [f"verify: {each}" for each in verify(archive.root).findings]
    issued = {each.record: each for each in letters(archive)}
    taken = {each.reference for each in numbers(archive)}
    for what in told:
        kind, *words = what.split(" ")
        if kind == "letter":
            letter = issued.get(words[0])
            if letter is None or (letter.reference, letter.seal) != (words[1], words[2]):
                found.append(f"lost {what}")
            elif archive.store.read(letter.path, "letter.pdf") != contents(words[0]).files["letter.pdf"]:
                found.append(f"changed {what}")
        elif kind == "number" and words[0] not in taken:
            found.append(f"lost {what}")
        elif kind == "added":
            found += _missing_added(archive, words[0], entry=int(words[1]))
    entries = [
        (entry.what, entry.fields.get(name)) for entry in archive.log.entries() for name in ("reference", "sha256")
    ]
    for what in told:
        kind, *words = what.split(" ")
        wanted_entry = {"fact": "annotated", "withdrawn": "withdrawn", "completed": "completed"}.get(kind)
        if wanted_entry and (wanted_entry, words[0]) not in entries:
            found.append(f"lost {what}")
    return found


def _missing_added(archive: Archive, sha256: str, *, entry: int) -> list[str]:
    """What is wrong with a letter from before briefgen that was reported."""
    letter = letter_of_hash(archive, sha256)
    if letter is None or letter.entry != entry:
        return [f"lost added {sha256}"]
    data = archive.store.read(letter.path, "original.pdf")
    return [] if digest(data) == sha256 else [f"changed added {sha256}"]


def _goes_on(archive: Archive, told: list[str]) -> list[str]:
    """The next letter gets a number that nobody was told of, and a repeated issue does not issue twice."""
    known = {word for what in told for word in what.split(" ") if "/" in word}
    issued = issue(archive, "after")
    found = [f"{issued.reference} handed out twice"] if issued.reference in known else []
    for what in [each for each in told if each.startswith("letter ")][-1:]:
        record = what.split(" ")[1]
        letter = letter_of_record(archive, "ienw", record)
        with_same = [each for each in letters(archive) if each.record == record]
        if letter is None or len(with_same) != 1:
            found.append(f"not once: {what}")
    return [*found, *(f"afterwards: {each}" for each in verify(archive.root).findings)]


def run_power(*, images: int, seed: int = 1, letters: int = 12, without: Iterable[str] = ()) -> Outcome:
    """One day, and that many cut-off disks of it."""
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        files = traced_day(Path(folder), letters=letters, without=without)
        shutil.rmtree(files.root)
        return cut_power(files, images=images, seed=seed)


# Every kind of sync that there is, left out alone, and all of them.
WEAKER = {
    "no sync of files": ("content of files",),
    "no sync of the log's lines": ("content of log",),
    "no sync of the log's head": ("content of heads",),
    "no sync of the names of a letter's files": ("names in .tmp",),
    "no sync of the names of letters": ("names in year",),
    "no sync of the names of years": ("names in ministry",),
    "no sync of the names of ministries": ("names in root",),
    "no sync of the names of objects": ("names in objects",),
    "no sync of the names of the log's files": ("names in log",),
    "no sync of batches": ("batches",),
    "no sync of any name": ("names",),
    "no sync at all": ("content", "names"),
}
