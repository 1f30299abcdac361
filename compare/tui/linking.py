"""Links corrected by hand, free of Textual: what holds now, and what must be checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from compare.alignment.by_hand import Sides
from compare.records import Comparison, Passage
from compare.review import Decision, DecisionStore
from compare.review.correction import Names, regrouped
from compare.review.relinking import Exchange, relinked

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
    """Notes of passages that are no more, for the passages that have their sentences now, by id."""
    there = {passage.id for passage in new.passages}
    carried: dict[str, Callable[[Decision], Decision]] = {}
    for passage in old.passages:
        decision = decisions.get(passage.id)
        if passage.id in there or decision is None:
            continue
        for heir in new.passages:
            shares = set(heir.target) & set(passage.target) or (
                not passage.target and set(heir.source) & set(passage.source)
            )
            if shares:
                carried[heir.id] = _with_note(decision.note, carried.get(heir.id))
                break
    return carried


def _with_note(note: str, change: Callable[[Decision], Decision] | None) -> Callable[[Decision], Decision]:
    def changed(decision: Decision) -> Decision:
        decision = change(decision) if change is not None else decision
        if not note or note in decision.note:
            return decision
        return replace(decision, note=f"{decision.note}\n{note}".strip())

    return changed
