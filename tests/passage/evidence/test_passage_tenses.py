"""What verbs were told by, and whether that is told as done: stored, read, learnt, and found turned round."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.errors import UserError
from compare.passage.evidence.tenses import Tenses, asked, clues, embedded_tenses, read_tenses, told_by
from compare.passage.states.turned_tenses import turned_tenses
from compare.records import Link
from compare.text.deeds import deeds
from compare.text.segment import Segment


def segment(language: str, text: str) -> Segment:
    return Segment(document(language, text), (0,))


def tenses() -> Tenses:
    weights = np.array([2, -3], np.float32), np.array([1], np.float32)
    return Tenses(("ar", "en"), (["0 سرق", "- ={planned}"], ["by object"]), weights, np.array([0.5, -1], np.float32))


def test_a_verb_is_told_by_its_counterpart_or_by_what_stands_beside_its_object():
    text = asked(segment("ar", "سرق الثعلب جرس الغابة"))
    found = deeds(segment("en", "The fox stole the bell."))
    (itself,) = told_by(found, {2: 0}, text)
    assert (itself.by, itself.places) == ("itself", (0,))
    (beside,) = told_by(found, {4: 2}, text)
    assert (beside.by, beside.places) == ("object", (1, 0))
    assert not list(told_by(found, {}, text))


def test_the_clues_add_up():
    text = asked(segment("ar", "سرق الثعلب جرس الغابة"))
    (told,) = told_by(deeds(segment("en", "The fox stole the bell.")), {2: 0}, text)
    assert tenses().log_odds(told, clues(text, told)) == pytest.approx(2.5)


def test_what_is_stored_is_read_again(tmp_path: Path):
    path = tmp_path / "tenses.npz"
    tenses().save(path)
    text = asked(segment("ar", "سرق الثعلب جرس الغابة"))
    (told,) = told_by(deeds(segment("en", "The fox stole the bell.")), {2: 0}, text)
    assert read_tenses(path).log_odds(told, clues(text, told)) == pytest.approx(2.5)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"no archive"])
def test_what_is_no_such_file_is_one_clear_line(tmp_path: Path, content: bytes):
    path = tmp_path / "tenses.npz"
    path.write_bytes(content)
    with pytest.raises(UserError, match="muqabala train tenses"):
        read_tenses(path)


def test_there_are_none_for_other_languages():
    assert embedded_tenses("ar", "en") is not None and embedded_tenses("en", "ar") is None


def turned(arabic: str, english: str) -> list[tuple[str, str]]:
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], open_encoder())
    return [(one.state, english[slice(*one.target)]) for one in turned_tenses(run.pairs[0], run)]


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("رمّم المتطوعون سقف المدرسة في عطلة الصيف.", "Volunteers plan to mend the school roof.", "plan to mend"),
        ("باعت العائلة البيت القديم.", "The family wants to sell the old house.", "wants to sell"),
        ("وقد وقّعت الشركتان العقد في أغسطس.", "The two companies have yet to sign the contract.", "have yet to sign"),
        ("تستعد الفرقة لتسجيل ألبومها الثالث.", "The band has recorded its third album.", "has recorded"),
    ],
)
def test_done_for_ahead_and_ahead_for_done(arabic, english, found):
    assert found in [words for _, words in turned(arabic, english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("يلتقي الرئيس غداً نظيره التونسي.", "The president will meet his Tunisian counterpart tomorrow."),
        ("تُدفع الأجرة في اليوم الأول من الشهر.", "The rent shall be paid on the first day of the month."),
        ("لم يرد المكتب حتى الآن على الرسالة.", "The office has yet to answer the letter."),
        ("قررت الشركة صرف مكافأة لموظفيها.", "The company has decided to pay its staff a bonus."),
        ("بعد الإفراج عنه غادر الصحفي البلاد.", "The journalist left the country after he was released."),
    ],
)
def test_what_may_be_told_so_is_left_alone(arabic, english):
    assert not turned(arabic, english)


@pytest.mark.slow
def test_they_are_learnt_from_pairs():
    from compare.passage.evidence.translations import embedded_translations
    from compare.training.tenses import train_tenses

    table = embedded_translations("ar", "en")
    assert table is not None
    done = "افتتح الوزير المعرض", "The minister opened the exhibition"
    ahead = "سيفتتح الوزير المعرض", "The minister will open the exhibition"
    found = train_tenses([done, ahead] * 300, table)
    text = asked(segment("ar", done[0])), asked(segment("ar", ahead[0]))
    (told,) = told_by(deeds(segment("en", done[1])), {1: 1, 4: 2}, text[0])
    odds = [found.log_odds(told, clues(one, told)) for one in text]
    assert odds[0] > odds[1]
