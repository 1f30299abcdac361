"""The longest sentence that is kept whole, and where a longer one is cut."""

from __future__ import annotations

import pytest

from compare.longest import LONGEST_CHARACTERS, LONGEST_WORDS, bounded
from compare.records import Document, Paragraph
from compare.segmentation import segment


def sentences(text: str, mode: str = "sentences") -> list[str]:
    document = segment(Document("-", text, "en", (Paragraph(0, 0, len(text)),)), mode)
    return [document.sentence_text(sentence.index) for sentence in document.sentences]


@pytest.mark.parametrize("mode", ["sentences", "lines"])
@pytest.mark.parametrize(
    "text",
    ["word " * 5000, "1," * 9000, "7" * 50_000, "so it went, and then " * 900, "كلمة أخرى، " * 3000],
    ids=["words", "list", "digits", "clauses", "Arabic"],
)
def test_no_sentence_is_longer_than_the_limits_and_no_letter_is_lost(text: str, mode: str) -> None:
    found = sentences(text, mode)
    assert all(len(sentence) <= LONGEST_CHARACTERS and len(sentence.split()) <= LONGEST_WORDS for sentence in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() for sentence in found)


def test_a_long_sentence_is_cut_behind_a_comma() -> None:
    found = sentences("the councils of the north said no again, " * 200)
    assert len(found) > 1
    assert all(sentence.endswith("again,") for sentence in found)


def test_white_space_alone_is_no_sentence() -> None:
    assert sentences("left" + "\u00a0" * 20_000 + "right") == ["left", "right"]


def test_what_people_write_stays_whole() -> None:
    text = "the committee of the " * 140 + "house."
    assert list(bounded(text, 0, len(text))) == [(0, len(text))]


def test_a_cut_may_stand_at_the_limit_itself() -> None:
    text = "a" * (LONGEST_CHARACTERS - 1) + ", then more of it"
    assert next(bounded(text, 0, len(text))) == (0, LONGEST_CHARACTERS)
