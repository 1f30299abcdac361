"""Changes of meaning made by rule in an English sentence, one at a time.

What the checks are calibrated on: a faithful pair whose English side is then
changed in a known place. A rule is a pattern and what may stand in its place;
it names the check that should speak. The rules are of the kinds that news
writing gets wrong; none of their words comes from the lists of the checks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.records import Span


@dataclass(frozen=True, slots=True)
class Change:
    """A changed text, where it was changed (start = end: something was taken out there), and the check concerned."""

    text: str
    span: Span
    check: str


Make = Callable[[re.Match[str], random.Random], str | None]
"""What is put in the place of a match; None if nothing fits."""
Bound = Callable[[random.Random], str | None]
"""The same for one match."""

MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NUMBERS = tuple("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split())  # noqa: SIM905
QUANTIFIERS = ["all", "most", "many", "some", "few", "several", "no", "every"]
SCALES = ["thousand", "million", "billion", "trillion"]
UNITS = (
    "kilometres miles metres feet", "kilometers miles meters feet", "kilograms pounds tons", "dollars euros pounds yen",
    "percent points", "hours days weeks months years", "minutes hours",
)  # fmt: skip
HEDGES = {"may": "will", "might": "will", "could": "will", "likely": "certain", "perhaps": "certainly"}
HEDGES |= {"possibly": "certainly", "probably": "certainly", "reportedly": "", "allegedly": "", "apparently": ""}
OPPOSITES = (
    "rose fell", "increased decreased", "higher lower", "increase decrease", "more fewer", "best worst", "first last",
    "accepted rejected", "supported opposed", "won lost", "opened closed", "before after", "above below", "hot cold",
    "strong weak", "success failure", "old new", "rich poor", "allowed banned", "began ended", "began stopped",
    "large small", "public private", "north south", "east west", "victory defeat", "improve worsen", "gain loss",
    "majority minority", "import export", "arrived left", "easy difficult", "safe dangerous", "growing shrinking",
    "rising falling", "raise lower", "buy sell", "young old", "legal illegal", "possible impossible", "ally enemy",
)  # fmt: skip
SAID = {"said": "denied", "says": "denies", "announced": "hinted", "confirmed": "claimed", "denied": "admitted"}
LABELS = (
    "protesters rioters", "fighters terrorists", "government regime", "militants martyrs", "war aggression",
    "demonstrators vandals", "migrants invaders", "settlement neighbourhood", "attack massacre", "rebels terrorists",
)  # fmt: skip
AUXILIARY = "is|are|was|were|will|would|has|have|had|can|could|should|must|does|do|did"


def _swap(words: Sequence[str]) -> Make:
    """Another of the words, in the same capitals."""

    def make(match: re.Match[str], chance: random.Random) -> str | None:
        found = match[0]
        choices = [word for word in words if word.lower() != found.lower()]
        new = chance.choice(choices) if choices else None
        return new.capitalize() if new and found[0].isupper() else new

    return make


def _mapped(table: dict[str, str]) -> Make:
    return lambda match, chance: table[match[0].strip().lower()]


def _figure(match: re.Match[str], chance: random.Random) -> str | None:
    """Another digit in one place of a figure."""
    digits = [n for n, character in enumerate(match[0]) if character.isdigit()]
    place = chance.choice(digits)
    new = chance.choice([d for d in "123456789" if d != match[0][place]])
    return match[0][:place] + new + match[0][place + 1 :]


def _year(match: re.Match[str], chance: random.Random) -> str | None:
    return str(int(match[0]) + chance.choice((-10, -3, -2, -1, 1, 2, 3, 10)))


def _words(words: Sequence[str]) -> str:
    return r"\b(?:" + "|".join(words) + r")\b"


Rule = tuple[str, re.Pattern[str], Make]

RULES: tuple[Rule, ...] = (
    ("number", re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)"), _figure),
    ("number", re.compile(_words(NUMBERS)), _swap(NUMBERS)),
    ("number", re.compile(_words(SCALES)), _swap(SCALES)),
    ("date", re.compile(_words(MONTHS)), _swap(MONTHS)),
    ("date", re.compile(_words(DAYS)), _swap(DAYS)),
    ("date", re.compile(r"\b(?:19|20)\d\d\b"), _year),
    *(("unit", re.compile(_words(row.split())), _swap(row.split())) for row in UNITS),
    ("quantifier", re.compile(_words(QUANTIFIERS), re.IGNORECASE), _swap(QUANTIFIERS)),
    ("certainty", re.compile(_words(list(HEDGES))), _mapped(HEDGES)),
    ("certainty", re.compile(r"\bwill\b"), lambda match, chance: chance.choice(("may", "might"))),
    ("certainty", re.compile(r"\b(?:is|are|was|were)\b"), lambda match, chance: f"{match[0]} reportedly"),
    ("negation", re.compile(rf"\b(?:{AUXILIARY})\b(?! not|n't)"), lambda match, chance: f"{match[0]} not"),
    ("negation", re.compile(r" not\b|n't\b| never\b"), lambda match, chance: ""),
    ("negation", re.compile(r"\bwithout\b"), lambda match, chance: "with"),
    ("attribution", re.compile(_words(list(SAID))), _mapped(SAID)),
    ("attribution", re.compile(r",? according to [\w ]{3,40}(?=[,.])"), lambda match, chance: ""),
    ("attribution", re.compile(r",” [\w ]{3,30} said\b"), lambda match, chance: ",”"),
    *(("label", re.compile(_words(row.split()), re.IGNORECASE), _swap(row.split())) for row in LABELS),
    *(("opposite", re.compile(_words(row.split()), re.IGNORECASE), _swap(row.split())) for row in OPPOSITES),
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
CLAUSE = re.compile(r", [^,.;:?!“”\"]{15,90}(?=[,.;])")


class Changer:
    """Changes texts; names and clauses that are put in come from `texts`, other texts of the kind."""

    def __init__(self, texts: Sequence[str], seed: int = 0) -> None:
        self._chance = random.Random(seed)
        self._names = sorted({name for text in texts for name in NAME.findall(text)})
        self._clauses = [clause for text in texts for clause in CLAUSE.findall(text)]

    def changes(self, text: str) -> list[Change]:
        """One change of each check that has a rule for the text, of its rules and places a random one."""
        found: dict[str, list[tuple[Span, Bound]]] = {}
        for check, pattern, make in RULES:
            found.setdefault(check, []).extend((match.span(), _bound(match, make)) for match in pattern.finditer(text))
        changed = []
        for check, choices in found.items():
            if choices:
                (start, end), bound = self._chance.choice(choices)
                changed += self._put(text, start, end, bound(self._chance), check)
        for match in self._pick(NAME, text):
            other = self._chance.choice(self._names) if self._names else None
            changed += self._put(text, *match.span(), other if other != match[0] else None, "name")
        for match in self._pick(CLAUSE, text):
            changed += self._put(text, *match.span(), "", "coverage")
        places = [match.start() for match in re.finditer(r"[,.;]", text)]
        if places and self._clauses:
            place = self._chance.choice(places)
            changed += self._put(text, place, place, self._chance.choice(self._clauses), "coverage")
        return changed

    def _pick(self, pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
        found = list(pattern.finditer(text))
        return [self._chance.choice(found)] if found else []

    @staticmethod
    def _put(text: str, start: int, end: int, new: str | None, check: str) -> list[Change]:
        if new is None:
            return []
        return [Change(text[:start] + new + text[end:], (start, start + len(new)), check)]


def _bound(match: re.Match[str], make: Make) -> Bound:
    return lambda chance: make(match, chance)
