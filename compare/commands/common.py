"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from compare.inert import one_line
from compare.streams import tell

if TYPE_CHECKING:
    from compare.pipeline import Options
    from compare.records import Comparison
    from compare.review import Decision


def add_comparison_arguments(parser: argparse.ArgumentParser) -> None:
    """The two files and everything that decides how they are compared."""
    parser.add_argument("original", metavar="ORIGINAL", help="the original text, or - for standard input")
    parser.add_argument("report", metavar="REPORT", help="the report made from it, or - for standard input")
    group = add_comparison_options(parser)
    group.add_argument("--swap", action="store_true", help="take ORIGINAL for the report, and REPORT for the original")


def add_comparison_options(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Everything that decides how two files are compared, whichever they are; the group of options."""
    group = parser.add_argument_group("comparison")
    for option, text in (("--source-lang", "original"), ("--target-lang", "report")):
        group.add_argument(option, default="auto", metavar="CODE", help=f"language of the {text} (default: detected)")
    group.add_argument("--encoding", metavar="ENC", help="character encoding of both texts (default: detected)")
    group.add_argument(
        "--segmentation",
        choices=("sentences", "lines"),
        default="sentences",
        help="lines: one sentence a line (default: sentences)",
    )
    group.add_argument("--encoder", metavar="NAME|PATH", help="another sentence encoder than the embedded one")
    group.add_argument("--threads", type=positive, metavar="N", help="cores to use (default: all)")
    group.add_argument("--no-cache", action="store_true", help="neither read nor write the cache of vectors")
    group.add_argument(
        "--disable",
        action="append",
        default=[],
        metavar="CHECK",
        help="leave out a check, such as label; may be given more than once",
    )
    gloss = group.add_mutually_exclusive_group()
    gloss.add_argument(
        "--gloss",
        dest="gloss",
        action="store_true",
        default=None,
        help="machine gloss of the original (default: where a package is installed)",
    )
    gloss.add_argument("--no-gloss", dest="gloss", action="store_false", help="no machine gloss")
    return group


def original_and_report(arguments: argparse.Namespace) -> tuple[str, str]:
    """The paths of the two texts, exchanged if `--swap` says so."""
    paths = arguments.original, arguments.report
    return (paths[1], paths[0]) if arguments.swap else paths


def positive(text: str) -> int:
    """An argparse type: a whole number above zero."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return value


def options_from(arguments: argparse.Namespace) -> Options:
    """The pipeline's options, from the command line and the settings file."""
    from compare.pipeline import Options
    from compare.settings import load_settings

    return Options(
        source_language=arguments.source_lang,
        target_language=arguments.target_lang,
        encoding=arguments.encoding,
        segmentation=arguments.segmentation,
        encoder=arguments.encoder,
        threads=arguments.threads,
        cache=not arguments.no_cache,
        disabled=_known(load_settings().disabled_checks) | frozenset(arguments.disable),
        gloss=arguments.gloss,
    )


def _known(disabled: frozenset[str]) -> frozenset[str]:
    """The checks that the settings disable. Raises UserError, naming the file, if there is no such check."""
    if disabled:
        from compare.checks.registry import check_ids
        from compare.errors import UserError
        from compare.places import settings_file

        known = check_ids()
        for name in sorted(disabled - set(known)):
            raise UserError(f"{settings_file()}: checks.disable: no check {name}; there are {', '.join(known)}")
    return disabled


def compare_files(arguments: argparse.Namespace, *, gloss: bool = True) -> Comparison:
    """Read and compare the two files of the command line; notices go to stderr.

    With `gloss` the passages have a gloss where one is wanted.
    """
    from compare.encoding import kept_encoder
    from compare.glossing import add_glosses, check_wish
    from compare.pipeline import compare_documents, load_documents

    options = options_from(arguments)
    source, target = load_documents(*original_and_report(arguments), options)
    from compare.review import corrections_for

    check_wish(source.language, target.language, options)
    notices: list[str] = []
    corrections = corrections_for(source, target, notices=notices)
    comparison = compare_documents(source, target, options, opening=kept_encoder, corrections=corrections)
    if gloss:
        comparison = add_glosses(comparison, options)
    for document in (source, target):
        say(*(f"{document.path}: {notice}" for notice in document.notices))
    say(*comparison.notices, *notices)
    return comparison


def decisions_on(comparison: Comparison) -> dict[str, Decision]:
    """What the reviewer decided about the passages; notices go to stderr."""
    from compare.review import decisions_for

    notices: list[str] = []
    decisions = decisions_for(comparison, notices=notices)
    say(*notices)
    return decisions


def say(*notices: str) -> None:
    """Print notices on stderr, a line each."""
    for notice in notices:
        tell(f"muqabala: note: {one_line(notice)}")
