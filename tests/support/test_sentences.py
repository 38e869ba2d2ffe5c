"""Every refusal has its sentence, in both languages."""

import errno
import os
import string

import pytest

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import LANGUAGES, speaking
from atelier_app.support.reasons import reason
from atelier_app.support.sentences import SENTENCES, sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Refusal)
def test_a_refusal_says_what_to_do(code: Refusal, language: str) -> None:
    blanks = {name: "7" for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
    with speaking(language):
        said = sentence(Refused(code, **blanks))
    assert said[-1] in ".!"
    assert "{" not in said


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_what_the_system_said_is_told_in_the_language_of_the_sentence(code: int) -> None:
    error = OSError(code, os.strerror(code))
    refused = Refused(Refusal.CANNOT_WRITE, name="bilan.pdf", reason=reason(error))
    with speaking("fr"):
        said = sentence(refused)
    assert said.startswith("bilan.pdf n’a pas pu être écrit (")
    assert os.strerror(code) not in said
    assert errno.errorcode[code] not in said


def test_what_the_system_seldom_says_is_told_by_its_code() -> None:
    refused = Refused(Refusal.CANNOT_READ, name="liste.csv", reason=reason(OSError(errno.ENOLCK, "No locks")))
    with speaking("fr"):
        assert sentence(refused) == "liste.csv n’a pas pu être lu (erreur ENOLCK)."
