"""The Unicode Bidirectional Algorithm (UAX #9) up to rule L2, in pure Python.

Bidi classes become a string of one letter a character, so that the weak and
neutral rules are regular expressions that run at the speed of C. Rules are
named in the comments as in https://www.unicode.org/reports/tr9/. All cases of
Unicode's BidiCharacterTest pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from unicodedata import bidirectional

from compare.bidi.tables import BRACKET_PAIRS, MIRROR_PAIRS

_LETTER = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "AN": "N",
    "ES": "-",
    "ET": "%",
    "CS": ",",
    "NSM": "m",
    "BN": "b",
    "B": "B",
    "S": "S",
    "WS": "w",
    "ON": "o",
    "LRE": "c",
    "RLE": "d",
    "LRO": "e",
    "RLO": "f",
    "PDF": "g",
    "LRI": "i",
    "RLI": "j",
    "FSI": "k",
    "PDI": "p",
}

_MAX_DEPTH = 125  # BD2
_MAX_OPEN_BRACKETS = 63  # BD16

MIRROR: dict[str, str] = dict(zip(MIRROR_PAIRS[::2], MIRROR_PAIRS[1::2], strict=True))
MIRROR.update({image: character for character, image in MIRROR.items()})

# U+2329 and U+232A are canonically equivalent to U+3008 and U+3009 (BD16).
_SAME_BRACKET = {"\u232a": "\u3009"}
_CLOSING = {
    opening: _SAME_BRACKET.get(closing, closing)
    for opening, closing in zip(BRACKET_PAIRS[::2], BRACKET_PAIRS[1::2], strict=True)
}
_BRACKET = re.compile(f"[{re.escape(BRACKET_PAIRS)}]")

_FORMATTING = re.compile("[b-gijkp]")
_PARAGRAPH = re.compile("[^B]*B?")
_RIGHT_TO_LEFT = re.compile("[RAN]")
_REMOVED = "bcdefg"  # X9
_ISOLATES = "ijk"
_BLANK = "wijkp" + _REMOVED  # L1
_EVEN = {"L": 0, "R": 1, "N": 2, "E": 2}  # I1
_ODD = {"L": 1, "R": 0, "N": 1, "E": 1}  # I2

_W1 = re.compile("([^m]?)(m+)")
_W2 = re.compile("A[^LR]*")
_W4_EUROPEAN = re.compile("(?<=E)[-,](?=E)")
_W4_ARABIC = re.compile("(?<=N),(?=N)")
_W5 = re.compile("(?<!%)%*E[E%]*")
_W6 = re.compile("[-%,]")
_W7 = re.compile("L[^R]*")
_N1_LEFT = re.compile("(?<=L)[oBSwijkp]+(?=L)")
_N1_RIGHT = re.compile("(?<=[REN])[oBSwijkp]+(?=[REN])")
_N2 = re.compile("[oBSwijkp]")


class _Classes(dict[int, str]):
    """Code point to the letter of its bidi class, filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        # Unassigned characters have no class in unicodedata; L is the default of most blocks.
        letter = self[code] = _LETTER[bidirectional(chr(code)) or "L"]
        return letter


_CLASSES = _Classes()


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of every character of `text`.

    `base` is the paragraph level: 0 left-to-right, 1 right-to-left, None to
    take it from the first strong character (P2, P3). Paragraph separators end
    a paragraph. L1 is applied as if each paragraph were one line; characters
    that X9 removes have the level of the one before them.
    """
    codes = text.translate(_CLASSES)
    found: list[int] = []
    for match in _PARAGRAPH.finditer(codes):
        if match.end() > match.start():
            found += _paragraph(match[0], text[match.start() : match.end()], base)
    return found


def paragraph_level(text: str) -> int:
    """The level of the first strong character outside isolates, else 0 (P2, P3)."""
    codes = text.translate(_CLASSES).partition("B")[0]
    return _first_strong(codes, 0, len(codes)) or 0


def reorder_line(levels: Sequence[int]) -> list[int]:
    """The indices of one line's characters from left to right (L2), by their levels."""
    runs = [list(run) for _, run in groupby(range(len(levels)), levels.__getitem__)]
    order: list[int] = []
    # Reversing from the highest level down to 1: a run is turned once for itself
    # and, as a whole, once for each lower level, so turning lists of runs is enough.
    ranks = [levels[run[0]] for run in runs]
    for run, rank in zip(runs, ranks, strict=True):
        if rank % 2:
            run.reverse()
    for level in range(max(ranks, default=0), 0, -1):
        position = 0
        while position < len(runs):
            end = position
            while end < len(runs) and ranks[end] >= level:
                end += 1
            if end > position + 1:
                runs[position:end] = runs[position:end][::-1]
                ranks[position:end] = ranks[position:end][::-1]
            position = end + 1
    for run in runs:
        order += run
    return order


