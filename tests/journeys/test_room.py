"""A real phone and the real window in one workshop: what one does, the other sees."""

from __future__ import annotations

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.look.qr_view import QrView
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.desktop.window.code_dialog import CodeDialog
from atelier_app.domain.attendance import ReadAttendance, ReadSignatures
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Channel
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import PollState, ReadPoll
from atelier_app.domain.signature import parse
from tests.journeys.conftest import Hall
from tests.journeys.hands import WindowSeen, scanned


def address_on_screen(seen: WindowSeen) -> str:
    """Opens the join code with its key, scans it, and closes it again."""
    seen.keyboard.press("F4")
    (code,) = seen.dialog(CodeDialog).findChildren(QrView)
    address = scanned(code)
    seen.keyboard.press("Esc")
    seen.back()
    return address


def test_a_phone_signs_in_sends_an_idea_and_votes_while_the_window_follows(hall: Hall) -> None:
    seen = hall.window()
    seen.go_to(ActivityKind.WELCOME)
    welcome = seen.panel(AttendancePanel)

    phone = hall.phone(address_on_screen(seen)).sign_in("Anne", "Lefèvre")
    hall.until(lambda: seen.figure(ActivityKind.WELCOME) == "1")
    hall.until(lambda: welcome.model.rowCount() == 1)
    hall.until(lambda: seen.workspace.header.phones.text() == "1 phone")
    (attendee,) = hall.on_disk(ReadAttendance(hall.stage.workshop_id)).attendees
    assert (attendee.participant.full_name, attendee.channel) == ("Anne Lefèvre", Channel.PHONE)

    seen.go_to(ActivityKind.IDEAS)
    phone.send_idea("Un fablab par collège")
    board = seen.panel(BoardPanel)
    hall.until(lambda: [note.text for note in board.model.wall.notes.values()] == ["Un fablab par collège"])
    board.dock.capture.setFocus()
    seen.keyboard.type("Bus numérique").press("Return")
    hall.until(lambda: len(hall.on_disk(ReadBoard(hall.stage.board)).notes) == 2)

    seen.go_to(ActivityKind.VOTE)
    phone.see("The vote has not opened yet")
    poll = seen.panel(PollPanel)
    hall.until(lambda: poll.model.chosen == 2)
    poll.model.set_setting("points", 3)
    poll.model.set_setting("maximum", 2)
    poll.settings.open_button.click()
    phone.see("3 points left")
    hall.until(lambda: poll.model.state is PollState.OPEN)
    phone.add_points("Un fablab", 2)
    phone.add_points("Bus", 1)
    receipt = phone.vote()
    hall.until(lambda: poll.turnout.figure.accessibleName() == "1 of 1 have voted")
    assert hall.on_disk(ReadPoll(hall.stage.poll)).outcome is None, "hidden until it is closed"

    poll.turnout.close_button.click()
    phone.see("The vote is closed.")
    phone.see("Your vote was counted.")
    best = phone.find("#results li").first.inner_text()
    assert best.split() == ["1", "Un", "fablab", "par", "collège", "2", "points"]
    assert phone.find("#receipt code").inner_text() == receipt
    outcome = hall.on_disk(ReadPoll(hall.stage.poll)).outcome
    assert outcome is not None
    assert [standing.score for standing in outcome.standings] == [2, 1]

    seen.go_to(ActivityKind.MATRIX)
    hall.until(lambda: len(seen.panel(MatrixPanel).plane.cards) == 2)


def test_every_way_of_signing_in_lands_in_the_same_list(hall: Hall) -> None:
    with hall.facilitator() as stage:
        expected = stage.expect("Lefèvre", "Anne", "Mairie du Lude")
        token = stage.badge(stage.expect("Benali", "Karim"))
    seen = hall.window()
    seen.go_to(ActivityKind.WELCOME)
    welcome = seen.panel(AttendancePanel)
    address = address_on_screen(seen)
    hall.phone(address).find_oneself("Anne", "Lefèvre")
    hall.phone(f"{address}/b/{token}").sign("Karim", "Benali")
    walk_in = hall.phone(address)
    walk_in.page.get_by_role("link", name="I am not on the list").click()
    walk_in.sign_in("Zoé", "Petit")
    hall.until(lambda: seen.figure(ActivityKind.WELCOME) == "3 / 2")
    hall.until(lambda: welcome.model.rowCount() == 3)
    attendees = hall.on_disk(ReadAttendance(hall.stage.workshop_id)).attendees
    assert {(a.participant.full_name, a.channel, a.walk_in) for a in attendees} == {
        ("Anne Lefèvre", Channel.PHONE, False),
        ("Karim Benali", Channel.PHONE, False),
        ("Zoé Petit", Channel.PHONE, True),
    }
    assert attendees[1].participant == expected
    drawn = hall.on_disk(ReadSignatures(hall.stage.workshop_id))
    assert len(drawn) == 3
    assert all(len(parse(one.strokes).strokes[0]) > 10 for one in drawn)


def test_two_phones_share_the_wall_and_the_count(hall: Hall) -> None:
    seen = hall.window()
    seen.go_to(ActivityKind.IDEAS)
    phones = [
        hall.phone().sign_in(first, last) for first, last in (("Anne", "Lefèvre"), ("Bruno", "Garnier"))
    ]
    hall.until(lambda: seen.workspace.header.phones.text() == "2 phones")
    for phone, text in zip(phones, ("Une navette", "Un verger"), strict=True):
        phone.send_idea(text)
    board = seen.panel(BoardPanel)
    hall.until(
        lambda: {note.text for note in board.model.wall.notes.values()} == {"Une navette", "Un verger"}
    )
    assert [len(phone.find("#mine li").all()) for phone in phones] == [1, 1]

    seen.go_to(ActivityKind.VOTE)
    poll = seen.panel(PollPanel)
    hall.until(lambda: poll.model.chosen == 2)
    poll.settings.open_button.click()
    for phone, text in zip(phones, ("Une navette", "Un verger"), strict=True):
        phone.add_points(text, 1)
        phone.vote()
    for phone in phones:
        phone.see("Voted: 2 of 2")
    hall.until(lambda: poll.turnout.figure.accessibleName() == "2 of 2 have voted")
    poll.turnout.close_button.click()
    for phone in phones:
        phone.see("1 = tied")
