"""Train the languages of the space `core` that come with the program.

    python scripts/train_languages.py --data FOLDER --derived FOLDER --output compare/models/core [--languages fr,de]

FOLDER holds `xx-en.tsv.gz` (xx<TAB>en, a pair a line) and `xx-en.sources.tsv`
(source, first row from 0, rows): the pairs of a source stand together, so that
each can be weighted, and left out where its licence does not let weights made
from it be passed on. Each language is done as

    muqabala encoder train --recipe OUTPUT/xx/recipe.toml --data FOLDER --output OUTPUT/xx --threads 1

does it, with what scripts/derive_pairs.py made in the same FOLDER; this script
only writes the recipes. A language that is there already with the same recipe is
left alone, so that a run can be taken up again.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from compare.encoding.space import SPACE
from compare.training.recipe import SIDE_OPTIONS, Recipe, Source
from compare.training.train import recipe_text, train_encoder

LANGUAGES = "fr es de pt it ru tr fa he zh id nl pl uk hi ja ko sv cs ro vi ur bn sw th ps ha am"
"""The most wanted first; nothing is in the sources that may be shipped for the others, or too little."""

WEIGHTS = {
    "news": 2.0,
    "tico19": 2.0,
    "tatoeba": 1.5,
    "tanaka": 1.0,
    "stories": 1.0,
    "sib200": 1.0,
    "indian": 1.0,
    "opensource_guide": 0.7,
    "umbrella": 0.7,
    "djangogirls": 0.7,
    "bitcoin": 0.7,
    "amharic_news_legal": 0.7,
    "xquad": 0.7,
    "lex": 0.7,
    "mozilla_www": 0.5,
    "osm": 0.4,
    "bible": 0.3,
    "bible_nt": 0.3,
    "cldr": 0.7,
    "names_ar": 0.1,
    "kin_news": 1.0,
    "kin_tico19": 1.0,
    "kin_sib200": 0.5,
    "kin_opensource_guide": 0.35,
    "kin_umbrella": 0.35,
    "kin_tatoeba": 0.4,
    "kin_tanaka": 0.3,
    "kin_indian": 0.7,
}
"""How often the pairs of a source are seen an epoch: good sentences often, labels and old language seldom."""
LEFT_OUT = {"captions3b1b": "no licence stated", "multi30k": "for research only", "idmt": "no licence stated"}
"""Sources from which nothing that ships is made."""


DERIVED = ("he", "ko", "ps", "uk", "ur")
"""Languages that are trained with derived pairs and the options of today; the others stand as they were made."""
EARLIER = replace(SIDE_OPTIONS, parts=(3_000,), noise=0.0, runs=1)


def recipe_of(language: str, data: Path, derived: Path | None = None) -> Recipe:
    """The recipe for a language of FOLDER. Raises ValueError for a source whose licence nobody has looked at."""
    named = sources_of(language, data, derived)
    for name, _ in named:
        if name not in WEIGHTS:
            raise ValueError(f"{language}: source {name} has no weight; look up its licence first")
    sources = tuple(replace(source, weight=WEIGHTS[name]) for name, source in named)
    return Recipe(sources, language, "en", SIDE_OPTIONS if language in DERIVED else EARLIER, space=SPACE)


def sources_of(language: str, data: Path, derived: Path | None) -> list[tuple[str, Source]]:
    """Name and place of each source that a language is trained from."""
    named = _sources(data / f"{language}-en")
    if language in DERIVED and derived is not None:
        named += _sources(derived / f"{language}-en.derived")
    return named


def counts_of(language: str, data: Path, derived: Path | None) -> dict[str, int]:
    """Pairs by source."""
    return {name: source.pairs or 0 for name, source in sources_of(language, data, derived)}


def _sources(stem: Path) -> list[tuple[str, Source]]:
    """Name and place of each source of `stem`.tsv.gz that may be used."""
    found = []
    for line in stem.with_name(f"{stem.name}.sources.tsv").read_text("utf-8").splitlines():
        name, first, rows = line.split("\t")
        if name not in LEFT_OUT:
            found.append((name, Source(stem.with_name(f"{stem.name}.tsv.gz"), 1.0, int(first), int(rows))))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--derived", type=Path, help="what scripts/derive_pairs.py made")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--languages", default=LANGUAGES.replace(" ", ","))
    arguments = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    for language in arguments.languages.split(","):
        recipe = recipe_of(language, arguments.data, arguments.derived)
        done = arguments.output / language / "recipe.toml"
        if done.is_file() and done.read_text("utf-8") == recipe_text(recipe):
            print(f"{language}: is there")
            continue
        began = time.process_time()
        train_encoder(recipe, arguments.output / language)
        print(f"{language}: {time.process_time() - began:.0f} s of CPU time", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
