"""What keeping a letter costs, as the README says it: syncs and bytes."""

from pathlib import Path

from bench.keeping import CountingFiles, issue_letters
from campaigns.making import NOW, issue, new_archive, wanted

from briefgen.archive.facts import annotate, reserve
from briefgen.archive.files import Files


def test_a_letter_takes_thirteen_syncs_a_number_or_a_fact_two(tmp_path: Path):
    files = CountingFiles(durable=False)
    archive = new_archive(tmp_path / "archive", files=files)
    issue(archive, "first")
    counts = []
    for act in (
        lambda: issue(archive, "second"),
        lambda: reserve(archive, wanted("third"), at=NOW),
        lambda: annotate(archive, "ienw", "IENW/BSK-2020/000001", {"document": "2020D46511"}, at=NOW),
    ):
        before = files.syncs
        act()
        counts.append(files.syncs - before)
    assert counts == [13, 2, 2]


def test_the_index_takes_less_than_six_kilobytes_for_each_further_letter(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=Files(durable=False))
    sizes = []
    for first in (0, 200):
        issue_letters(archive, 200, first=first)
        archive.close()
        sizes.append(sum(path.stat().st_size for path in (archive.root / "index").iterdir()))
    assert (sizes[1] - sizes[0]) / 200 < 6000
