"""What a comparison comes to, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.records import Comparison, Document, Finding, Paragraph, Passage, Sentence
from compare.review import Decision, settle
from compare.summary import summarize


def document(*lengths: int) -> Document:
    """A text of sentences of so many letters, with spaces between."""
    sentences, start = [], 0
    for index, length in enumerate(lengths):
        sentences.append(Sentence(index, 0, start, start + length))
        start += length + 1
    text = " ".join("x" * length for length in lengths)
    return Document("-", text, "en", (Paragraph(0, 0, len(text)),), tuple(sentences))


def finding(severity: str, confidence: str = "hard") -> Finding:
    return Finding("reworded", "number", severity, confidence, "a message", (), ((0, 1),))  # type: ignore[arg-type]


def passage(identity: str, source: tuple[int, ...], target: tuple[int, ...], *findings: Finding, score: float = 0.9):
    status = "dropped" if not target else "added" if not source else "reworded" if findings else "equivalent"
    return Passage(identity, source, target, status, False, score, findings)  # type: ignore[arg-type]


@pytest.fixture
def comparison() -> Comparison:
    return Comparison(
        document(10, 20, 30, 40),
        document(10, 10, 10),
        (
            passage("a", (0, 1), (0,), finding("critical"), finding("minor"), finding("major", "soft"), score=0.8),
            passage("b", (2,), (), finding("major")),
            passage("c", (3,), (1,), score=0.4),
            passage("d", (), (2,), finding("minor", "soft")),
        ),
        "ar-en",
    )


def test_the_figures(comparison):
    summary = summarize(comparison)
    assert summary.findings == {"minor": 1, "major": 1, "critical": 1}
    assert summary.flagged == 2
    assert summary.passages == comparison.summary()
    # The third sentence, of 30 letters of 100, has no counterpart.
    assert summary.kept == pytest.approx(0.7) and summary.sentences == (3, 4)
    assert summary.sureness == pytest.approx(0.6) and summary.sure is False and summary.doubtful == 1
    assert (summary.uncertain, summary.dismissed) == (2, 0)


def test_uncertain_findings_count_where_they_are_shown(comparison):
    summary = summarize(comparison, include_soft=True)
    assert summary.findings == {"minor": 2, "major": 2, "critical": 1}
    assert (summary.flagged, summary.uncertain) == (3, 0)


def test_what_the_reviewer_dismissed_is_counted_apart(comparison):
    settled = settle(comparison, {"a": Decision("dismissed")})
    summary = summarize(settled, comparison)
    assert summary.findings == {"minor": 0, "major": 1, "critical": 0}
    assert (summary.dismissed, summary.uncertain) == (3, 1)
    assert summary.passages["equivalent"] == 2


def test_texts_of_nothing(comparison):
    nothing = replace(comparison, source=document(), target=document(), passages=())
    summary = summarize(nothing)
    assert (summary.kept, summary.sentences, summary.sureness, summary.sure) == (1.0, (0, 0), None, None)
    assert summary.to_json()["links_probability"] is None


def test_links_that_can_be_trusted(comparison):
    sure = replace(comparison, passages=(passage("a", (0,), (0,), score=0.95),))
    assert summarize(sure).sure is True and summarize(sure).doubtful == 0
