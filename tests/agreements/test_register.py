"""Each promise stands in the register once, and as the last letter that holds says."""

import datetime

import pytest
from agreements.promising import agreement, commitment, generated, letter, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.archive.promises.letters import promising_letters
from briefgen.archive.promises.register import register
from briefgen.archive.promises.values import Promise, PromisingLetter, Register
from briefgen.dutch.calendar import Calendar, Recess
from briefgen.record.promise_names import PromiseName

SUMMER = Calendar.of([Recess("zomerreces", datetime.date(2021, 7, 9), datetime.date(2021, 9, 6))])
ONE = agreement("een", due="1 maart 2021")


def registered(*letters: PromisingLetter) -> dict[str, Promise]:
    return {str(each.name): each for each in register(letters, calendar=SUMMER).promises}


def only(*letters: PromisingLetter) -> Promise:
    (promise,) = registered(*letters).values()
    return promise


def test_a_promise_is_open_until_a_later_letter_names_it() -> None:
    assert only(letter(1, ONE)).status == "open"
    promise = only(letter(1, ONE), letter(2, told=[tells("jenv/1#een", how="Bij brief.")]))
    assert (promise.status, promise.settled_by.letter.reference, promise.settled_by.how) == (
        "fulfilled",
        "2",
        "Bij brief.",
    )


@pytest.mark.parametrize("reference", ["ienw/BSK-2020/1", "IENW/BSK-2020/1", "IENW / BSK-2020 / l"])
def test_a_promise_is_found_however_its_reference_is_spelled(reference: str) -> None:
    made = letter(1, ONE, ministry="ienw", reference="IENW/BSK-2020/1")
    assert only(made, letter(2, told=[tells(f"ienw/{reference}#een")])).is_settled


def test_a_letter_can_settle_a_promise_of_another_ministry() -> None:
    assert only(letter(1, ONE), letter(2, ministry="aenm", told=[tells("jenv/1#een")])).is_settled


def test_the_last_statement_counts_and_the_first_that_agrees_with_it_settled() -> None:
    told = [letter(n, told=[tells("jenv/1#een", status)]) for n, status in enumerate(("partly", "fulfilled"), start=2)]
    promise = only(letter(1, ONE), *told, letter(4, told=[tells("jenv/1#een")]))
    assert [each.status for each in promise.told] == ["open", "partly", "fulfilled", "fulfilled"]
    assert promise.settled_by.letter.reference == "3"


def test_a_new_moment_takes_the_place_of_the_old_one() -> None:
    later = letter(2, told=[tells("jenv/1#een", "partly", due="eind 2021")], date=datetime.date(2021, 2, 1))
    promise = only(letter(1, ONE), later)
    assert (promise.status, promise.due.text, promise.due.latest) == (
        "partly",
        "eind 2021",
        datetime.date(2021, 12, 31),
    )
    without = letter(2, told=[tells("jenv/1#een", "partly")])
    assert only(letter(1, ONE), without).due.text == "1 maart 2021"


def test_what_a_letter_says_of_promises_that_nobody_made_before_is_kept_apart() -> None:
    letters = [letter(1, told=[tells("jenv/2#een")]), letter(2, ONE), letter(3, told=[tells("jenv/2#twee")])]
    found = register(letters, calendar=SUMMER)
    assert [each.status for each in found.promises] == ["open"]
    assert [str(each.promise) for each in found.strays] == ["jenv/2#een", "jenv/2#twee"]


# Letters that were replaced or withdrawn.


def test_a_replacement_has_the_promises_of_the_letter_it_replaces() -> None:
    old = letter(1, ONE, state="replaced", replaced_by="3")
    promise = only(old, letter(2, told=[tells("jenv/1#een")]), letter(3, agreement("een", due="1 april 2021")))
    assert [str(name) for name in promise.names] == ["jenv/1#een", "jenv/3#een"]
    assert str(promise.name) == "jenv/3#een"
    assert promise.due.text == "1 april 2021"
    assert promise.settled_by.letter.reference == "2"


def test_a_replacement_speaks_in_the_turn_of_the_letter_it_replaces() -> None:
    done, late = tells("jenv/1#een"), tells("jenv/1#een", "partly")
    wrong = letter(2, told=[done], state="replaced", replaced_by="4")
    assert only(letter(1, ONE), wrong, letter(3, told=[late]), letter(4, told=[done])).status == "partly"
    assert only(letter(1, ONE), letter(3, told=[late]), letter(4, told=[done])).status == "fulfilled"


