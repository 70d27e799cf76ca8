"""Watching files, with a pause that is the test's own."""

import os

from briefgen.folders import TemplateFolders
from briefgen.workflow.watch import rounds, stamps, templates_of


def watched(path, changes):
    """How many rounds there are when these changes are made, one in each pause."""
    steps = iter(changes)

    def pause() -> bool:
        step = next(steps, None)
        if step:
            step()
        return step is not None

    return sum(1 for _round in rounds(lambda: [path], pause=pause))


def test_there_is_a_round_at_the_start(tmp_path):
    assert watched(tmp_path / "a.yaml", []) == 1


def test_a_changed_size_makes_a_round(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    assert watched(path, [lambda: path.write_text("longer")]) == 2


def test_a_changed_time_makes_a_round(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    assert watched(path, [lambda: os.utime(path, ns=(1, 1))]) == 2


def test_a_file_put_in_its_place_makes_a_round(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    os.utime(path, ns=(1, 1))

    def replace():
        (tmp_path / "new").write_text("two")
        os.utime(tmp_path / "new", ns=(1, 1))
        (tmp_path / "new").replace(path)

    assert watched(path, [replace]) == 2


def test_a_file_that_comes_or_goes_makes_a_round(tmp_path):
    path = tmp_path / "a.yaml"
    assert watched(path, [lambda: path.write_text("one"), path.unlink]) == 3


def test_no_change_makes_no_round(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    assert watched(path, [path.read_text, lambda: stamps([path])]) == 1


def test_a_change_during_a_rounds_work_makes_another_round(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    pauses = iter([True, True, False])
    found = 0
    for _round in rounds(lambda: [path], pause=lambda: next(pauses)):
        found += 1
        if found == 1:
            path.write_text("changed while the first round worked")
    assert found == 2


def test_every_file_of_the_template_folders_is_watched(tmp_path):
    own = tmp_path / "own" / "kinds" / "mine"
    own.mkdir(parents=True)
    (own / "letter.md").write_text("x")
    folders = TemplateFolders.standard(tmp_path / "own")
    found = set(templates_of(folders))
    assert own / "letter.md" in found
    assert folders.packaged / "kinds" / "meeting-report" / "letter.md" in found
    assert folders.packaged / "house-style" / "rijksoverheid.yaml" in found
