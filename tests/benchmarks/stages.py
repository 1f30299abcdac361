"""CPU seconds by stage of the pipeline: what is spent in a stage and not in a stage that it calls."""

from __future__ import annotations

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import GeneratorType
from typing import Any


class Stopwatch:
    """Time by stage; a stage's own time stands still while a stage that it called runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = ["the rest"]
        self._since = time.process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what runs inside for `name`."""
        self._change()
        self._running.append(name)
        try:
            yield
        finally:
            self._change()
            self._running.pop()

    def _change(self) -> None:
        now = time.process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted for `name`; what a generator yields is drawn at once."""

        @functools.wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            with self.stage(name):
                result = function(*arguments, **options)
                return iter(list(result)) if isinstance(result, GeneratorType) else result

        return run

    def table(self) -> Iterator[str]:
        """A line a stage, the dearest first: seconds and share."""
        self._change()
        total = sum(self.spent.values())
        for name, seconds in sorted(self.spent.items(), key=lambda item: -item[1]):
            yield f"  {name:42}{seconds:8.2f} s CPU {seconds / total:6.1%}"
        yield f"  {'all':42}{total:8.2f} s CPU"


def watched() -> Stopwatch:
    """A stopwatch that counts the stages of every comparison in this process from now on."""
    from compare import alignment, encoding, pipeline, reading, segmentation
    from compare.alignment.refine import unaligned
    from compare.checks import calibration, engine
    from compare.checks.registry import load_checks
    from compare.passage.evidence import tagging, word_evidence

    watch = Stopwatch()
    for name, place, function in (
        ("reading", reading, "read_document"),
        ("segmentation", segmentation, "segment"),
        ("opening the encoder", encoding, "open_encoder"),
        ("encoding", pipeline, "_encode"),
        ("words of sentences", pipeline, "_word_evidence"),
        ("alignment", alignment, "align"),
        ("alignment, second look", unaligned, "refine_links"),
        ("checks, engine", engine, "run_checks"),
        ("judge", calibration.Calibration, "judged"),
        ("evidence: tagger", tagging.Tagging, "tags"),
        ("evidence: words of passages", word_evidence.WordEvidence, "words"),
        ("evidence: standard scores", word_evidence.WordEvidence, "scores"),
        ("evidence: word alignment", word_evidence.WordEvidence, "alignment"),
    ):
        setattr(place, function, watch.timed(name, getattr(place, function)))
    for check in load_checks():
        kind = type(check)
        for function in ("find", "find_in_findings"):
            setattr(kind, function, watch.timed(f"check: {check.id}", getattr(kind, function)))
    return watch