def _paragraph(codes: str, text: str, base: int | None) -> list[int]:
    count = len(codes)
    level = (_first_strong(codes, 0, count) or 0) if base is None else base
    if not _FORMATTING.search(codes):
        if level == 0 and not _RIGHT_TO_LEFT.search(codes):
            return [0] * count
        found = [level] * count
        direction = "LR"[level]
        _resolve(range(count), codes, text, level, direction, direction, found)
    else:
        explicit, resolved = _explicit(codes, level)
        found = list(explicit)
        for run in _isolating_runs(codes, explicit):
            _resolve_run(run, codes, resolved, text, level, explicit, found)
        for index, code in enumerate(codes):
            if code in _REMOVED:
                found[index] = found[index - 1] if index else level
    _reset_blanks(codes, level, found)
    return found


def _reset_blanks(codes: str, level: int, found: list[int]) -> None:
    """L1: separators, and the blanks before them and at the end, take the paragraph level."""
    ends = [index for index, code in enumerate(codes) if code in "SB"] if "S" in codes or "B" in codes else []
    for end in [*ends, len(codes)]:
        start = end
        while start and codes[start - 1] in _BLANK:
            start -= 1
        found[start : end + 1] = [level] * len(found[start : end + 1])


def _first_strong(codes: str, start: int, end: int) -> int | None:
    """P2 and P3: 0 or 1 by the first strong character of `codes[start:end]` outside isolates."""
    depth = 0
    for index in range(start, end):
        code = codes[index]
        if code in _ISOLATES:
            depth += 1
        elif code == "p":
            depth = max(0, depth - 1)
        elif not depth and code in "LRA":
            return int(code != "L")
    return None


