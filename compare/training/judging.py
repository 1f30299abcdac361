"""Examples for the judge of findings: what the checks raise on faithful pairs, and on pairs changed by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.checks.engine import findings_in, new_run
from compare.checks.features import features_of
from compare.checks.registry import load_checks
from compare.records import Document, Finding, Link, Paragraph, Sentence
from compare.training.changes import Change, Changer
from compare.training.pairs import Pair

TOGETHER = 20
"""Pairs of a document: neighbours of one another in their source."""


@dataclass(frozen=True, eq=False)
class Example:
    """A finding, the figures of it, and whether it is true; of which source, and what was changed, if anything."""

    finding: Finding
    figures: NDArray[np.float64]
    true: bool
    source: str
    change: str = ""


def document(language: str, lines: Sequence[str]) -> Document:
    """A document with a paragraph and a sentence a line."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    places = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    return Document(
        language,
        "\n".join(lines),
        language,
        tuple(Paragraph(number, *place) for number, place in enumerate(places)),
        tuple(Sentence(number, number, *place) for number, place in enumerate(places)),
    )


def faithful_examples(name: str, pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any) -> Iterator[Example]:
    """Whatever the checks raise on faithful pairs is false."""
    for start in range(0, len(pairs), TOGETHER):
        some = pairs[start : start + TOGETHER]
        for _, finding, figures in _findings(some, languages, encoder, range(len(some))):
            yield Example(finding, figures, False, name)


def changed_examples(
    name: str, pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any, seed: int = 0
) -> Iterator[Example | Change]:
    """What the checks raise at the place of a change is true; other findings of the pair may be either and are left out.

    Yields each change as well, found or not.
    """
    changer = Changer([target for _, target in pairs], seed)
    for start in range(0, len(pairs), TOGETHER):
        some = list(pairs[start : start + TOGETHER])
        for place in range(3, len(some), 5):
            for change in changer.changes(some[place][1]):
                changed = [*some]
                changed[place] = (some[place][0], change.text)
                yield change
                for offset, finding, figures in _findings(changed, languages, encoder, [place]):
                    if _fits(finding, change, offset):
                        yield Example(finding, figures, True, name, change.check)


def _findings(
    pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any, places: Sequence[int]
) -> Iterator[tuple[int, Finding, NDArray[np.float64]]]:
    """The findings of some of the pairs, with where the target side of the pair begins, and their figures."""
    source, target = (document(language, [pair[side] for pair in pairs]) for side, language in enumerate(languages))
    run = new_run(source, target, [Link((n,), (n,), 0.98) for n in range(len(pairs))], encoder)
    checks = [check for check in load_checks() if not check.of_place]
    for place in places:
        found = list(findings_in(run.pairs[place], run, checks))
        hard = sum(finding.confidence == "hard" for finding in found)
        for finding in found:
            others = hard - (finding.confidence == "hard")
            yield target.sentences[place].start, finding, features_of(finding, run.pairs[place], run, others)


def _fits(finding: Finding, change: Change, offset: int) -> bool:
    """Whether a finding tells the change: it marks the changed words, or is of the check of what was taken out."""
    start, end = change.span[0] + offset, change.span[1] + offset
    if start == end:
        return finding.check == change.check
    return any(a < end and start < b for a, b in finding.target_spans)
