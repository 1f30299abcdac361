"""How good a language of the space is, as it was measured when its table was made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from compare.encoding.static import DETAILS, folder_details

FIGURES = "figures"
"""Key of a side's encoder.json: {"forward": P@1 to English, "backward": from English, "links": strict F1}."""
GOOD_RETRIEVAL, GOOD_LINKS = 0.85, 0.93
"""Below these a language is weak: links are mostly right, cosines mean little."""


class Standing(NamedTuple):
    """Precision at 1 both ways among the sentences of the test, and strict F1 of links (None: not measured)."""

    forward: float
    backward: float
    links: float | None = None

    @property
    def weak(self) -> bool:
        """Whether the program should say so."""
        poor = self.links is not None and self.links < GOOD_LINKS
        return poor or min(self.forward, self.backward) < GOOD_RETRIEVAL


def standing_of(folder: Path) -> Standing | None:
    """What the folder of a side says of its quality; None if it was not measured."""
    figures = folder_details(folder).get(FIGURES)
    if not isinstance(figures, dict):
        return None
    forward, backward, links = (figures.get(key) for key in ("forward", "backward", "links"))
    if not isinstance(forward, int | float) or not isinstance(backward, int | float):
        return None
    return Standing(float(forward), float(backward), float(links) if isinstance(links, int | float) else None)


def record_standing(folder: Path, standing: Standing) -> None:
    """Write into the folder of a side how good it was found to be, for `standing_of`."""
    figures = {"forward": standing.forward, "backward": standing.backward, "links": standing.links}
    known = {key: round(value, 3) for key, value in figures.items() if value is not None}
    details = {**folder_details(folder), FIGURES: known}
    (folder / DETAILS).write_text(json.dumps(details, indent=2, ensure_ascii=False) + "\n", "utf-8")
