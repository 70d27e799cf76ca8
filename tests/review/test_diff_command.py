"""`briefgen diff`: its exit statuses, its forms, its sides, and what it refuses."""

import json
import subprocess

import pytest
from command_line import SEED, briefgen
from composing import first_record, meeting
from needs import need_module
from sample_letters import seed_letter

from briefgen.letter.json_format import letter_to_json
from briefgen.review.json_format import review_schema

OLD = SEED.read_text(encoding="utf-8")
NEW = OLD.replace("februari 2021", "maart 2021").replace("gemeentelijke", "stedelijke")
FORMS = ("term", "html", "docx", "json", "md")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_what_changed_is_told_by_meaning_and_by_words(folder):
    ran = briefgen("diff", "old.yaml", "new.yaml", folder=folder)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "--- old.yaml",
        "+++ new.yaml",
        "",
        "By meaning",
        "~ meeting: delegation changed from gemeentelijke to stedelijke",
        "~ topic 1, follow-up: due moved from februari 2021 to maart 2021",
        "",
        "By words",
        "@@ body @@",
        "  1. wording: replaced",
        "~ De terugkoppeling ontvangt u hierbij. De [-gemeentelijke-]{+stedelijke+} delegatie in het overleg bestond "
        "uit de…",
        "  2. substantive: replaced",
        "~ …verder worden verkend en voorbereid. In [-februari 2021-]{+maart 2021+} zal hier vervolgens op basis van"
        " de…",
        "",
        "1 substantive, 1 wording",
    ]


