"""Make compare/bidi/tables.py from Unicode's BidiMirroring.txt and BidiBrackets.txt.

    python tests/bidi/make_tables.py /usr/share/unicode > compare/bidi/tables.py

The folder is where Debian's `unicode-data` puts the files; they are also at
https://www.unicode.org/Public/UCD/latest/ucd/.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = '''"""Characters with a mirror image, and paired brackets: what `unicodedata` lacks.

Made by tests/bidi/make_tables.py from BidiMirroring.txt and BidiBrackets.txt
of Unicode {version}. Copyright © 1991-2022 Unicode, Inc. All rights reserved.
Distributed under the Terms of Use in https://www.unicode.org/copyright.html.
The data were reduced to pairs of code points.
"""

from __future__ import annotations
'''


def fields(path: Path) -> list[list[str]]:
    """The fields of every line that holds data."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [[field.strip() for field in line.split(";")] for line in lines if line]


def mirrored(folder: Path) -> dict[int, int]:
    """Code point to the code point of its mirror image."""
    return {int(a, 16): int(b, 16) for a, b in fields(folder / "BidiMirroring.txt")}


def brackets(folder: Path) -> dict[int, int]:
    """Opening bracket to closing bracket."""
    return {int(a, 16): int(b, 16) for a, b, kind in fields(folder / "BidiBrackets.txt") if kind == "o"}


def literal(name: str, meaning: str, pairs: dict[int, int]) -> str:
    """A string of the pairs as Python source, wrapped, all in ASCII."""
    units = ["".join(f"\\u{c:04x}" if c < 0x10000 else f"\\U{c:08x}" for c in pair) for pair in sorted(pairs.items())]
    rows = [units[i : i + 8] for i in range(0, len(units), 8)]
    body = "\n".join('    "' + "".join(row) + '"' for row in rows)
    return f"\n# {meaning}\n{name} = (\n{body}\n)\n"


def main() -> None:
    folder = Path(sys.argv[1])
    version = (folder / "BidiMirroring.txt").read_text(encoding="utf-8").split("-", 1)[1].split(".txt")[0]
    images = {a: b for a, b in mirrored(folder).items() if a < b}
    print(HEADER.format(version=version), end="")
    print(literal("MIRROR_PAIRS", "Each two characters are the mirror images of each other.", images), end="")
    print(
        literal("BRACKET_PAIRS", "Each two characters are an opening bracket and its closing one.", brackets(folder)),
        end="",
    )


if __name__ == "__main__":
    main()