def test_a_promise_is_followed_over_several_replacements() -> None:
    letters = [
        letter(1, ONE, state="replaced", replaced_by="2"),
        letter(2, state="replaced", replaced_by="3"),
        letter(3, ONE),
        letter(4, told=[tells("jenv/1#een")]),
    ]
    assert only(*letters).is_settled


def test_a_promise_that_the_replacement_does_not_have_is_withdrawn() -> None:
    found = registered(letter(1, ONE, agreement("twee"), state="replaced", replaced_by="2"), letter(2, ONE))
    assert {name: each.status for name, each in found.items()} == {"jenv/2#een": "open", "jenv/1#twee": "withdrawn"}


def test_letters_that_replace_each_other_in_a_ring_do_not_hang() -> None:
    ring = [letter(1, ONE, state="replaced", replaced_by="2"), letter(2, ONE, state="replaced", replaced_by="1")]
    assert only(*ring).is_withdrawn


def test_the_promises_of_a_withdrawn_letter_are_withdrawn() -> None:
    promise = only(letter(1, ONE, state="withdrawn"), letter(2, told=[tells("jenv/1#een")]))
    assert promise.is_withdrawn
    assert not promise.is_overdue(datetime.date(2030, 1, 1))


def test_a_withdrawn_letter_settles_nothing() -> None:
    assert only(letter(1, ONE), letter(2, told=[tells("jenv/1#een")], state="withdrawn")).is_open


# Commitments, which letters repeat.


def test_a_commitment_is_one_by_its_number_in_the_register_of_the_house() -> None:
    promise = only(
        letter(1, commitment("plan", number="TZ202011-123", due="februari 2021")),
        letter(2, commitment("toezegging-1", number="tz 202011-123", status="fulfilled")),
    )
    assert (str(promise.name), promise.status, promise.settled_by.letter.reference) == ("jenv/1#plan", "fulfilled", "2")
    assert [str(name) for name in promise.names] == ["jenv/1#plan", "jenv/2#toezegging-1"]


def test_a_number_of_the_letters_own_joins_nothing() -> None:
    assert len(registered(letter(1, commitment("een", number="1")), letter(2, commitment("een", number="1")))) == 2


def test_two_of_one_letter_stay_two() -> None:
    both = [commitment("een", number="TZ202011-123"), commitment("twee", number="TZ202011-123")]
    assert len(registered(letter(1, *both))) == 2


def test_a_commitment_can_name_the_promise_that_it_repeats() -> None:
    repeated = commitment("stand", status="partly", earlier="jenv/1#een", due="eind 2021")
    promise = only(letter(1, ONE), letter(2, repeated))
    assert (str(promise.name), promise.made.sort, promise.status) == ("jenv/1#een", "agreement", "partly")


def test_a_commitment_that_names_what_nobody_made_is_one_of_its_own() -> None:
    assert only(letter(1, commitment("stand", earlier="jenv/9#een"))).is_open


def test_a_commitment_of_a_withdrawn_letter_that_a_later_one_repeats_holds() -> None:
    promise = only(
        letter(1, commitment("plan", number="TZ202011-123"), state="withdrawn"),
        letter(2, commitment("plan", number="TZ202011-123")),
    )
    assert (str(promise.name), promise.status) == ("jenv/2#plan", "open")


def test_a_letter_can_tell_that_its_commitment_is_done() -> None:
    promise = only(letter(1, commitment("plan", status="fulfilled")))
    assert (promise.status, promise.settled_by.letter.reference) == ("fulfilled", "1")


# Moments.


@pytest.mark.parametrize(
    ("due", "earliest", "latest"),
    [
        ("1 maart 2021", "2021-03-01", "2021-03-01"),
        ("februari 2021", "2021-02-01", "2021-02-28"),
        ("februari", "2021-02-01", "2021-02-28"),
        ("eerste helft van 2023", "2023-01-01", "2023-06-30"),
        ("voor het zomerreces", "2021-01-01", "2021-07-08"),
        ("bij de meicirculaire", "2021-05-01", "2021-05-31"),
        ("volgende week", "2020-11-23", "2020-11-29"),
        ("na de evaluatie van het WODC", "None", "None"),
    ],
)
def test_a_moment_keeps_its_words_and_is_read_against_the_letters_date(due: str, earliest: str, latest: str) -> None:
    found = only(letter(1, agreement("een", due=due))).due
    assert (found.text, str(found.earliest), str(found.latest)) == (due, earliest, latest)


