"""Who does a deed and who suffers it: the parties around a verb, by word order, passive, prepositions and pronouns.

A shallow reader for one clause, no parser. The clause of a verb ends at
punctuation and at what opens another (`openers`). In it the words are told
apart into those before and behind the verb, and each gets the preposition that
leads to it. From that, with the lists of `[parties]`:

* where subjects come first (English) the nearest words before the verb without
  a preposition act, and those behind suffer; a passive turns that round, and
  its `agents` (by) lead to who acts; a relative pronoun stands for the words
  before it;
* where verbs come first (Arabic) the first words behind the verb without a
  preposition act and the next ones suffer, unless the subject stands before
  the verb; a pronoun written behind the verb (اتهمه) is its object, and what
  stands before it then is that object; `agents` (من قبل, على يد) show that
  the verb is a passive, which the unvowelled form does not.

What none of that decides has no role. Whether the word at hand is a verb the
caller must know; forms that cannot be one are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from compare.languages import load_language
from compare.text.clauses import Clauses, Role, clauses
from compare.text.segment import REMEMBERED, Segment
from compare.text.subject_first import SubjectFirst
from compare.text.transliteration import Sound
from compare.text.verb_first import VerbFirst


def roles(
    segment: Segment, verb: int, *, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
) -> dict[int, Role]:
    """The roles of the words around a verb, by their number in the analysed text; empty where nothing is clear.

    `known` says whether a word is one of the language, just as written or, asked with True, without its clitics
    (لاعب is no ل and اعب); `proper` are the words
    that name somebody, by number, with the sounds of that name in the other language.
    """
    language = load_language(segment.language)
    clause = clauses(segment.text, language)
    if language.get("speaker.verb_first"):
        return VerbFirst(clause, verb, known, proper).roles()
    return _subject_first(clause, verb)


def may_act(segment: Segment, verbs: Iterable[int]) -> bool:
    """Whether somebody may act and somebody suffer around one of some words.

    Most texts where subjects come first tell of no such deed, whoever its parties are; where verbs do, these must be
    known.
    """
    language = load_language(segment.language)
    if language.get("speaker.verb_first"):
        return True
    clause = clauses(segment.text, language)
    return any(len(set(_subject_first(clause, verb).values())) > 1 for verb in verbs)


def acts_first(
    segment: Segment,
    told: tuple[int, Sequence[int], Sequence[int]],
    *,
    known: Callable[[str, bool], bool],
    proper: Mapping[int, tuple[Sound, ...]],
) -> bool:
    """Whether the first of two parties may be who acts on the second: `told` are a verb and the words of either.

    For languages where verbs come first; `known` and `proper` as for `roles`.
    """
    verb, first, second = told
    clause = clauses(segment.text, load_language(segment.language))
    return VerbFirst(clause, verb, known, proper).acts_first(first, second)


def is_led_to(
    segment: Segment, word: int, *, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
) -> bool:
    """Whether a preposition leads to a word, written with it or not, where verbs come first."""
    return VerbFirst(clauses(segment.text, load_language(segment.language)), word, known, proper).is_led()


def lead_to(
    segment: Segment, word: int, *, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
) -> str:
    """Which way a preposition leads to a party: a class of `parties.leads`, "aside", "by", "owner"; "" without one."""
    language = load_language(segment.language)
    clause = clauses(segment.text, language)
    if language.get("speaker.verb_first"):
        return VerbFirst(clause, word, known, proper).lead()
    return SubjectFirst(clause, word).lead()


@lru_cache(maxsize=REMEMBERED)
def parted(segment: Segment, verb: int) -> tuple[frozenset[int], frozenset[int]] | None:
    """The words of who acts and all other words of the clause of a verb, where subjects come first; None for no verb
    of two parties."""
    return SubjectFirst(clauses(segment.text, load_language(segment.language)), verb).sides()


@lru_cache(maxsize=REMEMBERED)
def _subject_first(clause: Clauses, verb: int) -> dict[int, Role]:
    return SubjectFirst(clause, verb).roles()
