"""What the pages of a vote, a matrix and a grid show: the form to fill in, and what came of it."""

from __future__ import annotations

from atelier_app.domain.attendance import ReadAttendee
from atelier_app.domain.ballots import FindBallot, ballot_id, receipt_code
from atelier_app.domain.colleges import college_of
from atelier_app.domain.door import Door
from atelier_app.domain.polls import PollRecord, PollState
from atelier_app.domain.ratings import FindRatings, rater_id
from atelier_app.domain.refusals import Refusal
from atelier_app.phones import ballots, outcomes, ratings, views
from atelier_app.phones.forms import Typed
from atelier_app.phones.ideas import Middle
from atelier_app.phones.own_options import own_options
from atelier_app.phones.visit import Visit
from atelier_app.support.colleges import college_name, weighted_by
from atelier_app.support.language import _
from atelier_app.support.priorities import dimension_names
from atelier_app.support.sentences import SENTENCES


class VotePages:
    """Builds what the templates are given; the room is at such an activity, and the phone's holder has signed in."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def vote(self, visit: Visit, typed: Typed) -> Middle:
        """The ballot to fill in, or why there is none; one's receipt; the results once they may be seen."""
        record = visit.stage.poll
        assert record is not None
        poll = record.poll
        ballot = self._door.read(FindBallot(ballot_id(visit.token, poll.id)))
        # A paused vote keeps its form, and with it what has been filled in.
        votable = poll.state in (PollState.OPEN, PollState.PAUSED)
        own = own_options(self._door, visit, record) if votable else frozenset()
        values = dict(typed.fields) if typed.fields else None
        form = ballots.ballot_form(record, visit.token, ballot, values, own) if votable else None
        alike = not (ballot or own or poll.shuffled or (form and form.comparison))
        college = self._college(visit, record) if form else ""
        return {
            "poll": poll,
            "form": form,
            "receipt": receipt_code(ballot.id) if ballot else "",
            "results": outcomes.results(record),
            "legend": outcomes.legend(record),
            "college": college,
            "weighted": weighted_by(record.outcome.colleges) if record.outcome else "",
            "colleges": outcomes.by_college(record),
        }, (("blank", college) if alike else None)

    def _college(self, visit: Visit, record: PollRecord) -> str:
        """In which college this phone's owner votes; nothing where the poll has none."""
        if not record.poll.colleges or visit.participant is None or visit.stage.workshop is None:
            return ""
        query = ReadAttendee(visit.stage.workshop.id, visit.participant.id)
        attendee = self._door.read(query)
        return college_name(college_of(record.poll.colleges, attendee.college if attendee else ""))

    def matrix(self, visit: Visit, typed: Typed) -> Middle:
        """The matrix as the facilitator, the tables or the phones have placed it."""
        record = visit.stage.matrix
        assert record is not None
        return {
            "quarters": views.quarters(record),
            "dots": views.dots(record),
            "lines": views.lines(record.matrix),
            "names": dimension_names(record.matrix),
        }, ()

    def grid(self, visit: Visit, typed: Typed) -> Middle:
        """The places or levels that a grid of criteria comes to."""
        record = visit.stage.grid
        assert record is not None
        return {"columns": views.columns(record), "places": views.places(record)}, ()

    def rate(self, visit: Visit, typed: Typed) -> Middle:
        """The form that rates, filled in with what this phone or its table said before."""
        record = ratings.rated(visit.stage)
        assert record is not None
        assert visit.stage.activity is not None
        assert visit.participant is not None
        subject_id = visit.stage.activity.id
        rater = rater_id(visit.token, subject_id)
        given = self._door.read(FindRatings(subject_id, visit.participant.id, rater))
        form = ratings.rating_form(record, given, dict(typed.fields) if typed.fields else None)
        context = {"form": form, "steps": ratings.STEPS, "no_table": _(SENTENCES[Refusal.NO_TABLE])}
        return context, (None if given.ratings else (form.by_table, form.table))
