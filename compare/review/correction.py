"""Links that the reviewer set by hand, kept by the texts of the sentences.

A correction says how some sentences of both texts belong together. It names
them by their texts alone, so that it survives a re-run, another encoder and an
edit elsewhere; it holds where all of its sentences are there, and lapses where
one was rewritten. That also keeps it from other reports of the same original:
what stands alone here may have its counterpart there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.alignment.by_hand import Sides, gapless
from compare.records import Document, Link

NamedSides = tuple[tuple[str, ...], tuple[str, ...]]
"""A link by the names of its source and its target sentences."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Links among some sentences of both texts, as the reviewer has them.

    `links` name sentences by `sentence_names`; no two share one. `time` is
    ISO 8601 in UTC, to the second; `reviewer` is a name or "".
    """

    links: tuple[NamedSides, ...]
    time: str = ""
    reviewer: str = ""

    @property
    def sources(self) -> frozenset[str]:
        """Names of the source sentences concerned."""
        return frozenset(name for source, _ in self.links for name in source)

    @property
    def targets(self) -> frozenset[str]:
        """Names of the target sentences concerned."""
        return frozenset(name for _, target in self.links for name in target)

    @property
    def anchor(self) -> str:
        """What the correction is found by: a name made of all its sentences."""
        members = [*(f"s{name}" for name in self.sources), *(f"t{name}" for name in self.targets)]
        return hashlib.sha256("\n".join(sorted(members)).encode()).hexdigest()[:16]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` reads them back."""
        return {
            "links": [[list(source), list(target)] for source, target in self.links],
            "time": self.time,
            "reviewer": self.reviewer,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Correction:
        """Read what `to_json` wrote. Raises ValueError, TypeError or KeyError for what is none."""
        links = tuple((tuple(map(str, source)), tuple(map(str, target))) for source, target in data["links"])
        return cls(links, str(data.get("time") or ""), str(data.get("reviewer") or ""))


def sentence_names(document: Document) -> list[str]:
    """A name for each sentence, by its text and, for repeated ones, by which repetition it is."""
    seen: Counter[str] = Counter()
    names = []
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        names.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return names


class Names:
    """The sentences of two texts by name, both ways."""

    def __init__(self, source: Document, target: Document) -> None:
        self.sources = sentence_names(source)
        self.targets = sentence_names(target)
        self._rows = {name: number for number, name in enumerate(self.sources)}
        self._columns = {name: number for number, name in enumerate(self.targets)}

    def of(self, sides: Sides) -> NamedSides:
        """A link's sentences by name."""
        return tuple(self.sources[row] for row in sides[0]), tuple(self.targets[column] for column in sides[1])

    def holds(self, correction: Correction) -> bool:
        """True if all sentences of the correction are in these texts."""
        return correction.sources <= self._rows.keys() and correction.targets <= self._columns.keys()

    def links_of(self, correction: Correction) -> list[Sides] | None:
        """The correction's links by number; None where they cannot be links here."""
        if not self.holds(correction):
            return None
        links = []
        for source, target in correction.links:
            sides = tuple(sorted(self._rows[n] for n in source)), tuple(sorted(self._columns[n] for n in target))
            if not (gapless(sides[0]) and gapless(sides[1])):
                return None  # Something was put in between since.
            links.append(sides)
        return links


def links_by_hand(corrections: Iterable[Correction], names: Names, links: Sequence[Link]) -> list[Sides]:
    """The links that `corrections` set in these texts, where `links` are those found.

    Of two corrections that share a sentence the later one holds. One that
    concerns one side only is left out where its sentences have a counterpart:
    it was made for texts in which they had none.
    """
    answered = {row for link in links if link.target for row in link.source}
    replied = {column for link in links if link.source for column in link.target}
    rows: set[int] = set()
    columns: set[int] = set()
    set_by_hand: list[Sides] = []
    for correction in sorted(corrections, key=lambda correction: correction.time, reverse=True):
        found = names.links_of(correction)
        if found is None:
            continue
        mine, theirs = ({number for sides in found for number in sides[side]} for side in (0, 1))
        if not (rows.isdisjoint(mine) and columns.isdisjoint(theirs)):
            continue
        if (not theirs and mine & answered) or (not mine and theirs & replied):
            continue
        rows |= mine
        columns |= theirs
        set_by_hand += found
    return set_by_hand


def regrouped(
    corrections: Collection[Correction], names: Names, replaced: Sequence[Sides], wanted: Sequence[Sides]
) -> tuple[list[Correction], list[Correction]]:
    """What to take away and what to put, so that the links `wanted` stand for those `replaced`.

    Both hold the same sentences. Corrections that concern some of these
    sentences are taken into the new one, with the links of theirs that stay.
    """
    gone = {names.of(sides) for sides in replaced}
    sources = {name for source, _ in gone for name in source}
    targets = {name for _, target in gone for name in target}
    before = [c for c in corrections if c.sources & sources or c.targets & targets]
    staying = [link for correction in before for link in correction.links if link not in gone]
    return before, [Correction((*staying, *map(names.of, wanted)))]
