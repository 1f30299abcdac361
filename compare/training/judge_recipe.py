"""Making what the checks are judged with: translations, expectations, tenses, the tagger, the calibration."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from compare.encoding.opening import open_space
from compare.encoding.space import SIDES, SpaceEncoder, of_language
from compare.encoding.static import StaticEncoder
from compare.errors import UserError
from compare.evaluation.gold import load_gold
from compare.evaluation.gold_pair import GoldPair
from compare.files import write_whole
from compare.languages.scripts import in_own_script
from compare.passage.evidence.expectations import FILE as EXPECTATIONS
from compare.passage.evidence.tagger import FILE as TAGGER
from compare.passage.evidence.tenses import FILE as TENSES
from compare.passage.evidence.translations import FILE as TRANSLATIONS
from compare.passage.evidence.translations import no_translations, read_translations
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
LINES = 2.0
"""The same in minimal pairs, whose faithful half is meant to tempt: about as many as 1.0 in published texts."""
BY_RULE = 0.75
"""The same in the documents of a language that were changed by rule: few, so that others may have twice as many."""
LEAST = 0.6
"""Least threshold of a language with one of its own: some 160 faithful sentences, of which it is set, tell little."""
UNEQUAL = 2.0
"""Pairs whose lengths differ by more are no translations of one another."""
CHANGED = 6
"""One pair in so many is changed by rule."""


def make_translations(recipe: Recipe, folder: Path) -> None:
    """Write the table of translations of a recipe's pairs, with its families of words, into an encoder's folder."""
    from compare.training.translations import train_translations

    pairs = [pair for _, source in _sources(recipe) for pair in source]
    languages = recipe.source_language, recipe.target_language
    table = train_translations(pairs, languages)
    lines = [pair for path in recipe.families for pair in read_pairs(path, *languages)]
    table.with_families([(one.split(","), other.split(",")) for one, other in lines]).save(folder / TRANSLATIONS)


def make_expectations(recipe: Recipe, folder: Path) -> None:
    """Write what one side leads one to expect on the other, by a recipe's pairs, into an encoder's folder."""
    from compare.training.expectations import train_expectations

    pairs = [pair for _, source in _sources(recipe) for pair in source]
    train_expectations(pairs, (recipe.source_language, recipe.target_language)).save(folder / EXPECTATIONS)


def make_tenses(recipe: Recipe, folder: Path) -> None:
    """Write which verbs are told as done and which as ahead, by a recipe's pairs; needs the table of translations."""
    from compare.training.tenses import train_tenses

    pairs = [pair for _, source in _sources(recipe) for pair in source]
    train_tenses(pairs, read_translations(folder / TRANSLATIONS)).save(folder / TENSES)


def make_tagger(recipe: Recipe, folder: Path, pairs: int, progress: Progress = unheard) -> None:
    """Train the tagger for the encoder in `folder` and write it there.

    It learns what the table of translations is worth if one lies there. In a space of
    many languages (`SIDES`) it sees as many pairs of each language as of the others.
    """
    from safetensors.numpy import save

    from compare.training.tagging import Schedule, train_tagger
    from compare.training.tagging_data import read_material

    encoder, table = _encoder(folder), folder / TRANSLATIONS
    by_language: dict[str, list[list[Pair]]] = {}
    for language, source in _sources(recipe):
        by_language.setdefault(language, []).append(source)
    materials = []
    for language, sources in by_language.items():
        languages = language, recipe.target_language
        translations = read_translations(table) if table.is_file() else no_translations(languages)
        encoders = of_language(encoder, language), of_language(encoder, recipe.target_language)
        materials.append(read_material(sources, encoders, translations))
    weights = train_tagger(materials, Schedule(pairs=pairs, seed=recipe.options.seed), progress)
    halves = {name: value.astype("float16") for name, value in weights.items()}
    write_whole(folder / TAGGER, save(halves))


