"""What `muqabala flag` lists, before it is written in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from compare.records import Comparison, Finding, Passage
    from compare.summary import Summary


class Flag(NamedTuple):
    """One finding with the passage it belongs to."""

    number: int
    passage: Passage
    finding: Finding


class Listing(NamedTuple):
    """What `flag` prints of a comparison; `notices` is what came up while the list was made.

    `summary` counts whatever `flags` is limited to. `disabled` are the checks that did not run.
    """

    comparison: Comparison
    flags: list[Flag]
    notices: tuple[str, ...]
    summary: Summary
    disabled: frozenset[str] = frozenset()
