"""`muqabala encoder`: list the encoders that there are, train one of your own."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compare.training.recipe import Recipe

HELP = "list the sentence encoders, or train one for another language pair"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`list` and `train`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    text = "list the encoders that --encoder can name on this machine"
    listing = actions.add_parser("list", help=text, description=text)
    listing.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    text = "train an encoder from sentence pairs and their translations"
    train = actions.add_parser("train", help=text, description=text)
    train.add_argument("pairs", nargs="*", metavar="PAIRS", help="TSV (source<TAB>target) or TMX, either may be .gz")
    train.add_argument(
        "--space", metavar="NAME", help="core: add one language to those that the program brings (PAIRS as fr-en.tsv)"
    )
    train.add_argument("--output", metavar="DIR", help="folder for the encoder (with --space: where it is found)")
    train.add_argument("--dev", metavar="FILE", help="pairs to measure on, never trained on")
    train.add_argument("--recipe", metavar="FILE", help="a recipe with sources, weights and options, instead of PAIRS")
    train.add_argument("--data", metavar="DIR", help="where the recipe's sources are (default: beside the recipe)")
    train.add_argument(
        "--source-lang", metavar="CODE", help="language of the source side (default: ar, or as PAIRS is named)"
    )
    train.add_argument("--target-lang", metavar="CODE", help="language of the target side (default: en)")
    train.add_argument("--teacher", metavar="NAME|PATH", help="an encoder that knows the target language well")
    numbers = train.add_argument_group("options", "Defaults are the recipe's, or those of the embedded encoder.")
    numbers.add_argument("--vocab", type=int, metavar="N", help="tokens in the vocabulary, at most")
    numbers.add_argument("--dim", type=int, metavar="N", help="length of a vector")
    numbers.add_argument("--epochs", type=int, metavar="N", help="how often the pairs are seen")
    numbers.add_argument("--seed", type=int, metavar="N", help="another seed gives another, equally good encoder")
    train.add_argument("--threads", type=int, metavar="N", help="threads of torch (default: all cores)")
    train.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """List or train; UserError for whatever the user can mend."""
    return _train(arguments) if arguments.action == "train" else _list()


def _list() -> int:
    from compare.encoding.opening import EMBEDDED, downloaded_encoders, embedded_encoders, open_encoder
    from compare.encoding.space import SPACE, side_folders

    for name in embedded_encoders():
        languages = ", ".join(sorted(open_encoder(name).languages))
        print(f"{name}\tembedded\t{languages}{' (default)' if name == EMBEDDED else ''}")
    sides = side_folders()
    if sides:
        print(f"{SPACE}\tembedded\tthe languages of {EMBEDDED} and those below, any two (default for them)")
    for language, folder in sides.items():
        print("\t".join((language, f"in {SPACE}", *_figures(folder))))
    for name in downloaded_encoders():
        print(f"{name}\tdownloaded")
    print("A folder with a sentence-transformers model or an encoder of your own also goes: --encoder FOLDER")
    return 0


def _figures(folder: Path) -> Iterator[str]:
    """What is known of a language of the space: how well it was measured, whether it is of the user's own making."""
    from compare.encoding.space import own_sides
    from compare.encoding.standing import standing_of

    if folder.parent == own_sides():
        yield "your own"
    standing = standing_of(folder)
    if standing is None:
        yield "not measured"
        return
    yield f"P@1 {standing.forward:.3f} {standing.backward:.3f}"
    if standing.links is not None:
        yield f"links F1 {standing.links:.3f}"
    if standing.weak:
        yield "weak"