def _explicit(codes: str, base: int) -> tuple[list[int], list[str]]:
    """X1-X8: levels, and classes with overrides carried out."""
    found: list[int] = []
    resolved = list(codes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    closed = _closed_isolates(codes)
    for index, code in enumerate(codes):
        level, override, _ = stack[-1]
        if code in "cdef":
            found.append(level)
            deeper = _deeper(level, code in "df")
            if deeper <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((deeper, {"e": "L", "f": "R"}.get(code, ""), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif code in _ISOLATES:
            found.append(level)
            if override:
                resolved[index] = override
            room = not overflow_isolates and not overflow_embeddings
            right = code == "j" or (code == "k" and room and bool(_first_strong(codes, index + 1, closed[index])))
            deeper = _deeper(level, right)
            if deeper <= _MAX_DEPTH and room:
                valid_isolates += 1
                stack.append((deeper, "", True))
            else:
                overflow_isolates += 1
        elif code == "p":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            found.append(stack[-1][0])
            if stack[-1][1]:
                resolved[index] = stack[-1][1]
        elif code == "g":
            found.append(level)
            if not overflow_isolates:
                if overflow_embeddings:
                    overflow_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif code == "B":
            found.append(base)
        else:
            found.append(level)
            if override and code != "b":
                resolved[index] = override
    return found, resolved


def _deeper(level: int, right: bool) -> int:
    """The next higher odd (right) or even level."""
    return (level + 1) | 1 if right else (level + 2) & ~1


def _closed_isolates(codes: str) -> dict[int, int]:
    """Index of each isolate initiator to that of its PDI, or to the end (BD9)."""
    closed: dict[int, int] = {}
    waiting: list[int] = []
    for index, code in enumerate(codes):
        if code in _ISOLATES:
            waiting.append(index)
        elif code == "p" and waiting:
            closed[waiting.pop()] = index
    return closed | dict.fromkeys(waiting, len(codes))


def _isolating_runs(codes: str, found: list[int]) -> Iterable[list[int]]:
    """X10, BD13: isolating run sequences, as lists of indices, without what X9 removes."""
    kept = [index for index, code in enumerate(codes) if code not in _REMOVED]
    pdi = {start: end for start, end in _closed_isolates(codes).items() if end < len(codes)}
    matched = set(pdi.values())
    runs = {run[0]: run for run in (list(group) for _, group in groupby(kept, found.__getitem__))}
    # A run that starts with a matched PDI continues the sequence of its initiator.
    # A PDI can stand inside a run only if its initiator did not raise the level,
    # and then both are neutral within that run already.
    for first, run in runs.items():
        if first in matched:
            continue
        sequence = list(run)
        while sequence[-1] in pdi and pdi[sequence[-1]] in runs:
            sequence += runs[pdi[sequence[-1]]]
        yield sequence


def _resolve_run(
    run: list[int], codes: str, resolved: list[str], text: str, base: int, explicit: list[int], found: list[int]
) -> None:
    """X10: the directions at both ends of a sequence, then its weak and neutral types."""
    level = explicit[run[0]]
    before = run[0] - 1
    while before >= 0 and codes[before] in _REMOVED:
        before -= 1
    after = run[-1] + 1
    while after < len(codes) and codes[after] in _REMOVED:
        after += 1
    open_end = codes[run[-1]] in _ISOLATES  # an initiator without its PDI
    left = max(level, explicit[before] if before >= 0 else base)
    right = max(level, base if open_end or after >= len(codes) else explicit[after])
    classes = "".join([resolved[index] for index in run])
    characters = "".join([text[index] for index in run])
    _resolve(run, classes, characters, level, "LR"[left % 2], "LR"[right % 2], found)


def _resolve(run: Sequence[int], classes: str, text: str, level: int, start: str, end: str, found: list[int]) -> None:
    """W1-W7, N0-N2, I1-I2 for one isolating run sequence; writes levels to `found`.

    `classes` and `text` hold the sequence's characters in order, `run` where
    they stand in the paragraph; `start` and `end` are sos and eos, L or R.
    """
    s = classes
    if "m" in s:
        s = _W1.sub(lambda m: m[1] + ("o" if m[1] and m[1] in "ijkp" else m[1] or start) * len(m[2]), s)
    if "E" in s:
        if "A" in s:
            s = _W2.sub(lambda m: m[0].replace("E", "N"), s)
        s = _W4_EUROPEAN.sub("E", s)
        s = _W5.sub(lambda m: "E" * len(m[0]), s)
    if "N" in s:
        s = _W4_ARABIC.sub("N", s)
    s = start + _W6.sub("o", s.replace("A", "R")) + end
    if "E" in s:
        s = _W7.sub(lambda m: m[0].replace("E", "L"), s)
    embedding = "LR"[level % 2]
    if _BRACKET.search(text):
        s = _resolve_brackets(s, classes, text, embedding)
    s = _N1_LEFT.sub(lambda m: "L" * len(m[0]), s)
    s = _N1_RIGHT.sub(lambda m: "R" * len(m[0]), s)
    s = _N2.sub(embedding, s)
    raised = _ODD if level % 2 else _EVEN
    for index, code in zip(run, s[1:-1], strict=True):
        found[index] = level + raised[code]


def _resolve_brackets(s: str, classes: str, text: str, embedding: str) -> str:
    """N0: both brackets of a pair take one direction. `s` has sos before and eos after it."""
    out = list(s)
    opposite = "L" if embedding == "R" else "R"
    strong = {"L": "L", "R": "R", "E": "R", "N": "R"}
    for opening, closing in _bracket_pairs(s, text):
        inside = {strong[code] for code in out[opening + 2 : closing + 1] if code in strong}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = next((strong[out[i]] for i in range(opening, -1, -1) if out[i] in strong), embedding)
            direction = opposite if before == opposite else embedding
        for index in (opening, closing):
            out[index + 1] = direction
            # Marks on a bracket go with it.
            index += 1
            while index < len(classes) and classes[index] == "m":
                out[index + 1] = direction
                index += 1
    return "".join(out)


def _bracket_pairs(s: str, text: str) -> list[tuple[int, int]]:
    """BD16: indices into `text` of the paired brackets, in order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        index = match.start()
        if s[index + 1] != "o":
            continue
        character = match[0]
        closing = _CLOSING.get(character)
        if closing:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                break
            waiting.append((closing, index))
            continue
        character = _SAME_BRACKET.get(character, character)
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == character:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)