def test_the_calendar_says_when_a_recess_is() -> None:
    made = letter(1, agreement("een", due="voor het zomerreces"))
    (usual,) = register([made], calendar=Calendar()).promises
    assert usual.due.latest == datetime.date(2021, 7, 4)


def test_a_promise_is_overdue_from_the_day_after_its_last() -> None:
    promise = only(letter(1, ONE))
    assert not promise.is_overdue(datetime.date(2021, 3, 1))
    assert promise.is_overdue(datetime.date(2021, 3, 2))
    assert not only(letter(1, ONE), letter(2, told=[tells("jenv/1#een")])).is_overdue(datetime.date(2021, 3, 2))
    assert only(letter(1, ONE), letter(2, told=[tells("jenv/1#een", "partly")])).is_overdue(datetime.date(2021, 3, 2))


def test_an_event_is_never_overdue() -> None:
    assert not only(letter(1, agreement("een", due="na de evaluatie"))).is_overdue(datetime.date(2099, 1, 1))


# Every archive.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, set[PromiseName]]:
    archive, names = generated(tmp_path_factory.mktemp("register") / "archive")
    letters, unread = promising_letters(archive)
    assert unread == ()
    return register(letters, calendar=SUMMER), names


def test_every_promise_that_was_made_is_registered_once(made: tuple[Register, set[PromiseName]]) -> None:
    found, names = made
    firsts = [each.names[0] for each in found.promises]
    assert len(names) > 40
    assert sorted(map(str, firsts)) == sorted(map(str, names))


def test_open_settled_and_withdrawn_are_all(made: tuple[Register, set[PromiseName]]) -> None:
    for each in made[0].promises:
        assert each.is_open + each.is_settled + each.is_withdrawn == 1
        assert (each.settled_by is not None) == each.is_settled
    assert {each.status for each in made[0].promises} == {"open", "partly", "fulfilled", "lapsed", "withdrawn"}


ids = st.sampled_from(["a", "b", "c"])
statuses = st.sampled_from(["open", "partly", "fulfilled", "lapsed"])
numbers = st.sampled_from(["", "TZ202011-1", "TZ202011-2", "3"])
references = st.integers(1, 6).map(str)


@st.composite
def histories(draw: st.DrawFn) -> list[PromisingLetter]:
    """Letters that do what letters can, and what they cannot."""
    letters = []
    for entry in range(1, draw(st.integers(1, 6)) + 1):
        chosen = draw(st.lists(ids, unique=True, max_size=3))
        made = [
            agreement(each, due=draw(st.sampled_from(["", "maart 2021", "ooit"])))
            if draw(st.booleans())
            else commitment(
                each, number=draw(numbers), status=draw(statuses), earlier=f"jenv/{draw(references)}#{draw(ids)}"
            )
            for each in chosen
        ]
        told = [tells(f"jenv/{draw(references)}#{draw(ids)}", draw(statuses)) for _ in range(draw(st.integers(0, 2)))]
        state = draw(st.sampled_from(["valid", "valid", "replaced", "withdrawn"]))
        by = draw(references) if state == "replaced" else ""
        letters.append(letter(entry, *made, told=told, state=state, replaced_by=by))
    return letters


@settings(max_examples=60, deadline=None)
@given(letters=histories(), order=st.randoms(use_true_random=False))
def test_whatever_letters_say_each_promise_is_there_once_and_in_one_order(letters, order) -> None:
    found = register(letters, calendar=SUMMER)
    every = sorted(f"jenv/{each.reference}#{made.id}" for each in letters for made in each.made)
    assert sorted(str(name) for each in found.promises for name in each.names) == every
    told = sum(len(each.told) for each in letters if each.state == "valid")
    said = sum(len(each.told) for each in found.promises) + len(found.strays)
    held = sum(len(each.made) for each in letters if each.state == "valid")
    assert said == told + held
    shuffled = list(letters)
    order.shuffle(shuffled)
    assert register(shuffled, calendar=SUMMER) == found
