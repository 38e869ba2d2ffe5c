"""Photos: one from the phone's camera onto an idea of one's own, and shown to those who may see it."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from dataclasses import replace

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.ideas import ReadIdeasOf
from atelier_app.domain.pictures import NOTE_PICTURE_SIDE, AttachPhoto, Picture, ReadPicture
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.desk import Answer, Desk, html, leading
from atelier_app.phones.flood import Flood
from atelier_app.phones.forms import PHOTO_LIMIT, Typed
from atelier_app.phones.problems import (
    NOT_FOUND,
    PHOTO_TOO_LARGE,
    PHOTOS_IN_LINE,
    TOO_FAST,
    WRONG_TYPE,
    Gone,
    Problem,
    status_of,
)
from atelier_app.phones.visit import Visit
from atelier_app.phones.wall import WallKeeper

# A photo of 12 megapixels takes some 40 MB while it is read; those that wait for it lie on the disk.
_READ_AT_ONCE, _IN_LINE = 2, 24
# What a phone sends wrongly is answered; its bytes are no matter for the log.
logging.getLogger("python_multipart").setLevel(logging.ERROR)
# A picture never changes under its name; only this phone keeps it.
_KEPT = {"cache-control": "private, max-age=86400, immutable"}


class Photos:
    """The ASGI end of the form that sends a photo."""

    def __init__(self, desk: Desk, flood: Flood) -> None:
        self._desk = desk
        self._flood = flood
        self._reading = asyncio.Semaphore(_READ_AT_ONCE)
        self._in_line = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = self._desk.reception.visit(scope)
        if not self._flood.allows(visit.token):
            raise Problem(429, TOO_FAST, (("retry-after", "5"),))
        if self._in_line >= _IN_LINE:
            raise Problem(503, PHOTOS_IN_LINE, (("retry-after", "10"),))
        self._in_line += 1
        try:
            response = await self._taken(visit, scope, receive)
        finally:
            self._in_line -= 1
        await response(scope, receive, send)

    async def _taken(self, visit: Visit, scope: Scope, receive: Receive) -> Response:
        try:
            self._may(visit)
            await self._attach(visit, await self._picture(visit, scope, receive))
        except Refused as refused:
            visit = self._desk.reception.visit(scope)
            page = self._desk.pages.ideas("mine", visit, Typed(refused=refused))
            return html(page, visit, status_of(refused.code))
        return leading(Answer(f"/mine/{visit.asked_id}"))

    def _may(self, visit: Visit) -> None:
        """Before anything of a photo is taken: it is of one's own idea. Raises `Refused`."""
        if visit.participant is None:
            raise Refused(Refusal.NOT_SIGNED_IN)
        if visit.stage.board is None or visit.stage.board.closed:
            raise Refused(Refusal.IDEAS_CLOSED)
        mine = self._desk.door.read(ReadIdeasOf(visit.stage.board.id, visit.author_key))
        if visit.asked_id not in {idea.id for idea in mine}:
            raise Refused(Refusal.UNKNOWN_NOTE)

    async def _picture(self, visit: Visit, scope: Scope, receive: Receive) -> Picture:
        """What was sent, made small and stripped. Raises `Refused`, `Problem` (413, 415) and `Gone`."""
        try:
            async with Request(scope, _limited(receive)).form(
                max_files=1, max_fields=4, max_part_size=1024
            ) as form:
                photo = form.get("photo")
                if not isinstance(photo, UploadFile):
                    raise Problem(415, WRONG_TYPE)
                async with self._reading:
                    return await asyncio.to_thread(_prepared, await photo.read(), visit.asked_id)
        except HTTPException as error:
            raise Problem(415, WRONG_TYPE) from error
        except ClientDisconnect as error:
            raise Gone from error

    async def _attach(self, visit: Visit, picture: Picture) -> None:
        command = AttachPhoto(visit.asked_id, visit.author_key, picture)
        await self._desk.door.perform(command, self._desk.reception.origin(visit))


def _prepared(data: bytes, note_id: Id) -> Picture:
    """The same photo on the same idea is the same picture. Pillow is loaded when the first one comes."""
    from atelier_app.support.pictures import prepared

    id = hashlib.sha256(note_id.encode() + data).hexdigest()[:32]
    return replace(prepared(data, NOTE_PICTURE_SIDE), id=id)


def _limited(receive: Receive) -> Receive:
    """The same, which breaks off what is too large even if it did not say so beforehand."""
    size = 0

    async def counting() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > PHOTO_LIMIT:
            raise Problem(413, PHOTO_TOO_LARGE)
        return message

    return counting


class Pictures:
    """Shows a picture to those who may see it: whoever put it on their idea, or all when it is on the wall."""

    def __init__(self, desk: Desk, walls: WallKeeper) -> None:
        self._desk = desk
        self._walls = walls

    async def serve(self, request: Request) -> Response:
        """Raises `Problem` (404)."""
        visit = self._desk.reception.visit(request.scope)
        picture = await asyncio.to_thread(self._find, visit, visit.asked_id)
        if picture is None:
            raise Problem(404, NOT_FOUND)
        return Response(picture.content, media_type="image/jpeg", headers=_KEPT)

    def _find(self, visit: Visit, picture_id: Id) -> Picture | None:
        board = visit.stage.board
        if board is None or visit.participant is None or not picture_id:
            return None
        own = self._desk.door.read(ReadIdeasOf(board.id, visit.author_key))
        seen = {idea.picture_id for idea in own} | self._walls.wall(board.id).picture_ids
        return self._desk.door.read(ReadPicture(picture_id)) if picture_id in seen else None
