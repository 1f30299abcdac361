"""Making what the checks are judged with: translations, expectations, tenses, the tagger, the calibration."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from compare.encoding.static import StaticEncoder
from compare.errors import UserError
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldPair
from compare.files import write_whole
from compare.passage.expectations import FILE as EXPECTATIONS
from compare.passage.tagger import FILE as TAGGER
from compare.passage.tenses import FILE as TENSES
from compare.passage.translations import FILE as TRANSLATIONS
from compare.passage.translations import read_translations
from compare.progress import Progress, unheard
from compare.training.judging import (
    TOGETHER,
    Example,
    Judged,
    changed_examples,
    faithful_examples,
    fit,
    gold_examples,
    held_out,
    threshold_for,
)
from compare.training.pairs import Pair, read_pairs
from compare.training.recipe import Recipe

FALSE_ALARMS = 1.0
"""Hard findings in 20 faithful sentences that are allowed where the changes of the documents are known."""
LINES = 1.5
"""The same where documents are told in several versions (minimal pairs): their faithful half is meant to tempt."""
REAL = 2.25
"""The same in real translations, all of which is called faithful: about one such finding in two is something that the
translator did add, leave out or turn."""
PAIRS = 2_000
"""Pairs of a source that findings are raised on."""
UNEQUAL = 2.0
"""Pairs whose lengths differ by more are no translations of one another."""
CHANGED = 6
"""One pair in so many is changed by rule."""


def make_translations(recipe: Recipe, folder: Path) -> None:
    """Write the table of translations of a recipe's pairs into an encoder's folder."""
    from compare.training.translations import train_translations

    pairs = [pair for source in _sources(recipe) for pair in source]
    train_translations(pairs, (recipe.source_language, recipe.target_language)).save(folder / TRANSLATIONS)


def make_expectations(recipe: Recipe, folder: Path) -> None:
    """Write what one side leads one to expect on the other, by a recipe's pairs, into an encoder's folder."""
    from compare.training.expectations import train_expectations

    pairs = [pair for source in _sources(recipe) for pair in source]
    train_expectations(pairs, (recipe.source_language, recipe.target_language)).save(folder / EXPECTATIONS)


def make_tenses(recipe: Recipe, folder: Path) -> None:
    """Write which verbs are told as done and which as ahead, by a recipe's pairs; needs the table of translations."""
    from compare.training.tenses import train_tenses

    pairs = [pair for source in _sources(recipe) for pair in source]
    train_tenses(pairs, read_translations(folder / TRANSLATIONS)).save(folder / TENSES)


def make_tagger(recipe: Recipe, folder: Path, pairs: int, progress: Progress = unheard) -> None:
    """Train the tagger for the encoder in `folder` and write it there; needs the table of translations."""
    from safetensors.numpy import save

    from compare.training.tagging import Schedule, train_tagger
    from compare.training.tagging_data import read_material

    material = read_material(_sources(recipe), StaticEncoder(folder), read_translations(folder / TRANSLATIONS))
    weights = train_tagger(material, Schedule(pairs=pairs, seed=recipe.options.seed), progress)
    halves = {name: value.astype("float16") for name, value in weights.items()}
    write_whole(folder / TAGGER, save(halves))


def make_calibration(recipe: Recipe, folder: Path, gold: Sequence[Path], progress: Progress = unheard) -> None:
    """Fit the calibration of findings for the encoder and the tagger in `folder` and write it there.

    `gold` are folders of documents with gold, a kind of text each. The threshold
    is the one above which none of them has more than `FALSE_ALARMS` (`LINES` in
    minimal pairs, `REAL` where no changes are known), each document judged by a fit
    of the others.
    """
    encoder = StaticEncoder(folder)
    languages = recipe.source_language, recipe.target_language
    documents = [(kind, document) for kind, path in enumerate(gold) for document in load_gold(path)]
    by_hand = [list(gold_examples(document, encoder)) for _, document in documents]
    faithful = [0] * len(gold)
    for kind, document in documents:
        faithful[kind] += sum(not link.findings for link in document.links)
    if not any(faithful):
        raise UserError("train judge: no faithful passages in the gold documents; name folders with --gold")
    made: list[Example] = []
    sources = _sources(recipe)
    for number, source in enumerate(sources):
        some = _sample(source, recipe.options.seed)
        made += faithful_examples(some, languages, encoder)
        made += changed_examples(some[: len(some) // CHANGED], languages, encoder, recipe.options.seed)
        progress("judging", number + 1, len(sources))
    allowed = [REAL] * len(gold)
    for kind, document in documents:
        if any(link.findings for link in document.links):
            allowed[kind] = LINES if document.group else FALSE_ALARMS
    judged: list[list[Judged]] = [[] for _ in gold]
    kinds, grouped = _grouped(documents, by_hand)
    for kind, found in zip(kinds, held_out(grouped, made), strict=True):
        judged[kind] += found
    found_in = zip(allowed, judged, faithful, strict=True)
    threshold = max(threshold_for(rate, found, size) for rate, found, size in found_in if size)
    fit([*(example for some in by_hand for example in some), *made], threshold).save(folder / "judge.json")


def _grouped(
    documents: Sequence[tuple[int, GoldPair]], examples: Sequence[Sequence[Example]]
) -> tuple[list[int], list[list[Example]]]:
    """The kind and the examples of each document; those that share sentences (`GoldPair.group`) are one."""
    groups: dict[tuple[int, str], list[Example]] = {}
    for (kind, document), found in zip(documents, examples, strict=True):
        groups.setdefault((kind, document.group or document.name), []).extend(found)
    return [kind for kind, _ in groups], list(groups.values())


def _sample(pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """Runs of neighbouring pairs, from all over a source."""
    fitting = [
        pair for pair in pairs if max(map(len, pair)) < UNEQUAL * min(map(len, pair)) and min(map(len, pair)) > 1
    ]
    runs = [fitting[at : at + TOGETHER] for at in range(0, len(fitting) - TOGETHER + 1, TOGETHER)]
    random.Random(seed).shuffle(runs)
    return [pair for run in runs[: PAIRS // TOGETHER] for pair in run]


def _sources(recipe: Recipe) -> list[list[Pair]]:
    """The pairs of each source; of one that weighs less than 1, that share, evenly spaced."""
    found = []
    for source in recipe.sources:
        pairs = [
            (" ".join(one.split()), " ".join(other.split()))
            for one, other in read_pairs(source.path, recipe.source_language, recipe.target_language)
        ]
        step = max(1, round(1 / source.weight))
        found.append(pairs[: len(pairs) // step] if step > 1 else pairs)
    return found
