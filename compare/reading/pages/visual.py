"""Visual order back to logical order: the inverse of UAX #9, for one line of glyphs.

Page formats keep signs as they are seen, from left to right. The way back is
not unique (a number between Latin and Arabic may belong to either), so this
takes the reading that writers mean most often: a number right of a Latin word
belongs to it. Explicit embeddings are not considered; nobody can see them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

RIGHT = frozenset({"R", "AL"})
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥⟨⟩", ")(][}{><»«›‹≥≤⟩⟨", strict=True))


def is_right_to_left(texts: Sequence[str]) -> bool:
    """Whether most of the letters are of a script written from right to left."""
    right = left = 0
    for text in texts:
        for char in text:
            kind = unicodedata.bidirectional(char)
            right += kind in RIGHT
            left += kind == "L"
    return right > left


def logical_order(texts: Sequence[str], *, right_to_left: bool, mirrored: bool = True) -> list[str]:
    """`texts`, signs of a line from left to right, in the order in which they are read.

    `right_to_left` is the direction of the paragraph. Brackets inside text
    that runs to the left change sides, since what is seen is their mirror;
    with `mirrored=False` they are already those that were typed.
    """
    levels = _levels([_kind(text) for text in texts], right_to_left)
    signs = list(texts)
    if mirrored:
        signs = [_MIRRORED.get(text, text) if level % 2 else text for text, level in zip(texts, levels, strict=True)]
    order = list(range(len(signs)))
    for least in range(max(levels, default=0), 0, -1):
        _reverse_runs(order, lambda index, least=least: levels[index] >= least)  # type: ignore[misc]
    return [signs[index] for index in order]


def _reverse_runs(order: list[int], belongs: Callable[[int], bool]) -> None:
    """Reverse each run of `order` whose indices `belongs` accepts, in place."""
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and belongs(order[end]):
            end += 1
        order[start:end] = order[start:end][::-1]
        start = max(end, start + 1)


def _kind(text: str) -> str:
    """L, R, N (digits), A (Arabic-Indic digits), S (separator inside numbers), or O (anything else)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in RIGHT:
            return "R"
        if kind == "L":
            return "L"
        if kind in ("EN", "AN"):
            return "N" if kind == "EN" else "A"
    # The Arabic comma is formally a separator of numbers; in prose it divides words.
    return "S" if text and text[0] != "،" and unicodedata.bidirectional(text[0]) == "CS" else "O"


def _levels(kinds: list[str], right_to_left: bool) -> list[int]:
    """Embedding levels by kind: 0 and 2 run to the right, 1 to the left."""
    kinds = _with_separators(kinds)
    if not any(kind == "R" for kind in kinds) and not right_to_left:
        return [0] * len(kinds)
    kinds = _with_latin_numbers(kinds)
    base = "R" if right_to_left else "L"
    resolved = _with_neutrals(kinds, base)
    if right_to_left:
        return [1 if kind == "R" else 2 for kind in resolved]
    return [{"L": 0, "R": 1, "N": 2}[kind] for kind in resolved]


def _with_separators(kinds: list[str]) -> list[str]:
    """A single separator between two digits is part of the number (W4)."""
    result = list(kinds)
    for index, kind in enumerate(kinds):
        if kind == "S":
            inside = 0 < index < len(kinds) - 1 and kinds[index - 1] == kinds[index + 1] in ("N", "A")
            result[index] = kinds[index - 1] if inside else "O"
    return result


def _with_latin_numbers(kinds: list[str]) -> list[str]:
    """A number whose nearest letter to the left is Latin is Latin (W7), one in Arabic-Indic digits never."""
    result, strong = [], ""
    for kind in kinds:
        if kind in ("L", "R"):
            strong = kind
        result.append("L" if kind == "N" and strong == "L" else "N" if kind == "A" else kind)
    return result


def _with_neutrals(kinds: list[str], base: str) -> list[str]:
    """Neutrals between two of one direction take it, others that of the paragraph (N1, N2).

    A number counts as right-to-left here if it has Arabic on both sides, and
    in a paragraph of that direction always.
    """
    result = list(kinds)
    if base == "L":
        for index, kind in enumerate(kinds):
            if kind == "N" and not _between_right(kinds, index):
                result[index] = "L"
    index = 0
    while index < len(result):
        if result[index] != "O":
            index += 1
            continue
        end = index
        while end < len(result) and result[end] == "O":
            end += 1
        before = _influence(result[index - 1]) if index else base
        after = _influence(result[end]) if end < len(result) else base
        result[index:end] = [before if before == after else base] * (end - index)
        index = end
    return result


def _influence(kind: str) -> str:
    return "R" if kind in ("R", "N") else "L"


def _between_right(kinds: list[str], index: int) -> bool:
    left = next((kind for kind in reversed(kinds[:index]) if kind in ("L", "R")), "")
    right = next((kind for kind in kinds[index + 1 :] if kind in ("L", "R")), "")
    return left == right == "R"
