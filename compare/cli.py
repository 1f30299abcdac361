"""The command line: parse, run one command, turn errors into one line.

Each command is a module of `compare.commands` with `NAME`, `HELP`,
`add_arguments(parser)` and `run(arguments) -> int`. Those modules import
nothing heavy at their top: `muqabala --help` imports them all, a command only its own.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from compare import __version__
from compare.errors import Cancelled, UserError
from compare.inert import one_line, shorten
from compare.streams import abandon, hold, tell

COMMANDS = ("open", "export", "flag", "batch", "find", "index", "evaluate", "encoder", "train", "gloss", "cache")
"""The modules of `compare.commands` that are commands, in the order of the help."""

USAGE = """muqabala ORIGINAL REPORT [REPORT ...] open the review; of several reports, pick one
       muqabala COMMAND ...                  see the commands below"""


class Parser(argparse.ArgumentParser):
    """Reports a wrong usage as one line on stderr, like every other error."""

    def error(self, message: str) -> None:  # type: ignore[override]
        tell(f"muqabala: {one_line(message)}; see '{self.prog} --help'")
        raise SystemExit(2)

    def exit(self, status: int = 0, message: str | None = None) -> None:  # type: ignore[override]
        """End after help or version; what cannot be written is an error, as it is for every command."""
        if message:
            self._print_message(message, sys.stderr)
        sys.stdout.flush()
        raise SystemExit(status)

    def _print_message(self, message: str, file: Any = None) -> None:
        # The library's own keeps silent about what it could not write.
        print(message, end="", file=file or sys.stderr)


def build_parser(only: str | None = None) -> tuple[Parser, dict[str, ModuleType]]:
    """The whole parser, or that of one command, and the module behind each command."""
    parser = Parser(
        prog="muqabala",
        usage=USAGE,
        description="Collate a report against its original: linked sentence by sentence, "
        "with what the report adds, drops or rewords.",
    )
    parser.add_argument("--version", action="version", version=f"muqabala {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, prog="muqabala")
    modules = {}
    for name in [only] if only else COMMANDS:
        module = importlib.import_module(f"compare.commands.{name}")
        subparser = subparsers.add_parser(name, help=module.HELP, description=module.HELP)
        subparser.add_argument("--debug", action="store_true", help="show the traceback of an error")
        module.add_arguments(subparser)
        modules[name] = module
    return parser, modules


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status (0, 1 found something, 2 error, 3 not checked)."""
    hold()
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version"):
        words.insert(0, "open")
        if hint := _mistyped(words[1]):
            tell(f"muqabala: {hint}")
            return 2
    parser, modules = build_parser(words[0] if words and words[0] in COMMANDS else None)
    debug = False
    try:
        arguments = parser.parse_args(words)
        if arguments.command is None:
            parser.print_help()
            sys.stdout.flush()
            return 0
        debug = arguments.debug
        # numpy reads this when it is imported, which no command has done yet. The
        # matrices of a comparison are small: more threads only wait for each other.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        status = int(modules[arguments.command].run(arguments))
        sys.stdout.flush()
        return status
    except UserError as error:
        if debug:
            raise
        tell(f"muqabala: {one_line(str(error))}")
        return 2
    except (KeyboardInterrupt, Cancelled):
        tell("muqabala: stopped")
        return 130
    except BrokenPipeError:
        # The reader of a pipe left (`muqabala flag ... | head`): nothing to say.
        abandon(sys.stdout)
        return 0
    except OSError as error:
        if debug:
            raise
        if error.errno in (errno.ENOMEM, errno.EAGAIN):
            tell(
                f"muqabala: the system has no more memory or processes for this ({error.strerror}); end other programs"
            )
            return 2
        abandon(sys.stdout)
        place = one_line(str(error.filename)) if error.filename is not None else "standard output: cannot be written"
        tell(f"muqabala: {place} ({error.strerror})")
        return 2
    except SystemExit:
        raise
    except BaseException as error:  # A panic of a library in Rust is no Exception.
        # Status 1 would mean that something diverges, and a traceback helps nobody who did not ask for it.
        if debug:
            raise
        if _lacks_memory(error):
            tell("muqabala: there is not enough memory for this; end other programs, or split the texts")
            return 2
        said = one_line(f"{type(error).__name__}: {error}")
        tell(f"muqabala: a fault of the program ({shorten(said, 200)}); run it again with --debug to see where")
        return 2


def _lacks_memory(error: BaseException) -> bool:
    """Whether memory was refused, to the program or to the system as it loaded a library for it."""
    return isinstance(error, MemoryError) or (isinstance(error, ImportError) and "failed to map segment" in str(error))


def _mistyped(word: str) -> str | None:
    """What to say of a first word that looks like a command and is no file; None otherwise."""
    if not word.isalpha() or os.path.lexists(word):
        return None
    import difflib

    near = difflib.get_close_matches(word, COMMANDS, 1)
    return f"{one_line(word)}: neither a file nor a command; did you mean '{near[0]}'?" if near else None
