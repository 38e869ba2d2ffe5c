"""The pages of ideas: what is promised before one writes, one's own, a table's, those of the room, comments."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

from atelier_app.domain.board import Attribution, DescribeBoard, Note, ReadBoard
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.ideas import IDEAS_PER_SCRIBE, ReadIdeasOf, WithdrawIdea, author_key
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.merges import MergeNotes
from atelier_app.domain.notes import AddNotes, EditNote, GroupNotes, NewNote, PlaceNotes, RemoveNotes
from atelier_app.domain.registrations import DescribeRegistration
from tests.fixtures_phones import HttpPhone, weight
from tests.stage import PHONE, Stage

Scan = Callable[[], HttpPhone]
FIRST_LOAD = 30 * 1024


@pytest.fixture
def anne(stage: Stage, phone: Scan) -> HttpPhone:
    """Signed in, while ideas are collected."""
    stage.enter(ActivityKind.IDEAS)
    return phone().sign_in()


@pytest.fixture
def marc(anne: HttpPhone, phone: Scan) -> HttpPhone:
    """Somebody else in the room."""
    return phone().sign_in("Marc", "Petit")


def board(stage: Stage, **settings: object) -> None:
    stage.do(DescribeBoard(stage.board, **settings))  # type: ignore[arg-type]


def notes(stage: Stage) -> tuple[Note, ...]:
    return stage.door.read(ReadBoard(stage.board)).notes


def texts(stage: Stage) -> list[str]:
    return [note.text for note in notes(stage)]


def own(phone: HttpPhone) -> list[Id]:
    """The ideas that the page lists as one's own, the newest first."""
    return re.findall(r'href="/mine/([0-9a-f]{32})"', phone.open().answer.text)


def change(phone: HttpPhone, idea: Id, **fields: str) -> HttpPhone:
    return phone.post(f"/mine/{idea}", **fields)


def write_lines(phone: HttpPhone, table: str, lines: str) -> HttpPhone:
    phone.open("/table")
    fields = {"note": phone.hidden("note"), "board": phone.hidden("board")}
    return phone.post("/table", table=table, lines=lines, **fields)


# --- what is promised


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        (Attribution.ANONYMOUS, "neither the wall nor the file says whose"),
        (Attribution.TABLE, "the name of your table"),
        (Attribution.NAME, "Your ideas carry your name"),
    ],
)
def test_the_page_says_before_one_writes_how_ideas_show(
    stage: Stage, anne: HttpPhone, attribution: Attribution, words: str
) -> None:
    board(stage, attribution=attribution)
    assert anne.open().text.index(words) < anne.text.index("<textarea")
    assert ("What is kept, exactly" in anne.text) == (attribution is not Attribution.NAME)


def test_it_says_which_table_and_who_reads_when(stage: Stage, anne: HttpPhone) -> None:
    holder = stage.holder(anne.token)
    assert holder
    board(stage, attribution=Attribution.TABLE, to_inbox=True)
    assert "The list says no table for you" in anne.open().text
    stage.do(DescribeRegistration(stage.workshop_id, holder.id, table="Table 3"))
    assert "Your table: Table 3." in anne.open().text
    assert "The facilitator reads them before" in anne.text
    board(stage, private=True)
    assert "Nobody else reads them until" in anne.open().text


def test_an_idea_that_would_tell_more_than_promised_is_held_back(stage: Stage, anne: HttpPhone) -> None:
    anne.open()
    fields = {name: anne.hidden(name) for name in ("note", "board", "told")}
    board(stage, attribution=Attribution.NAME)
    anne.post("/idea", text="Entre nous", **fields)
    assert anne.answer.status_code == 409
    assert texts(stage) == []
    assert "Entre nous" in anne.text
    anne.post("/idea", text="Entre nous", **{name: anne.hidden(name) for name in fields})
    assert texts(stage) == ["Entre nous"]


