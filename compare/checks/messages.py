"""The sentences of findings, all of one shape: `what changed: original → report (note)`.

Words of a text stand in “ ”. Those of another language than English stand in
brackets behind what they come to in English, if that is known: who reads only
English must be able to judge a finding.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from compare.passage.evidence import english
from compare.records import Side
from compare.text.lexicon import Cue
from compare.text.segment import Segment

NOTHING = {Side.SOURCE: "nothing like it in the original", Side.TARGET: "nothing like it in the report"}
SHORT = 70
"""Characters of a sentence or a quotation that are shown."""
SHORT_GLOSS = 8
"""Words of a long stretch of another language that are said in English."""
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\"“”„«»]")


def changed(original: str, report: str, what: str = "", note: str = "") -> str:
    """`what: original → report (note)`; what a check's name says already needs no `what`."""
    said = f"{original} → {report}"
    return (f"{what}: " if what else "") + said + (f" ({note})" if note else "")


def alone(side: Side, what: str, shown: str, instead: str = "") -> str:
    """What only one side has: `doubt dropped: “perhaps” (ربما) → stated as fact`.

    `what` is empty where the name of the check says it.
    """
    other = instead or NOTHING[side.other]
    sides = (other, shown) if side is Side.TARGET else (shown, other)
    return changed(*sides, what=f"{what} {side.alone}".lstrip())


def quoted(text: str, code: str, meaning: str = "") -> str:
    """Words of a text: `“claimed”`; in another language than English `“denied” (نفت)`, if their meaning is known."""
    text = " ".join(text.split())
    return f"“{meaning}” ({text})" if meaning and not is_english(code) else f"“{_within_marks(text)}”"


def _within_marks(text: str) -> str:
    """A text as it stands between “ ”: without marks of its own around all of it, and single ones for others."""
    if len(_MARKS.findall(text)) == 2 and _MARKS.match(text[:1]) and _MARKS.match(text[-1:]):
        return text[1:-1]
    return _MARKS.sub(lambda mark: "’" if mark.start() and text[mark.start() - 1] not in " (" else "‘", text)


def listed(text: str, code: str, path: str, classes: Collection[str], name: str = "") -> str:
    """Words that a list has under `classes`: in English as its list says them, or by the `name` of their class."""
    meaning = "" if is_english(code) else english.of_class(text, code, path, classes)
    return quoted(text, code, meaning or name.replace("-", " "))


def glossed(text: str, code: str, most: int | None = None) -> str:
    """Words of a text, in another language behind an English word for each: `not · request (لم يطلب)`."""
    meaning = "" if is_english(code) else english.gloss(text, code, most)
    return f"{meaning} ({' '.join(text.split())})" if meaning else quoted(text, code)


def headed(head: str, text: str, code: str, rest: str | None = None) -> str:
    """A phrase of which the first words are known to mean `head`: `according to · source · medical (بحسب مصدر طبي)`.

    `rest` is what of `text` is said word by word behind it; all of it by default.
    """
    text = " ".join(text.split())
    if is_english(code):
        return quoted(text, code)
    known = head.split()
    words = [word for word in english.gloss(text if rest is None else rest, code).split(english.SEPARATOR) if word]
    meaning = english.SEPARATOR.join(filter(None, [head, *(word for word in words if word not in known)]))
    return f"{meaning} ({text})" if meaning else quoted(text, code)


def meaning_of(cue: Cue, side: Segment, path: str) -> str:
    """What the English list at `path` calls a cue of that list; empty in English."""
    return "" if is_english(side.language) else english.of_class(cue.text, side.language, path, cue.classes)


def named(text: str, code: str) -> str:
    """A name: `Basra (البصرة)`, and in Latin letters where no table knows it: `~Njla (نجلاء)`."""
    meaning = "" if is_english(code) else english.name(text, code)
    return f"{meaning} ({text})" if meaning else f"“{text}”"


def figure(value: str, written: str, code: str) -> str:
    """A number with how the text writes it, which in English is enough: `305 (٣٠٥)`, `235`, `“fifty”`."""
    shown = valued(value, written, code)
    return f"“{' '.join(written.split())}”" if is_english(code) and shown != value else shown


def valued(value: str, written: str, code: str) -> str:
    """A value with how the text writes it, unless that says no more: `per day (يوميا)`, `per week (“every Friday”)`."""
    written = " ".join(written.split())
    if not is_english(code):
        return value if written in (value, value.replace(",", "")) else f"{value} ({written})"
    said = set(_WORD.findall(value.casefold()))
    return value if said <= set(_WORD.findall(written.casefold())) else f"{value} (“{written}”)"


def short(text: str, most: int = SHORT) -> str:
    """A text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rpartition(" ")[0].rstrip(" ,;:،؛") + "…"


def sentence(text: str, code: str) -> str:
    """A sentence in short; of another language than English its first words that are known, and their number."""
    return quoted(short(text), code) if is_english(code) else glossed(short(text), code, SHORT_GLOSS)


def is_english(code: str) -> bool:
    """Whether a language code is English."""
    return code.split("-")[0] == "en"
