"""`python -m compare` and the `muqabala` command."""

import os
import sys

# `python -m` puts the current folder first: a json.py there would pass for the
# library's. This package is found already, and both modules above came with Python.
if __name__ == "__main__" and not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109
    del sys.path[0]

from compare.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
