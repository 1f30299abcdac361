"""How good links are on development scenes, and how much each constant of the aligner matters.

    python tests/benchmarks/bench_alignment_quality.py DATA [--half 0|1] [--encoder NAME]
    python tests/benchmarks/bench_alignment_quality.py DATA [--half 0|1] --calibration
    python tests/benchmarks/bench_alignment_quality.py DATA --sensitivity

DATA is a folder as `scenes.load_documents` reads it; no text of it is in this
repository. Constants were fitted on the scenes of half 0; half 1 shows what
carries over. `--calibration` counts, by `score`, how many of the links are
right: what the score says, if it means anything. `--sensitivity` halves and doubles every constant in turn, and
prints the mean strict F1 over all kinds of scenes.
"""

from __future__ import annotations

import argparse
import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scenes import Scene, load_divergence, load_documents, load_foreign, make_scenes, short_scenes

from compare.alignment import (
    aligner,
    anchor_matches,
    block_search,
    blocks,
    chains,
    ratio,
    regimes,
    seeds,
    spans,
    windows,
    word_chance,
    words,
)
from compare.alignment.anchors import sentence_anchors
from compare.alignment.ends import sentence_ends
from compare.alignment.weights import CHAINS, DECODING, SEEDS, SPANS
from compare.encoding import open_encoder
from compare.evaluation.links import LinkScores, score_links, sides

Prepared = tuple[Scene, tuple[Any, Any], dict[str, Any]]

CONSTANTS = [
    (spans, "LENGTH_POWER"),
    (spans, "CENTRE"),
    (anchor_matches, "COMMONEST"),
    (seeds, "USUAL_SIMILARITY"),
    (seeds, "USUAL_WEIGHT"),
    (seeds, "CHANCE_MARGIN"),
    (seeds, "CLEAR_MARGIN"),
    (ratio, "FARTHEST"),
    (ratio, "WIDTH"),
    (ratio, "LEAST"),
    (ratio, "SURE"),
    (blocks, "BLOCK_GAP"),
    (regimes, "BLOCK_PRICE"),
    (regimes, "SEARCH_PRICE"),
    (regimes, "UNEVEN"),
    (regimes, "UNEVEN"),
    (block_search, "SKIPPED"),
    (word_chance, "SAMPLE"),
    (word_chance, "HEARD"),
    (word_chance, "SPREAD"),
    (word_chance, "CLIP"),
    (word_chance, "TRUST"),
    (windows, "BOX"),
    (windows, "SURE"),
]


