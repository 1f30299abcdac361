"""Who acts and who suffers, in a language where verbs come first: by place, prepositions and pronouns behind words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import takewhile

from compare.languages import Language
from compare.text.clauses import AGENT, BREAK, OTHER, Clauses, Role, direction, is_function, phrases_at
from compare.text.lexicon import lexicon
from compare.text.transliteration import Sound, similarity, sounds

_PRONOUN = 5
"""Letters of a preposition with a pronoun, at most: إليها."""

_HEADS = 4
"""Words from a verb to the last of the words that name who acts (رفض رئيس مجلس المدينة), at most."""
_OBJECT = ("\N{ARABIC FATHA}", "\N{ARABIC FATHATAN}")
"""The vowels of an object, where they are written."""
_COMMAS = ("،", ",")
"""What parts an aside from the clause that it stands in."""
_LEFT = 3
"""Letters of a verb without the pronoun behind it."""
_PREFIXES = {"at": "parties.at_prefixes", "aside": "parties.aside_prefixes"}
"""Where to, and the list of the letters before a word that lead there."""


class VerbFirst:
    """Reads the clause of one verb."""

    def __init__(
        self, clause: Clauses, verb: int, known: Callable[[str, bool], bool], proper: Mapping[int, tuple[Sound, ...]]
    ) -> None:
        self._clause = clause
        self._verb = verb
        self._known = known
        self._proper = proper
        self._text = clause.folded
        self._conjunctions = clause.lists("words.conjunctions")
        self._article = str(clause.language.get("parties.article", ""))

    def _in(self, place: int, path: str) -> bool:
        """Whether a word is of a list, also behind a conjunction (وفي, though that is a word of its own)."""
        word, listed = self._text[place], self._clause.lists(path)
        return self._bare(place) in listed or (word[:1] in self._conjunctions and len(word) > 2 and word[1:] in listed)

    def _bare(self, place: int) -> str:
        """A word without a conjunction before it, unless that belongs to the word."""
        word = self._text[place]
        if word[:1] in self._conjunctions and len(word) > 2 and not self._known(word, False):
            return word[1:]
        return word

    def roles(self) -> dict[int, Role]:
        clause, verb = self._clause, self._verb
        before, behind = clause.within(verb, -1), self._open(clause.within(verb, 1))
        before = before + self._before_aside(before)
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
            return self._of_noun(behind)
        pronoun = self._has_object() or self._is_resumed(before, behind)
        topic = self._before(before)
        first, others = self._parts(behind)
        if topic and not first and self._has_object() and not any(self._in(n, "parties.relatives") for n in before):
            pronoun = False  # of whom it is told here acts on somebody told of before: إن الحارس ضربه
        if topic and not pronoun:
            found.update(dict.fromkeys(topic, AGENT))
            found.update(dict.fromkeys([*first, *others], OTHER))
        else:
            found.update(dict.fromkeys(topic, OTHER))
            found.update(dict.fromkeys(others, OTHER))
            told = self._follows_subject() or (not pronoun and self._is_relative(before))
            found.update(dict.fromkeys(first, OTHER if told else AGENT))
        return found

    def acts_first(self, first: Sequence[int], second: Sequence[int]) -> bool:
        """Whether the first of two parties may be who acts on the second: nothing leads to it, turns the verb or joins
        them."""
        verb, behind = self._verb, self._clause.within(self._verb, 1)
        if verb >= second[0] or is_function(self._clause, verb) or self._has_object():
            return False
        if (
            self._text[verb].startswith(self._article)
            or self._led(verb)
            or self._nominal(self._clause.within(verb, -1))
        ):
            return False
        if any(self._is_marked_object(n) for n in range(verb + 1, first[-1] + 1)):
            return False
        if phrases_at(self._clause, behind, "parties.agents"):
            return False
        if any(self._in(n, "parties.relatives") for n in range(first[0], second[0])):
            return False
        if second[0] == first[-1] + 1 and self._text[second[0]] != self._bare(second[0]):
            return False  # the one and the other
        lead = range(verb + 1, first[0] + 1) if verb < first[0] else range(first[0], first[0] - _HEADS, -1)
        for n in lead:
            if n < 0 or (verb > first[0] and n != first[0] and n not in self._clause.within(first[0], -1)):
                break
            if self._led(n) or (n != first[0] and (self._in(n, "parties.at") or self._in(n, "parties.aside"))):
                return False
        if verb > first[0]:
            return True
        if first[0] - verb > _HEADS:
            return False
        if any(self._led(n) or self._in(n, "parties.at") for n in range(first[-1] + 1, second[0] + 1)):
            return True
        if not self._definite(first[0]) or self._definite(second[0]) or self._is_construct(second[0]):
            return True
        return self._is_oblique(second[0])

    def is_led(self) -> bool:
        """Whether a preposition leads to the word itself."""
        return (
            self._in(self._verb, "parties.at") or self._in(self._verb, "parties.aside") or bool(self._led(self._verb))
        )

    def lead(self, depth: int = 2) -> str:
        """Which way a preposition leads to the word itself, or to whose it is, by the classes of `parties.leads`.

        "aside" by a preposition that leads to no party, "" where none leads to it.
        """
        n = self._verb
        for place in range(n, max(n - depth, 0) - 1, -1):
            if place < n and (self._definite(place) or is_function(self._clause, place)):
                break
            if place < n and n not in self._clause.within(place, 1):
                break
            led = self._led(place)
            if not led:
                continue
            if self._in(place - 1, "parties.at") or self._in(place - 1, "parties.aside"):
                return direction(self._clause.language, self._bare(place - 1)) or "aside"
            written = next((end for end in self._clause.lists("parties.at_prefixes") if len(end) == 1), "")
            return direction(self._clause.language, written) if led == "at" else "aside"
        return ""

    def _is_marked_object(self, n: int) -> bool:
        """Whether a word is written with the vowel of an object."""
        word = self._clause.words[n]
        return self._clause.text[word.start : word.end].endswith(_OBJECT)

    def _is_oblique(self, n: int) -> bool:
        """Whether a word has the ending that a noun without an article has as an object: شقيقين, حارسا."""
        word = self._text[n]
        ends = [end for end in self._clause.language.endings("parties.object_endings") if word.endswith(end)]
        return any(len(word) - len(end) >= _LEFT and self._known(word.removesuffix(end), True) for end in ends)

    def _is_relative(self, before: Sequence[int]) -> bool:
        """Whether the verb is told of what a relative pronoun right before it stands for."""
        return bool(before) and self._in(before[0], "parties.relatives")

    def _of_noun(self, behind: Sequence[int]) -> dict[int, Role]:
        """Who acts and suffers around a noun for a deed: what belongs to it acts where another is led to (اتهام باماكو
        لنواكشوط)."""
        if not behind or behind[0] != self._verb + 1 or self._led(behind[0]) or self._is_empty(behind[0]):
            return {}
        if self._text[self._verb].startswith(self._article) or not self._definite(behind[0]):
            return {}
        owner = list(takewhile(lambda n: n == behind[0] or not self._led(n), self._chain(behind[0], list(behind))))
        rest = [n for n in behind if n > owner[-1] and not self._is_empty(n)]
        told = next((n for n in rest[:2] if self._led(n) == "at" and self._is_written_with(n)), None)
        if told is None:
            return {}
        return {**dict.fromkeys(owner, AGENT), **dict.fromkeys(self._chain(told, list(behind)), OTHER)}

    def _is_written_with(self, n: int) -> bool:
        """Whether a preposition of direction is written together with a word."""
        return not self._in(n - 1, "parties.at")

    def _follows_subject(self) -> bool:
        """Whether the verb is told of several who stand before it or are only understood: اعتقلوا."""
        word = self._text[self._verb]
        return len(word) > _LEFT and word.endswith(self._clause.language.endings("parties.plural_verbs"))

    def _nominal(self, before: Sequence[int] = ()) -> bool:
        """Whether the word cannot be a verb: by its form, or behind a preposition."""
        word = self._bare(self._verb)
        if _is_deed(self._clause.language, word) and not self._in(self._verb, "parties.aside"):
            return bool(before) and (self._in(before[0], "parties.at") or self._in(before[0], "parties.aside"))
        if is_nominal(self._clause.language, word):
            return True
        if is_function(self._clause, self._verb) or self._is_pronoun(self._verb):
            return True
        if self._in(self._verb, "parties.aside"):
            return True
        if self._cleft(before) > 1:
            return False
        return bool(self._led(self._verb)) or (
            bool(before) and (self._in(before[0], "parties.at") or self._in(before[0], "parties.aside"))
        )

    def _has_object(self) -> bool:
        word = self._text[self._verb]
        return any(
            word.endswith(end) and len(word) - len(end) >= _LEFT for end in self._clause.lists("parties.objects")
        )

    def _is_resumed(self, before: Sequence[int], behind: Sequence[int]) -> bool:
        """Whether a pronoun behind a preposition stands for what a relative pronoun leads from (التي أوصت بها)."""
        if not behind or not any(self._in(n, "parties.relatives") for n in before[:2]):
            return False
        return self._is_pronoun(behind[0])

    def _is_pronoun(self, n: int) -> bool:
        """Whether a word is a preposition with a pronoun: إليها."""
        word, language = self._text[n], self._clause.language
        if len(word) > _PRONOUN or not word.endswith(language.endings("parties.objects")):
            return False
        return any(word.removesuffix(end) in _prepositions(language) for end in language.endings("parties.objects"))

    def _open(self, behind: list[int]) -> list[int]:
        """Up to the next clause: a relative pronoun, or a word behind a conjunction that is no second party."""
        found = []
        for n in behind:
            word = self._text[n]
            joined = word != self._bare(n)
            if self._in(n, "parties.relatives") or (joined and not word[1:].startswith(self._article)):
                break
            found.append(n)
        return found

    def _agents(self, behind: list[int]) -> list[int]:
        for _, last in phrases_at(self._clause, behind, "parties.agents"):
            if last + 1 in behind:
                return self._chain(last + 1, behind)
        return []

    def _chain(self, first: int, behind: list[int]) -> list[int]:
        """The word that a preposition leads to; with the words of a name."""
        found = [first]
        for n in behind:
            if n == first + 1 and self._in(first, "parties.determiners"):
                found = [n]
            elif n == found[-1] + 1 and n in self._proper and found[-1] in self._proper:
                found.append(n)
        return found

    def _led(self, n: int) -> str:
        """What leads to a word: "at", "aside" or nothing."""
        if n and n - 1 != self._verb:
            if self._in(n - 1, "parties.determiners") and n - 2 != self._verb:
                return self._led(n - 1)
            if self._in(n - 1, "parties.at"):
                return "at"
            if self._in(n - 1, "parties.aside"):
                return "aside"
        word = self._bare(n)
        if self._known(word, False) and not word.startswith(_articled(self._clause.language)):
            return ""
        for name, path in _PREFIXES.items():
            for prefix in self._clause.language.endings(path):
                rest = word.removeprefix(prefix)
                if len(word) > len(rest) >= 2 and (self._known(rest, True) or n in self._proper):
                    if n in self._proper and self._sounds_whole(word, rest, self._proper[n]):
                        return ""
                    return name
        return ""

    def _sounds_whole(self, word: str, rest: str, name: tuple[Sound, ...]) -> bool:
        """Whether what looks like a preposition written with a name is its first letter (ليلى, Layla)."""
        code = self._clause.language.code
        return similarity(name, sounds(word, code)) >= similarity(name, sounds(rest, code))

    def _definite(self, n: int) -> bool:
        word = self._bare(n)
        return word.startswith(self._article) or n in self._proper or self._is_owned(word)

    def _is_owned(self, word: str) -> bool:
        """Whether a word has a pronoun behind it, as what belongs to somebody has: ابنتها."""
        ends = [end for end in self._clause.lists("parties.objects") if word.endswith(end)]
        return any(len(word) - len(end) >= _LEFT for end in ends if len(end) > 1 or not self._known(word, False))

    def _is_empty(self, n: int) -> bool:
        return is_function(self._clause, n) or self._in(n, "parties.determiners") or self._is_pronoun(n)

    def _is_construct(self, n: int) -> bool:
        """Whether a word is made definite by the next one: رئيس البلدية."""
        follows = n + 1 < len(self._text) and self._text[n + 1].startswith(self._article)
        return follows and not BREAK.search(
            self._clause.text, self._clause.words[n].end, self._clause.words[n + 1].start
        )

    def _parts(self, behind: Sequence[int]) -> tuple[list[int], list[int]]:
        """The words without a preposition behind the verb: those of the first party, and all further ones."""
        first: list[int] = []
        others: list[int] = []
        last, last_led = -1, ""
        for n in behind:
            if self._in(n, "parties.at") or self._in(n, "parties.aside") or self._is_empty(n):
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

    def _cleft(self, before: Sequence[int]) -> int:
        """How many words before a verb say that it is what stands before these that acts: المحامي هو الذي, هم من."""
        for count, lead in enumerate(before[:2]):
            if self._in(lead, "parties.clefts"):
                return count + 1
            if not self._in(lead, "parties.at"):
                break
        return 0

    def _opening(self, before: Sequence[int]) -> list[int]:
        """The noun that a clause begins with behind a word that only a noun may follow: أن مسلحين من الكتيبة هاجموا."""
        if len(before) < 3 or self._text[before[-1]] not in self._clause.lists("parties.noun_openers"):
            return []
        first = before[-2]
        return [] if is_function(self._clause, first) or self._led(first) or self._is_pronoun(first) else [first]

    def _before_aside(self, before: Sequence[int]) -> list[int]:
        """What stands before an aside between commas that ends right before a verb and its auxiliary.

        Only a clause that an auxiliary or a word before nouns opens goes on behind one: وكان الحارس، وهو أرمل، قد اتهم.
        """
        if not before or not all(self._in(n, "parties.auxiliaries") for n in before):
            return []
        part = list(before)
        for _ in range(2):  # the aside, and the words before it
            first = part[-1]
            if not first or not self._clause.text.startswith(_COMMAS, self._clause.words[first - 1].end):
                return []
            part = [first - 1, *self._clause.within(first - 1, -1)]
        openers = self._clause.lists("parties.noun_openers")
        return part if self._in(part[-1], "parties.auxiliaries") or self._text[part[-1]] in openers else []

    def _before(self, before: Sequence[int]) -> list[int]:
        """The words before the verb that it is told of, if any."""
        left = list(before)
        while left and (self._in(left[0], "parties.auxiliaries") or self._in(left[0], "parties.relatives")):
            left.pop(0)
        left = left[self._cleft(left) :]
        part: list[int] = []
        for n in left:
            if part and self._in(n, "parties.determiners"):  # in the evening of that day
                continue
            led = self._in(n, "parties.at") or self._in(n, "parties.aside") or self._led(n)
            if led or is_function(self._clause, n):
                return self._opening(left) if led else part
            part.append(n)
            if self._text[n] != self._bare(n):
                break
        return part


@lru_cache(maxsize=100_000)
def is_nominal(language: Language, word: str) -> bool:
    """Whether a folded word has a shape that no verb has."""
    return any(fnmatchcase(word, pattern) for pattern in language.endings("parties.nominal"))


@lru_cache(maxsize=100_000)
def _is_deed(language: Language, word: str) -> bool:
    """Whether a folded word is a verb that the lists of deeds know, whatever else its letters may be."""
    return any(cue.end == len(word) for cue in lexicon(language, "parties.converse").find(word))


@lru_cache(maxsize=16)
def _prepositions(language: Language) -> frozenset[str]:
    """How prepositions are written before a pronoun: إلى as in إليها."""
    paths = ("parties.at", "parties.aside", "parties.before_pronouns", *_PREFIXES.values())
    return frozenset(lead for path in paths for lead in language.words(path))


@lru_cache(maxsize=16)
def _articled(language: Language) -> tuple[str, ...]:
    """The prepositions that are written together with the article."""
    return tuple(prefix for path in _PREFIXES.values() for prefix in language.endings(path) if len(prefix) > 1)
