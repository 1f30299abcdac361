"""The state of a review, free of Textual: what is shown, found and decided.

Widgets read from here and change nothing but through these methods.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.records import SEVERITIES, Comparison, Document, Finding, Passage, Sentence
from compare.review import Decision, DecisionStore, finding_key, is_reviewed
from compare.review.links import Links, place_of
from compare.review.settling import findings_of, settled
from compare.tui.filters import Condition, matches
from compare.tui.search import Searcher

Side = Literal["source", "target"]
Order = Literal["report", "original"]

UNDECIDED = Decision()
AT_MOST = 5
"""Sentences of a row before the links are there."""
FAINT = 0.05
"""Probability below which an uncertain finding is not shown: of 127 such ones in gold documents 8 were true."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place the search found: passage number, side, span in the document."""

    passage: int
    side: Side
    start: int
    end: int


class Review:
    """A comparison with its decisions, and the view of it that is on screen.

    `view` lists the numbers of the passages shown, in the order shown.
    `linked` is False while only the texts are there and no links yet: the
    passages are then paragraphs side by side by their number alone.
    """

    def __init__(
        self, comparison: Comparison, store: DecisionStore, *, linked: bool = True, links: Links | None = None
    ) -> None:
        self.comparison = comparison
        self.store = store
        self.linked = linked
        self.links = links
        self.ids = [passage.id for passage in comparison.passages]
        self.decisions: dict[str, Decision] = store.decisions(self.ids) if linked else {}
        self.active: frozenset[Condition] = frozenset()
        self.order: Order = "report"
        self.view: list[int] = []
        self.query = ""
        self.hits: list[Hit] = []
        self.words: dict[str, str] = {}
        """Word glosses made so far, by the text of the original that they are of."""
        self._searcher: Searcher | None = None
        self._settled: dict[int, tuple[Decision, Passage]] = {}
        self._narrow()

    def __len__(self) -> int:
        return len(self.comparison.passages)

    # Passages and decisions

    def decision(self, number: int) -> Decision:
        """The decision on passage `number`; an empty one without any."""
        return self.decisions.get(self.ids[number], UNDECIDED)

    def passage(self, number: int) -> Passage:
        """Passage `number` as the reviewer left it: what exports show."""
        passage = self.comparison.passages[number]
        decision = self.decisions.get(passage.id)
        if decision is None:
            return passage
        kept = self._settled.get(number)
        if kept is None or kept[0] is not decision:
            kept = self._settled[number] = decision, settled(self.comparison, passage, decision)
        return kept[1]

    def severity(self, number: int) -> str | None:
        """The passage's severity, as the reviewer left it."""
        return self.passage(number).severity

    def is_reviewed(self, number: int) -> bool:
        """True once the reviewer judged the passage, or all that was found in it."""
        passage = self.comparison.passages[number]
        return is_reviewed(self.comparison, passage, self.decisions.get(passage.id))

    def mark(self, number: int) -> str:
        """What the list shows of a decision: "confirmed", "dismissed", or nothing."""
        decision = self.decision(number)
        if not self.is_reviewed(number):
            return ""
        return "dismissed" if decision.rejects or not (decision.reviewed or decision.reclassifies) else "confirmed"

    def is_change(self, number: int) -> bool:
        """True where there is something to review, whatever was decided since."""
        if not self.linked:
            return False
        return self.comparison.passages[number].changed or self.passage(number).changed

    def is_unchecked(self, number: int) -> bool:
        """True where the links were corrected and the checks have not answered yet."""
        return self.links is not None and place_of(self.comparison.passages[number]) in self.links.unchecked

    def is_open(self, number: int) -> bool:
        """True for a change without a verdict."""
        return self.is_change(number) and not self.is_reviewed(number)

    def findings(self, number: int, *, soft: bool = True) -> list[Finding]:
        """The passage's findings, the reviewer's own first, then hard ones; dismissed ones are among them.

        Uncertain ones that are hardly ever right (`FAINT`) are not shown; exports have them.
        """
        found = findings_of(self.comparison, self.comparison.passages[number], self.decision(number))
        hard = [finding for finding in found if finding.confidence == "hard"]
        return hard + ([finding for finding in found if _is_worth_showing(finding)] if soft else [])

    def is_dismissed(self, number: int, finding: Finding) -> bool:
        """True if this finding, or the whole passage, was called a false alarm."""
        decision = self.decision(number)
        if decision.rejects:
            return True
        return bool(decision.dismissed) and finding_key(self.comparison, finding) in decision.dismissed

    def decide_all(self, changes: Mapping[int, Callable[[Decision], Decision]]) -> None:
        """Change the decisions on several passages, as one step to undo."""
        by_id = {self.ids[number]: change for number, change in changes.items()}
        for identity, decision in self.store.decide_all(by_id, self.ids).items():
            self._set(identity, decision)

    def decide(self, number: int, change: Callable[[Decision], Decision]) -> Decision:
        """Change the decision on passage `number`; saved when this returns."""
        decision = self.store.decide(self.ids[number], change, self.ids)
        self._set(self.ids[number], decision)
        return decision

    def undo(self) -> int | str | None:
        """Take back the last step of this comparison: the number of the passage decided on, or a name of links."""
        return self._stepped(self.store.undo(self.ids, self.links.names if self.links else None))

    def redo(self) -> int | str | None:
        """Make the step again that was undone last; what it changed, as `undo` has it."""
        return self._stepped(self.store.redo(self.ids, self.links.names if self.links else None))

    def _stepped(self, name: str | None) -> int | str | None:
        if name is None:
            return None
        self.decisions = self.store.decisions(self.ids)  # A step may have changed many.
        return self.ids.index(name) if name in self.ids else name

    def _set(self, identity: str, decision: Decision) -> None:
        if decision.empty:
            self.decisions.pop(identity, None)
        else:
            self.decisions[identity] = decision

    def progress(self) -> tuple[int, int]:
        """(changes reviewed, changes in all)."""
        changes = [number for number in range(len(self)) if self.is_change(number)]
        return sum(self.is_reviewed(number) for number in changes), len(changes)

    def severities(self) -> dict[str, int]:
        """Hard findings by severity, worst first, as the reviewer left them."""
        counts = dict.fromkeys(reversed(SEVERITIES), 0)
        for number in range(len(self)):
            for finding in self.passage(number).hard_findings:
                counts[finding.severity] += 1
        return {str(name): count for name, count in counts.items()}

    def counts(self) -> dict[str, int]:
        """Passages by status and moved, with the reviewer's own statuses."""
        counts = dict.fromkeys(("equivalent", "reworded", "added", "dropped", "moved"), 0)
        for number in range(len(self)):
            passage = self.passage(number)
            counts[passage.status] += 1
            counts["moved"] += passage.moved
        return counts

    # The view

    def narrow(self, active: frozenset[Condition]) -> None:
        """Show only what meets `active`."""
        self.active = active
        self._narrow()

    def sort(self, order: Order) -> None:
        """Put the passages in the order of the report or of the original."""
        self.order = order
        self._narrow()

    def _narrow(self) -> None:
        numbers = range(len(self)) if self.order == "report" else self._by_original()
        self.view = [number for number in numbers if not self.active or self._shown(number)]
        self._sort_hits()

    def _shown(self, number: int) -> bool:
        return self.meets(number, self.active)

    def count(self, conditions: Iterable[Condition]) -> dict[Condition, int]:
        """How many passages meet each condition by itself."""
        facts = [(self.passage(n), self.decision(n), self.is_change(n), self.is_reviewed(n)) for n in range(len(self))]
        return {
            condition: sum(
                matches((condition,), passage, decision, changed=changed, reviewed=reviewed)
                for passage, decision, changed, reviewed in facts
            )
            for condition in conditions
        }

    def meets(self, number: int, active: Iterable[Condition]) -> bool:
        """Whether passage `number` meets all of `active`."""
        return matches(
            active,
            self.passage(number),
            self.decision(number),
            changed=self.is_change(number),
            reviewed=self.is_reviewed(number),
        )

    def _by_original(self) -> list[int]:
        """Added passages stay behind the passage they follow in the report."""
        keys, last = [], -1
        for number, passage in enumerate(self.comparison.passages):
            last = passage.source[0] if passage.source else last
            keys.append((last, not passage.source, number))
        return [key[2] for key in sorted(keys)]

    def seek(self, start: int, step: int, wanted: Callable[[int], bool]) -> int | None:
        """The next place in the view after `start` whose passage is `wanted`, without wrapping."""
        place = start + step
        while 0 <= place < len(self.view):
            if wanted(self.view[place]):
                return place
            place += step
        return None

    def place_of(self, number: int) -> int:
        """Where passage `number` stands in the view, or the place nearest to it."""
        if number in self.view:
            return self.view.index(number)
        if not self.view:
            return 0
        return min(range(len(self.view)), key=lambda place: abs(self.view[place] - number))

    def at(self, side: Side, offset: int) -> int:
        """The number of the passage that holds `offset` of that side's text."""
        sentence = _sentence_at(self._document(side), offset)
        for number, passage in enumerate(self.comparison.passages):
            if sentence in (passage.source if side == "source" else passage.target):
                return number
        return 0

    # Search

    def search(self, query: str) -> None:
        """Find `query` in both texts; the hits come in the order of the view."""
        self.query = query
        self.hits = []
        if query.strip():
            if self._searcher is None:
                self._searcher = Searcher(self.comparison.source.text, self.comparison.target.text)
            found = self._searcher.find(query)
            sides: tuple[Side, Side] = ("source", "target")
            for side, spans in zip(sides, found, strict=True):
                owners = self._owners(side)
                starts = [sentence.start for sentence in self._document(side).sentences]
                for start, end in spans:
                    sentence = bisect_right(starts, start) - 1
                    if sentence in owners:
                        self.hits.append(Hit(owners[sentence], side, start, end))
        self._sort_hits()

    def _sort_hits(self) -> None:
        places = {number: place for place, number in enumerate(self.view)}
        # The report stands first in a row, whatever the columns' order.
        self.hits.sort(key=lambda hit: (places.get(hit.passage, -1), hit.side != "target", hit.start))

    def hits_shown(self) -> list[Hit]:
        """The hits in passages that the filter lets through."""
        shown = set(self.view)
        return [hit for hit in self.hits if hit.passage in shown]

    def _owners(self, side: Side) -> dict[int, int]:
        return {
            sentence: number
            for number, passage in enumerate(self.comparison.passages)
            for sentence in (passage.source if side == "source" else passage.target)
        }

    def _document(self, side: Side) -> Document:
        return self.comparison.source if side == "source" else self.comparison.target