def make_calibration(
    recipe: Recipe,
    folder: Path,
    gold: Sequence[Path],
    unseen: Sequence[Path],
    raised: int,
    progress: Progress = unheard,
) -> None:
    """Fit the calibration of findings for the encoder and the tagger in `folder` and write it there.

    Findings are raised on `raised` pairs of each source. `gold` are folders of
    documents with gold, as are those of `unseen`, by which no rule was mended. The threshold is the one above which no
    kind has more than `FALSE_ALARMS` (`LINES` in minimal pairs, `BY_RULE`), each document judged by a fit of the
    others. Real translations, all of which is called faithful, have no say in it: about half of what is found in them
    is something that the translator did add, leave out or turn. Languages of documents made by rule
    have a threshold each, that of their own kind, but for weak ones: for those the general one holds.
    """
    encoder = _encoder(folder)
    read = [(path, path in unseen, document) for path in (*gold, *unseen) for document in load_gold(path)]
    documents = _of_kinds([(str(path), new, document) for path, new, document in read])
    by_hand = [list(gold_examples(document, encoder, new)) for _, new, document in read]
    kinds = 1 + max((kind for kind, _ in documents), default=0)
    faithful = [0] * kinds
    for kind, document in documents:
        faithful[kind] += sum(not link.findings for link in document.links)
    allowed: list[float | None] = [None] * kinds
    for kind, document in documents:
        if any(link.findings for link in document.links):
            allowed[kind] = BY_RULE if document.by_rule else LINES if document.tempting else FALSE_ALARMS
    if not any(size for size, rate in zip(faithful, allowed, strict=True) if rate):
        told = "no faithful passages in gold documents with changes"
        raise UserError(f"train judge: {told}; name folders with --gold")
    made: list[Example] = []
    sources = _sources(recipe)
    for number, (language, source) in enumerate(sources if raised else ()):
        spoken = language, recipe.target_language
        some = _sample(source, spoken, raised, recipe.options.seed)
        made += faithful_examples(some, spoken, encoder)
        made += changed_examples(some[: len(some) // CHANGED], spoken, encoder, recipe.options.seed)
        progress("judging", number + 1, len(sources))
    judged: list[list[Judged]] = [[] for _ in range(kinds)]
    of_group, grouped = _grouped(documents, by_hand)
    for kind, found in zip(of_group, held_out(grouped, made), strict=True):
        judged[kind] += found
    examples = [*(example for some in by_hand for example in some), *made]
    known = fit(examples, 1.0).weights
    by_rule = {kind for kind, document in documents if document.by_rule}
    thresholds = {}
    for kind, (rate, found, size) in enumerate(zip(allowed, judged, faithful, strict=True)):
        if size and rate is not None:
            # In a space of many languages the checks that keep their word have thresholds of no use.
            of_known = [(chance, example) for chance, example in found if example.finding.check in known]
            thresholds[kind] = threshold_for(rate, of_known if kind in by_rule else found, size)
    weak = {code for code in encoder.languages if isinstance(encoder, SpaceEncoder) and encoder.weak(code)}
    languages = {
        document.source.language: max(thresholds[kind], LEAST)
        for kind, document in documents
        if document.by_rule and kind in thresholds and document.source.language not in weak
    }
    fit(examples, max(thresholds.values()), languages).save(folder / "judge.json")


def _of_kinds(read: Sequence[tuple[str, bool, GoldPair]]) -> list[tuple[int, GoldPair]]:
    """The number of each document's kind, from folder, whether it is unseen, document.

    Authored documents are of four kinds, published or written to tempt, unseen or not: single folders have too few
    sentences to tell a rate. A folder that knows no changes is a kind of its own, as is each language in one made by
    rule.
    """
    changed = {path for path, _, document in read if any(link.findings for link in document.links)}
    names = []
    for path, unseen, document in read:
        language = document.source.language if document.by_rule else ""
        alone = path if document.by_rule or path not in changed else ""
        names.append((alone, language, document.tempting, unseen))
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return [(numbers[name], document) for name, (_, _, document) in zip(names, read, strict=True)]


def _grouped(
    documents: Sequence[tuple[int, GoldPair]], examples: Sequence[Sequence[Example]]
) -> tuple[list[int], list[list[Example]]]:
    """The kind and the examples of what is held out together: a document, those that share sentences, a language."""
    groups: dict[tuple[int, str], list[Example]] = {}
    for (kind, document), found in zip(documents, examples, strict=True):
        name = document.source.language if document.by_rule else document.group or document.name
        groups.setdefault((kind, name), []).extend(found)
    return [kind for kind, _ in groups], list(groups.values())


def _sample(pairs: Sequence[Pair], languages: tuple[str, str], size: int, seed: int) -> list[Pair]:
    """Runs of neighbouring pairs, from all over a source: `size` in all; without what is hardly a translation."""
    fitting = [
        pair
        for pair in pairs
        if max(map(len, pair)) < UNEQUAL * min(map(len, pair))
        and min(map(len, pair)) > 1
        and all(in_own_script(text, language) for text, language in zip(pair, languages, strict=True))
    ]
    runs = [fitting[at : at + TOGETHER] for at in range(0, len(fitting) - TOGETHER + 1, TOGETHER)]
    random.Random(seed).shuffle(runs)
    return [pair for run in runs[: size // TOGETHER] for pair in run]


def _sources(recipe: Recipe) -> list[tuple[str, list[Pair]]]:
    """The language and the pairs of each source; of one that weighs less than 1, that share."""
    found = []
    for source in recipe.sources:
        language = source.language or recipe.source_language
        pairs = [
            (" ".join(one.split()), " ".join(other.split()))
            for one, other in read_pairs(source.path, language, recipe.target_language)
        ]
        pairs = pairs[source.first :][: source.pairs]
        step = max(1, round(1 / source.weight))
        found.append((language, pairs[: len(pairs) // step] if step > 1 else pairs))
    return found


def _encoder(folder: Path) -> StaticEncoder | SpaceEncoder:
    """The encoder that lies in `folder`, or the space whose tables do."""
    return open_space() if folder.resolve() == SIDES else StaticEncoder(folder)
