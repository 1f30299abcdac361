"""Pairs of texts aligned by hand, by kind, linked by the whole program and by the plain aligner.

The same sentences for both; no checks, only links.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from plain_search import plain_links

from compare.checks.registry import check_ids
from compare.encoding import open_encoder
from compare.evaluation.gold import load_gold
from compare.evaluation.links import LinkScores, score_links, sides
from compare.pipeline import Options, compare_documents
from compare.records import Document, Link, Paragraph, Sentence

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
VARIABLE = "MUQABALA_DEV_DATA"
"""Names a folder with `hand_aligned/KIND-NUMBER-VARIANT.json`, `real_aligned/` and `pairs/`, as in tests/golden."""

OPTIONS = Options(gloss=False, cache=False, disabled=frozenset(check_ids()))


@dataclass(frozen=True, slots=True)
class Case:
    """Two segmented texts and their links."""

    kind: str
    source: Document
    target: Document
    links: tuple[Link, ...]


@dataclass(slots=True)
class Measured:
    """What one aligner made of the texts of a kind, pooled."""

    scores: LinkScores = field(default_factory=LinkScores)
    moved: int = 0
    moved_found: int = 0
    paired: int = 0
    """Sentences of either text that have a counterpart."""
    torn: int = 0
    """Those of them that are linked with nothing."""
    seconds: float = 0.0

    def add(self, case: Case, found: list[Link], seconds: float) -> None:
        """Count the links found in one pair of texts."""
        self.scores += score_links(sides(case.links), sides(found))
        moved = {column for link in case.links if link.moved for column in link.target}
        self.moved += len(moved)
        self.moved_found += len(moved & {column for link in found if link.moved for column in link.target})
        gold, linked = _paired(case.links), _paired(found)
        self.paired += len(gold)
        self.torn += len(gold - linked)
        self.seconds += seconds


def _paired(links: Iterable[Link]) -> set[tuple[int, int]]:
    both = [link for link in links if link.source and link.target]
    return {(side, index) for link in both for side in (0, 1) for index in (link.source, link.target)[side]}


def folder() -> Path | None:
    """The folder of further texts, if there is one."""
    path = Path(os.environ.get(VARIABLE) or "/nonexistent")
    return path if (path / "hand_aligned").is_dir() else None


def cases(data: Path | None) -> Iterator[Case]:
    """The corpora, and what the folder of further texts holds."""
    sets = {"corpora": CORPORA}
    if data is not None:
        for file in sorted((data / "hand_aligned").glob("*.json")):
            kind, _, variant = file.stem.split("-")
            yield _hand_aligned(f"{kind} {variant}", json.loads(file.read_text("utf-8")))
        sets |= {"real": data / "real_aligned", "pairs": data / "pairs"}
    for kind, path in sets.items():
        for gold in load_gold(path):
            yield Case(kind, gold.source, gold.target, tuple(link.link for link in gold.links))


def _hand_aligned(kind: str, data: dict[str, list[dict[str, object]]]) -> Case:
    links = [
        Link(tuple(link["source"]), tuple(link["target"]), 1.0, bool(link.get("moved")))  # type: ignore[arg-type]
        for link in data["links"]
    ]
    texts = [[str(sentence) for sentence in data[side]] for side in ("source", "target")]
    return Case(kind, _document("ar", texts[0]), _document("en", texts[1]), tuple(links))


def _document(language: str, sentences: list[str]) -> Document:
    text, marks, at = "\n".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        marks.append(Sentence(index, index, at, at + len(sentence)))
        at += len(sentence) + 1
    paragraphs = tuple(Paragraph(mark.index, mark.start, mark.end) for mark in marks)
    return Document(language, text, language, paragraphs, tuple(marks))


def by_program(case: Case) -> list[Link]:
    """The links of the whole program."""
    passages = compare_documents(case.source, case.target, OPTIONS).passages
    return [Link(passage.source, passage.target, passage.score, passage.moved) for passage in passages]


def by_plain_search(case: Case) -> list[Link]:
    """The links of the plain aligner, from the same vectors."""
    texts = [[d.sentence_text(s.index) for s in d.sentences] for d in (case.source, case.target)]
    encoder = open_encoder()
    ours, theirs = (encoder.encode(side) for side in texts)
    lengths = [[float(len(text)) for text in side] for side in texts]
    return [Link(row, column, 1.0) for row, column in plain_links(ours, theirs, *lengths)]


ALIGNERS: dict[str, Callable[[Case], list[Link]]] = {"program": by_program, "plain": by_plain_search}


@cache
def measured(data: Path | None) -> dict[str, dict[str, Measured]]:
    """By kind of text and aligner, what was found."""
    found: dict[str, dict[str, Measured]] = {}
    for case in cases(data):
        kinds = found.setdefault(case.kind, {name: Measured() for name in ALIGNERS})
        for name, aligner in ALIGNERS.items():
            start = time.process_time()
            links = aligner(case)
            kinds[name].add(case, links, time.process_time() - start)
    return found
