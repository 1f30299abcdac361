"""What the word lists of a language find: changes made by rule in the English of faithful pairs, and false alarms.

    python tests/benchmarks/bench_word_lists.py NTREX [--languages fr,de] [--half odd|even]

NTREX is a folder with `xx.tsv` (see bench_languages.py). The sentences of every
second document stand linked one to one; each change is made in up to 60 of
them. Found: by a hard finding of a fitting check that the sentence did not have
before. Alarms: hard findings above minor in 20 sentences, of all checks and of
those that read the lists. The lists were written beside the even documents.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench_languages import document, held, rows_of

from compare.checks.engine import run_checks
from compare.encoding import open_encoder
from compare.encoding.space import side_folders
from compare.languages.listed import has_word_lists
from compare.records import Finding, Link

Change = Callable[[str], str | None]
LISTED = {"negation", "certainty", "attribution", "opposite", "quantifier", "label", "modality"}
MOST = 60
AUXILIARY = "is|are|was|were|will|would|could|should|has|have|had|can|must|may|might"
NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|unable|un\w+|in\w*able|refus\w*|fail\w*|lack\w*"
    r"|den[iy]\w*|hardly|barely|rarely|few|little)\b|n't",
    re.IGNORECASE,
)
DOUBTFUL = re.compile(
    r"\b(?:may|might|could|can|would|should|perhaps|maybe|possib\w*|probab\w*|likely|alleged\w*|reportedly|apparently"
    r"|seem\w*|appear\w*|suspect\w*|believ\w*|think|thought|expected|potential\w*|if|whether)\b",
    re.IGNORECASE,
)
AMOUNTS = (
    "all the:some of the|all of:some of|every:some|most of:few of|most:few|many:few|some:all|several:all"
    "|dozens:hundreds|hundreds:dozens|thousands:dozens|only:mainly|both:neither|always:sometimes|often:rarely|few:many"
)
POLES = (
    "increased:decreased|increase:decrease|rose:fell|rising:falling|won:lost|win:lose|before:after|first:last"
    "|higher:lower|more than:less than|old:new|best:worst|better:worse|success:failure|north:south|east:west"
    "|support:oppose|supported:opposed|opened:closed|began:ended|beginning:end|night:day|inside:outside|early:late"
    "|rich:poor|war:peace|men:women|mother:father|brother:sister|husband:wife|positive:negative|bought:sold|young:old"
    "|good:bad|easy:difficult|accepted:rejected|life:death|guilty:innocent|legal:illegal|safe:dangerous"
)
SPEECH = (
    "said:denied|says:denies|told:warned|added:admitted|stated:claimed|confirmed:denied|denied:confirmed"
    "|admitted:denied|warned:promised|announced:denied"
)
LABELS = (
    "militants:terrorists|fighters:terrorists|gunmen:terrorists|government:regime|attack:massacre|group:so-called group"
)


def swapped(table: str, both: bool = False) -> Change:
    """A change of the first word of a table (`one:other|...`) for the other."""
    pairs = [entry.split(":") for entry in table.split("|")]
    other = dict(pairs) | ({two: one for one, two in pairs} if both else {})
    pattern = re.compile(
        r"\b(" + "|".join(map(re.escape, sorted(other, key=len, reverse=True))) + r")\b", re.IGNORECASE
    )

    def change(text: str) -> str | None:
        match = pattern.search(text)
        if not match:
            return None
        word = other[match[1].lower()]
        return text[: match.start()] + (word.capitalize() if match[1][0].isupper() else word) + text[match.end() :]

    return change


def replaced(text: str, rules: list[tuple[str, str]]) -> str | None:
    """The text by the first rule that fits."""
    for pattern, instead in rules:
        changed, found = re.subn(pattern, instead, text, count=1)
        if found:
            return changed
    return None


def denial_dropped(text: str) -> str | None:
    return replaced(
        text,
        [
            (rf"\b({AUXILIARY}) not\b", r"\1"),
            (r"\bcannot\b", "can"),
            (r"\b(?:do|does|did)(?: not|n['’]t) ", ""),
            (rf"\b({AUXILIARY})n['’]t\b", r"\1"),
            (r"\bnever\b", "always"),
            (r"\b(?:[Nn]o one|[Nn]obody)\b", "everyone"),
            (r"\bThere (is|was|are|were) no\b", r"There \1 a"),
        ],
    )


def denial_added(text: str) -> str | None:
    return (
        None
        if NEGATIVE.search(text)
        else replaced(text, [(r"\b(is|are|was|were|will|has|have|can|must)\b", r"\1 not")])
    )


def doubt_dropped(text: str) -> str | None:
    rules = [
        (r"\b(?:may|might|could) have\b", "has"),
        (r"\b(?:may|might) be\b", "is"),
        (r"\b(?:is|are|was) likely to\b", "will"),
        (r"\b(?:may|might) ", "will "),
        (r"\b(?:allegedly|reportedly|probably|perhaps|possibly|apparently|alleged|suspected) ", ""),
    ]
    changed = replaced(text, rules)
    return None if changed is None or DOUBTFUL.search(changed) else changed


def doubt_added(text: str) -> str | None:
    rules = [(r"\bwill\b", "may"), (r"\b(?:is|are) ", "may be "), (r"\b(was|were) ", r"\1 allegedly ")]
    return None if DOUBTFUL.search(text) else replaced(text, rules)


CHANGES: dict[str, tuple[Change, frozenset[str]]] = {
    "denial dropped": (denial_dropped, frozenset({"negation"})),
    "denial added": (denial_added, frozenset({"negation"})),
    "doubt dropped": (doubt_dropped, frozenset({"certainty", "modality"})),
    "doubt added": (doubt_added, frozenset({"certainty", "modality"})),
    "amount": (swapped(AMOUNTS), frozenset({"quantifier"})),
    "opposite": (swapped(POLES, both=True), frozenset({"opposite", "date"})),
    "verb of saying": (swapped(SPEECH), frozenset({"attribution", "negation"})),
    "label": (swapped(LABELS), frozenset({"label"})),
}


def found(language: str, pairs: list[tuple[str, str]]) -> list[list[Finding]]:
    """The hard findings of each pair of sentences; twenty of them make a document."""
    encoder = open_encoder(languages=(language, "en"))
    results = []
    for start in range(0, len(pairs), 20):
        some = pairs[start : start + 20]
        sides = document([one for one, _ in some], language), document([other for _, other in some], "en", "y")
        links = [Link((place,), (place,), 0.95) for place in range(len(some))]
        without = frozenset({"moved", "sentence"})
        for result in run_checks(*sides, links, encoder=encoder, disabled=without):
            results.append([finding for finding in result.findings if finding.confidence == "hard"])
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", type=Path)
    parser.add_argument("--languages", default=",".join(code for code in side_folders() if has_word_lists(code)))
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    arguments = parser.parse_args()
    print(f"| language | {' | '.join(CHANGES)} | alarms | of lists |\n|{'---|' * (len(CHANGES) + 3)}", flush=True)
    for language in arguments.languages.split(","):
        rows = rows_of(arguments.ntrex / f"{language}.tsv")
        chosen = held(rows)
        rows = [row for row in rows if (row[0] in chosen) == (arguments.half == "odd")]
        pairs = [(one, other) for _, one, other in rows]
        before = found(language, pairs)
        counts = Counter(f.check for findings in before for f in findings if f.severity != "minor")
        cells = []
        for change, fitting in CHANGES.values():
            untouched = [
                pair for pair, had in zip(pairs, before, strict=True) if not any(f.check in fitting for f in had)
            ]
            altered = [(one, text) for one, other in untouched if (text := change(other)) and text != other]
            random.Random(3).shuffle(altered)
            told = found(language, altered[:MOST])
            hits = sum(any(f.check in fitting for f in findings) for findings in told)
            cells.append(f"{hits / max(1, len(told)):.2f}")
        alarms = sum(counts.values()), sum(counts[check] for check in LISTED)
        rates = [f"{20 * count / len(pairs):.2f}" for count in alarms]
        print(f"| {language} | {' | '.join([*cells, *rates])} |", flush=True)


if __name__ == "__main__":
    main()