def test_the_same_record_is_the_same_and_that_is_said(folder):
    ran = briefgen("diff", "old.yaml", "old.yaml", folder=folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "No differences were found."


def test_stat_is_a_line_for_each_part(folder):
    ran = briefgen("diff", "old.yaml", "new.yaml", "--stat", folder=folder)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "by meaning | 2 (1 substantive, 1 wording) ~~",
        "body       | 2 (1 substantive, 1 wording) ~~",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_exit_statuses_of_diff(folder, form):
    place = ("-o", f"out.{form}")
    assert briefgen("diff", "old.yaml", "old.yaml", "--to", form, *place, folder=folder).status == 0
    assert briefgen("diff", "old.yaml", "new.yaml", "--to", form, *place, folder=folder).status == 1
    assert briefgen("diff", "old.yaml", "none.yaml", "--to", form, *place, folder=folder).status == 2


@pytest.mark.parametrize("form", [each for each in FORMS if each != "term"])
def test_the_suffix_of_the_file_names_the_form(folder, form):
    ran = briefgen("diff", "old.yaml", "new.yaml", "-o", f"review.{form}", folder=folder)
    assert (ran.status, ran.out, ran.err) == (1, "", f"Written: review.{form}\n")
    start = {"html": b"<!DOCTYPE html>", "docx": b"PK", "json": b"{", "md": b"# From"}[form]
    assert (folder / f"review.{form}").read_bytes().startswith(start)


@pytest.mark.parametrize("form", [each for each in FORMS if each != "term"])
def test_the_same_two_give_the_same_bytes(folder, form):
    args = ("diff", "old.yaml", "new.yaml", "--to", form, "--date", "2021-01-01")
    assert briefgen(*args, folder=folder).data == briefgen(*args, folder=folder).data


def test_colours_only_repeat_the_signs(folder):
    plain = briefgen("diff", "old.yaml", "new.yaml", folder=folder, terminal=True, environment={"NO_COLOR": "1"}).out
    coloured = briefgen("diff", "old.yaml", "new.yaml", folder=folder, terminal=True).out
    assert "\x1b" not in plain
    assert "\x1b[32m{+maart 2021+}\x1b[0m" in coloured
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_json_is_as_its_schema_says(folder):
    jsonschema = need_module("jsonschema")
    for pair in (("old.yaml", "new.yaml"), ("old.yaml", "old.yaml"), ("new.yaml", "letter.json")):
        (folder / "letter.json").write_text(letter_to_json(seed_letter()), encoding="utf-8")
        found = json.loads(briefgen("diff", *pair, "--to", "json", folder=folder).out)
        jsonschema.Draft202012Validator.check_schema(review_schema())
        jsonschema.validate(found, review_schema())
        assert found["format"] == 1


def test_json_has_both_kinds_of_differences(folder):
    found = json.loads(briefgen("diff", "old.yaml", "new.yaml", "--to", "json", folder=folder).out)
    assert [each["text"] for each in found["differences"]] == [
        "meeting: delegation changed from gemeentelijke to stedelijke",
        "topic 1, follow-up: due moved from februari 2021 to maart 2021",
    ]
    assert [(each["kind"], each["old"], each["new"]) for each in found["changes"]] == [
        ("replaced", "gemeentelijke", "stedelijke"),
        ("replaced", "februari 2021", "maart 2021"),
    ]
    assert found["count"] == {"substantive": 1, "wording": 1, "layout": 0}
    assert found["same"] is False


def test_a_record_and_its_letter_in_any_format_say_the_same(folder):
    for kind in ("docx", "pdf", "html", "md", "json"):
        briefgen("render", "old.yaml", "--to", kind, "-o", f"letter.{kind}", folder=folder)
        ran = briefgen("diff", "old.yaml", f"letter.{kind}", folder=folder)
        assert (ran.status, ran.err) == (0, ""), ran.out
        assert ("Not compared: " in ran.out) == (kind != "json")
        assert briefgen("diff", f"letter.{kind}", "new.yaml", folder=folder).status == 1


def test_a_letter_without_record_is_compared_by_words_only(folder):
    (folder / "letter.json").write_text(letter_to_json(seed_letter()), encoding="utf-8")
    found = json.loads(briefgen("diff", "letter.json", "new.yaml", "--to", "json", folder=folder).out)
    assert found["differences"] is None
    assert len(found["changes"]) == 2


def test_a_record_that_makes_no_letter_is_compared_by_meaning_and_the_rest_is_said(folder):
    (folder / "new.yaml").write_text(NEW.replace("ministry: jenv", "ministry: nope"), encoding="utf-8")
    ran = briefgen("diff", "old.yaml", "new.yaml", folder=folder)
    assert ran.status == 1
    assert "~ ministry changed from jenv to nope" in ran.out
    assert "Not compared: new.yaml: the words: no letter can be made of this record." in ran.out


def test_a_record_with_mistakes_cannot_be_compared_and_they_are_shown(folder):
    (folder / "new.yaml").write_text(NEW.replace("date: 2020-11-04", "date: 2020-11-31"), encoding="utf-8")
    ran = briefgen("diff", "old.yaml", "new.yaml", folder=folder)
    assert (ran.status, ran.out) == (2, "")
    assert "new.yaml is not a record that can be compared." in ran.err
    assert "new.yaml:24:11: error R107" in ran.err


def git(folder, *args: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)


def test_a_revision_in_git_is_a_side(folder):
    git(folder, "init", "-q")
    (folder / "letters").mkdir()
    record = folder / "letters" / "x.yaml"
    record.write_text(OLD, encoding="utf-8")
    git(folder, "add", "letters")
    git(folder, "commit", "-qm", "one")
    record.write_text(NEW, encoding="utf-8")
    git(folder, "commit", "-qam", "two")
    ran = briefgen("diff", "HEAD~1:letters/x.yaml", "letters/x.yaml", folder=folder)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith("--- HEAD~1:letters/x.yaml\n+++ letters/x.yaml\n")
    assert "due moved from februari 2021 to maart 2021" in ran.out
    assert briefgen("diff", "HEAD:./x.yaml", "x.yaml", folder=folder / "letters").status == 0
    gone = briefgen("diff", "HEAD~7:letters/x.yaml", "letters/x.yaml", folder=folder)
    assert (gone.status, gone.out) == (2, "")
    assert "git has no file HEAD~7:letters/x.yaml here." in gone.err


REFUSED = {
    "nothing there": ("none.yaml", "none.yaml is no file, no revision in git"),
    "a reference": (
        "3090253",
        "3090253 is no file, no revision in git, and no letter that can be found in an archive.",
    ),
    "a folder": (".", ". is a folder; two files are compared."),
    "an unknown suffix": ("x.txt", "x.txt: what this is cannot be told from its name."),
    "what git has for a file that is not there": ("/dev/null", "/dev/null is empty"),
    "no letter in the JSON": ("x.json", "x.json: This is not a letter in JSON"),
    "no Word document": ("x.docx", "x.docx is not a Word document."),
    "no PDF": ("x.pdf", "x.pdf is damaged, or no PDF."),
    "no text": ("x.md", "x.md is not UTF-8 text."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_compared_is_refused_with_status_two(folder, name):
    side, message = REFUSED[name]
    for file, data in (("x.txt", b"x"), ("x.json", b"{}"), ("x.docx", b"x"), ("x.pdf", b"x"), ("x.md", b"\xff")):
        (folder / file).write_bytes(data)
    for sides in ((side, "old.yaml"), ("old.yaml", side)):
        ran = briefgen("diff", *sides, folder=folder)
        assert (ran.status, ran.out) == (2, "")
        assert message in ran.err


def test_a_dash_is_no_revision(folder):
    ran = briefgen("diff", "--", "-x:y.yaml", "old.yaml", folder=folder)
    assert ran.status == 2
    assert "-x:y.yaml is no file" in ran.err


def test_no_side_is_overwritten(folder):
    ran = briefgen("diff", "old.yaml", "new.yaml", "--to", "md", "-o", "new.yaml", folder=folder)
    assert ran.status == 2
    assert "is one of the two that are compared" in ran.err
    assert (folder / "new.yaml").read_text(encoding="utf-8") == NEW


def test_a_file_that_is_not_ours_is_overwritten_with_force_only(folder):
    (folder / "review.md").write_text("mine", encoding="utf-8")
    args = ("diff", "old.yaml", "new.yaml", "-o", "review.md")
    assert briefgen(*args, folder=folder).status == 3
    assert (folder / "review.md").read_text(encoding="utf-8") == "mine"
    assert briefgen(*args, "--force", folder=folder).status == 1
    assert briefgen(*args, folder=folder).status == 1


def test_pdf_and_html_cannot_be_shown_with_tracked_changes(folder):
    (folder / "x.html").write_text("<p>x", encoding="utf-8")
    ran = briefgen("diff", "old.yaml", "x.html", "-o", "x.docx", folder=folder)
    assert (ran.status, (folder / "x.docx").exists()) == (2, False)
    assert "x.html cannot be shown with tracked changes" in ran.err


def test_tracked_changes_of_a_word_document_want_a_choice(folder):
    briefgen("diff", "old.yaml", "new.yaml", "-o", "marked.docx", "--author", "A. de Vries", folder=folder)
    ran = briefgen("diff", "old.yaml", "marked.docx", folder=folder)
    assert ran.status == 2
    assert "marked.docx has tracked changes of its own." in ran.err
    assert briefgen("diff", "old.yaml", "marked.docx", "--tracked", "reject", folder=folder).status == 0
    assert briefgen("diff", "new.yaml", "marked.docx", "--tracked", "accept", folder=folder).status == 0
    assert briefgen("diff", "old.yaml", "marked.docx", "--tracked", "accept", folder=folder).status == 1


def test_tracked_changes_bear_the_author_and_the_day_that_were_given(folder):
    import io
    import zipfile

    args = ("diff", "old.yaml", "new.yaml", "--to", "docx", "--author", "A. de Vries", "--date", "2021-01-05")
    data = briefgen(*args, folder=folder).data
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert 'w:author="A. de Vries"' in document
    assert 'w:date="2021-01-05T00:00:00Z"' in document


def test_stat_has_no_other_form(folder):
    ran = briefgen("diff", "old.yaml", "new.yaml", "--stat", "--to", "json", folder=folder)
    assert (ran.status, ran.out) == (2, "")


def test_hostile_text_cannot_steer_the_terminal(folder):
    (folder / "x.html").write_text("<p>gewone woorden \u202e\x1b[31mrood\x07</p>", encoding="utf-8")
    (folder / "y.html").write_text("<p>gewone woorden</p>", encoding="utf-8")
    ran = briefgen("diff", "y.html", "x.html", folder=folder)
    assert ran.status == 1
    assert not set(ran.out) & set("\x1b\x07\u202e")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_review_speaks_the_language_of_the_user(folder, language):
    ran = briefgen("--lang", language, "diff", "old.yaml", "new.yaml", folder=folder)
    assert ("due moved from februari 2021" in ran.out) == (language == "en")
    assert ("due verschoven van februari 2021" in ran.out) == (language == "nl")


def test_markdown_shows_what_the_words_are_and_reads_as_markdown(folder):
    def edit(record):
        meeting(record)["remark"] = "Een *ster*, een `streep`, <b>een</b> | en [een](haak)."

    (folder / "new.yaml").write_text(first_record(edit), encoding="utf-8")
    (folder / "old.yaml").write_text(first_record(), encoding="utf-8")
    out = briefgen("diff", "old.yaml", "new.yaml", "--to", "md", folder=folder).out
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark").render(out)
    assert "Een *ster*, een `streep`, &lt;b&gt;een&lt;/b&gt; | en [een](haak)." in page
    assert page.count("<h1>") == 1


def test_an_archive_is_asked_for_what_is_no_file(folder):
    import datetime

    from briefgen.folders import TemplateFolders
    from briefgen.workflow.drafts import Reader

    letters = {"3090253": seed_letter()}
    reader = Reader(TemplateFolders.standard(), datetime.date(2020, 11, 17), folder, archive=letters.get)
    assert reader.draft("3090253").letter == seed_letter()
