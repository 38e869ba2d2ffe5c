"""The language of a page, a document, a window."""

from atelier_app.support.language import language, speaking, use


def test_each_context_speaks_its_own_language() -> None:
    with speaking("en"):
        assert language() == "en"
        with speaking("fr"):
            assert language() == "fr"
        assert language() == "en"


def test_an_unknown_language_means_french() -> None:
    with speaking("en"):
        use("xx")
        assert language() == "fr"
