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

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from compare.languages import Language, Word, load_language
from compare.records import Span
from compare.text.modality import irregular
from compare.text.segment import Segment
from compare.text.transliteration import Sound, similarity, sounds

Role = Literal["agent", "other"]
AGENT: Role = "agent"
OTHER: Role = "other"
REACH = 14
"""Words of a clause that are looked at on either side of a verb."""
_BREAK = re.compile(r"[^\w\s'’-]|\n")
_SHORTEST_REGULAR = 4
_PRONOUN = 5
"""Letters of a preposition with a pronoun, at most: إليها."""
_LEFT = 3
"""Letters of a verb without the pronoun behind it."""


@dataclass(frozen=True)
class Clause:
    """A text's words, and what of them stands in the clause of one of them."""

    text: str
    words: Sequence[Word]
    language: Language

    def lists(self, name: str) -> frozenset[str]:
        """The words of a list of `[parties]`."""
        return self.language.words(f"parties.{name}")

    def within(self, place: int, step: int) -> list[int]:
        """The words beyond `place`, nearest first, up to punctuation or a word that opens another clause."""
        found: list[int] = []
        openers = self.lists("openers")
        while 0 <= place + step < len(self.words) and len(found) < REACH:
            first, second = sorted((place, place + step))
            if _BREAK.search(self.text, self.words[first].end, self.words[second].start):
                break
            place += step
            if self.words[place].text in openers:
                break
            found.append(place)
        return found


def roles(
    segment: Segment, verb: int, *, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
) -> dict[int, Role]:
    """The roles of the words around a verb, by their number in the analysed text; empty where nothing is clear.

    `known` says whether a word is one of the language, just as written or, asked with True, without its clitics
    (لاعب is no ل and اعب); `proper` are the words
    that name somebody, by number, with the sounds of that name in the other language.
    """
    language = load_language(segment.language)
    clause = Clause(segment.text, language.analyse(segment.text).words, language)
    if language.get("speaker.verb_first"):
        return _VerbFirst(clause, verb, known, proper).roles()
    return _SubjectFirst(clause, verb).roles()


def is_function(clause: Clause, place: int) -> bool:
    """Whether a word means nothing by itself."""
    return clause.language.is_function(clause.words[place].text)


