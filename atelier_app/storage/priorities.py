"""Rows to records: the matrix and the winners placed on it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.polls import PollState
from atelier_app.domain.priorities import Matrix, MatrixItem, MatrixRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import polls
from atelier_app.storage.tables import matrix, placement


def read_matrix_alone(connection: Connection, matrix_id: Id) -> Matrix:
    """Raises `Refused` (UNKNOWN_MATRIX)."""
    row = connection.execute(select(matrix).where(matrix.c.id == matrix_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_MATRIX)
    return Matrix(row.id, row.activity_id, row.poll_id, row.winners)


def read_matrix(connection: Connection, matrix_id: Id) -> MatrixRecord:
    """The matrix with the winners of its poll; a tie at the cut brings all the tied along."""
    record = read_matrix_alone(connection, matrix_id)
    if record.poll_id is None:
        return MatrixRecord(record, ())
    poll = polls.read_poll_alone(connection, record.poll_id)
    if poll.state is not PollState.CLOSED or poll.withheld:
        return MatrixRecord(record, ())
    options = {line.id: line for line in polls.read_options(connection, poll.id)}
    placed = {
        row.option_id: (row.impact, row.effort)
        for row in connection.execute(select(placement).where(placement.c.matrix_id == matrix_id))
    }
    return MatrixRecord(
        record,
        tuple(
            MatrixItem(
                options[line.option_id], line.rank, line.score, *placed.get(line.option_id, (None, None))
            )
            for line in polls.outcome(connection, poll, tuple(options.values())).standings
            if line.rank <= record.winners
        ),
    )