def prepare(data: Path, encoder_name: str | None, half: int | None, every: int = 1) -> list[Prepared]:
    """Scenes with everything that `align` takes, encoded once."""
    documents, foreign = load_documents(data), load_foreign(data)
    scenes = [
        *make_scenes(documents, foreign),
        *short_scenes(documents, foreign),
        *load_divergence(data),
    ]
    scenes = [scene for scene in scenes if half is None or number(scene) % 2 == half]
    scenes = [scene for scene in scenes if number(scene) // 2 % every == 0]
    encoder = open_encoder(encoder_name)
    prepared = []
    for scene in scenes:
        extra = {
            "source_lengths": [len(text) for text in scene.source],
            "target_lengths": [len(text) for text in scene.target],
            "source_anchors": sentence_anchors(scene.source),
            "target_anchors": sentence_anchors(scene.target),
            "source_ends": sentence_ends(scene.source),
            "target_ends": sentence_ends(scene.target),
            "words": words.WordEvidence(
                *(words.words_of([encoder.token_rows(t)[1] for t in side]) for side in (scene.source, scene.target))
            ),
        }
        prepared.append((scene, (encoder.encode(scene.source), encoder.encode(scene.target)), extra))
    return prepared


def number(scene: Scene) -> int:
    """The number of the document that a scene was made from."""
    return int(scene.name.split("/")[1].split("_")[0])


def evaluate(prepared: list[Prepared]) -> dict[str, LinkScores]:
    """Pooled scores by kind of scene."""
    totals: defaultdict[str, LinkScores] = defaultdict(LinkScores)
    for scene, vectors, extra in prepared:
        links = aligner.align(*vectors, **extra)
        totals[scene.name.split("/")[0]] += score_links(scene.links, sides(links))
    return dict(totals)


def show(totals: dict[str, LinkScores]) -> None:
    """The table of docs/alignment.md."""
    print("| scenes | strict F1 | lax F1 | dropped F1 | added F1 | moved found |\n|---|---|---|---|---|---|")
    for kind, scores in totals.items():
        gaps = [f"{rates.f1:.3f}" if rates.gold else "" for rates in (scores.dropped, scores.added)]
        moved = f"{scores.moved.recall:.3f}" if scores.moved.gold else ""
        print(f"| {kind} | {scores.strict.f1:.3f} | {scores.lax.f1:.3f} | {gaps[0]} | {gaps[1]} | {moved} |")


SCORES = (0.3, 0.5, 0.7, 0.8, 0.9)
"""Where one column of the table of calibration ends and the next begins."""


def calibration(prepared: list[Prepared]) -> None:
    """For links in order, moved links and sentences left out: the share that is right among those of like score."""
    found: dict[str, list[tuple[float, bool]]] = {"linked": [], "moved": [], "left out": []}
    for scene, vectors, extra in prepared:
        gold = set(scene.links)
        for link in aligner.align(*vectors, **extra):
            kind = "moved" if link.moved else "linked" if link.source and link.target else "left out"
            found[kind].append((link.score, (link.source, link.target) in gold))
    columns = [
        f"under {SCORES[0]}",
        *(f"{low}-{high}" for low, high in itertools.pairwise(SCORES)),
        f"over {SCORES[-1]}",
    ]
    print(f"| score | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    for kind, outcomes in found.items():
        places = np.searchsorted(SCORES, [score for score, _ in outcomes], "right")
        right = np.array([hit for _, hit in outcomes], float)
        cells = [right[places == place] for place in range(len(columns))]
        print(f"| {kind} | {' | '.join(f'{cell.mean():.2f} ({len(cell):,})' if len(cell) else '' for cell in cells)} |")


def mean_f1(prepared: list[Prepared]) -> float:
    """The mean of the kinds' strict F1."""
    return float(np.mean([scores.strict.f1 for scores in evaluate(prepared).values()]))


def sensitivity(prepared: list[Prepared]) -> None:
    """One line for each constant, halved and doubled."""
    base = mean_f1(prepared)
    print(f"as it is: {base:.4f}\n\n| constant | value | halved | doubled |\n|---|---|---|---|")
    for name, value, setting in settings():
        changed = []
        for factor in (0.5, 2.0):
            undo = setting(type(value)(value * factor))
            changed.append(mean_f1(prepared) - base)
            undo()
        print(f"| {name} | {value} | {100 * changed[0]:+.1f} | {100 * changed[1]:+.1f} |", flush=True)


_SCORED = (
    windows.solve,
    windows.total_score,
    windows.total_scores_under,
    windows.linkable,
    block_search.searched,
)
"""What has the weights of spans for its default."""


def settings() -> Iterator[tuple[str, Any, Callable[[Any], Callable[[], None]]]]:
    """Every constant: its name, its value, and how to set it (which returns how to undo that)."""
    groups = (
        ("SpanWeights", SPANS, _SCORED),
        ("SeedWeights", SEEDS, (seeds.find_seeds, seeds.score_candidates)),
        ("ChainWeights", CHAINS, (chains.moved_blocks,)),
        ("Decoding", DECODING, (windows.solve,)),
    )
    for (label, record, functions), field in itertools.chain.from_iterable(
        ((group, field) for field in group[1]._fields) for group in groups
    ):
        setting = functools.partial(_default, record, field, functions)
        yield f"{label}.{field}", getattr(record, field), setting
    for place, name in enumerate(("edited", "report")):
        rates, price = regimes.REGIMES[place]
        for value, field in ((rates.gap, "gap"), (rates.joined, "joined"), (rates.adding, "adding"), (price, "price")):
            yield f"regimes.{name}_{field}", value, functools.partial(_regime, place, field)
    for module, name in CONSTANTS:
        yield (
            f"{module.__name__.split('.')[-1]}.{name}",
            getattr(module, name),
            functools.partial(_global, module, name),
        )


def _default(record: Any, field: str, functions: tuple[Any, ...], value: Any) -> Callable[[], None]:
    """Replace the record wherever it is a default argument."""
    before = [function.__defaults__ for function in functions]
    changed = record._replace(**{field: value})
    for function in functions:
        function.__defaults__ = tuple(changed if old is record else old for old in function.__defaults__)

    def undo() -> None:
        for function, old in zip(functions, before, strict=True):
            function.__defaults__ = old

    return undo


def _regime(place: int, field: str, value: float) -> Callable[[], None]:
    """Replace one rate of one regime, or its price."""
    before = list(regimes.REGIMES)
    rates, price = before[place]
    changed = (rates, value) if field == "price" else (rates._replace(**{field: value}), price)
    return _global(regimes, "REGIMES", (*before[:place], changed, *before[place + 1 :]))


def _global(module: Any, name: str, value: Any) -> Callable[[], None]:
    before = getattr(module, name)
    setattr(module, name, value)
    return lambda: setattr(module, name, before)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--encoder")
    parser.add_argument("--every", type=int, default=1, help="use every Nth document only")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--calibration", action="store_true")
    what.add_argument("--sensitivity", action="store_true")
    arguments = parser.parse_args()
    prepared = prepare(arguments.data, arguments.encoder, arguments.half, arguments.every)
    if arguments.calibration:
        calibration(prepared)
    elif arguments.sensitivity:
        sensitivity(prepared)
    else:
        show(evaluate(prepared))


if __name__ == "__main__":
    main()
