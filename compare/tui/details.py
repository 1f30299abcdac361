"""Everything known about one passage, as lines of segments."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from compare.passage.evidence.english import SEPARATOR
from compare.records import Comparison, Finding, Passage, Span
from compare.summary import link_in_words, status_in_words
from compare.tui.model import Review
from compare.tui.rows import WHOLE, Geometry, Rows, State
from compare.tui.text import Reading, direction_of, lines_of, segments_of
from compare.tui.theme import Look

LABEL = 10
"""Columns of the labels on the left."""
WORD_GLOSS = "word gloss"
"""What stands before a gloss of single words, so that nobody takes it for a translation."""

NOTHING = {
    "equivalent": "no difference found by the checks",
    "reworded": "the two sides resemble each other less than a faithful rendering would",
    "added": "stands only in the report; nothing in the original says this",
    "dropped": "stands only in the original; the report leaves it out",
}

Row = list[Segment]


class Details:
    """Makes the lines for the passage `number` of `review`, `width` columns wide."""

    def __init__(
        self, review: Review, look: Look, reading: Reading, width: int, *, soft: bool = True, words: bool = False
    ) -> None:
        self.review = review
        self.look = look
        self.reading = reading
        self.width = max(LABEL + 8, width)
        self.soft = soft
        self.words = words

    def title(self, number: int) -> Row:
        """One line: which passage, what it is, how sure, what was decided."""
        review, look = self.review, self.look
        passage = review.passage(number)
        gap = Segment(look.glyphs.separator, look.muted)
        parts: Row = [Segment(f"passage {number + 1} of {len(review)}", look.strong)]
        if not review.linked:
            return parts
        words: list[tuple[str, Style]] = [(status_in_words(passage), look.whole(passage.status))]
        if passage.moved:
            words.append(("moved", look.whole("moved")))
        severity = review.severity(number)
        if severity:
            words.append((severity, look.severity(severity)))
        words.append((trust_in_words(passage), look.accent if passage.corrected else look.muted))
        if review.is_unchecked(number):
            words.append(("being checked", look.accent))
        decision = review.decision(number)
        verdict = decision.words() or review.mark(number)
        if verdict:
            words.append((f"{verdict} by {decision.reviewer}" if decision.reviewer else verdict, look.strong))
        elif review.is_change(number):
            words.append(("not reviewed", look.muted))
        for word in words:
            parts += [gap, Segment(*word)]
        return parts

    def summary(self, number: int, chosen: Finding | None) -> tuple[list[Row], int]:
        """The findings, the gloss and the note; and the first line of the chosen finding."""
        lines: list[Row] = []
        chosen_line = 0
        passage = self.review.passage(number)
        findings = self.review.findings(number, soft=self.soft)
        for finding in findings:
            if finding == chosen:
                chosen_line = len(lines)
            lines += self._finding(number, finding, finding == chosen)
            lines += self._words_of(passage, finding)
        if not findings:
            # Where the reviewer's word is all there is, a finding of `settled` says so.
            told = passage.findings[0].message if passage.findings else NOTHING[passage.status]
            lines += self._wrapped(told, self.look.muted, 2)
        if passage.moved and not any(finding.check == "moved" for finding in findings):
            lines += self._labelled("moved", self._moved(passage), self.look.text)
        if passage.gloss:
            lines += self._labelled("gloss", passage.gloss_line, self.look.text)
        whole = self._glossed(self.review.comparison.source_text(passage))
        if whole:
            lines += self._labelled(WORD_GLOSS, whole, self.look.text)
        decision = self.review.decision(number)
        if decision.note:
            for place, line in enumerate(decision.note.splitlines()):
                lines += self._labelled("" if place else "note", line, self.look.strong)
        if decision.status or decision.severity:
            wanted = ", ".join(word for word in (decision.status, decision.severity) if word)
            found = self.review.comparison.passages[number]
            was = ", ".join(word for word in (found.status, found.severity) if word)
            lines += self._labelled("reviewer", f"{wanted} (the program said {was})", self.look.text)
        return lines, chosen_line

    def _words_of(self, passage: Passage, finding: Finding) -> list[Row]:
        """What the words of the original mean that the finding is about, where its message does not say so."""
        comparison = self.review.comparison
        texts = [comparison.source.text[slice(*span)] for span in glossed_spans(comparison, passage, finding)]
        said = finding.message.lower()
        words = [
            gloss
            for gloss in map(self._glossed, texts)
            if not all(any(word.lower() in said for word in item.split("/")) for item in gloss.split(SEPARATOR))
        ]
        if not words:
            return []
        return self._wrapped(f"{WORD_GLOSS}: {'; '.join(words)}", self.look.muted, 4)

    def _glossed(self, text: str) -> str:
        return self.review.words.get(text, "") if self.words else ""

    def everything(self, number: int, chosen: Finding | None) -> list[Row]:
        """Both texts in full, then the summary: the full screen of a passage."""
        geometry = Geometry(self.width + 6, len(self.review), stacked=True)
        rows = Rows(self.review, self.look, geometry, self.reading)
        passage = self.review.passage(number)
        lines: list[Row] = []
        for side, name in (("target", "Report"), ("source", "Original")):
            document = self.review.comparison.target if side == "target" else self.review.comparison.source
            text, start = rows.text(passage, side)  # type: ignore[arg-type]
            where = f"  line {document.line_of(start)}, sentence {_numbers(passage, side)}" if text else "  nothing"
            lines.append([Segment(name, self.look.strong), Segment(where, self.look.muted)])
            if text:
                paint = rows.paint(passage, number, side, State(chosen=chosen, soft=self.soft), Style())  # type: ignore[arg-type]
                for line in lines_of(text, self.width, document.direction, self.reading):
                    lines.append(segments_of(line, self.width, paint.of, Style(), self.reading))
            lines.append([])
        lines += self.summary(number, chosen)[0]
        lines += self._around(number)
        decision = self.review.decision(number)
        if decision.time:
            lines += self._labelled("decided", decision.time.replace("T", " ").replace("Z", " UTC"), self.look.muted)
        return lines

    def _around(self, number: int) -> list[Row]:
        """What stands before and after the passage, in the report and in the original."""
        comparison, muted = self.review.comparison, self.look.muted
        lines: list[Row] = []
        passage = comparison.passages[number]
        for document, sentences, name in (
            (comparison.target, passage.target, "report"),
            (comparison.source, passage.source, "original"),
        ):
            if not sentences:
                continue
            for near, where in ((sentences[0] - 1, "before"), (sentences[-1] + 1, "after")):
                if 0 <= near < len(document.sentences):
                    lines.append([Segment(f"{where} it in the {name}", self.look.muted)])
                    for line in lines_of(document.sentence_text(near), self.width, document.direction, self.reading):
                        lines.append(segments_of(line, self.width, lambda _: muted, Style(), self.reading))
        return [[], *lines] if lines else []

    def _finding(self, number: int, finding: Finding, chosen: bool) -> list[Row]:
        look = self.look
        hard = finding.confidence == "hard"
        dismissed = self.review.is_dismissed(number, finding)
        word = finding.severity.upper() if finding.severity == "critical" else finding.severity
        first: Row = [
            Segment(f"{look.glyphs.finding} " if chosen else "  ", look.accent),
            Segment(word if hard else "uncertain", look.severity(finding.severity) if hard else look.whole_soft),
            Segment(" "),
            Segment(finding.check, look.strong if hard else look.whole_soft),
            Segment("  "),
        ]
        style = look.muted if dismissed else look.text if hard else look.whole_soft
        sure = "" if finding.probability is None else f"  ({finding.probability:.0%} sure)"
        if finding.found_as:
            sure = f"  (you; the program said {', '.join(finding.found_as)})"
        message = finding.message + sure + ("  (dismissed)" if dismissed else "")
        indent = sum(segment.cell_length for segment in first)
        # The program speaks English, also where it begins with words of the original; a reviewer may not.
        way = "" if finding.author else "ltr"
        if indent > self.width // 2:
            return [first, *self._wrapped(message, style, 4, direction=way)]
        return self._wrapped(message, style, indent, first, direction=way)

    def _labelled(self, label: str, text: str, style: Style) -> list[Row]:
        head = f"  {label}  ".ljust(LABEL)
        return self._wrapped(text, style, len(head), [Segment(head, self.look.muted)])

    def _wrapped(
        self, text: str, style: Style, indent: int, first: Sequence[Segment] = (), *, direction: str = ""
    ) -> list[Row]:
        rows: list[Row] = []
        for line in lines_of(text, self.width - indent, direction or direction_of(text), self.reading):
            head = list(first) if first and not rows else [Segment(" " * indent)]
            rows.append([*head, *segments_of(line, self.width - indent, lambda _: style, Style(), self.reading)])
        return rows

    def _moved(self, passage: Passage) -> str:
        return (
            f"stands elsewhere: sentence {_numbers(passage, 'source')} of the original "
            f"is sentence {_numbers(passage, 'target')} of the report"
        )


def glossed_spans(comparison: Comparison, passage: Passage, finding: Finding) -> list[Span]:
    """The words of the original in a finding that a gloss would help with: not figures, nor the passage as a whole."""
    if not passage.source:
        return []
    start, end = comparison.source.span_of(passage.source)
    text = comparison.source.text
    return [
        (low, high)
        for low, high in finding.source_spans
        if high - low < WHOLE * (end - start)
        and any(character.isalpha() for character in text[low:high])
        and not any(character.isdigit() for character in text[low:high])
    ]


def trust_in_words(passage: Passage) -> str:
    """How far the link of a passage can be relied on."""
    if passage.corrected:
        return "link corrected by you"
    return link_in_words(passage) or "no counterpart found"


def _numbers(passage: Passage, side: str) -> str:
    sentences = passage.source if side == "source" else passage.target
    return f"{sentences[0] + 1}" if len(sentences) == 1 else f"{sentences[0] + 1}-{sentences[-1] + 1}"
