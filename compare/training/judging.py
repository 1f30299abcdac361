"""Fitting the calibration of findings (`compare.checks.calibration`): what is raised where, and whether it is true.

Three kinds of examples, with weights: what the checks raise on *faithful*
sentence pairs is false; what they raise at the place of a change made by rule
(`compare.training.changes`) is true; and *gold* documents written by hand have
both. Changes by rule are many but of one make, so they count little.

On documents by which rules were mended these are right far oftener than on any
others: of denials found wanting two in three were true there, one in four on new
text. So documents that nobody has read (`unseen`) count most, and the threshold
is theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.checks.calibration import Calibration, rule_name, word_names
from compare.checks.engine import findings_in, new_run
from compare.checks.features import FEATURES, features_of, marked_words
from compare.checks.registry import load_checks
from compare.evaluation.gold_pair import GoldPair
from compare.records import Document, Finding, Link, Paragraph, Sentence
from compare.training.changes import Change, Changer
from compare.training.pairs import Pair

LINKED = 0.95
"""The score of links that are known to be right."""
WEIGHTS = {"faithful": 0.03, "changed": 0.02, "ruled": 0.125, "gold": 0.4, "unseen": 3.0}
"""What an example counts, by where it comes from."""
MADE = max(WEIGHTS["faithful"], WEIGHTS["changed"])
"""Examples of documents count more, authored ones and those that were changed by rule."""
RIDGE = 0.3
OWN = ("hard", "one_sided", "report_only", "in_run")
"""Figures that may mean something else for one check than for the others."""
SHARED = 0.7
"""Scale of what is each check's own, its bias and the weights of OWN: less is nearer to what all share."""
RULE = 0.7
"""Scale of what is each rule's own within its check."""
WORD = 0.6
"""Scale of what is a marked word's own within its rule."""
KNOWN = 4
"""Authored documents in which findings of a rule must mark a word before it has a weight of its own."""
FOLDS = 20
"""Parts of the documents, at most, that are judged by a fit of the others."""
FEWEST = 8
"""Authored examples without which a check, or a rule that has a name, keeps the confidence that it gives: changes made
by rule do not tell how often it is right on what people write. False ones count as well as true ones: a check that is
mostly wrong there has been met often enough to be called soft. Documents changed by rule count for checks without lists
of words."""
TOGETHER = 20
"""Pairs of a document: neighbours of one another in their source."""


@dataclass(frozen=True, eq=False)
class Example:
    """A finding, its figures, whether it is true, what it counts; the check of what was changed, if anything was.

    `marked`: the words that it marks (`marked_words`), in the authored document of that name; none of others.
    """

    finding: Finding
    figures: NDArray[np.float64]
    true: bool
    weight: float
    change: str = ""
    marked: frozenset[str] = frozenset()
    document: str = ""


