"""`muqabala evaluate`: how right links and findings are, on texts with gold."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.commands.common import positive

if TYPE_CHECKING:
    from compare.evaluation.report import Evaluation

HELP = "measure links and findings on texts with gold (corpora/)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "folder",
        nargs="?",
        default="corpora",
        metavar="FOLDER",
        help="a folder of pairs with gold.json, perturbed JSON files or minimal pairs (default: corpora)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--encoder", metavar="NAME|PATH", help="another sentence encoder than the embedded one")
    parser.add_argument("--threads", type=positive, metavar="N", help="threads of the encoder (default: all cores)")
    parser.add_argument(
        "--gold-links", action="store_true", help="judge the gold's own links: the checks without the aligner's errors"
    )


def run(arguments: argparse.Namespace) -> int:
    """Evaluate every pair and print the pooled figures; always 0."""
    from compare.evaluation.report import evaluate
    from compare.pipeline import Options

    options = Options(encoder=arguments.encoder, threads=arguments.threads, gloss=False)
    result = evaluate(Path(arguments.folder), options, gold_links=arguments.gold_links)
    if arguments.format == "json":
        from compare.export.json import dumps

        print(dumps(result.to_json(), indent=1))
    else:
        print("\n".join(as_text(result)))
    return 0


def as_text(result: Evaluation) -> Iterator[str]:
    """The figures as tables that are also Markdown."""
    data = result.to_json()
    yield f"{data['pairs']} pairs, {data['sentences']['source']} and {data['sentences']['target']} sentences"
    yield ""
    yield from _table(
        ("links", "precision", "recall", "F1"),
        [
            (name, *(_share(data["links"][name].get(key)) for key in ("precision", "recall", "f1")))
            for name in ("strict", "lax", "pairs", "dropped", "added", "moved")
        ],
    )
    yield ""
    findings = data["findings"]
    yield from _table(
        ("findings", "gold", "found", "recall", "reported", "right", "precision", "false alarms"),
        [
            (
                name,
                *(str(score[key]) if isinstance(score[key], int) else _share(score[key]) for key in _FINDING_KEYS),
            )
            for name, score in findings["checks"].items()
        ],
    )
    yield ""
    if findings["categories"]:
        yield from _table(
            ("categories", "gold", "found", "located", "recall"),
            [
                (name, *(str(score[key]) for key in ("gold", "found", "located")), _share(score["recall"]))
                for name, score in findings["categories"].items()
            ],
        )
        yield ""
    rate = findings["false_alarms_per_20"]
    rate_text = "none to count on" if rate is None else f"{rate:.2f}"
    yield (
        f"false alarms per 20 faithful sentences: {rate_text} "
        f"({findings['false_alarms']} in {findings['faithful_sentences']})"
    )


_FINDING_KEYS = ("gold", "found", "recall", "reported", "right", "precision", "false_alarms")


def _share(value: Any) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(heading: tuple[str, ...], lines: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(line[place]) for line in (heading, *lines)) for place in range(len(heading))]
    for number, line in enumerate((heading, *lines)):
        cells = (
            text.ljust(width) if place == 0 else text.rjust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 1) + ("-" if p == 0 else ":") for p, width in enumerate(widths)) + "|"
