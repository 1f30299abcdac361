"""How good links of real texts are, by kind of text, beside those of a plain aligner.

    python tests/benchmarks/bench_alignment_real.py [DATA]

DATA is a folder as MUQABALA_DEV_DATA names it; without it, only corpora/ is
measured. `torn` is the share of sentences with a counterpart that are linked
with nothing. CPU seconds include the vectors of the sentences, and of the
words for the program.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "alignment"))

from kinds_of_text import folder, measured

RATES = ("strict", "lax", "dropped", "added")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=folder())
    data = parser.parse_args().data
    print(f"{'kind':18}{'aligner':9}" + "".join(f"{name:>9}" for name in (*RATES, "moved", "torn", "CPU s")))
    for kind, aligners in measured(data).items():
        for name, found in aligners.items():
            # A rate of nothing is no rate.
            rates = [getattr(found.scores, rate) for rate in RATES]
            values = [f"{rate.f1:.3f}" if rate.gold else "-" for rate in rates]
            values.append(f"{found.moved_found}/{found.moved}" if found.moved else "-")
            values += [f"{found.torn / max(1, found.paired):.3f}", f"{found.seconds:.1f}"]
            print(f"{kind:18}{name:9}" + "".join(f"{value:>9}" for value in values))


if __name__ == "__main__":
    main()