def test_the_file_cannot_tell_who_gave_an_anonymous_idea(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus")
    entries = stage.door.journal_since(0) or ()
    signing = next(e for e in entries if "Attendance" in type(e.event).__name__)
    (given,) = (e for e in entries if "Notes" in type(e.event).__name__)
    assert signing.origin.client
    assert given.origin.client == ""


# --- one's own


def test_ones_own_idea_is_corrected_taken_back_and_put_back(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bsu")
    (idea,) = own(anne)
    assert "Un bsu" in anne.open(f"/mine/{idea}").text
    for _twice in range(2):
        assert "corrected" in change(anne, idea, text="Un bus").text
    assert texts(stage) == ["Un bus"]
    for _twice in range(2):
        assert "taken back by you" in change(anne, idea, do="withdraw").text
    assert texts(stage) == []
    change(anne, idea, do="restore")
    assert texts(stage) == ["Un bus"]


def test_a_refused_correction_keeps_what_was_typed(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus")
    change(anne, own(anne)[0], text="é" * 2500)
    assert anne.answer.status_code == 422
    assert "é" * 2500 in anne.text
    assert texts(stage) == ["Un bus"]


def test_nobody_changes_or_sees_anothers_idea_as_their_own(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    board(stage, private=True)
    anne.send_idea("Le bus d’Anne")
    (idea,) = own(anne)
    assert "Le bus d’Anne" not in marc.open(f"/mine/{idea}").text
    assert change(marc, idea, text="À moi").answer.status_code == 403
    assert change(marc, idea, do="withdraw").answer.status_code == 403
    assert texts(stage) == ["Le bus d’Anne"]


def test_the_page_tells_where_an_idea_has_come_to(stage: Stage, anne: HttpPhone) -> None:
    board(stage, to_inbox=True)
    anne.send_idea("Un bus")
    (idea,) = own(anne)
    assert "waiting for the facilitator" in anne.open().text
    stage.do(PlaceNotes((idea,)))
    assert "on the wall" in anne.open().text
    stage.do(MergeNotes(new_id(), stage.board, (idea, stage.note("Bus")), "Des bus"))
    assert "merged with others" in anne.open().text


def test_an_idea_set_aside_is_not_said_to_be_on_the_wall(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus")
    stage.do(RemoveNotes((own(anne)[0],)))
    assert "set aside by the facilitator" in anne.open().text


def test_once_closed_nothing_changes_and_what_was_typed_is_shown(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus")
    (idea,) = own(anne)
    fields = {name: anne.hidden(name) for name in ("note", "board", "told")}
    board(stage, closed=True)
    assert "Ideas are closed" in anne.open().text
    assert anne.post("/idea", text="Trop tard", **fields).answer.status_code == 409
    assert "Trop tard" in anne.text
    for attempt in ({"text": "Deux bus"}, {"do": "withdraw"}):
        assert change(anne, idea, **attempt).answer.status_code == 409
    assert texts(stage) == ["Un bus"]


def test_words_rewritten_before_they_are_sent_again_are_not_lost(stage: Stage, anne: HttpPhone) -> None:
    anne.open()
    fields = {name: anne.hidden(name) for name in ("note", "board", "told")}
    for text in ("Un bus", "Un bus", "Un bus du soir"):
        anne.post("/idea", text=text, **fields)
    assert texts(stage) == ["Un bus", "Un bus du soir"]


# --- a table's scribe


def test_a_scribe_sends_a_line_an_idea(stage: Stage, anne: HttpPhone) -> None:
    write_lines(anne, "Table 4", "Une borne\r\n\r\n  Un café \n\u200b\nUne borne")
    assert "3 ideas of Table 4 have arrived" in anne.text
    assert texts(stage) == ["Une borne", "Un café", "Une borne"]
    assert {(note.label, note.author_id) for note in notes(stage)} == {("Table 4", None)}
    assert 'value="Table 4"' in anne.open("/table").answer.text


def test_the_same_lines_twice_are_taken_once(stage: Stage, anne: HttpPhone) -> None:
    anne.open("/table")
    fields = {"note": anne.hidden("note"), "board": anne.hidden("board"), "table": "4"}
    anne.post("/table", lines="Un\nDeux", **fields)
    anne.post("/table", lines="Un\nDeux\nTrois", **fields)
    assert texts(stage) == ["Un", "Deux", "Trois"]


def test_a_scribe_is_refused_as_a_whole_with_the_lines_kept(stage: Stage, anne: HttpPhone) -> None:
    assert write_lines(anne, " ", "Une borne").answer.status_code == 422
    assert "Une borne" in anne.text
    assert write_lines(anne, "4", "Une borne\n" + "a" * 3000).answer.status_code == 422
    assert write_lines(anne, "4", "idée\n" * (IDEAS_PER_SCRIBE + 1)).answer.status_code == 409
    assert texts(stage) == []
    write_lines(anne, "4", "idée\n" * IDEAS_PER_SCRIBE)
    assert len(texts(stage)) == IDEAS_PER_SCRIBE
    assert write_lines(anne, "4", "Une de trop").answer.status_code == 409
    assert "Une de trop" in anne.text


def test_by_name_a_scribe_is_not_named_for_the_table(stage: Stage, anne: HttpPhone) -> None:
    stage.by_name()
    write_lines(anne, "Table 4", "Une borne")
    assert [note.author_id for note in notes(stage)] == [None]


# --- the ideas of the room

SECRETS = ("Voilée", "À trier", "Écartée", "Retirée", "Fondue")


def hide(stage: Stage, anne: HttpPhone) -> None:
    """One idea of each kind that nobody else may read; the board ends up private."""
    board(stage, comments=True)
    for text in SECRETS[:1] + SECRETS[2:]:
        anne.send_idea(text)
    merged, withdrawn, removed, _veiled = own(anne)
    stage.do(RemoveNotes((removed,)))
    stage.do(WithdrawIdea(withdrawn, author_key(anne.token, stage.board)), PHONE)
    stage.do(MergeNotes(new_id(), stage.board, (merged, stage.note("Autre")), "Les mots de Fondue"))
    board(stage, to_inbox=True, private=True)
    anne.send_idea(SECRETS[1])


def test_nothing_hidden_is_in_any_byte_that_others_get(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    stage.note("Une note de l’animatrice")
    hide(stage, anne)
    ids = own(anne)
    pages = ["/", "/wall", "/table", "/mine", *(f"/{kind}/{id}" for kind in ("note", "mine") for id in ids)]
    seen = b"".join(marc.open(page).answer.content for page in pages)
    assert "Une note de l’animatrice".encode() in seen
    for secret in SECRETS:
        assert secret.encode() not in seen
    board(stage, private=False)
    assert "Voilée" in marc.open("/wall").text
    for secret in SECRETS[1:4]:
        assert secret not in marc.text


def test_what_is_taken_back_or_veiled_again_is_gone_at_once(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    anne.send_idea("Un bus")
    (idea,) = own(anne)
    assert "Un bus" in marc.open("/wall").text
    change(anne, idea, do="withdraw")
    assert "Un bus" not in marc.open("/wall").text
    change(anne, idea, do="restore")
    board(stage, private=True)
    assert "Un bus" not in marc.open("/wall").text
    board(stage, private=False)
    stage.do(EditNote(idea, "Un car"))
    assert "Un car" in marc.open("/wall").text


def test_the_room_reads_groups_and_who_was_promised_to_be_named(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    anne.send_idea("Anonyme")
    stage.by_name()
    anne.send_idea("Signée")
    stage.do(GroupNotes(new_id(), stage.board, (own(anne)[0],), "Mobilité"))
    text = marc.open("/wall").text
    assert text.index("Mobilité") < text.index("Signée") < text.index("Anne Lefèvre") < text.index("Anonyme")
    assert text.count("Anne Lefèvre") == 1
    board(stage, attribution=Attribution.ANONYMOUS)
    assert "Anne Lefèvre" not in marc.open("/wall").text


def test_a_wall_of_a_thousand_notes_is_read_page_by_page(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    new = tuple(NewNote(new_id(), f"Idée {n} " + "🚌" * (n % 400), x=float(n), y=0.0) for n in range(1000))
    stage.do(AddNotes(stage.board, new))
    for n in range(50):
        anne.send_idea(f"{n} " + "é" * 1900)
    seen: set[str] = set()
    address = "/wall"
    while address:
        page = anne.open(address).answer
        assert _first_load(anne, page) <= FIRST_LOAD, address
        seen |= set(re.findall(r'href="/note/([0-9a-f]{32})"', page.text))
        (address,) = re.findall(r'rel="next" href="([^"]+)"', page.text) or [""]
    assert seen == {note.id for note in notes(stage)}
    for other in ("/", "/table", "/mine", f"/note/{new[399].id}"):
        assert _first_load(anne, anne.open(other).answer) <= FIRST_LOAD, other


def _first_load(phone: HttpPhone, page: httpx.Response) -> int:
    linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    return weight(page) + sum(weight(phone.http.get(address)) for address in linked)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "مركز رقمي", "👩‍🌾 & co", "{{ 7 * 7 }}"])
def test_ideas_of_others_are_shown_as_text(stage: Stage, anne: HttpPhone, marc: HttpPhone, text: str) -> None:
    anne.send_idea(text)
    assert text in marc.open("/wall").text
    assert text in marc.open(f"/note/{own(anne)[0]}").text
    assert "<script>alert" not in marc.answer.text


def test_when_the_room_goes_on_these_pages_follow(stage: Stage, anne: HttpPhone) -> None:
    stage.enter(ActivityKind.BREAK)
    for page in ("/wall", "/table", "/mine", f"/mine/{new_id()}", f"/note/{new_id()}"):
        assert "Have a good break" in anne.open(page).text


def test_a_stranger_is_asked_to_sign_in_first(stage: Stage, phone: Scan) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.note("Une note")
    for page in ("/wall", "/table", "/mine"):
        assert 'action="/signin"' in phone().open(page).text


# --- comments


def comment(phone: HttpPhone, note: Id, text: str) -> HttpPhone:
    phone.open(f"/note/{note}")
    fields = {"note": phone.hidden("note"), "told": phone.hidden("told")}
    for _twice in range(2):
        phone.post(f"/note/{note}", text=text, **fields)
    return phone


def test_the_room_comments_and_takes_back(stage: Stage, anne: HttpPhone, marc: HttpPhone) -> None:
    note = stage.note("Un bus")
    assert "Send this comment" not in marc.open(f"/note/{note}").text
    board(stage, comments=True)
    comment(marc, note, "Et le soir ?")
    assert anne.open(f"/note/{note}").text.count("Et le soir ?") == 1
    assert "Take back" not in anne.text
    assert "1 comment" in anne.open("/wall").text
    (own_comment,) = re.findall(r'name="withdraw" value="([^"]+)"', marc.open(f"/note/{note}").answer.text)
    assert anne.post(f"/note/{note}", withdraw=own_comment).answer.status_code == 403
    marc.post(f"/note/{note}", withdraw=own_comment)
    assert "Et le soir ?" not in anne.open(f"/note/{note}").text


def test_comments_carry_a_name_only_where_ideas_do(stage: Stage, anne: HttpPhone, marc: HttpPhone) -> None:
    note = stage.note("Un bus")
    board(stage, comments=True)
    comment(marc, note, "Sans nom")
    stage.by_name()
    comment(marc, note, "Avec mon nom")
    text = anne.open(f"/note/{note}").text
    assert text.count("Marc Petit") == 1
    assert text.index("Sans nom") < text.index("Avec mon nom") < text.index("Marc Petit")


def test_a_comment_that_comes_too_late_is_kept_in_sight(
    stage: Stage, anne: HttpPhone, marc: HttpPhone
) -> None:
    note = stage.note("Un bus")
    board(stage, comments=True)
    marc.open(f"/note/{note}")
    fields = {"note": marc.hidden("note"), "told": marc.hidden("told")}
    board(stage, private=True)
    marc.post(f"/note/{note}", text="Et le soir ?", **fields)
    assert marc.answer.status_code == 409
    assert "Et le soir ?" in marc.text
    assert "Et le soir ?" not in anne.open(f"/note/{note}").text


def test_ideas_are_found_again_by_the_same_badge_alone(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus")
    (idea,) = stage.door.read(ReadIdeasOf(stage.board, author_key(anne.token, stage.board)))
    assert [idea.id] == own(anne)
