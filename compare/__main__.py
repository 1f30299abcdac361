"""`python -m compare` and the `muqabala` command."""

import gc
import os
import sys

# `python -m` puts the current folder first: a json.py there would pass for the
# library's. This package is found already, and both modules above came with Python.
if __name__ == "__main__" and not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109
    del sys.path[0]

from compare import cli

COLLECTED = 100_000
"""Objects made, less those given up, before Python looks for unreachable circles among the newest."""


def main() -> int:
    """Run the command line in a process of its own; return the exit status.

    A comparison makes a great many small records and hardly any circles: to look through them as often as Python does
    takes a twelfth of the time, and to do it once more at the end of a process a sixth of a short `flag`.
    """
    gc.set_threshold(COLLECTED)
    status = cli.main()
    gc.freeze()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
