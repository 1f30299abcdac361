"""No check costs more than in proportion to the items of a passage."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType
from typing import Any

import pytest
from growth_texts import KINDS, linked

from compare.checks.engine import findings_in, new_run
from compare.checks.registry import load_checks
from compare.encoding import open_encoder

SIZE = 150
MOST = 2.9
"""Calls at twice the size, for each at the size itself: 2 is in proportion, 4 is by the square."""
FEW = 3000
"""Calls that are no matter."""


def calls(name: str, count: int) -> Counter[str]:
    """How many functions each check calls for one passage with so many items of a kind."""
    documents, links = linked(name, count)
    run = new_run(*documents, links, open_encoder())
    counts: Counter[str] = Counter()
    running = ""

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            counts[running] += 1

    for check in load_checks():
        running = check.id
        sys.setprofile(counted)
        try:
            for pair in run.pairs:
                list(findings_in(pair, run, [check]))
        finally:
            sys.setprofile(None)
    return counts


@pytest.mark.parametrize(
    "name",
    [
        "abbreviations",
        "amounts",
        "dates",
        "decimals",
        "equal numbers",
        "negations",
        "number words",
        "numbers",
        "numeric dates",
        "quantifiers",
        "quotes",
        "speakers",
        "strange names",
        "weekdays",
    ],
)
def test_twice_the_items_cost_a_check_no_more_than_about_twice_the_calls(name: str) -> None:
    assert name in KINDS
    calls(name, 2 * SIZE + 1)  # What is read once only, some of it not before there is much; no text of the two below.
    half, whole = calls(name, SIZE), calls(name, 2 * SIZE)
    assert {check: (half[check], many) for check, many in whole.items() if many > FEW + MOST * half[check]} == {}
