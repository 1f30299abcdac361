"""A passage as text for the clipboard: always the logical text, as it is in the files."""

from __future__ import annotations

from compare.inert import cell, one_line
from compare.tui.model import Review


def as_text(review: Review, number: int) -> str:
    """The passage for an e-mail: what it is, both texts, findings, note."""
    comparison, passage = review.comparison, review.passage(number)
    decision = review.decision(number)
    words = [passage.status, *(["moved"] if passage.moved else []), *filter(None, [review.severity(number)])]
    lines = [f"Passage {number + 1} of {len(review)}: {', '.join(words)}"]
    for name, text in (("Report", comparison.target_text(passage)), ("Original", comparison.source_text(passage))):
        lines.append(f"{name}: {one_line(text) or '(nothing)'}")
    lines += [
        f"- {finding.check}: {one_line(finding.message)}"
        for finding in review.findings(number, soft=False)
        if not review.is_dismissed(number, finding)
    ]
    if decision.words():
        lines.append(f"Reviewed: {decision.words()}")
    if decision.note:
        lines.append(f"Note: {one_line(decision.note)}")
    return "\n".join(lines)


def as_row(review: Review, number: int) -> str:
    """The passage as one line of tab-separated cells, none of them a formula."""
    comparison, passage = review.comparison, review.passage(number)
    decision = review.decision(number)
    messages = [
        f"{finding.check}: {finding.message}"
        for finding in review.findings(number, soft=False)
        if not review.is_dismissed(number, finding)
    ]
    cells = [
        str(number + 1),
        passage.status,
        "moved" if passage.moved else "",
        review.severity(number) or "",
        comparison.target_text(passage),
        comparison.source_text(passage),
        "; ".join(messages),
        decision.words(),
        decision.note,
    ]
    return "\t".join(cell(one_line(text)) for text in cells)
