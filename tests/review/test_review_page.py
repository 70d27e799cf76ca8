"""The page on which a review is read: one file, both views, links that lead somewhere, usable by everybody."""

import re
from html.parser import HTMLParser

import axe
import composing
import nu
import pytest
from composing import LONG, meeting
from hostile_text import HOSTILE_LINES
from letter_parts import paragraph
from sample_letters import everything_letter, hostile_letter, seed_letter

from briefgen.language import speaking
from briefgen.record.reading import read_record
from briefgen.review.pages.page import page
from briefgen.review.review import Draft, review
from briefgen.values import replace


def draft(letter, name="a.yaml", record=None) -> Draft:
    return Draft(name, "record" if record else "letter", record, letter, None, {"subject": 3} if record else {})


class Lines(dict):
    def __missing__(self, key):
        return 7


def of_records(*changes) -> str:
    old, new = composing.reading(), composing.reading(*changes)
    sides = [
        Draft(name, "record", read.record, composing.composed_of(read).letter, None, Lines())
        for name, read in (("old.yaml", old), ("new.yaml", new))
    ]
    return page(review(*sides))


def edited(record):
    meeting(record)["topics"][0]["follow_up"]["due"] = "maart 2021"
    meeting(record)["participants"].insert(2, {"id": "breda", "role": "wethouder", "place": "Breda"})
    meeting(record)["atmosphere"] = "prettig"
    record["subject"] = "Overleg <b>LVV</b> & meer"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        if tag in ("ins", "del"):
            self.marks.append((tag, values.get("data-change", "")))
        self.outside += [values[name] for name in ("src", "href") if values.get(name) and values[name][0] != "#"]


PAGES = {
    "records": lambda: of_records(edited),
    "the same": of_records,
    "letters without anything in common": lambda: page(review(draft(seed_letter()), draft(everything_letter()))),
    "hostile text": lambda: page(review(draft(seed_letter()), draft(hostile_letter(), name="<b>\"'&\u202e.json"))),
    "a long letter": lambda: page(review(draft(_long()), draft(_long(edited=True)))),
}


def _long(*, edited=False):
    letter = composing.composed_of(read_record(LONG)).letter
    body = letter.body
    return replace(letter, body=(body[1], body[0], *body[3:], paragraph("Nieuw."))) if edited else letter


each_page = pytest.mark.parametrize("name", PAGES)


def test_the_pages_are_clean_html(tmp_path):
    files = []
    for name, make in PAGES.items():
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(make(), encoding="utf-8")
    # The words of a letter stay as they were typed, also where their accents stand apart.
    assert [each for each in nu.findings(*files) if "Unicode Normalization Form C" not in each] == []


@pytest.mark.parametrize(
    ("name", "view"),
    [("records", "inline"), ("records", "side"), ("hostile text", "inline"), ("a long letter", "side")],
)
def test_the_page_keeps_nobody_out(name, view):
    text = PAGES[name]()
    if view == "side":
        text = text.replace('id="view-inline" checked', 'id="view-inline"')
        text = text.replace('id="view-side"', 'id="view-side" checked')
    assert axe.violations(text.encode()) == []


@each_page
def test_links_lead_to_places_and_every_place_is_there_once(name):
    read = Page(PAGES[name]())
    assert len(read.ids) == len(set(read.ids))
    assert set(read.targets) <= set(read.ids)


@each_page
def test_the_page_needs_nothing_else(name):
    assert Page(PAGES[name]()).outside == []


def test_every_change_is_marked_in_both_views_and_listed():
    text = of_records(edited)
    numbers = {number for _tag, number in Page(text).marks}
    listed = set(re.findall(r'<li value="(\d+)">', text))
    assert numbers == listed
    assert text.count('data-change="1"') >= 2


def test_what_is_marked_is_said_and_not_only_coloured():
    text = of_records(edited)
    assert text.count("<ins") == text.count('<span class="said">added: </span>')
    assert text.count("<del") == text.count('<span class="said">removed: </span>')


def test_changes_are_listed_by_kind():
    text = of_records(edited)
    assert text.index("Substantive: ") < text.index("Wording: ")


def test_a_sentence_leads_to_its_field_its_line_and_the_line_of_the_template():
    text = of_records(edited)
    assert "new.yaml:7 <code>meetings.0.topics.0.follow_up.due</code>" in text
    assert re.search(r"<code>shared/agreements\.md:\d+</code>", text)


def test_a_difference_by_meaning_leads_to_the_text_and_back():
    text = of_records(edited)
    difference = re.search(r'<li id="(d\d+)">topic 1, follow-up: due moved .*?<a href="#(p\d+)">', text)
    assert difference is not None
    passage = text[text.index(f'id="{difference[2]}"') :]
    assert "maart 2021" in passage[:3000]
    assert f'<a href="#{difference[1]}">' in passage


def test_both_places_of_a_move_lead_to_each_other():
    text = PAGES["a long letter"]()
    away, here = (re.search(rf'<a href="#(p\d+)">{words}</a>', text) for words in ("moved away.*?", "moved to here.*?"))
    assert away is not None
    assert here is not None
    assert text.index(f'id="{here[1]}"') < away.start()
    assert text.index(f'id="{away[1]}"') < here.start()


def test_the_page_speaks_the_language_of_the_user_and_the_letter_its_own():
    with speaking("nl"):
        text = of_records(edited)
    assert '<html lang="nl">' in text
    assert "Van old.yaml naar new.yaml" in text
    assert 'lang="nl-NL"' in text


def test_hostile_text_is_text():
    old = replace(seed_letter(), body=())
    text = page(review(draft(old), draft(replace(old, body=tuple(map(paragraph, HOSTILE_LINES))))))
    assert "<script>alert" not in text
    assert text.count("<script") == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_only_the_page_s_own_script_may_run():
    text = of_records(edited)
    nonce = re.search(r"script-src 'nonce-([^']+)'", text)
    assert nonce is not None
    assert re.findall(r"<script([^>]*)>", text) == [f' nonce="{nonce[1]}"']


def test_the_same_review_gives_the_same_page():
    assert of_records(edited) == of_records(edited)