class _SubjectFirst:
    def __init__(self, clause: Clause, verb: int) -> None:
        self._clause = clause
        self._verb = verb
        self._text = [word.text for word in clause.words]

    def _in(self, place: int, name: str) -> bool:
        return self._text[place] in self._clause.lists(name)

    def roles(self) -> dict[int, Role]:
        clause, verb = self._clause, self._verb
        before = clause.within(verb, -1)
        group = next((k for k, n in enumerate(before) if not self._is_group(n)), len(before))
        helped = [self._text[n] for n in before[:group] if self._in(n, "auxiliaries")]
        turned = bool(helped) and helped[0] in clause.lists("passive")
        finished = self._is_finished()
        if not (helped or finished or self._is_past() or self._text[verb].endswith("s")):
            return {}
        behind = clause.within(verb, 1)
        agents = self._agents(behind)
        if turned and not finished and not self._text[verb].endswith("ing"):
            return {}
        passive = turned and finished
        if not helped and finished and agents and agents[0] <= verb + 2:
            passive = True
        if not passive and not self._is_finite(before[group:], helped, behind):
            return {}
        found: dict[int, Role] = {}
        subject = self._subject(before[group:])
        found.update(dict.fromkeys(subject, OTHER if passive else AGENT))
        found.update(self._complements(behind, passive))
        return found if not passive or agents else {n: role for n, role in found.items() if role is not AGENT}

    def _is_upper(self, n: int) -> bool:
        return self._clause.text[self._clause.words[n].start].isupper()

    def _is_finished(self) -> bool:
        form = self._text[self._verb]
        return form in irregular(self._clause.language, "participles") or (
            len(form) >= _SHORTEST_REGULAR and form.endswith("ed")
        )

    def _is_past(self) -> bool:
        return self._text[self._verb] in irregular(self._clause.language, "past")

    def _is_group(self, n: int) -> bool:
        """Whether a word belongs to the verb behind it: an auxiliary, an adverb."""
        adverb = self._in(n, "adverbs") or (self._text[n].endswith("ly") and not self._is_upper(n))
        return adverb or self._in(n, "auxiliaries")

    def _is_finite(self, before: list[int], helped: list[str], behind: list[int]) -> bool:
        """Whether the word is the verb of its clause: by its auxiliary, or by its form and place."""
        form = self._text[self._verb]
        if helped:
            return helped[0] not in self._clause.language.words("modality.perfect") or self._is_finished()
        upper = self._is_upper(self._verb)
        if (
            not before
            or upper
            or self._in(before[0], "determiners")
            or self._in(before[0], "at")
            or self._in(before[0], "aside")
        ):
            return False
        if self._is_past() or (len(form) >= _SHORTEST_REGULAR and form.endswith("ed")):
            return True
        named = bool(behind) and self._is_upper(behind[0])
        follows = bool(behind) and (self._in(behind[0], "articles") or named)
        return form.endswith("s") and not form.endswith("ss") and follows and not is_function(self._clause, before[0])

    def _agents(self, behind: list[int]) -> list[int]:
        """Where agents are led to, behind the verb."""
        found = []
        for phrase in sorted(self._clause.lists("agents")):
            parts = phrase.split()
            found += [n + len(parts) - 1 for n in behind if self._text[n : n + len(parts)] == parts]
        return sorted(found)

    def _subject(self, before: list[int]) -> list[int]:
        """The nearest word before the verb that no preposition leads to; through a relative pronoun, one before it."""
        if before and self._in(before[0], "relatives"):
            relative = before[0]
            before = self._clause.within(relative, -1)
            if not before and relative and self._clause.text[self._clause.words[relative - 1].end :].startswith(","):
                before = [relative - 1, *self._clause.within(relative - 1, -1)]
        part: list[int] = []
        for n in before:
            if self._in(n, "relatives"):
                break
            if self._is_partitive(n):
                continue
            if self._in(n, "at") or self._in(n, "aside"):
                part = []
                continue
            if self._in(n, "determiners"):
                if part and n and (n - 1 not in before or not self._leads(n - 1)):
                    return part
                continue
            if is_function(self._clause, n) and part:
                if self._text[n] in ("and", "or"):
                    continue
                return part
            if not is_function(self._clause, n):
                part = part or [n]
        return part

    def _is_partitive(self, n: int) -> bool:
        """Whether a preposition leads from a part to its whole: one of the guards."""
        return bool(n) and self._in(n, "aside") and self._in(n - 1, "determiners")

    def _leads(self, n: int) -> bool:
        return self._in(n, "at") or self._in(n, "aside")

    def _complements(self, behind: list[int], passive: bool) -> dict[int, Role]:
        agents = set(self._agents(behind))
        found: dict[int, Role] = {}
        lead, inside = "", False
        for n in behind:
            text = self._text[n]
            if self._in(n, "relatives"):
                break
            if n in agents:
                lead, inside = "agent", False
                continue
            if text == "to" and not self._is_party(n + 1):
                break
            if self._is_partitive(n):
                continue
            if self._leads(n):
                lead, inside = ("at" if self._in(n, "at") and text != "of" else "aside"), False
                continue
            if self._in(n, "determiners"):
                if inside:
                    lead = ""
                inside = False
                continue
            if is_function(self._clause, n):
                continue
            if inside and not names_word(self._clause.language, text) and not self._is_upper(n):
                break
            if inside:  # the words before are part of what this one names
                found.pop(n - 1, None)
            inside = True
            if lead == "agent":
                if passive:
                    found[n] = AGENT
            elif lead != "aside":
                found[n] = OTHER
        return found

    def _is_party(self, n: int) -> bool:
        if n >= len(self._text):
            return False
        plural = self._text[n].endswith("s")
        return self._is_upper(n) or plural or self._in(n, "determiners") or is_function(self._clause, n)


