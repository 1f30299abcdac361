"""Many languages in one space: the embedded encoder, and a folder for each further language.

`core` is the space of the embedded Arabic-English encoder. A *side* is the
table of one more language, learned in that space with everything else kept as
it was (`compare.training.side`). Any two languages of the space can be
compared, whether they were learned together or not: both tables are opened, and
each text is encoded by the one of its own language.

A side says which space it was learned in; in another one its vectors mean
nothing, so it is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from compare.encoding.base import Vectors
from compare.encoding.standing import standing_of
from compare.encoding.static import StaticEncoder, folder_details
from compare.errors import UserError
from compare.places import data_folder
from compare.records import Span

SPACE = "core"
"""What the user calls the space."""
SIDES = Path(__file__).resolve().parent.parent / "models" / SPACE
KEY = "space"
"""Key of a side's encoder.json: the fingerprint of the encoder in whose space it was learned."""


class SpaceEncoder:
    """The encoder of every language of the space; `sides` are the folders of those beside the embedded encoder's."""

    instant = True

    def __init__(self, space: StaticEncoder, sides: Mapping[str, Path], name: str = SPACE) -> None:
        self._space = space
        self._sides = dict(sides)
        self._open: dict[str, StaticEncoder] = {}
        self._name = name

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self._name

    @property
    def folder(self) -> Path:
        """Where what was trained for the vectors of the space lies: the tagger, the calibration of findings."""
        return SIDES

    @property
    def languages(self) -> frozenset[str]:
        """The languages that there are tables for."""
        return self._space.languages | frozenset(self._sides)

    @cached_property
    def fingerprint(self) -> str:
        """The space's, and that of every side that was opened."""
        return " ".join([self._space.fingerprint, *(side.fingerprint for _, side in sorted(self._open.items()))])

    def of(self, language: str) -> StaticEncoder:
        """The table of a language such as `fr` or `pt-BR`; the space's own where there is none.

        Raises UserError where the folder of the language is damaged or of another space.
        """
        code = language.split("-")[0].lower()
        if code not in self._sides:
            return self._space
        if code not in self._open:
            self._open[code] = open_side(self._sides[code], self._space, code)
        return self._open[code]

    def weak(self, language: str) -> bool:
        """Whether the table of `language` was measured to be poor."""
        folder = self._sides.get(language.split("-")[0].lower())
        standing = standing_of(folder) if folder else None
        return standing is not None and standing.weak

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the space's own encoder does: for texts in its languages."""
        return self._space.encode(texts)

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """As the space's own encoder does: for a text in its languages."""
        return self._space.token_vectors(text)


def of_language(encoder: Any, language: str) -> Any:
    """The encoder for texts in `language`: a part of `encoder` where it has one a language, else itself."""
    part = getattr(encoder, "of", None)
    return part(language) if part else encoder


def open_side(folder: Path, space: StaticEncoder, language: str) -> StaticEncoder:
    """The side in `folder`. Raises UserError unless it was learned in that space, for that language."""
    said = folder_details(folder).get(KEY)
    if said != space.fingerprint:
        what = "is no language's table" if said is None else "was trained in another space than this program's"
        raise UserError(
            f"{folder}: {what}; train it again with 'muqabala encoder train PAIRS --space {SPACE} "
            f"--source-lang {language}'"
        )
    side = StaticEncoder(folder, language)
    if side.dim != space.dim:
        raise UserError(f"{folder}: its vectors have {side.dim} numbers, those of the space {space.dim}; copy it again")
    return side


def side_language(folder: Path) -> str | None:
    """The language of the side in `folder`, or None where it holds an encoder of another kind."""
    details = folder_details(folder)
    languages = details.get("languages")
    if KEY not in details or not isinstance(languages, list) or len(languages) != 1:
        return None
    return str(languages[0])


def side_folders() -> dict[str, Path]:
    """Language -> folder of its side; what the user trained comes before what the program brings."""
    found: dict[str, Path] = {}
    for place in (own_sides(), SIDES):
        if place.is_dir():
            for folder in sorted(place.iterdir()):
                if (folder / "model.safetensors").is_file():
                    found.setdefault(folder.name, folder)
    return dict(sorted(found.items()))


def own_sides() -> Path:
    """Where the languages are kept that the user trained."""
    return data_folder() / "languages"
