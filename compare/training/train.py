"""From a recipe to a folder with an encoder: the stages of training in their order."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from compare.encoding.opening import open_encoder
from compare.errors import UserError
from compare.extras import needs
from compare.progress import Progress
from compare.training.corpus import Corpus, build_corpus
from compare.training.folder import check_output, write_folder
from compare.training.pairs import Pair, read_pairs
from compare.training.recipe import Options, Recipe
from compare.training.retrieval import Retrieval, retrieval
from compare.training.teacher import ask_teacher
from compare.training.vocabulary import Pieces, build_tokenizer, parts_of, segment_words, train_pieces

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
    teacher = open_encoder(recipe.teacher) if recipe.teacher else None
    corpus = _corpus(recipe, held_out or [], progress)
    options = recipe.options
    _tell(progress, "vocabulary", 0, 1)
    pieces, smaller = _vocabularies(corpus, options)
    tokens = segment_words(pieces, corpus.words)
    parts, part_count = parts_of(pieces, smaller)
    _tell(progress, "vocabulary", 1, 1)
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
        build_tokenizer(pieces, corpus.keep_marks).to_str(),
        table,
        name=output.name,
        languages=(recipe.source_language, recipe.target_language),
        files={"recipe.toml": recipe_text(recipe)},
    )


def measure(folder: Path, pairs: list[Pair]) -> Retrieval:
    """P@1 both ways of the encoder in `folder`, as the program will use it."""
    from compare.encoding.static import StaticEncoder

    encoder = StaticEncoder(folder)
    sources, targets = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return retrieval(encoder.encode(sources), encoder.encode(targets), (sources, targets))


def recipe_text(recipe: Recipe) -> str:
    """The recipe as TOML, with the names of the files only: no folder of this machine."""
    lines = [f'source = "{recipe.source_language}"', f'target = "{recipe.target_language}"']
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
    return "\n".join(lines) + "\n"


def _corpus(recipe: Recipe, held_out: list[Pair], progress: Progress | None) -> Corpus:
    seen = tuple({_plain(pair[side]) for pair in held_out} for side in (0, 1))
    sources = []
    for number, source in enumerate(recipe.sources):
        _tell(progress, "reading", number, len(recipe.sources))
        pairs = read_pairs(source.path, recipe.source_language, recipe.target_language)
        if held_out:
            pairs = [pair for pair in pairs if not any(_plain(pair[side]) in seen[side] for side in (0, 1))]
        sources.append((pairs, source.weight))
    _tell(progress, "reading", len(recipe.sources), len(recipe.sources))
    total = sum(len(pairs) for pairs, _ in sources)
    if total < FEWEST:
        names = ", ".join(str(source.path) for source in recipe.sources[:3])
        raise UserError(f"{names}: {total} sentence pairs are too few to learn from; give at least a few thousand")
    return build_corpus(sources, lambda done, total: _tell(progress, "words", done, total))


def _vocabularies(corpus: Corpus, options: Options) -> tuple[Pieces, list[Pieces]]:
    """The tokens, and the smaller vocabularies that they are composed of."""
    weights = corpus.word_weights()
    pieces = train_pieces(weights, options.vocabulary)
    return pieces, [train_pieces(weights, size) for size in options.parts if size < len(pieces)]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _tell(progress: Progress | None, stage: str, done: int, total: int) -> None:
    if progress:
        progress(stage, done, total)
