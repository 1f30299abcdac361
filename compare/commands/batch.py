"""`muqabala batch`: many pairs, a table of them all and an export each."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from compare.commands.common import add_comparison_options, options_from, positive, say
from compare.streams import tell

if TYPE_CHECKING:
    from compare.many.engine import Engine

HELP = "compare many pairs: a table with a row a pair, an export each, a page to sort and to filter"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "pairs",
        metavar="PAIRS|FOLDER",
        help="a table with columns original,report (CSV, TSV), JSON lines with these keys, or a folder of pairs",
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="folder for everything that is written")
    add_comparison_options(parser)
    group = parser.add_argument_group("batch")
    group.add_argument(
        "--format",
        default="html,flag",
        metavar="FORMAT,...",
        help="what is written of each pair: formats of export, flag, flag-text, or none (default: html,flag)",
    )
    group.add_argument("--min-severity", choices=("minor", "major", "critical"), default="minor", help="as of flag")
    group.add_argument("--include-soft", action="store_true", help="also findings that rest on vectors alone")
    group.add_argument("--all", action="store_true", help="also what a reviewer dismissed")
    group.add_argument("--workers", type=positive, metavar="N", help="pairs at a time (default: all cores)")
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="compare on the dask cluster there, such as tcp://10.0.0.1:8786"
    )
    group.add_argument(
        "--timeout", type=positive, default=300, metavar="SECONDS", help="most for a pair (default: 300)"
    )
    group.add_argument(
        "--memory", type=positive, default=4096, metavar="MIB", help="most that a worker may ask for (default: 4096)"
    )
    group.add_argument("--again", action="store_true", help="compare also pairs that stand in OUT already")


def run(arguments: argparse.Namespace) -> int:
    """Compare what is left to compare; 0 if no pair failed, 2 otherwise."""
    from dataclasses import replace
    from pathlib import Path

    from compare.checks.registry import check_ids
    from compare.errors import UserError
    from compare.many.batch import Wish, run_batch
    from compare.many.folder import BatchFolder
    from compare.many.job import suffix_of
    from compare.many.pairs import read_pairs

    if arguments.scheduler and arguments.workers:
        raise UserError("--workers: counts processes of this machine; leave it out with --scheduler")
    options = options_from(arguments)
    formats = tuple(dict.fromkeys(name.strip() for name in arguments.format.split(",") if name.strip()))
    formats = () if formats == ("none",) else formats
    suffixes = [suffix_of(name) for name in formats]
    if twice := sorted({suffix for suffix in suffixes if suffixes.count(suffix) > 1}):
        raise UserError(f"--format {arguments.format}: two of these end in {twice[0]}; leave one out")
    for name in sorted(options.disabled - set(check_ids())):
        raise UserError(f"--disable {name}: no such check; there are {', '.join(check_ids())}")
    _look_at_encoder(options.encoder)
    notices: list[str] = []
    pairs = read_pairs(Path(arguments.pairs), notices)
    say(*notices)
    # A process a core, each with one thread.
    options = replace(options, threads=arguments.threads or 1)
    wish = Wish(options, formats, arguments.min_severity, arguments.include_soft, arguments.all)
    out = Path(arguments.output)
    engine = _engine(arguments)
    with BatchFolder(out) as folder, _stopped_by_signal():
        try:
            tally = run_batch(pairs, wish, engine, folder, title=f"{arguments.pairs}", again=arguments.again)
        except KeyboardInterrupt:
            say(f"{len(folder.rows)} of {len(pairs)} pairs stand in {out}; the same command goes on from there")
            raise
    if tally.kept:
        say(f"{tally.kept} pairs stood in {out} already and were not compared again")
    print(f"{tally.pairs} pairs, {tally.failed} failed: {out / 'table.csv'}, {out / 'index.html'}")
    if tally.failed:
        tell(f"muqabala: {tally.failed} of {tally.pairs} pairs failed; {out / 'table.csv'} says why")
        return 2
    return 0


def _engine(arguments: argparse.Namespace) -> Engine:
    limits = {"seconds": float(arguments.timeout), "memory": arguments.memory << 20}
    if arguments.scheduler:
        from compare.many.cluster import Cluster

        return Cluster(arguments.scheduler, **limits)
    from compare.many.engine import Local

    return Local(arguments.workers, **limits)


def _look_at_encoder(name: str | None) -> None:
    """Raises UserError for an encoder that cannot be opened: before the work, not in every row."""
    if name is not None:
        from compare.encoding import open_encoder

        open_encoder(name)


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """Let a request to end (of a service manager, say) stop the batch as an interrupt at the terminal does."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