class _VerbFirst:
    def __init__(
        self, clause: Clause, verb: int, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
    ) -> None:
        self._clause = clause
        self._verb = verb
        self._known = known
        self._proper = proper
        self._text = [word.text for word in clause.words]
        self._conjunctions = tuple(sorted(clause.language.words("words.conjunctions")))
        self._article = str(clause.language.get("parties.article", ""))

    def _in(self, place: int, name: str) -> bool:
        return self._bare(place) in self._clause.lists(name)

    def _bare(self, place: int) -> str:
        """A word without a conjunction before it, unless that belongs to the word."""
        word = self._text[place]
        if word[:1] in self._conjunctions and len(word) > 2 and not self._known(word, False):
            return word[1:]
        return word

    def roles(self) -> dict[int, Role]:
        clause, verb = self._clause, self._verb
        before, behind = clause.within(verb, -1), self._open(clause.within(verb, 1))
        agents = self._agents(behind)
        found: dict[int, Role] = {}
        if agents:
            for n in agents:
                found[n] = AGENT
            rest = [n for n in behind if n < agents[0]]
            subject = self._before(before) or ([] if self._nominal() else self._parts(rest)[0][:1])
            found.update((n, OTHER) for n in subject)
            return found
        if self._nominal(before):
            return {}
        pronoun = self._has_object() or self._is_resumed(before, behind)
        topic = self._before(before)
        first, others = self._parts(behind)
        if topic and not pronoun:
            found.update(dict.fromkeys(topic, AGENT))
            found.update(dict.fromkeys([*first, *others], OTHER))
        else:
            found.update(dict.fromkeys(topic, OTHER))
            found.update(dict.fromkeys(others, OTHER))
            found.update(dict.fromkeys(first, AGENT))
        return found

    def _nominal(self, before: Sequence[int] = ()) -> bool:
        """Whether the word cannot be a verb: by its form, or behind a preposition."""
        word = self._bare(self._verb)
        if any(fnmatchcase(word, pattern) for pattern in sorted(self._clause.lists("nominal"))):
            return True
        if is_function(self._clause, self._verb) or self._led(self._verb) or self._is_pronoun(self._verb):
            return True
        return self._in(self._verb, "aside") or (
            bool(before) and (self._in(before[0], "at") or self._in(before[0], "aside"))
        )

    def _has_object(self) -> bool:
        word = self._text[self._verb]
        return any(word.endswith(end) and len(word) - len(end) >= _LEFT for end in self._clause.lists("objects"))

    def _is_resumed(self, before: Sequence[int], behind: Sequence[int]) -> bool:
        """Whether a pronoun behind a preposition stands for what a relative pronoun leads from (التي أوصت بها)."""
        if not behind or not any(self._in(n, "relatives") for n in before[:2]):
            return False
        return self._is_pronoun(behind[0])

    def _is_pronoun(self, n: int) -> bool:
        """Whether a word is a preposition with a pronoun: إليها."""
        word = self._text[n]
        leads = [
            lead[:2] for name in ("at", "aside", "at_prefixes", "aside_prefixes") for lead in self._clause.lists(name)
        ]
        pronouns = tuple(sorted(self._clause.lists("objects")))
        return len(word) <= _PRONOUN and word.startswith(tuple(leads)) and word.endswith(pronouns)

    def _open(self, behind: list[int]) -> list[int]:
        """Up to the next clause: a relative pronoun, or a word behind a conjunction that is no second party."""
        found = []
        for n in behind:
            word = self._text[n]
            joined = word != self._bare(n)
            if self._in(n, "relatives") or (joined and not word[1:].startswith(self._article)):
                break
            found.append(n)
        return found

    def _agents(self, behind: list[int]) -> list[int]:
        for phrase in sorted(self._clause.lists("agents"), key=lambda p: (-len(p), p)):
            parts = phrase.split()
            for n in behind:
                if self._text[n : n + len(parts)] == parts and n + len(parts) in behind:
                    return self._chain(n + len(parts), behind)
        return []

    def _chain(self, first: int, behind: list[int]) -> list[int]:
        """The word that a preposition leads to; with the words of a name."""
        found = [first]
        for n in behind:
            if n == first + 1 and self._in(first, "determiners"):
                found = [n]
            elif n == found[-1] + 1 and n in self._proper and found[-1] in self._proper:
                found.append(n)
        return found

    def _led(self, n: int) -> str:
        """What leads to a word: "at", "aside" or nothing."""
        if n and n - 1 != self._verb:
            if self._in(n - 1, "determiners") and n - 2 != self._verb:
                return self._led(n - 1)
            if self._in(n - 1, "at"):
                return "at"
            if self._in(n - 1, "aside"):
                return "aside"
        word = self._bare(n)
        if self._known(word, False) and not word.startswith(self._articled()):
            return ""
        for name in ("at", "aside"):
            for prefix in sorted(self._clause.lists(f"{name}_prefixes"), key=lambda p: (-len(p), p)):
                rest = word.removeprefix(prefix)
                if len(word) > len(rest) >= 2 and (self._known(rest, True) or n in self._proper):
                    if n in self._proper and self._sounds_whole(word, rest, self._proper[n]):
                        return ""
                    return name
        return ""

    def _articled(self) -> tuple[str, ...]:
        """The prepositions that are written together with the article."""
        both = [*self._clause.lists("at_prefixes"), *self._clause.lists("aside_prefixes")]
        return tuple(sorted(prefix for prefix in both if len(prefix) > 1))

    def _sounds_whole(self, word: str, rest: str, name: tuple[Sound, ...]) -> bool:
        """Whether what looks like a preposition written with a name is its first letter (ليلى, Layla)."""
        code = self._clause.language.code
        return similarity(name, sounds(word, code)) >= similarity(name, sounds(rest, code))

    def _definite(self, n: int) -> bool:
        word = self._bare(n)
        return word.startswith(self._article) or n in self._proper

    def _is_empty(self, n: int) -> bool:
        return is_function(self._clause, n) or self._in(n, "determiners") or self._is_pronoun(n)

    def _is_construct(self, n: int) -> bool:
        """Whether a word is made definite by the next one: رئيس البلدية."""
        follows = n + 1 < len(self._text) and self._text[n + 1].startswith(self._article)
        return follows and not _BREAK.search(
            self._clause.text, self._clause.words[n].end, self._clause.words[n + 1].start
        )

    def _parts(self, behind: Sequence[int]) -> tuple[list[int], list[int]]:
        """The words without a preposition behind the verb: those of the first party, and all further ones."""
        first: list[int] = []
        others: list[int] = []
        last, last_led = -1, ""
        for n in behind:
            if self._in(n, "at") or self._in(n, "aside") or self._is_empty(n):
                continue
            led = self._led(n)
            if led:
                if led == "at":
                    others.append(n)
                last, last_led = n, led
                continue
            beside = n == last + 1
            if beside and not self._definite(last) and last not in self._proper and self._definite(n):
                last = n  # the second word of a construct belongs to the first
                continue
            if beside and last_led and not self._definite(n):
                last = n
                continue
            if not first:
                first = [n]
            elif beside and n in self._proper and last in self._proper and last == first[-1]:
                first.append(n)
            elif self._text[n] != self._bare(n) and last == first[-1]:
                first.append(n)  # the minister and the mayor
            elif self._definite(n) or not self._definite(first[0]) or self._is_construct(n):
                others.append(n)
            last, last_led = n, ""
        return first, others

    def _before(self, before: Sequence[int]) -> list[int]:
        """The words before the verb that it is told of, if any."""
        left = list(before)
        while left and (self._in(left[0], "auxiliaries") or self._in(left[0], "relatives")):
            left.pop(0)
        part: list[int] = []
        for n in left:
            if is_function(self._clause, n) or self._in(n, "at") or self._in(n, "aside"):
                return [] if (self._in(n, "at") or self._in(n, "aside")) else part
            if self._led(n):
                return []
            part.append(n)
            if self._text[n] != self._bare(n):
                break
        return part


def names_party(segment: Segment, span: Span) -> bool:
    """Whether a word may name somebody or something: no verb or adverb, as far as its form tells."""
    language = load_language(segment.language)
    words = [word.text for word in language.analyse(segment.text).words if word.start < span[1] and span[0] < word.end]
    upper = segment.text[span[0]].isupper()
    return any((upper and not word.isdigit()) or names_word(language, word) for word in words)


def names_word(language: Language, word: str) -> bool:
    """Whether a folded word may be a noun, as far as its form tells."""
    endings = tuple(sorted(language.words("parties.no_party")))
    listed = word in irregular(language, "past") or word in irregular(language, "participles")
    return not (word.isdigit() or listed or (bool(endings) and word.endswith(endings)))
