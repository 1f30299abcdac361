"""The parties of a passage whose original says the verb first and whose report says the subject first."""

from __future__ import annotations

from collections.abc import Sequence

from compare.languages import load_language
from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.parties import Reader, reader_of
from compare.passage.roles.party_words import common_parties, is_somebody
from compare.records import Side
from compare.text.dates import dates
from compare.text.segment import overlap


def told_parties(
    pair: PassagePair, run: Run, values: Sequence[Bound], least: int = 2
) -> tuple[Likeness, Reader] | None:
    """Who is told of on both sides, `least` or more; None without vectors or in languages of another order of words."""
    first, last = (load_language(pair.on(side).language) for side in Side)
    if not first.get("speaker.verb_first") or last.get("speaker.verb_first"):
        return None
    alike = likeness(pair, run)
    if alike is None:
        return None
    parties = common_parties(pair, alike, tuple(values))
    return (alike, reader_of(pair, alike, parties)) if len(parties) >= least else None


def somebody_once(pair: PassagePair, reader: Reader) -> list[int]:
    """The numbers of the parties that are surely somebody, are named once on each side and are no days."""
    days = [one.span for one in dates(pair.target.text, load_language(pair.target.language))]
    return [
        n
        for n, party in enumerate(reader.parties)
        if reader.is_once(n) and is_somebody(pair, party) and not any(overlap(party[1], day) for day in days)
    ]
