"""The probability that a finding is a true divergence, and from which probability on it is hard.

Rules propose, a calibrated classifier decides: a logistic regression over
`compare.checks.features`, with weights for each check, fitted on what the
checks raise on faithful sentence pairs (false) and on pairs changed by rule
(true); see `compare.training.judging`. One threshold holds for all checks: it
is set for the rate of false alarms on faithful text of every kind.

The file `judge.json`, beside the encoder and the tagger that it was fitted with:

    {"features": [names], "threshold": 0.7, "languages": {code: threshold},
     "checks": {check: [bias, weight of each feature]}, "rules": {"check.rule": what is added to the bias},
     "words": {"check.rule:word": what is added where the rule marks that word}}

A space of many languages has a threshold for each that was measured: where its
vectors are poor, more is asked. `threshold` is for all others.

A check that it does not know keeps the confidence that its rule gave, and so does a named rule that it does not know,
if it knows any; figures that it does not name weigh nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.checks.features import FEATURES, features_of, marked_words
from compare.errors import UserError
from compare.files import write_whole
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Confidence, Finding
from compare.structured import file_text, json_value

FILE = "judge.json"


@dataclass(frozen=True)
class Calibration:
    """Weights by check (the bias, then one for each of FEATURES), and the probability that makes a finding hard.

    `languages`: that probability where it is another for a language; of two, the larger holds.
    `rules`: what is added to the bias for a rule of a check (`rule_name`), `words` for a word that a rule marks
    (`word_names`).
    """

    weights: dict[str, tuple[float, ...]]
    threshold: float
    languages: Mapping[str, float] = field(default_factory=dict)
    rules: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)

    def judged(self, findings: Sequence[Finding], pair: PassagePair, run: Run) -> list[Finding]:
        """The findings of a linked passage with their probabilities, and with the confidence that these give them.

        A rule that was measured by itself says the probability of its findings; these keep it.
        """
        if not pair.linked or run.tagging is None:
            return list(findings)
        found, threshold = [], self.threshold_for(pair.source.language, pair.target.language)
        for finding in findings:
            known = finding.probability is None and finding.check in self.weights
            own = finding.probability
            probability = own
            if known:
                marked = marked_words(finding, pair)
                probability = self.probability(finding, features_of(finding, pair, run), marked)
            if probability is not None:
                confidence: Confidence = "hard" if probability >= threshold else "soft"
                finding = replace(finding, probability=probability, confidence=confidence)
            found.append(finding)
        return found

    def threshold_for(self, *languages: str) -> float:
        """From which probability on a finding in texts of these languages is hard."""
        known = [self.languages[code] for name in languages if (code := name.partition("-")[0]) in self.languages]
        return max(known, default=self.threshold)

    def probability(self, finding: Finding, figures: NDArray[np.float64], marked: Iterable[str] = ()) -> float | None:
        """That a finding with these figures and marked words is true; None if its check or its rule is not known.

        The words are summed in their order in the alphabet: a set has another order in each process.
        """
        weights = self.weights.get(finding.check)
        if weights is None or (self.rules and finding.rule and rule_name(finding) not in self.rules):
            return None
        odds = weights[0] + self.rules.get(rule_name(finding), 0.0) + float(np.dot(weights[1:], figures))
        odds += sum(self.words.get(name, 0.0) for name in word_names(finding, marked))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)

    def save(self, path: Path) -> None:
        """Write the file that `read_calibration` reads."""
        content: dict[str, object] = {"features": list(FEATURES), "threshold": self.threshold}
        if self.languages:
            content["languages"] = dict(self.languages)
        content["checks"] = self.weights
        if self.rules:
            content["rules"] = dict(self.rules)
        if self.words:
            content["words"] = dict(self.words)
        write_whole(path, (json.dumps(content, indent=1) + "\n").encode())


def rule_name(finding: Finding) -> str:
    """What the rule that raised a finding is called in a calibration."""
    return f"{finding.check}.{finding.rule}"


def word_names(finding: Finding, marked: Iterable[str]) -> list[str]:
    """What the words that a finding marks are called in a calibration, in order.

    Each rule has its own: *said* told as *claimed* is a change where the verbs of a report are compared, and mostly
    none where a source is missed.
    """
    return sorted(f"{rule_name(finding)}:{word}" for word in marked)


@lru_cache(maxsize=4)
def read_calibration(folder: Path) -> Calibration | None:
    """The calibration in an encoder's folder, or None; UserError if its file is damaged."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        content = json_value(file_text(path))
        names = [str(name) for name in content["features"]]
        if not set(names) <= set(FEATURES):
            raise ValueError("was fitted on other figures")
        rows = {str(check): [float(value) for value in row] for check, row in content["checks"].items()}
        if any(len(row) != len(names) + 1 or not all(map(math.isfinite, row)) for row in rows.values()):
            raise ValueError("a check has another number of weights")
        weights = {check: (row[0], *_in_order(dict(zip(names, row[1:], strict=True)))) for check, row in rows.items()}
        languages = {str(code): float(value) for code, value in content.get("languages", {}).items()}
        rules = {str(name): float(value) for name, value in content.get("rules", {}).items()}
        words = {str(name): float(value) for name, value in content.get("words", {}).items()}
        if not all(map(math.isfinite, (*rules.values(), *words.values()))):
            raise ValueError("a rule or a word has no weight")
        return Calibration(weights, float(content["threshold"]), languages, rules, words)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: is no calibration ({error}); make it again with 'muqabala train judge'") from error


def _in_order(weights: Mapping[str, float]) -> list[float]:
    """The weights of all figures; one that a calibration does not name weighs nothing."""
    return [weights.get(name, 0.0) for name in FEATURES]
