"""`muqabala train`: make what findings are judged with: translations, expectations, tenses, tagger, calibration."""

from __future__ import annotations

import argparse
import sys

HELP = (
    "train what the checks are judged with: a table of translations, expectations, tenses, the tagger, the calibration"
)

ACTIONS = {
    "translations": "estimate the table of word translations from sentence pairs",
    "expectations": "learn which closed classes of words (duty, condition, cause) a text leads one to expect",
    "tenses": "learn which words are told as done, and which as still ahead",
    "tagger": "train the network that finds words without counterpart",
    "judge": "fit the probabilities of findings, and from which on they are hard",
}
EXAMPLES = 60_000
RAISED = 2_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One action for each part, in the order in which they build on one another."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in ACTIONS.items():
        action = actions.add_parser(name, help=text, description=text)
        action.add_argument("encoder", metavar="DIR", help="an encoder's folder: the part is written there")
        action.add_argument("--recipe", required=True, metavar="FILE", help="a recipe with sources of sentence pairs")
        action.add_argument("--data", metavar="DIR", help="where the recipe's sources are (default: beside the recipe)")
        if name == "tagger":
            action.add_argument("--pairs", type=int, default=EXAMPLES, metavar="N", help="examples to be seen")
        if name == "judge":
            action.add_argument("--gold", action="append", default=[], metavar="DIR", help="documents with gold")
            told = "documents with gold by which no rule was mended: they count most"
            action.add_argument("--unseen", action="append", default=[], metavar="DIR", help=told)
            told = "pairs of each source that findings are raised on"
            action.add_argument("--pairs", type=int, default=RAISED, metavar="N", help=told)
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Make one part; UserError for whatever the user can mend."""
    from pathlib import Path

    from compare.commands.encoder import Bar
    from compare.encoding.space import SIDES
    from compare.errors import UserError
    from compare.training import judge_recipe
    from compare.training.recipe import read_recipe

    folder = Path(arguments.encoder)
    if not (folder / "model.safetensors").is_file() and folder.resolve() != SIDES:
        raise UserError(f"{folder}: is no encoder's folder; train one with 'muqabala encoder train'")
    recipe = read_recipe(Path(arguments.recipe), Path(arguments.data) if arguments.data else None)
    bar = Bar(sys.stderr)
    try:
        if arguments.action == "translations":
            judge_recipe.make_translations(recipe, folder)
        elif arguments.action == "expectations":
            judge_recipe.make_expectations(recipe, folder)
        elif arguments.action == "tenses":
            judge_recipe.make_tenses(recipe, folder)
        elif arguments.action == "tagger":
            if arguments.pairs < 1:
                raise UserError(f"--pairs {arguments.pairs}: must be at least 1")
            judge_recipe.make_tagger(recipe, folder, arguments.pairs, bar.show)
        else:
            if arguments.pairs < 0:
                raise UserError(f"--pairs {arguments.pairs}: must be at least 0")
            gold, unseen = ([Path(name) for name in names] for names in (arguments.gold, arguments.unseen))
            judge_recipe.make_calibration(recipe, folder, gold, unseen, arguments.pairs, bar.show)
    finally:
        bar.close()
    print(f"{arguments.action}: written to {folder}")
    return 0
