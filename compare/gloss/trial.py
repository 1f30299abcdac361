"""Whether a package works: `python -m compare.gloss.trial FOLDER` loads it and translates a few words.

In a process of its own, because a model is read by compiled code, which a
broken file can bring down.
"""

from __future__ import annotations

import sys
from pathlib import Path

BROKEN = 3
WORDS = ("1", "a b c", "واحد اثنان ثلاثة.")


def main(folder: str) -> int:
    """0 if the package in `folder` translates; BROKEN if it does not, with the reason on stderr."""
    from compare.gloss.package import BrokenPackage, read_package
    from compare.gloss.translator import PackageTranslator

    try:
        made = PackageTranslator(read_package(Path(folder)), threads=1).translate(WORDS)
        if None in made:
            raise BrokenPackage("has a model that fails at a few words")
    except BrokenPackage as error:
        print(error, file=sys.stderr)
        return BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
