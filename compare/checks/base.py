"""What a check is: a kind of divergence, and what the rest of the program must know of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Finding


class Check(ABC):
    """One check; a module of `compare.checks.catalogue` holds one subclass.

    Everything that the engine, the exports and the evaluation must know of a
    check is declared here, so that a new check is its module and its test.
    """

    id: ClassVar[str]
    """The module's name; goes into `Finding.check`, the exports, and `--disable`."""
    lists: ClassVar[tuple[str, ...]] = ()
    """Lists of the language files ("negation", "label.terms") that both languages must have; silent otherwise."""
    one_sided: ClassVar[bool] = False
    """Whether it is asked of links with an empty side, too."""
    of_place: ClassVar[bool] = False
    """Whether it looks at where a passage stands: only then is it asked where both sides are the same text."""
    general: ClassVar[bool] = False
    """Whether it only finds that words differ: silent where a particular check marks the same words."""
    instead_of: ClassVar[tuple[str, ...]] = ()
    """Checks that are silent where this one marks the same words for sure: it says more of them."""
    whole: ClassVar[bool] = False
    """Whether its evidence is whole sentences: light on all their words would hide the few that others mark."""
    found_as: ClassVar[tuple[str, ...]] = ()
    """Further checks that may fairly report a divergence of this kind: a wrong year is a date or a number."""
    builds_on: ClassVar[tuple[str, ...]] = ()
    """Checks whose findings in the passage are given to `find_in_findings`, disabled or not."""

    @abstractmethod
    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """The divergences of this kind in one passage."""

    def find_in_findings(self, pair: PassagePair, run: Run, found: Sequence[Finding]) -> Iterator[Finding]:
        """Further findings made of those (`found`) of the checks in `builds_on`."""
        return iter(())
