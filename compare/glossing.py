"""Glosses for the passages of a comparison, all at once or nearest first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from compare.errors import UserError
from compare.extras import MissingExtra
from compare.gloss.record import Gloss
from compare.records import Comparison, Passage

if TYPE_CHECKING:
    from compare.gloss.glosser import Glosser
    from compare.gloss.package import Package
    from compare.pipeline import Options
    from compare.progress import Progress

STEP = 8
"""Passages glossed between two looks at where the reader is."""


def wanted_glosser(source: str, target: str, options: Options) -> Glosser | None:
    """The glosser that `options.gloss` asks for; None if no gloss is to be made.

    None asks for glosses where a package is installed; True raises UserError
    where none is.
    """
    route = wanted_route(source, target, options)
    if route is None:
        return None
    from compare.gloss.glosser import Glosser

    return Glosser(route, threads=options.threads, cache=options.cache)


def check_wish(source: str, target: str, options: Options) -> None:
    """Say that a wish for glosses cannot be met before the work, not after it: UserError."""
    if options.gloss:
        wanted_route(source, target, options)


def wanted_route(source: str, target: str, options: Options) -> tuple[Package, ...] | None:
    """The packages that would make the glosses; as `wanted_glosser`, but opens nothing.

    Where nothing is installed, two folders are looked into and no more is
    imported.
    """
    if options.gloss is False:
        return None
    from compare.gloss.package import installed
    from compare.gloss.route import find_route

    route = find_route(installed(), source, target)
    if route is None and options.gloss:
        raise UserError(
            f"--gloss: no package from {source} to {target} is installed; "
            f"'muqabala gloss install {source}-{target}' downloads one, or leave the option out"
        )
    return route


def add_glosses(
    comparison: Comparison,
    options: Options,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """The comparison with a gloss in each passage that has an original.

    `only` (passage ids) leaves the others without. Where glosses were not
    asked for by name (`options.gloss` is None) a package that fails, or the
    extra that is not installed, costs a notice, not the comparison; otherwise
    it raises UserError.
    """
    from compare.gloss.package import BrokenPackage

    source, target = comparison.source.language, comparison.target.language
    places = [place for place, p in enumerate(comparison.passages) if p.source and (only is None or p.id in only)]
    try:
        glosser = wanted_glosser(source, target, options)
        if glosser is None:
            return comparison
        glosses = gloss_passages(comparison, glosser, places, progress)
    except BrokenPackage as error:
        problem = f"the package for {source}-{target} {error}; 'muqabala gloss list' shows where it is"
        if options.gloss:
            raise UserError(f"--gloss: {problem}") from error
        return replace(comparison, notices=(*comparison.notices, f"no machine gloss: {problem}"))
    except MissingExtra as error:
        if options.gloss:
            raise
        return replace(comparison, notices=(*comparison.notices, f"no machine gloss: {error}"))
    passages = list(comparison.passages)
    for place, gloss in zip(places, glosses, strict=True):
        passages[place] = with_gloss(passages[place], gloss)
    notice = missing_notice(glosses)
    notices = (*comparison.notices, notice) if notice else comparison.notices
    return replace(comparison, passages=tuple(passages), glossed_by=glosser.label, notices=notices)


def missing_notice(glosses: Sequence[Gloss]) -> str | None:
    """A line that says at how many of the passages the package failed; None if at none."""
    from compare.gloss.glosser import NOT_MADE

    failed = [gloss for gloss in glosses if gloss.doubt == NOT_MADE]
    if not failed:
        return None
    return f"no whole machine gloss of {len(failed)} of {len(glosses)} passages: {failed[0].package} fails at them"


def with_gloss(passage: Passage, gloss: Gloss) -> Passage:
    """The passage with its gloss."""
    return replace(passage, gloss=gloss.text, gloss_doubt=gloss.doubt)


def gloss_passages(
    comparison: Comparison, glosser: Glosser, places: list[int], progress: Progress | None = None
) -> list[Gloss]:
    """The glosses of the passages at `places`: those of their sentences, joined."""
    sentences = sorted({index for place in places for index in comparison.passages[place].source})
    texts = [comparison.source.sentence_text(index) for index in sentences]
    of = dict(zip(sentences, glosser.gloss(texts, progress), strict=True))
    return [_joined([of[index] for index in comparison.passages[place].source]) for place in places]


def _joined(glosses: list[Gloss]) -> Gloss:
    text = " ".join(gloss.text for gloss in glosses if gloss.text)
    from compare.gloss.glosser import NOT_MADE

    doubts = [gloss.doubt for gloss in glosses if gloss.doubt]
    # What is missing matters more than what is odd in the rest.
    return Gloss(text, glosses[0].package, NOT_MADE if NOT_MADE in doubts else next(iter(doubts), None))


def glosses_nearest_first(
    comparison: Comparison, glosser: Glosser, near: Callable[[], int] = lambda: 0
) -> Iterator[dict[int, Gloss]]:
    """Glosses by place among the passages, some at a time, those around `near()` first.

    `near` is asked again before each step, so that the work follows a reader
    who moves on. Made for the review's background; raises BrokenPackage.
    """
    waiting = {place for place, passage in enumerate(comparison.passages) if passage.source}
    while waiting:
        step = sorted(nsmallest(STEP, waiting, partial(_distance, near())))
        waiting.difference_update(step)
        yield dict(zip(step, gloss_passages(comparison, glosser, step), strict=True))


def _distance(here: int, place: int) -> tuple[int, int]:
    """What comes next is read sooner than what was before."""
    return (place - here if place >= here else 2 * (here - place)), place
