"""A cause or a purpose that another stands in the place of."""

from __future__ import annotations

import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.replaced_clauses import replaced_clauses
from compare.records import Link


def replaced(arabic: str, english: str) -> str | None:
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], open_encoder())
    found = replaced_clauses(run.pairs[0], run)
    return found[0].kind if found else None


@pytest.mark.parametrize(
    ("arabic", "english", "kind"),
    [
        (
            "أغلقت البلدية السوق القديم يوم الأحد لأن المطر أغرق الأزقة.",
            "The municipality closed the old market on Sunday because traders went on strike.",
            "cause",
        ),
        (
            "سافر الوزير إلى العاصمة صباح الاثنين كي يحضر جنازة صديقه.",
            "The minister travelled to the capital on Monday morning to negotiate a loan.",
            "purpose",
        ),
    ],
)
def test_a_clause_with_nothing_like_it_on_either_side(arabic, english, kind):
    assert replaced(arabic, english) == kind


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "أغلقت البلدية السوق القديم يوم الأحد لأن المطر أغرق الأزقة.",
            "The municipality closed the old market on Sunday because rain had flooded the alleys.",
        ),
        (
            "أغلقت البلدية السوق القديم يوم الأحد لأن المطر أغرق الأزقة.",
            "Rain had flooded the alleys, so the municipality closed the old market on Sunday.",
        ),
        (
            "سافر الوزير إلى العاصمة صباح الاثنين كي يحضر جنازة صديقه.",
            "The minister travelled to the capital on Monday morning to attend a friend's funeral.",
        ),
        ("وصل الوزير إلى العاصمة.", "The minister came to the capital."),
    ],
)
def test_a_clause_that_is_told_or_is_none(arabic, english):
    assert replaced(arabic, english) is None


def test_without_vectors_of_words_there_is_none():
    pair = document("ar", "ذهب لأن المطر نزل."), document("en", "He left because his horse died.")
    run = new_run(*pair, [Link((0,), (0,), 1.0)])
    assert replaced_clauses(run.pairs[0], run) is None
