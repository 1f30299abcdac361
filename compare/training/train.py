"""From a recipe to a folder with an encoder: the stages of training in their order."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.encoding.opening import OWN_LANGUAGES, open_encoder, open_space
from compare.encoding.space import SPACE, of_language, side_language
from compare.encoding.static import StaticEncoder
from compare.errors import UserError
from compare.extras import needs
from compare.progress import Progress
from compare.training.corpus import Corpus, build_corpus
from compare.training.folder import check_output, write_folder, write_side
from compare.training.normalizing import takes_clauses, writing_of
from compare.training.pairs import Pair, read_pairs
from compare.training.ragged import Ragged
from compare.training.recipe import Options, Recipe
from compare.training.retrieval import Retrieval, retrieval
from compare.training.teacher import ask_teacher
from compare.training.vocabulary import Pieces, build_tokenizer, parts_of, segment_words, train_parts, train_pieces

FEWEST = 20
"""Pairs below which there is nothing to learn from."""


def train_encoder(
    recipe: Recipe, output: Path, *, held_out: list[Pair] | None = None, progress: Progress | None = None
) -> None:
    """Train as `recipe` says and write the encoder to the folder `output`.

    Pairs of `held_out`, and any pair that shares a side with one of them, are
    left out of the training. Raises UserError for files that cannot be read,
    too few pairs or an output that cannot be written; checks the output first,
    since training takes minutes.
    """
    check_output(output)
    with needs("train", "training an encoder"):
        import sentencepiece  # noqa: F401  Both before the long work begins.
        import torch  # noqa: F401
    if recipe.space is not None:
        _train_side(recipe, output, held_out or [], progress)
        return
    teacher = open_encoder(recipe.teacher) if recipe.teacher else None
    sources = _sources(recipe, held_out or [], progress)
    writing = writing_of(recipe.source_language, recipe.target_language)
    corpus = build_corpus(sources, lambda done, total: _tell(progress, "words", done, total), writing=writing)
    options = recipe.options
    pieces, parts, part_count = _vocabulary(corpus, options, progress)
    tokens = segment_words(pieces, corpus.words)
    lessons = None
    if teacher is not None:
        _tell(progress, "teacher", 0, 1)
        lessons = ask_teacher(teacher, corpus, pieces, tokens)
        _tell(progress, "teacher", 1, 1)
    from compare.training.table import train_table

    def report(step: int, steps: int, loss: float) -> None:
        _tell(progress, "training", step, steps)

    table = train_table(corpus, tokens, parts, part_count, options, lessons, report)
    write_folder(
        output,
        build_tokenizer(pieces, corpus.writing).to_str(),
        table,
        name=output.name,
        languages=(recipe.source_language, recipe.target_language),
        clauses=takes_clauses(recipe.source_language, recipe.target_language),
        files={"recipe.toml": recipe_text(recipe)},
    )


def _train_side(recipe: Recipe, output: Path, held_out: list[Pair], progress: Progress | None) -> None:
    """Learn the source language alone, where `recipe.space` has the sentences of the target language."""
    from compare.training.side import anchor, first_rows, splitter, train_side

    space = _space(recipe)
    sources = _sources(recipe, held_out, progress)
    writing = writing_of(recipe.source_language)
    corpus = build_corpus(
        sources, lambda done, total: _tell(progress, "words", done, total), writing=writing, sides=(0,)
    )
    options = dataclasses.replace(recipe.options, dim=space.dim)
    pieces, parts, part_count = _vocabulary(corpus, options, progress, quick=True)
    split = splitter(pieces, corpus.words, options.noise)
    _tell(progress, "space", 0, 1)
    anchors = anchor(space, [pair[1] for pairs, _ in sources for pair in pairs])
    _tell(progress, "space", 1, 1)
    tables = []
    for run in range(options.runs):

        def report(step: int, steps: int, loss: float, before: int = run) -> None:
            _tell(progress, "training", before * steps + step, options.runs * steps)

        seeded = dataclasses.replace(options, seed=options.seed + run)
        first = first_rows(space, pieces, options.spread, seeded.seed)
        tables.append(train_side(corpus, anchors, split, parts, part_count, seeded, first, report))
    table: NDArray[np.float32] = np.stack(tables).mean(axis=0)
    write_side(
        output,
        build_tokenizer(pieces, writing).to_str(),
        table,
        language=recipe.source_language,
        space=space.fingerprint,
        clauses=takes_clauses(recipe.source_language),
        files={"recipe.toml": recipe_text(recipe)},
    )


def _space(recipe: Recipe) -> StaticEncoder:
    """The encoder that knows the target language. Raises UserError where there is none of that name, or it does not."""
    if recipe.space != SPACE:
        raise UserError(f"--space {recipe.space}: no such space; there is {SPACE}")
    if recipe.teacher:
        raise UserError(f"--teacher: the space {SPACE} is taught already; leave it out")
    encoder = open_space()
    source, target = (code.split("-")[0] for code in (recipe.source_language, recipe.target_language))
    if source in OWN_LANGUAGES:
        raise UserError(f"--source-lang {source}: the space {SPACE} is built on it; name another language")
    if target not in OWN_LANGUAGES:
        raise UserError(f"--target-lang {target}: must be one of {', '.join(OWN_LANGUAGES)} with --space {SPACE}")
    return encoder.of(target)


def measure(folder: Path, pairs: list[Pair]) -> Retrieval:
    """P@1 both ways of the encoder in `folder`, as the program will use it."""
    encoder = open_encoder(str(folder.resolve()))
    language = side_language(folder)
    first = of_language(encoder, language) if language else encoder
    sources, targets = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return retrieval(first.encode(sources), encoder.encode(targets), (sources, targets))


def recipe_text(recipe: Recipe) -> str:
    """The recipe as TOML, with the names of the files only: no folder of this machine."""
    lines = [f'source = "{recipe.source_language}"', f'target = "{recipe.target_language}"']
    if recipe.space:
        lines.append(f"space = {json.dumps(recipe.space)}")
    if recipe.teacher:
        lines.append(
            f"teacher = {json.dumps(Path(recipe.teacher).name if Path(recipe.teacher).is_dir() else recipe.teacher)}"
        )
    lines += ["", "[options]"]
    for field in dataclasses.fields(Options):
        value = getattr(recipe.options, field.name)
        lines.append(f"{field.name} = {list(value) if isinstance(value, tuple) else value}")
    for source in recipe.sources:
        lines += ["", "[[sources]]", f"path = {json.dumps(source.path.name)}", f"weight = {source.weight}"]
        if source.first or source.pairs is not None:
            lines.append(f"first = {source.first}")
        if source.pairs is not None:
            lines.append(f"pairs = {source.pairs}")
    return "\n".join(lines) + "\n"


def _sources(recipe: Recipe, held_out: list[Pair], progress: Progress | None) -> list[tuple[list[Pair], float]]:
    """`(pairs, weight)` of each source, without what is held out."""
    seen = tuple({_plain(pair[side]) for pair in held_out} for side in (0, 1))
    sources = []
    files: dict[Path, list[Pair]] = {}
    for number, source in enumerate(recipe.sources):
        _tell(progress, "reading", number, len(recipe.sources))
        if source.path not in files:
            # Several sources of one file stand behind each other.
            files = {source.path: read_pairs(source.path, recipe.source_language, recipe.target_language)}
        pairs = files[source.path][source.first :][: source.pairs]
        if held_out:
            pairs = [pair for pair in pairs if not any(_plain(pair[side]) in seen[side] for side in (0, 1))]
        sources.append((pairs, source.weight))
    _tell(progress, "reading", len(recipe.sources), len(recipe.sources))
    total = sum(len(pairs) for pairs, _ in sources)
    if total < FEWEST:
        names = ", ".join(str(source.path) for source in recipe.sources[:3])
        raise UserError(f"{names}: {total} sentence pairs are too few to learn from; give at least a few thousand")
    return sources


def _vocabulary(
    corpus: Corpus, options: Options, progress: Progress | None, *, quick: bool = False
) -> tuple[Pieces, Ragged, int]:
    """The tokens, the parts of each, and how many parts there are."""
    _tell(progress, "vocabulary", 0, 1)
    # A word that an epoch sees less than once is a word all the same: of names, most are such.
    weights = {word: max(weight, 1.0) for word, weight in corpus.word_weights().items()}
    pieces = train_pieces(weights, options.vocabulary, writing=corpus.writing, quick=quick)
    smaller = train_parts(weights, options.parts, pieces, writing=corpus.writing, quick=quick)
    parts, count = parts_of(pieces, smaller)
    _tell(progress, "vocabulary", 1, 1)
    return pieces, parts, count


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _tell(progress: Progress | None, stage: str, done: int, total: int) -> None:
    if progress:
        progress(stage, done, total)
