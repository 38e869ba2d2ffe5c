"""What ties a badge to its ballot, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.ballots import badge_hash, ballot_id, receipt_code

# As tokens are: printable. HMAC pads its key with zeros, so keys that end in NUL would be alike.
words = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1)


@given(words, words, words, words)
def test_one_badge_has_one_ballot_in_each_poll(token: str, poll: str, other: str, another: str) -> None:
    assert ballot_id(token, poll) == ballot_id(token, poll)
    assert (ballot_id(token, poll) == ballot_id(other, another)) == ((token, poll) == (other, another))


def test_a_receipt_is_short_and_comes_from_the_ballot_alone() -> None:
    ballot = ballot_id("token", "poll")
    assert receipt_code(ballot) == receipt_code(ballot)
    assert len(receipt_code(ballot)) == 9
    assert badge_hash("token") not in ballot
