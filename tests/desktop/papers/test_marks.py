"""What is typed for a paper ballot, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.papers.marks import Marks, next_free
from atelier_app.domain.core import Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import Option, Poll, PollRecord, PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import speaking


def marks_of(method: str, options: int = 4, **settings: int) -> Marks:
    chosen = METHODS[method].checked_settings(METHODS[method].suggested(options) | settings, options)
    poll = Poll(id="p", activity_id="p", question="?", method=method, settings=chosen, state=PollState.OPEN)
    return Marks(PollRecord(poll, tuple(Option(f"o{at}", f"Option {at}") for at in range(options)), 10))


def values(*numbers: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"o{at}", value) for at, value in enumerate(numbers))


@given(st.data(), st.sampled_from(sorted(METHODS)))
def test_what_a_ballot_is_written_as_is_read_as_the_same_ballot(data: st.DataObject, method: str) -> None:
    marks = marks_of(method)
    sheet = marks.sheet
    raw = data.draw(
        st.lists(st.one_of(st.none(), st.integers(sheet.least, sheet.most)), min_size=4, max_size=4)
    )
    typed = ["" if value is None else str(value) for value in raw]
    try:
        ballot = marks.choices(typed)
    except Refused:
        return  # it is no ballot by this method's rule
    assert marks.choices(marks.written(ballot)) == ballot
    assert marks.fault(typed) is None
    assert not marks.differing(ballot, ballot)


@given(st.text(max_size=6), st.sampled_from(sorted(METHODS)))
def test_whatever_is_typed_is_a_number_nothing_or_refused(text: str, method: str) -> None:
    marks = marks_of(method)
    try:
        value = marks.read(text)
    except Refused:
        return
    assert value is None or isinstance(value, int)
    assert (value is None) == (not text.strip())


@given(st.sets(st.integers(1, 60)), st.integers(0, 60))
def test_the_next_number_is_the_first_that_is_free(used: set[int], after: int) -> None:
    found = next_free(used, after)
    assert found > after
    assert found not in used
    assert all(number in used for number in range(after + 1, found))


def test_grades_are_typed_as_letters_of_either_case_or_as_numbers_and_said_by_name() -> None:
    marks = marks_of("majority_judgment", grades=5)
    assert [marks.read(text) for text in ("A", "a", "E", "0", "4", " ")] == [4, 4, 0, 0, 4, None]
    assert [marks.meant(value) for value in (4, 0)] == ["Very good", "Reject"]
    with speaking("fr"):
        assert marks_of("majority_judgment", grades=5).meant(4) == "Très bien"
    with pytest.raises(Refused):
        marks.read("f")
    assert "A (4) Very good" in marks.hint()


def test_yes_is_one_or_a_cross() -> None:
    marks = marks_of("approval")
    assert marks.choices(["x", "1", "", "0"]) == values(1, 1)
    assert marks.meant(1) == "yes"
    refused = marks.fault(["2", "", "", ""])
    assert refused is not None
    assert refused.code is Refusal.UNKNOWN_GRADE


def test_too_many_points_are_a_fault_at_once_and_a_missing_grade_only_at_the_end() -> None:
    dots = marks_of("dots", points=3, maximum=2)
    assert dots.fault(["2", "1", "", ""]) is None
    assert dots.fault(["2", "2", "", ""]) is not None
    assert dots.spent(["2", "no", "1", ""]) == 3
    strict = marks_of("majority_judgment", missing=2)
    assert strict.fault(["A", "", "", ""]) is None
    with pytest.raises(Refused):
        strict.choices(["A", "", "", ""])


def test_two_ballots_differ_where_they_do_not_say_the_same() -> None:
    marks = marks_of("score")
    assert marks.differing(values(1, 2, 3), (Choice("o0", 1), Choice("o2", 4))) == ("o1", "o2")
