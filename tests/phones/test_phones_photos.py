"""Photos from a phone's camera: taken small, shown to those who may see them, removed again."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from io import BytesIO

import httpx
import pytest
from PIL import Image

from atelier_app.domain.board import DescribeBoard, ReadBoard
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.pictures import NOTE_PICTURE_SIDE, ReadPicture
from atelier_app.phones import forms
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


def photo(colour: str = "orange", size: tuple[int, int] = (2400, 1200)) -> bytes:
    content = BytesIO()
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[0x010E] = "Chez Anne"
    image.save(content, "JPEG", exif=exif)
    return content.getvalue()


@pytest.fixture
def anne(stage: Stage, phone: Scan) -> HttpPhone:
    """Signed in, with an idea."""
    stage.enter(ActivityKind.IDEAS)
    return phone().sign_in().send_idea("Un abribus")


@pytest.fixture
def idea(anne: HttpPhone) -> Id:
    found: list[Id] = re.findall(r"/mine/([0-9a-f]{32})", anne.open().answer.text)
    return found[0]


def send(phone: HttpPhone, idea: Id, content: bytes, name: str = "photo.jpg") -> HttpPhone:
    phone.answer = phone.http.post(f"/photo/{idea}", files={"photo": (name, content)}, follow_redirects=True)
    return phone


def shown(stage: Stage) -> list[Id]:
    return [note.picture_id for note in stage.door.read(ReadBoard(stage.board)).notes if note.picture_id]


def test_a_photo_is_kept_small_and_tells_nothing_but_what_it_shows(
    stage: Stage, anne: HttpPhone, idea: Id
) -> None:
    for _twice in range(2):
        send(anne, idea, photo())
    (picture,) = shown(stage)
    assert f'src="/picture/{picture}"' in anne.answer.text
    answer = anne.open(f"/picture/{picture}").answer
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"].startswith("private")
    assert b"Chez Anne" not in answer.content
    assert max(Image.open(BytesIO(answer.content)).size) == NOTE_PICTURE_SIDE


def test_it_is_seen_by_others_once_its_idea_is(stage: Stage, anne: HttpPhone, idea: Id, phone: Scan) -> None:
    send(anne, idea, photo())
    (picture,) = shown(stage)
    marc = phone().sign_in("Marc", "Petit")
    assert marc.open(f"/picture/{picture}").answer.status_code == 200
    assert picture in marc.open(f"/note/{idea}").text
    stage.do(DescribeBoard(stage.board, private=True))
    assert marc.open(f"/picture/{picture}").answer.status_code == 404
    assert anne.open(f"/picture/{picture}").answer.status_code == 200
    assert phone().open(f"/picture/{picture}").answer.status_code == 404


def test_another_photo_takes_its_place_and_none_may_be_left(stage: Stage, anne: HttpPhone, idea: Id) -> None:
    send(anne, idea, photo())
    (first,) = shown(stage)
    send(anne, idea, photo("blue"))
    (second,) = shown(stage)
    anne.post(f"/mine/{idea}", do="bare")
    assert shown(stage) == []
    for gone in (first, second):
        with pytest.raises(Refused):
            stage.door.read(ReadPicture(gone))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", photo()[:2000]])
def test_what_is_no_photo_is_refused_in_place(
    stage: Stage, anne: HttpPhone, idea: Id, content: bytes
) -> None:
    send(anne, idea, content)
    assert anne.answer.status_code == 422
    assert 'role="alert"' in anne.text
    assert "Un abribus" in anne.text
    assert shown(stage) == []


def test_too_large_a_photo_is_refused_whether_or_not_it_says_so(
    anne: HttpPhone, idea: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(anne, idea, b"\xff" * (forms.PHOTO_LIMIT + 1))
    assert anne.answer.status_code == 413
    assert "over 12 MB" in anne.text
    head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n'
    parts = (head, *([b"\xff" * 1024 * 1024] * 13), b"\r\n--x--\r\n")
    answer = anne.http.post(
        f"/photo/{idea}", content=iter(parts), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code == 413


def test_only_the_author_adds_one_and_only_until_the_board_is_closed(
    stage: Stage, anne: HttpPhone, idea: Id, phone: Scan
) -> None:
    marc = phone().sign_in("Marc", "Petit")
    assert send(marc, idea, photo()).answer.status_code == 404
    assert send(phone(), idea, photo()).answer.status_code == 403
    stage.do(DescribeBoard(stage.board, closed=True))
    assert send(anne, idea, photo()).answer.status_code == 409
    assert shown(stage) == []


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x"])
def test_what_is_no_form_of_ours_is_not_taken(anne: HttpPhone, idea: Id, kind: str) -> None:
    answer = anne.http.post(f"/photo/{idea}", content=b"rubbish", headers={"content-type": kind})
    assert answer.status_code == 415


def test_ten_at_once_are_all_taken(stage: Stage, anne: HttpPhone) -> None:
    for number in range(9):
        anne.send_idea(f"Idée {number}")
    ideas = re.findall(r"/mine/([0-9a-f]{32})", anne.open().answer.text)
    answers: list[int] = []

    def one(idea: Id) -> None:
        with httpx.Client(base_url=anne.http.base_url, cookies=anne.http.cookies, trust_env=False) as http:
            files = {"photo": ("a.jpg", photo(size=(3000, 2000)))}
            answers.append(http.post(f"/photo/{idea}", files=files, timeout=60).status_code)

    threads = [threading.Thread(target=one, args=(idea,)) for idea in ideas]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [303] * 10
    assert len(shown(stage)) == 10
