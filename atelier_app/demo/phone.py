"""A phone without JavaScript, over HTTP: what a participant does, through the real pages and their forms."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import httpx

from atelier_app.demo.forms import Form, Page, read_page
from atelier_app.domain.signature import WIDTH, Signature

TIMEOUT = 60.0


@dataclass(frozen=True)
class Told:
    """A server-sent event: its name, its data, and the number to resume after."""

    name: str
    data: str
    number: int | None


class PhoneError(Exception):
    """A page did not answer as it should; the message is what it told the participant."""


@cache
def _no_tls() -> ssl.SSLContext:
    """Made once: building one takes longer than a phone's whole visit, and the pages are plain HTTP."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class SimulatedPhone:
    """One participant's browser: its own cookies, its own connection. Use it with `async with`."""

    def __init__(self, address: str, language: str = "fr") -> None:
        """`address` is where the QR code leads, "http://192.168.1.5:8080"."""
        self._client = httpx.AsyncClient(
            base_url=address,
            headers={"accept-language": language, "accept": "text/html", "origin": address.rstrip("/")},
            follow_redirects=True,
            timeout=TIMEOUT,
            trust_env=False,
            verify=_no_tls(),
        )
        self.page = Page()
        self._url = httpx.URL(address)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    @property
    def client(self) -> httpx.AsyncClient:
        """For what is not a form: the live stream, odd requests."""
        return self._client

    async def look(self, path: str = "/") -> Page:
        """Loads a page. Raises `PhoneError` unless it is answered with success."""
        return self._shown(await self._client.get(path))

    async def sign_in(self, first_name: str, last_name: str, organisation: str = "") -> Page:
        """Finds themselves on the list or comes as a walk-in, agrees to the privacy notice, and signs.

        Raises `PhoneError` with the page's own words.
        """
        name = f"{first_name} {last_name}"
        await self.look()
        finding = self.page.form("name")
        if finding is not None:
            found = await self.send(finding, {"name": name})
            await self.look(found.links.get(name, f"/sign?{urlencode({'name': name})}"))
        form = await self._form("consent", "signature")
        said = {"first": first_name, "last": last_name, "organisation": organisation}
        typed = {field: value for field, value in said.items() if field in form.kinds}
        agreed = {field: value for field, value in form.ticked.items() if field == "consent"}
        return await self.send(form, typed | agreed | {"signature": scribble(name)})

    async def send_idea(self, text: str) -> Page:
        """Sends an idea, while ideas are collected."""
        return await self.send(await self._form("text"), {"text": text})

    async def ballot(self) -> Form:
        """The form of the open vote: its number fields are named by their options' ids."""
        await self.look()
        form = next((form for form in self.page.forms if vote_fields(form)), None)
        if form is None:
            raise PhoneError(self.page.text)
        return form

    async def vote(self, points: Mapping[str, int]) -> Page:
        """Gives points to options by their ids; those not named get none."""
        form = await self.ballot()
        return await self.send(form, {name: str(points.get(name, 0)) for name in vote_fields(form)})

    async def listen(self, since: int | None = None) -> AsyncIterator[Told]:
        """What the live stream tells, from the page shown on or from after event `since`, until it ends."""
        known = self.page.since if since is None else since
        headers = {"accept": "text/event-stream"} | ({} if known is None else {"last-event-id": str(known)})
        waiting = httpx.Timeout(TIMEOUT, read=None)
        async with self._client.stream("GET", "/events", headers=headers, timeout=waiting) as answer:
            fields: dict[str, str] = {}
            async for line in answer.aiter_lines():
                name, _colon, value = line.partition(":")
                if line:
                    fields[name] = value.removeprefix(" ")
                elif "data" in fields:
                    number = fields.get("id", "")
                    yield Told(
                        fields.get("event", "message"), fields["data"], int(number) if number else None
                    )
                    fields = {}

    async def send(self, form: Form, values: Mapping[str, str]) -> Page:
        """Sends a form with these fields filled in, those the page filled in itself as they are."""
        sent = {**form.values, **values}
        address = self._url.join(form.action)
        if form.method == "get":
            page = self._shown(await self._client.get(address, params=sent))
        else:
            page = self._shown(await self._client.post(address, data=sent))
        if page.alert:
            raise PhoneError(page.alert)
        return page

    async def _form(self, *names: str) -> Form:
        """The form with these fields, on the page shown or else on a fresh one."""
        if self.page.form(*names) is None:
            await self.look()
        form = self.page.form(*names)
        if form is None:
            raise PhoneError(self.page.text)
        return form

    def _shown(self, answer: httpx.Response) -> Page:
        self.page = read_page(answer.text)
        self._url = answer.url
        if answer.is_error:
            raise PhoneError(self.page.alert or self.page.text or f"{answer.status_code}")
        return self.page


def scribble(name: str) -> str:
    """A signature as a finger would draw it, one for each name: a wave whose arches follow the letters."""
    step = (WIDTH - 200) / (4 * len(name))
    points = []
    for index, letter in enumerate(name * 4):
        height = (ord(letter) * 37 + index * 53) % 260
        points.append((round(100 + index * step), 70 + (height if index % 2 else 260 - height // 3)))
    return str(Signature((tuple(points), ((150, 350), (WIDTH - 150, 330)))))


def vote_fields(form: Form) -> tuple[str, ...]:
    """The fields that take points."""
    return tuple(name for name in form.kinds if name in form.maxima)
