"""Links corrected by hand, free of Textual: what holds now, and what must be checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from compare.alignment.by_hand import Sides
from compare.records import Comparison, Document, Passage, Span
from compare.review import Decision, DecisionStore, OwnFinding
from compare.review.correction import Names, regrouped
from compare.review.relinking import Exchange, relinked
from compare.review.settling import finding_of

Place = tuple[Sides, bool]
"""A passage by its links and whether it moved: what its findings depend on."""

AROUND = 1
"""Passages before and after a corrected one that are checked with it: some checks look at the neighbours."""


class Links:
    """The corrections of the texts at hand, and what the checks found in passages seen so far."""

    def __init__(self, store: DecisionStore) -> None:
        self._store = store
        self._known: dict[Place, Passage] = {}
        self._texts: tuple[str, str] = "", ""
        self.names: Names | None = None
        self.unchecked: set[Place] = set()
        """Passages whose findings are still those of before, or none."""

    def arrived(self, comparison: Comparison) -> Comparison:
        """A comparison as it was made, with the links as they are corrected by now."""
        texts = comparison.source.text, comparison.target.text
        if texts != self._texts or self.names is None:
            self._texts, self._known = texts, {}
            self.names = Names(comparison.source, comparison.target)
            self.unchecked.clear()
        self._remember(comparison.passages)
        if not comparison.aligned and not self._store.corrections(self.names):
            return comparison
        return self.renewed(comparison)

    def renewed(self, comparison: Comparison) -> Comparison:
        """The comparison with the corrections that the store holds now."""
        assert self.names is not None
        new, unchecked = relinked(comparison, self._store.corrections(self.names), self._known)
        self.unchecked = {place_of(new.passages[number]) for number in unchecked}
        return new

    def correct(self, comparison: Comparison, exchange: Exchange | None, only: Sequence[Passage] = ()) -> Comparison:
        """Replace links by others, or with None those of the passages `only` by the ones found; saved when it returns.

        Raises UserError if it cannot be saved.
        """
        assert self.names is not None
        corrections = self._store.corrections(self.names)
        replaced, wanted = exchange or ([(passage.source, passage.target) for passage in only], [])
        before, after = regrouped(corrections, self.names, replaced, wanted)
        after = [correction for correction in after if correction.links]
        if not before and not after:
            return comparison
        kept = [correction for correction in corrections if correction not in before]
        new, _ = relinked(comparison, [*kept, *after], self._known)
        scope = {passage.id for passage in (*comparison.passages, *new.passages)}
        carried = carried_over(comparison, new, self._store.decisions([p.id for p in comparison.passages]))
        self._store.correct(before, after, carried=carried, scope=scope)
        return self.renewed(comparison)

    def to_check(self, comparison: Comparison) -> list[int]:
        """The numbers of the passages to check again: those not checked yet, and their neighbours."""
        numbers = [n for n, passage in enumerate(comparison.passages) if place_of(passage) in self.unchecked]
        last = len(comparison.passages)
        return sorted({near for n in numbers for near in range(n - AROUND, n + AROUND + 1) if 0 <= near < last})

    def checked(self, comparison: Comparison, passages: Iterable[Passage]) -> Comparison:
        """The comparison with what was found in `passages`."""
        found = {place_of(passage): passage for passage in passages}
        self._known.update(found)
        self.unchecked -= found.keys()
        renewed = [
            replace(found[place_of(old)], id=old.id, corrected=old.corrected, score=old.score)
            if place_of(old) in found
            else old
            for old in comparison.passages
        ]
        return replace(comparison, passages=tuple(renewed))

    def _remember(self, passages: Iterable[Passage]) -> None:
        self._known.update((place_of(passage), passage) for passage in passages)


def place_of(passage: Passage) -> Place:
    """What a passage's findings are remembered by."""
    return (passage.source, passage.target), passage.moved


def carried_over(
    old: Comparison, new: Comparison, decisions: dict[str, Decision]
) -> dict[str, Callable[[Decision], Decision]]:
    """Notes and own findings of passages that are no more, for those that have their words now, by id."""
    there = {passage.id for passage in new.passages}
    gone = [passage for passage in old.passages if passage.id not in there and passage.id in decisions]
    notes: dict[str, list[str]] = {}
    own: dict[str, list[OwnFinding]] = {}
    for passage in gone:
        decision = decisions[passage.id]
        if decision.note:
            notes.setdefault(_heir(new, passage.source, passage.target).id, []).append(decision.note)
        for mine in decision.own:
            found = finding_of(old, passage, mine)
            source, target = _sentences(old.source, found.source_spans), _sentences(old.target, found.target_spans)
            heir = _heir(new, source, target) if source or target else _heir(new, passage.source, passage.target)
            placed = replace(
                mine,
                source=_within(new.source, heir.source, found.source_spans),
                target=_within(new.target, heir.target, found.target_spans),
            )
            own.setdefault(heir.id, []).append(placed)
    return {name: _with(notes.get(name, []), own.get(name, [])) for name in notes.keys() | own.keys()}


def _heir(new: Comparison, source: tuple[int, ...], target: tuple[int, ...]) -> Passage:
    """The passage that has the first of these sentences, of the report if there is one."""
    return next(
        passage
        for passage in new.passages
        if (target[0] in passage.target if target else bool(source) and source[0] in passage.source)
    )


def _sentences(document: Document, spans: Iterable[Span]) -> tuple[int, ...]:
    return tuple(s.index for low, high in spans for s in document.sentences if s.start < high and low < s.end)


def _within(document: Document, sentences: tuple[int, ...], spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those spans that are in the sentences, counted from where these begin."""
    if not sentences:
        return ()
    start, end = document.span_of(sentences)
    return tuple((max(low, start) - start, min(high, end) - start) for low, high in spans if low < end and high > start)


def _with(notes: Sequence[str], own: Sequence[OwnFinding]) -> Callable[[Decision], Decision]:
    def changed(decision: Decision) -> Decision:
        lines = [decision.note, *(note for note in notes if note not in decision.note)]
        kept = (*decision.own, *(one for one in own if one not in decision.own))
        return replace(decision, note="\n".join(filter(None, lines)), own=kept)

    return changed
