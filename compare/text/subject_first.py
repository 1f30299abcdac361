"""Who acts and who suffers, in a language where subjects come first: by word order, passive and prepositions."""

from __future__ import annotations

from functools import lru_cache

from compare.languages import Language
from compare.text.clauses import AGENT, OTHER, Clauses, Role, direction, is_function, names_word, phrases_at
from compare.text.modality import irregular

_SHORTEST_REGULAR = 4


class SubjectFirst:
    """Reads the clause of one verb."""

    def __init__(self, clause: Clauses, verb: int) -> None:
        self._clause = clause
        self._verb = verb
        self._text = clause.folded

    def _in(self, place: int, path: str) -> bool:
        return self._text[place] in self._clause.lists(path)

    def _ends(self, place: int, path: str) -> bool:
        """Whether a word has one of the endings in a list."""
        return self._text[place].endswith(self._clause.language.endings(path))

    def roles(self) -> dict[int, Role]:
        """The role of each word of the clause that has one."""
        read = self._read()
        if read is None:
            return {}
        passive, before, behind = read
        found: dict[int, Role] = {}
        found.update(dict.fromkeys(self._subject(before), OTHER if passive else AGENT))
        found.update(self._complements(behind, passive))
        if not passive or self._agents(behind):
            return found
        return {n: role for n, role in found.items() if role is not AGENT}

    def sides(self) -> tuple[frozenset[int], frozenset[int]] | None:
        """The words of who acts, and all others beyond the verb, as whose ever they stand there (the *council's* work).

        None where the word is no verb, or nobody is told to act.
        """
        read = self._read()
        if read is None:
            return None
        passive, before, behind = read
        subject = self._subject(before)
        if not passive:
            acting = [n for head in subject for n in self._part(head)]
            return frozenset(acting), frozenset(self._beyond(behind)) - frozenset(acting)
        agents = self._agents(behind)
        if not agents or not subject:
            return None
        acting = self._led_to(agents[0], behind)
        others = [n for head in subject for n in (*self._part(head), *self._owners(head))]
        others += self._beyond([n for n in behind if n > max(acting, default=agents[0])])
        return frozenset(acting), frozenset([*others, *range(self._verb + 1, agents[0])]) - frozenset(acting)

    def lead(self) -> str:
        """Which way a preposition leads to the word itself, by the classes of `parties.leads`.

        "aside" by one that leads to no party, "by" to who acts, "owner" where the word tells whose the next is, "part"
        where it tells of it more closely.
        """
        if self._is_owner(self._verb):
            return "owner"
        if self._says_more():
            return "part"
        opened = False
        for n in self._clause.within(self._verb, -1):
            if self._leads(n) or self._in(n, "parties.agents"):
                if self._in(n, "parties.infinitive") and not self._is_party(n + 1):
                    return ""
                return (
                    "by"
                    if self._in(n, "parties.agents")
                    else direction(self._clause.language, self._text[n]) or "aside"
                )
            if opened and not self._in(n, "parties.determiners"):
                return ""
            opened = opened or self._in(n, "parties.determiners")
            if not opened and is_function(self._clause, n):
                return ""
        return ""

    def _says_more(self) -> bool:
        """Whether a noun stands right behind it, or what is joined to it: the *audit* bureau, *economic* and social."""
        words, n = self._clause.words, self._verb + 1
        if n < len(words) and self._in(n, "parties.joins"):
            return True
        if n >= len(words) or not self._clause.text[words[n - 1].end : words[n].start].isspace():
            return False
        return not self._ends_part(n) and (self._is_upper(n) or names_word(self._clause.language, self._text[n]))

    def _led_to(self, lead: int, behind: list[int]) -> list[int]:
        """The words that name the party behind a preposition."""
        found: list[int] = []
        for n in range(lead + 1, behind[-1] + 1):
            if self._ends_part(n) and (found or not self._in(n, "parties.determiners")):
                break
            found += [] if self._in(n, "parties.determiners") else [n]
        return found

    def _part(self, head: int) -> list[int]:
        """A word with what it is told of more closely, right before it: the customs *broker*."""
        found = [head]
        for n in self._clause.within(head, -1):
            if n != found[-1] - 1 or self._ends_part(n) or self._is_owner(n):
                break
            found.append(n)
        return found

    def _owners(self, head: int) -> list[int]:
        """Whose a word is: the *defender's* effort."""
        first = self._part(head)[-1] - 1
        return self._part(first) if first in self._clause.within(head, -1) and self._is_owner(first) else []

    def _ends_part(self, n: int) -> bool:
        """Whether a word is none of the name of a party, nor what tells of it more closely."""
        return is_function(self._clause, n) or self._leads(n) or self._in(n, "parties.determiners") or self._is_group(n)

    def _beyond(self, behind: list[int]) -> list[int]:
        """The words behind a verb that are led to by no word of place, time or company."""
        found, aside = [], False
        for n in behind:
            if self._in(n, "parties.relatives") or (self._in(n, "parties.infinitive") and not self._is_party(n + 1)):
                break
            if self._leads(n):
                aside = self._in(n, "parties.aside") and self._text[n] not in self._clause.lists("parties.owners")
            elif not aside:
                found.append(n)
        return found

    def _read(self) -> tuple[bool, list[int], list[int]] | None:
        """Whether the verb is passive, and what stands before its words and behind it; None where it is no verb."""
        clause, verb = self._clause, self._verb
        before = clause.within(verb, -1)
        group = next((k for k, n in enumerate(before) if not self._is_group(n)), len(before))
        helped = [self._text[n] for n in before[:group] if self._in(n, "parties.auxiliaries")]
        rest = before[group:] or self._before_aside(before)
        plain = False
        if not (helped or _is_inflected(clause.language, self._text[verb])):
            plain = self._is_plain(rest, clause.within(verb, 1))
            if not plain:
                return None
        turned = bool(helped) and helped[0] in clause.lists("parties.passive")
        finished = self._is_finished()
        behind = clause.within(verb, 1)
        agents = self._agents(behind)
        if turned and not finished and not self._ends(verb, "modality.progressive_endings"):
            return None
        passive = turned and finished
        if not helped and finished and agents and agents[0] <= verb + 2:
            passive = not self._in(verb, "parties.never_done")
        if not passive and not plain and not self._is_finite(rest, helped, behind):
            return None
        return passive, rest, behind

    def _before_aside(self, before: list[int]) -> list[int]:
        """What stands before an aside that ends right before the words of the verb: the baker, a widower, sued."""
        first = before[-1] if before else self._verb
        if not first or not self._is_parted(first - 1):
            return []
        inside = [first - 1, *self._clause.within(first - 1, -1)]
        opens = inside[-1]
        if not opens or not self._is_parted(opens - 1) or not self._opens_aside(opens):
            return []
        return [opens - 1, *self._clause.within(opens - 1, -1)]

    def _is_parted(self, n: int) -> bool:
        """Whether a comma stands right behind a word."""
        return self._clause.text[self._clause.words[n].end :].startswith(",")

    def _opens_aside(self, n: int) -> bool:
        """Whether a word may begin an aside: what somebody is, or a relative clause."""
        return self._in(n, "parties.relatives") or self._in(n, "parties.determiners")

    def _is_upper(self, n: int) -> bool:
        return self._clause.text[self._clause.words[n].start].isupper()

    def _is_finished(self) -> bool:
        return _is_participle(self._clause.language, self._text[self._verb])

    def _is_group(self, n: int) -> bool:
        """Whether a word belongs to the verb behind it: an auxiliary, an adverb."""
        formed = self._ends(n, "parties.adverb_endings") and not self._is_upper(n)
        formed = formed and not self._in(n, "parties.not_adverbs")
        adverb = formed or self._in(n, "parties.adverbs")
        return adverb or self._in(n, "parties.auxiliaries")

    def _is_finite(self, before: list[int], helped: list[str], behind: list[int]) -> bool:
        """Whether the word is the verb of its clause: by its auxiliary, or by its form and place."""
        if helped:
            return helped[0] not in self._clause.language.words("modality.perfect") or self._is_finished()
        upper = self._is_upper(self._verb)
        if (
            not before
            or upper
            or self._clause.text[: self._clause.words[self._verb].start].endswith("-")
            or (self._in(before[0], "parties.determiners") and not self._is_cleft(before))
            or self._in(before[0], "parties.at")
            or self._in(before[0], "parties.aside")
        ):
            return False
        if _is_past(self._clause.language, self._text[self._verb]):
            return True
        named = bool(behind) and self._is_upper(behind[0])
        follows = bool(behind) and (self._in(behind[0], "parties.articles") or named)
        present = self._ends(self._verb, "parties.present_endings")
        present = present and not self._ends(self._verb, "parties.not_present_endings")
        return present and follows and not is_function(self._clause, before[0])

    def _is_plain(self, before: list[int], behind: list[int]) -> bool:
        """Whether a word without an ending is the verb of several in the present: between a plural and what opens a
        part of the clause (the farmers accuse the ministry), where no noun can stand."""
        if not (before and behind) or self._is_upper(self._verb) or is_function(self._clause, self._verb):
            return False
        plural = self._ends(before[0], "parties.plural_endings") and not self._ends(
            before[0], "parties.not_present_endings"
        )
        if not plural or is_function(self._clause, before[0]) or self._is_owner(before[0]):
            return False
        follows = self._in(behind[0], "parties.determiners") or self._is_upper(behind[0])
        return (follows or self._in(behind[0], "parties.at")) and not self._ends(self._verb, "parties.adverb_endings")

    def _is_cleft(self, before: list[int]) -> bool:
        """Whether what stands before a relative pronoun is told to be the one: it was the mayor that left."""
        if not self._in(before[0], "parties.relatives"):
            return False
        return any(self._in(n, "parties.clefts") and self._in(n + 1, "parties.passive") for n in before[2:])

    def _agents(self, behind: list[int]) -> list[int]:
        """Where agents are led to, behind the verb."""
        return sorted(last for _, last in phrases_at(self._clause, behind, "parties.agents"))

    def _subject(self, before: list[int]) -> list[int]:
        """The nearest word before the verb that no preposition leads to; through a relative pronoun, one before it."""
        if before and self._in(before[0], "parties.relatives"):
            relative = before[0]
            before = self._clause.within(relative, -1)
            if not before and relative and self._clause.text[self._clause.words[relative - 1].end :].startswith(","):
                before = [relative - 1, *self._clause.within(relative - 1, -1)]
        part: list[int] = []
        for n in before:
            if self._in(n, "parties.relatives"):
                break
            if self._is_partitive(n):
                continue
            if part and self._in(n, "parties.subordinates") and self._tells(before, n):
                return part
            if self._leads(n):
                part = []
                continue
            if self._in(n, "parties.determiners"):
                if part and n and (n - 1 not in before or not self._leads(n - 1)):
                    return part
                continue
            if is_function(self._clause, n) and part:
                if self._in(n, "parties.joins"):
                    continue
                return part
            if not is_function(self._clause, n):
                part = part or [n]
        return part

    def _tells(self, before: list[int], lead: int) -> bool:
        """Whether a verb stands before a word that may open a clause as well as lead to a noun: came after X left."""
        return any(_is_past(self._clause.language, self._text[n]) for n in before if n < lead)

    def _is_partitive(self, n: int) -> bool:
        """Whether a preposition leads from a part to its whole: one of the guards."""
        return bool(n) and self._in(n, "parties.aside") and self._in(n - 1, "parties.determiners")

    def _leads(self, n: int) -> bool:
        """Whether a word is a preposition, and no part of a word with a hyphen (far-off)."""
        if self._clause.text[: self._clause.words[n].start].endswith("-"):
            return False
        return self._in(n, "parties.at") or self._in(n, "parties.aside")

    def _complements(self, behind: list[int], passive: bool) -> dict[int, Role]:
        agents = set(self._agents(behind))
        found: dict[int, Role] = {}
        lead, inside = "", False
        for n in behind:
            text = self._text[n]
            if self._in(n, "parties.relatives"):
                break
            if n in agents:
                lead, inside = "agent", False
                continue
            if self._in(n, "parties.infinitive") and not self._is_party(n + 1):
                break
            if self._is_partitive(n):
                continue
            if self._leads(n):
                lead, inside = ("at" if self._in(n, "parties.at") else "aside"), False
                continue
            if self._in(n, "parties.determiners"):
                if inside:
                    lead = ""
                inside = False
                continue
            if is_function(self._clause, n):
                continue
            if inside and not names_word(self._clause.language, text) and not self._is_upper(n):
                break
            if inside and self._is_owner(n - 1):  # what belongs to the word before is meant
                found.pop(n - 1, None)
            inside = True
            if lead == "agent":
                if passive:
                    found[n] = AGENT
            elif lead != "aside":
                found[n] = OTHER
        return found

    def _is_owner(self, n: int) -> bool:
        """Whether a word is told with what belongs to it: the judge's decision."""
        word = self._clause.words[n]
        return "'" in word.text or self._clause.text[word.end : word.end + 1] in {"'", "’"}

    def _is_party(self, n: int) -> bool:
        if n >= len(self._text):
            return False
        plural = self._ends(n, "parties.plural_endings")
        return self._is_upper(n) or plural or self._in(n, "parties.determiners") or is_function(self._clause, n)


@lru_cache(maxsize=100_000)
def _is_inflected(language: Language, word: str) -> bool:
    """Whether a folded word has a form that verbs have: most words of a text have none."""
    present = word.endswith(language.endings("parties.present_endings"))
    return present or _is_past(language, word) or _is_participle(language, word)


def _is_past(language: Language, word: str) -> bool:
    return word in irregular(language, "past") or _is_regular(language, word)


def _is_participle(language: Language, word: str) -> bool:
    return word in irregular(language, "participles") or _is_regular(language, word)


def _is_regular(language: Language, word: str) -> bool:
    """Whether a word has the ending of a regular past tense and participle."""
    return len(word) >= _SHORTEST_REGULAR and word.endswith(language.endings("modality.past_endings"))
