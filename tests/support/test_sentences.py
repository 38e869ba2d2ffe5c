"""Every refusal has its sentence, in both languages."""

import string

import pytest

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import LANGUAGES, speaking
from atelier_app.support.sentences import SENTENCES, sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Refusal)
def test_a_refusal_says_what_to_do(code: Refusal, language: str) -> None:
    blanks = {name: "7" for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
    with speaking(language):
        said = sentence(Refused(code, **blanks))
    assert said[-1] in ".!"
    assert "{" not in said
