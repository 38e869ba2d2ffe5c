"""A page's forms are read as a browser without JavaScript would send them."""

from __future__ import annotations

from atelier_app.demo.forms import read_page
from atelier_app.demo.phone import scribble, vote_fields
from atelier_app.domain.signature import parse

PAGE = """
<!doctype html><title>Vote</title><script>let x = "<form>";</script>
<p role="alert">Trop de <b>points</b><br>donnés</p>
<form action="/vote?step=2" method="post">
  <input type="hidden" name="poll" value="p&amp;1">
  <label>Bus <input type="number" name="a" value="2" min="0" max="3"></label>
  <input type="radio" name="b" value="0"><input type="radio" name="b" value="1" checked><input type="radio" name="b" value="2">
  <select name="c"><option value="0">0<option value="5" selected>5</select>
  <input type="checkbox" name="consent" value="1"> <input type="checkbox" name="news" checked>
  <input name="gone" value="x" disabled>
  <textarea name="text">une idée
  sur deux lignes</textarea>
  <button name="plus" value="a">+</button> <input type="submit" name="go" value="Go">
</form>
<form action="/language"><input type="hidden" name="code" value="en"></form>
"""


def test_what_the_page_filled_in_is_sent_as_it_is() -> None:
    form = read_page(PAGE).forms[0]
    assert (form.action, form.method) == ("/vote?step=2", "post")
    assert form.values == {
        "poll": "p&1",
        "a": "2",
        "b": "1",
        "c": "5",
        "news": "on",
        "text": "une idée\n  sur deux lignes",
    }
    assert form.ticked == {"consent": "1", "news": "on"}


def test_fields_that_take_points_are_numbers_radios_or_lists() -> None:
    form = read_page(PAGE).forms[0]
    assert vote_fields(form) == ("a", "b", "c")
    assert form.maxima == {"a": 3, "b": 2, "c": 5}


def test_what_went_wrong_is_read_from_the_alert() -> None:
    page = read_page(PAGE)
    assert page.alert == "Trop de points donnés"
    assert "let x" not in page.text


def test_a_form_is_found_by_its_fields() -> None:
    page = read_page(PAGE)
    assert page.form("code") is page.forms[1]
    assert page.form("text", "consent") is page.forms[0]
    assert page.form("first", "last") is None


def test_links_are_found_by_what_they_begin_with() -> None:
    page = read_page(
        '<ul><li><a href="/sign?who=1"><b>Anne Lefèvre</b> <small>Mairie</small></a></ul><a>x</a>'
    )
    assert page.links == {"Anne Lefèvre": "/sign?who=1"}


def test_a_simulated_hand_signs_as_a_finger_would() -> None:
    for name in ("Anne Lefèvre", "Ô", "Maximilien-Alexandre de la Haute-Chapelle " * 3):
        assert str(parse(scribble(name))) == scribble(name)
    assert scribble("Anne Lefèvre") != scribble("Karim Benali")


def test_half_a_page_is_read_as_far_as_it_goes() -> None:
    assert read_page("<form method=post><input name=a><textarea name=b>x").forms[0].values == {
        "a": "",
        "b": "x",
    }
    assert read_page("").forms == ()