def _sentence_at(document: Document, offset: int) -> int:
    starts = [sentence.start for sentence in document.sentences]
    return max(0, bisect_right(starts, offset) - 1)


def unlinked(source: Document, target: Document) -> Comparison:
    """Both texts, paragraph beside paragraph by number, until the links are there."""
    runs = [_by_paragraph(document.sentences) for document in (source, target)]
    length = max(map(len, runs), default=0)
    source_runs, target_runs = (run + [()] * (length - len(run)) for run in runs)
    passages = tuple(
        Passage(f"unlinked-{number}", one, other, "equivalent", False, 0.0)
        for number, (one, other) in enumerate(zip(source_runs, target_runs, strict=True))
    )
    return Comparison(source, target, passages, "")


def _by_paragraph(sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    runs: dict[int, list[int]] = {}
    for sentence in sentences:
        runs.setdefault(sentence.paragraph, []).append(sentence.index)
    # A long paragraph in pieces: a row should not be taller than the screen.
    return [
        tuple(run[start : start + AT_MOST]) for _, run in sorted(runs.items()) for start in range(0, len(run), AT_MOST)
    ]


def _is_worth_showing(finding: Finding) -> bool:
    """Whether an uncertain finding is shown where uncertain ones are."""
    return finding.confidence == "soft" and (finding.probability is None or finding.probability >= FAINT)
