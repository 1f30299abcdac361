"""Write the table of `muqabala evaluate` into README.md.

python docs/figures.py
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Evaluate corpora/ and put the figures between the README's marks."""
    from compare.cli import main as muqabala

    os.chdir(ROOT)
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        muqabala(["evaluate", "corpora"])
    readme = ROOT / "README.md"
    marks = re.compile(r"(<!-- evaluate:begin -->\n).*?(<!-- evaluate:end -->)", re.DOTALL)
    text = marks.sub(lambda m: m[1] + stream.getvalue() + m[2], readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
