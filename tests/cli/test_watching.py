"""`--watch`, with pauses that are the test's own."""

import shutil
from pathlib import Path

import pytest
from command_line import SEED

from briefgen.cli.rendering import watched, watching
from briefgen.errors import BriefgenError, ExitStatus
from briefgen.settings import Settings


def test_what_is_refused_in_one_round_is_tried_in_the_next(tmp_path, capsys):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    rounds = []

    def once() -> int:
        rounds.append(path.read_text())
        if len(rounds) == 1:
            raise BriefgenError("not now")
        return ExitStatus.DONE

    steps = iter([lambda: path.write_text("longer"), None])

    def pause() -> bool:
        step = next(steps)
        if step:
            step()
        return step is not None

    assert watching(once, lambda: iter([path]), pause=pause) == ExitStatus.DONE
    assert rounds == ["one", "longer"]
    assert "Error: not now" in capsys.readouterr().err


def test_records_and_all_templates_are_watched(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(SEED, tmp_path / "a.yaml")
    own = tmp_path / "own" / "kinds" / "mine"
    own.mkdir(parents=True)
    (own / "letter.md").write_text("x")
    found = set(watched(["."], Settings(templates=(tmp_path / "own",))))
    assert {Path("a.yaml"), own / "letter.md"} <= found
    assert any(path.name == "profile.yaml" for path in found)


def test_a_folder_that_is_empty_for_now_is_watched_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert not any(path.suffix == ".yml" for path in watched(["."], Settings()))


@pytest.mark.parametrize("change", ["template", "record"])
def test_the_letter_follows_a_change(tmp_path, monkeypatch, change):
    import datetime

    from briefgen.cli.rendering import render

    monkeypatch.chdir(tmp_path)
    shutil.copy(SEED, tmp_path / "a.yaml")
    own = tmp_path / "own" / "kinds" / "meeting-report"
    packaged = Settings(templates=(tmp_path / "own",), cache=tmp_path)
    own.mkdir(parents=True)
    from briefgen.folders import packaged_folder

    for each in (packaged_folder() / "kinds" / "meeting-report").iterdir():
        shutil.copy(each, own / each.name)

    def once() -> int:
        return render(["a.yaml"], "a.md", packaged, asked=(), force=False, date=datetime.date(2026, 1, 1))

    def edit() -> None:
        path = own / "letter.md" if change == "template" else tmp_path / "a.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text + "\nNog dit.\n" if change == "template" else text.replace("constructief", "open"))

    steps = iter([edit, None])

    def pause() -> bool:
        step = next(steps)
        if step:
            step()
        return step is not None

    assert watching(once, lambda: watched(["a.yaml"], packaged), pause=pause) == 0
    letter = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert ("Nog dit." if change == "template" else "verliep open") in letter
