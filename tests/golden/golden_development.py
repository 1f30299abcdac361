"""Measured quality on further texts, where a folder of them is at hand.

`MUQABALA_DEV_DATA` names the folder; it has `pairs/` and `real_aligned/`
(folders as in corpora/) and `hand_aligned/` (JSON: `source` and `target`,
lists of sentences, and `links` between their numbers).
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from golden_floors import Values, measures_of

from compare.checks.registry import check_ids
from compare.evaluation.links import LinkScores, score_links
from compare.evaluation.report import evaluate
from compare.pipeline import Options, compare_documents, load_documents

VARIABLE = "MUQABALA_DEV_DATA"
SETS = ("pairs", "real_aligned", "hand_aligned")
OPTIONS = Options(gloss=False, cache=False)


def folder() -> Path | None:
    """The folder of texts; None where there is none or it lacks one of the sets."""
    path = Path(os.environ.get(VARIABLE) or "/nonexistent")
    return path if all((path / name).is_dir() for name in SETS) else None


def measure(name: str, data: Path) -> Values:
    """The values of one of `SETS`."""
    if name == "hand_aligned":
        return _by_line(data / name)
    return measures_of(evaluate(data / name, OPTIONS))


def _by_line(cases: Path) -> Values:
    """F1 of links between given sentences, pooled, and the sentences found that changed places."""
    scores, wanted, found = LinkScores(), 0, 0
    options = replace(OPTIONS, segmentation="lines", disabled=frozenset(check_ids()))  # Only links are measured.
    for file in sorted(cases.glob("*.json")):
        case = json.loads(file.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as made:
            files = [Path(made) / "original.txt", Path(made) / "report.txt"]
            for path, side in zip(files, ("source", "target"), strict=True):
                path.write_text("".join(text.replace("\n", " ") + "\n" for text in case[side]), "utf-8")
            passages = compare_documents(*load_documents(str(files[0]), str(files[1]), options), options).passages
        scores += score_links(
            [(tuple(link["source"]), tuple(link["target"])) for link in case["links"]],
            [(passage.source, passage.target) for passage in passages],
        )
        moved = {number for link in case["links"] if link.get("moved") for number in link["target"]}
        wanted += len(moved)
        found += len(moved & {number for passage in passages if passage.moved for number in passage.target})
    values = {f"{name} F1": getattr(scores, name).f1 for name in ("strict", "lax", "pairs", "dropped", "added")}
    values["moved recall"] = found / wanted if wanted else 0.0
    return {name: round(value, 4) for name, value in values.items()}