def document(language: str, lines: Sequence[str]) -> Document:
    """A document with a paragraph and a sentence a line."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    places = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    return Document(
        language,
        "\n".join(lines),
        language,
        tuple(Paragraph(number, *place) for number, place in enumerate(places)),
        tuple(Sentence(number, number, *place) for number, place in enumerate(places)),
    )


def faithful_examples(pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any) -> Iterator[Example]:
    """Whatever the checks raise on faithful pairs is false."""
    for start in range(0, len(pairs), TOGETHER):
        some = pairs[start : start + TOGETHER]
        for _, finding, figures, marked in _findings(some, languages, encoder, range(len(some))):
            yield Example(finding, figures, False, WEIGHTS["faithful"], marked=marked)


def changed_examples(
    pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any, seed: int = 0
) -> Iterator[Example]:
    """What the checks raise at the place of a change is true; other findings of that pair are left out."""
    changer = Changer([target for _, target in pairs], seed)
    for start in range(0, len(pairs), TOGETHER):
        some = list(pairs[start : start + TOGETHER])
        for place in range(3, len(some), 5):
            for change in changer.changes(some[place][1]):
                changed = [*some]
                changed[place] = (some[place][0], change.text)
                for offset, finding, figures, marked in _findings(changed, languages, encoder, [place]):
                    if _fits(finding, change, offset):
                        yield Example(finding, figures, True, WEIGHTS["changed"], change.check, marked)


def gold_examples(gold: GoldPair, encoder: Any, unseen: bool = False) -> Iterator[Example]:
    """What the checks raise on the links of a gold document; on changed passages only what fits a change counts.

    `unseen`: no rule was mended by this document.
    """
    links = [replace(link.link, score=LINKED) for link in gold.links]
    run = new_run(gold.source, gold.target, links, encoder)
    checks = [check for check in load_checks() if not check.of_place]
    source = "ruled" if gold.by_rule else "unseen" if unseen else "gold"
    fitting = {check.id: {check.id, *check.found_as} for check in checks}
    for pair, wanted in zip(run.pairs, gold.links, strict=True):
        changes = {name for change in wanted.findings for name in fitting.get(change.check, {change.check})}
        changes |= {name for change in wanted.findings for name in change.accept}
        found = list(findings_in(pair, run, checks)) if pair.linked else []
        for finding in found:
            if finding.check in changes or not changes - {"moved"}:
                yield Example(
                    finding,
                    features_of(finding, pair, run),
                    finding.check in changes,
                    WEIGHTS[source] * wanted.weight,
                    marked=marked_words(finding, pair),
                    document="" if gold.by_rule else gold.group or gold.name,
                )


def fit(examples: Sequence[Example], threshold: float, languages: Mapping[str, float] | None = None) -> Calibration:
    """The calibration that explains the examples best: a ridge regression of their log odds.

    Findings whose rule says their probability have no part in it.
    """
    examples = [example for example in examples if example.finding.probability is None]
    checks = sorted({example.finding.check for example in examples})
    numbers = np.array([checks.index(example.finding.check) for example in examples])
    figures = np.array([example.figures for example in examples])
    true = np.array([example.true for example in examples], dtype=float)
    raised_by = [rule_name(example.finding) for example in examples]
    rules = sorted({name for name in raised_by if not name.endswith(".")})
    of_rule = np.array(raised_by)[:, None] == np.array(rules, dtype=str)
    words = _known_words(examples)
    of_word = np.zeros((len(examples), len(words)))
    for row, example in zip(of_word, examples, strict=True):
        row[[words[name] for name in word_names(example.finding, example.marked) if name in words]] = 1
    own = SHARED * np.eye(len(checks))[numbers]
    places = [FEATURES.index(name) for name in OWN]
    columns = np.concatenate(
        [
            own,
            *(own * figures[:, [place]] for place in places),
            RULE * of_rule.reshape(len(examples), -1),
            WORD * of_word,
            figures,
        ],
        axis=1,
    )
    counts = np.array([example.weight for example in examples])
    weights = _regression(columns, true, counts)
    size, known = len(checks), {}
    judged = {check.id: WEIGHTS["ruled"] if check.lists else MADE for check in load_checks()}
    for number, check in enumerate(checks):
        if check in judged and (counts[numbers == number] > judged[check]).sum() >= FEWEST:
            row = weights[-len(FEATURES) :].copy()
            for turn, place in enumerate(places, 1):
                row[place] += SHARED * weights[turn * size + number]
            known[check] = tuple(round(float(value), 4) for value in (SHARED * weights[number], *row))
    first = (1 + len(places)) * size
    biases = RULE * weights[first : first + len(rules)]
    met = Counter(name for name, count in zip(raised_by, counts, strict=True) if count > MADE)
    by_rule = {rule: round(float(bias), 4) for rule, bias in zip(rules, biases, strict=True) if met[rule] >= FEWEST}
    by_word = WORD * weights[first + len(rules) : first + len(rules) + len(words)]
    of_words = {word: round(float(weight), 3) for word, weight in zip(words, by_word, strict=True)}
    return Calibration(known, threshold, languages or {}, by_rule, of_words)


def _known_words(examples: Sequence[Example]) -> dict[str, int]:
    """The marked words that have weights of their own, by name, with their numbers."""
    met: dict[str, set[str]] = {}
    for example in examples:
        if example.document:
            for name in word_names(example.finding, example.marked):
                met.setdefault(name, set()).add(example.document)
    return {name: n for n, name in enumerate(sorted(name for name, seen in met.items() if len(seen) >= KNOWN))}


Judged = tuple[float, Example]
"""An example with the probability that a calibration without its document gives it."""


def held_out(documents: Sequence[Sequence[Example]], more: Sequence[Example]) -> list[list[Judged]]:
    """The examples of each document, judged by a fit of others and of `more`; of FOLDS, one is left out at once.

    A finding of a check that this fit does not know, or whose rule says its probability, is as sure as its rule says.
    """
    found: list[list[Judged]] = [[] for _ in documents]
    for fold in range(min(FOLDS, len(documents))):
        left_out = range(fold, len(documents), FOLDS)
        others = [example for number, some in enumerate(documents) if number not in left_out for example in some]
        calibration = fit([*others, *more], 0.5)
        for number in left_out:
            found[number] = [(_chance(calibration, example), example) for example in documents[number]]
    return found


def _chance(calibration: Calibration, example: Example) -> float:
    own = example.finding.probability
    fitted = calibration.probability(example.finding, example.figures, example.marked) if own is None else own
    return float(example.finding.confidence == "hard") if fitted is None else fitted


def threshold_for(rate: float, judged: Sequence[Judged], sentences: int) -> float:
    """The threshold at which `rate` false findings are hard in 20 of the `sentences` that gave the examples."""
    false = sorted((chance for chance, example in judged if not example.true), reverse=True)
    allowed = int(rate * sentences / 20)
    return round(false[allowed] + 0.001, 3) if allowed < len(false) else 0.5


def _regression(columns: NDArray[np.float64], true: NDArray[np.float64], weight: NDArray[np.float64]) -> Any:
    """Logistic regression by Newton's method; the ridge makes the answer one, whatever the columns."""
    found = np.zeros(columns.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (weight * (true - chance)) - RIDGE * found
        curve = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + RIDGE * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return found


def _findings(
    pairs: Sequence[Pair], languages: tuple[str, str], encoder: Any, places: Sequence[int]
) -> Iterator[tuple[int, Finding, NDArray[np.float64], frozenset[str]]]:
    """The findings of some of the pairs: where the target side of the pair begins, their figures, the marked words."""
    source, target = (document(language, [pair[side] for pair in pairs]) for side, language in enumerate(languages))
    run = new_run(source, target, [Link((n,), (n,), LINKED) for n in range(len(pairs))], encoder)
    checks = [check for check in load_checks() if not check.of_place]
    for place in places:
        pair = run.pairs[place]
        for finding in findings_in(pair, run, checks):
            figures = features_of(finding, pair, run)
            yield target.sentences[place].start, finding, figures, marked_words(finding, pair)


def _fits(finding: Finding, change: Change, offset: int) -> bool:
    """Whether a finding tells the change: it marks the changed words, or is of the check of what was taken out."""
    start, end = change.span[0] + offset, change.span[1] + offset
    if start == end:
        return finding.check == change.check
    return any(a < end and start < b for a, b in finding.target_spans)
