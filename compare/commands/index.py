"""`muqabala index`: the vectors of every document of a folder, which `find` looks in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from compare.commands.common import positive, say
from compare.many import LARGE

if TYPE_CHECKING:
    from compare.many.indexing import Update
    from compare.pipeline import Options

HELP = "build or update the index of a folder that find looks in"
TOLD = 5
"""Files named of those that are not in the index."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("folder", metavar="FOLDER", help="the folder with the originals, in any format that is read")
    parser.add_argument("-o", "--output", metavar="INDEX", help="where the index is kept (default: with the cache)")
    add_index_options(parser)


def add_index_options(parser: argparse.ArgumentParser) -> None:
    """What decides how documents are read into an index."""
    group = parser.add_argument_group("index")
    group.add_argument("--encoder", metavar="NAME|PATH", help="another sentence encoder than the embedded one")
    group.add_argument(
        "--source-lang", default="auto", metavar="CODE", help="language of all originals (default: detected)"
    )
    group.add_argument("--encoding", metavar="ENC", help="character encoding of all texts (default: detected)")
    group.add_argument("--segmentation", choices=("sentences", "lines"), default="sentences", help="as of flag")
    group.add_argument(
        "--approximate-from",
        type=positive,
        default=LARGE,
        metavar="N",
        help="sentences from which only documents with near neighbours are compared, with the extra [index] "
        "(default: 1,000,000)",
    )
    group.add_argument("--workers", type=positive, metavar="N", help="files read at a time (default: all cores)")
    group.add_argument("--threads", type=positive, metavar="N", help="threads of the search (default: 1)")


def index_options(arguments: argparse.Namespace) -> Options:
    """The pipeline's options that matter to an index."""
    from compare.pipeline import Options

    return Options(
        encoder=arguments.encoder,
        source_language=arguments.source_lang,
        encoding=arguments.encoding,
        segmentation=arguments.segmentation,
    )


def updated(folder: Path, place: Path, arguments: argparse.Namespace) -> Update:
    """Bring the index up to date; what the user should know goes to stderr."""
    from compare.many.engine import Local
    from compare.many.indexing import update

    done = update(
        folder, place, index_options(arguments), Local(arguments.workers), approximate=arguments.approximate_from
    )
    say(*done.notices)
    if done.troubles:
        say(*(error for _, error in done.troubles[:TOLD]))
        count = len(done.troubles)
        say(f"{count} files of {folder} are not in the index: unreadable, or their language is not covered")
    return done


def run(arguments: argparse.Namespace) -> int:
    """Build or update; 0 when the index stands."""
    from compare.many.indexing import place_of

    folder = Path(arguments.folder)
    place = Path(arguments.output) if arguments.output else place_of(folder, index_options(arguments))
    done = updated(folder, place, arguments)
    print(f"{place}: {done.documents} documents, {done.sentences} sentences ({done.read} files read, {done.gone} gone)")
    return 0
