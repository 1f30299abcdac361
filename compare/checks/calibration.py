"""The probability that a finding is a true divergence, and from which probability on it is hard.

Rules propose, a calibrated classifier decides: a logistic regression over
`compare.checks.features`, with weights for each check, fitted on what the
checks raise on faithful sentence pairs (false) and on pairs changed by rule
(true); see `compare.training.judging`. One threshold holds for all checks: it
is set for the rate of false alarms on faithful text of every kind.

The file `judge.json`, beside the encoder and the tagger that it was fitted with:

    {"features": [names], "threshold": 0.7, "checks": {check: [bias, weight of each feature]}}

A check that it does not know keeps the confidence that its rule gave.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.checks.features import FEATURES, features_of
from compare.errors import UserError
from compare.files import write_whole
from compare.passage.pair import PassagePair
from compare.passage.run import Run
from compare.records import Confidence, Finding
from compare.structured import file_text, json_value

FILE = "judge.json"


@dataclass(frozen=True)
class Calibration:
    """Weights by check (the bias, then one for each of FEATURES), and the probability that makes a finding hard."""

    weights: dict[str, tuple[float, ...]]
    threshold: float

    def judged(self, findings: Sequence[Finding], pair: PassagePair, run: Run) -> list[Finding]:
        """The findings of a linked passage with their probabilities, and with the confidence that these give them.

        A rule that was measured by itself says the probability of its findings; these keep it.
        """
        if not pair.linked or run.tagging is None:
            return list(findings)
        found = []
        for finding in findings:
            known = finding.probability is None and finding.check in self.weights
            own = finding.probability
            probability = self.probability(finding, features_of(finding, pair, run)) if known else own
            if probability is not None:
                confidence: Confidence = "hard" if probability >= self.threshold else "soft"
                finding = replace(finding, probability=probability, confidence=confidence)
            found.append(finding)
        return found

    def probability(self, finding: Finding, figures: NDArray[np.float64]) -> float | None:
        """That a finding with these figures is true, to three places; None if its check is not known."""
        weights = self.weights.get(finding.check)
        if weights is None:
            return None
        odds = weights[0] + float(np.dot(weights[1:], figures))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)

    def save(self, path: Path) -> None:
        """Write the file that `read_calibration` reads."""
        content = {"features": list(FEATURES), "threshold": self.threshold, "checks": self.weights}
        write_whole(path, (json.dumps(content, indent=1) + "\n").encode())


@lru_cache(maxsize=4)
def read_calibration(folder: Path) -> Calibration | None:
    """The calibration in an encoder's folder, or None; UserError if its file is damaged."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        content = json_value(file_text(path))
        if content["features"] != list(FEATURES):
            raise ValueError("was fitted on other figures")
        weights = {str(check): tuple(float(value) for value in row) for check, row in content["checks"].items()}
        if any(len(row) != len(FEATURES) + 1 or not all(map(math.isfinite, row)) for row in weights.values()):
            raise ValueError("a check has another number of weights")
        return Calibration(weights, float(content["threshold"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: is no calibration ({error}); make it again with 'muqabala train judge'") from error
