"""The forms of a page, as a browser without JavaScript sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements of a form that hold no text of their own.
_CHOSEN_TYPES = {"checkbox", "radio"}
_SENT_BY_CLICK = {"submit", "button", "image", "reset"}


@dataclass
class Form:
    """What would be sent, and what can be filled in.

    `values` starts with what the page filled in itself; `ticked` is what a checkbox sends once it is ticked.
    """

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    maxima: dict[str, int] = field(default_factory=dict)
    ticked: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page's forms, where its links lead by what they begin with, what tells of an error, and the event it is up to."""

    forms: tuple[Form, ...] = ()
    alert: str = ""
    text: str = ""
    since: int | None = None
    links: Mapping[str, str] = field(default_factory=dict)

    def form(self, *names: str) -> Form | None:
        """The first form that has all these fields."""
        return next((form for form in self.forms if set(names) <= form.kinds.keys()), None)


def read_page(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        tuple(reader.forms), " ".join(reader.alert), " ".join(reader.text), reader.since, reader.links
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.alert: list[str] = []
        self.text: list[str] = []
        self.since: int | None = None
        self.links: dict[str, str] = {}
        self._link = ""
        self._form: Form | None = None
        self._textarea = ""
        self._select = ""
        self._alerting: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        alerting = given.get("role") == "alert" and "hidden" not in given
        if tag not in _VOID and (self._alerting or alerting):
            self._alerting.append(tag)
        self._silent += tag in {"script", "style", "svg"}
        if tag == "body" and given.get("data-since", "").isdecimal():
            self.since = int(given["data-since"])
        elif tag == "a":
            self._link = given.get("href", "")
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "textarea", "select", "option", "button"}:
            self._field(self._form, tag, given)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        kind = given.get("type", "text") if tag == "input" else tag
        if tag == "option":
            self._option(form, given)
        elif not name or "disabled" in given or kind in _SENT_BY_CLICK or kind == "button":
            return
        elif tag == "textarea":
            self._textarea = name
            self._keep(form, name, kind, "")
        elif tag == "select":
            self._select = name
            form.kinds[name] = kind
        elif kind in _CHOSEN_TYPES:
            self._choice(form, name, kind, given)
        else:
            self._keep(form, name, kind, given.get("value", ""))
            if given.get("max", "").isdecimal():
                form.maxima[name] = int(given["max"])

    def _choice(self, form: Form, name: str, kind: str, given: dict[str, str]) -> None:
        """Radios of one name are one field: its largest value is its maximum when it is a number."""
        value = given.get("value", "on")
        form.kinds[name] = kind
        if kind == "checkbox":
            form.ticked[name] = value
        elif value.isdecimal():
            form.maxima[name] = max(form.maxima.get(name, 0), int(value))
        if "checked" in given:
            form.values[name] = value

    def _option(self, form: Form, given: dict[str, str]) -> None:
        value = given.get("value", "")
        if self._select and ("selected" in given or self._select not in form.values):
            form.values[self._select] = value
        if value.isdecimal():
            form.maxima[self._select] = max(form.maxima.get(self._select, 0), int(value))

    def _keep(self, form: Form, name: str, kind: str, value: str) -> None:
        form.kinds[name] = kind
        form.values[name] = value

    def handle_endtag(self, tag: str) -> None:
        if self._alerting and tag == self._alerting[-1]:
            self._alerting.pop()
        self._silent -= tag in {"script", "style", "svg"}
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._textarea:
            self._form.values[self._textarea] += data
        elif data.strip() and not self._silent:
            self.text.append(data.strip())
            if self._link:
                self.links[data.strip()] = self._link
                self._link = ""
            if self._alerting:
                self.alert.append(data.strip())


_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