def _train(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from compare.encoding.standing import Standing, record_standing
    from compare.errors import UserError
    from compare.extras import needs
    from compare.training.pairs import read_pairs
    from compare.training.train import measure, train_encoder

    recipe = _recipe(arguments)
    output = _output(arguments, recipe)
    held_out = None
    if arguments.dev is not None:
        held_out = read_pairs(Path(arguments.dev), recipe.source_language, recipe.target_language)
    if arguments.threads is not None:
        if arguments.threads < 1:
            raise UserError(f"--threads {arguments.threads}: must be at least 1")
        with needs("train", "--threads"):
            import torch

        torch.set_num_threads(arguments.threads)
    bar = Bar(sys.stderr)
    try:
        train_encoder(recipe, output, held_out=held_out, progress=bar.show)
    finally:
        bar.close()
    known = recipe.space is not None and arguments.output is None
    use = f"texts in {recipe.source_language} use it by themselves" if known else f"use it with --encoder {output}"
    print(f"wrote {output}; {use}")
    if held_out:
        found = measure(output, held_out)
        if recipe.space is not None:
            record_standing(output, Standing(found.forward, found.backward))
        ways = (
            f"{recipe.source_language} to {recipe.target_language}",
            f"{recipe.target_language} to {recipe.source_language}",
        )
        print(f"{arguments.dev}: {found.size} pairs, P@1 {ways[0]} {found.forward:.3f}, {ways[1]} {found.backward:.3f}")
    return 0


def _output(arguments: argparse.Namespace, recipe: Recipe) -> Path:
    """The folder to write: the one given, or with --space that in which the language is found."""
    from pathlib import Path

    from compare.encoding.space import own_sides
    from compare.errors import UserError

    if arguments.output is not None:
        return Path(arguments.output)
    if recipe.space is None:
        raise UserError("encoder train: --output DIR is missing; name a folder for the encoder")
    return own_sides() / recipe.source_language.split("-")[0].lower()


def _recipe(arguments: argparse.Namespace) -> Recipe:
    """What the command line says, over what the recipe says."""
    import dataclasses
    from pathlib import Path

    from compare.errors import UserError
    from compare.training.recipe import SIDE_OPTIONS, Options, Recipe, Source, read_recipe

    if bool(arguments.pairs) == bool(arguments.recipe):
        raise UserError("encoder train: give either files of sentence pairs or --recipe FILE")
    if arguments.recipe:
        recipe = read_recipe(Path(arguments.recipe), Path(arguments.data) if arguments.data else None)
    else:
        options = Options() if arguments.space is None else SIDE_OPTIONS
        recipe = Recipe(tuple(Source(Path(name)) for name in arguments.pairs), options=options, space=arguments.space)
        if arguments.space is not None:
            recipe = dataclasses.replace(recipe, source_language=_named(arguments))
    given = {
        "vocabulary": arguments.vocab,
        "dim": arguments.dim,
        "epochs": arguments.epochs,
        "seed": arguments.seed,
    }
    options = dataclasses.replace(recipe.options, **{name: value for name, value in given.items() if value is not None})
    return dataclasses.replace(
        recipe,
        options=options,
        teacher=arguments.teacher or recipe.teacher,
        space=arguments.space or recipe.space,
        source_language=arguments.source_lang or recipe.source_language,
        target_language=arguments.target_lang or recipe.target_language,
    )


def _named(arguments: argparse.Namespace) -> str:
    """The language to learn: as the command line says, or as the first file is named (fr-en.tsv)."""
    import re
    from pathlib import Path

    from compare.errors import UserError

    name = re.match(r"([a-z]{2,3})-[a-z]{2,3}\.", Path(arguments.pairs[0]).name)
    if not (arguments.source_lang or name):
        raise UserError(
            f"{arguments.pairs[0]}: which language? Name it with --source-lang, or the file as fr-en.tsv is named"
        )
    return str(arguments.source_lang or (name and name[1]))


class Bar:
    """A progress bar on a terminal; elsewhere a line a stage on standard output, as errors are alone on the other."""

    WIDTH = 30
    PAUSE = 0.1

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._stage = ""
        self._began = self._shown = 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        """Draw `done` of `total` of `stage`."""
        now = time.monotonic()
        if stage != self._stage:
            self.close()
            self._stage, self._began = stage, now
            if not self._terminal:
                print(f"{stage} …", flush=True)
        elif done < total and now - self._shown < self.PAUSE:
            return
        self._shown = now
        if self._terminal:
            filled = self.WIDTH * done // max(total, 1)
            left = f"{(now - self._began) / done * (total - done):4.0f} s left" if done else ""
            bar = "█" * filled + "░" * (self.WIDTH - filled)
            self._stream.write(f"\r{stage:<10} {bar} {100 * done // max(total, 1):3d} % {left:<12}")
            self._stream.flush()

    def close(self) -> None:
        """End the line that was being drawn."""
        if self._terminal and self._stage:
            self._stream.write("\n")
            self._stream.flush()
        self._stage = ""
