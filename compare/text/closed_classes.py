"""Which closed classes of words a text has: words of duty, possibility, future, condition, concession, cause, degree.

`[closed] classes` of a language file lists them, `[modality] states` what is
sought or begun. A class marked with `~` is one that the phrase may do for: it
never speaks itself, but whoever has it has told something of the kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from compare.languages import load_language
from compare.records import Span
from compare.text.lexicon import Cue, cues
from compare.text.modality import BEGUN, PLANNED, SOUGHT, STATES, futures
from compare.text.segment import REMEMBERED, Segment

PATH = "closed.classes"
CLASSES = ("required", "possible", PLANNED, "condition", "concession", "cause", "more", "less", SOUGHT, BEGUN)
_OF_STATES = (SOUGHT, BEGUN)
"""Classes that are states, too: they have their words there."""
_NEAR = "~"


class ClosedClasses(NamedTuple):
    """The classes that a text has."""

    told: dict[str, tuple[Span, ...]]
    """Those that it has outright, each with the words that say so (local spans, in order)."""
    near: frozenset[str]
    """All that some word of it may do for, those that it has outright among them."""


def _is_led(segment: Segment, cue: Cue) -> bool:
    """Whether a preposition stands before a cue: then it is a noun (the request), which tells of no deed."""
    language = load_language(segment.language)
    before = language.analyse(segment.text).words[cue.first - 1].text if cue.first else ""
    return before in language.words("parties.at") or before in language.words("parties.aside")


@lru_cache(maxsize=REMEMBERED)
def closed_classes(segment: Segment) -> ClosedClasses:
    """The closed classes of a text: by its lists, and the future by the form of its verbs, too."""
    told: dict[str, list[Span]] = {}
    near: set[str] = set()
    found_cues = [(cue, cue.classes) for cue in cues(segment, PATH)]
    found_cues += [
        (cue, tuple(name for name in cue.classes if name.removesuffix(_NEAR) in _OF_STATES))
        for cue in cues(segment, STATES)
    ]
    for cue, classes in found_cues:
        for name in classes:
            near.add(name.removesuffix(_NEAR))
            if name in CLASSES and not (name in _OF_STATES and _is_led(segment, cue)):
                told.setdefault(name, []).append(cue.span)
    if futures(segment, shortest=1):
        near.add(PLANNED)
    for word in futures(segment):
        told.setdefault(PLANNED, []).append(word.span)
    found = {name: tuple(sorted(told[name])) for name in CLASSES if name in told}
    return ClosedClasses(found, frozenset(near | found.keys()))
