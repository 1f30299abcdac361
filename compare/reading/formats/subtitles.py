"""Subtitles (SubRip, WebVTT): cues joined to sentences, tags and timings left out.

A paragraph collects cues until one ends a sentence, a pause of `PAUSE`
seconds follows, or `MOST_CUES` are together. Where hardly any cue ends a
sentence (subtitles written without full stops), each cue is a paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.errors import UserError
from compare.reading.decode import decode
from compare.reading.extract import Extract, is_blank, join_blocks
from compare.reading.source import Source

NAME = "srt"
LABEL = "a file of subtitles"
SUFFIXES = (".srt", ".vtt")

MAX_BYTES = 8 * 2**20
"""The largest file, in bytes; the subtitles of a long film have a fiftieth of it."""
PAUSE = 3.0
MOST_CUES = 10
_PUNCTUATED = 0.2
"""The least share of cues that end a sentence, for full stops to be believed."""

# Players are lenient, so are we: a missing fraction, fields of one digit, blanks around or within the arrow or
# none, other dashes. Two times of three fields with only signs between them are a timing without any arrow.
_STAMP = r"(?:(\d{1,4})[ ]?:[ ]?)?(\d{1,2})[ ]?:[ ]?(\d{1,2})(?:[ ]?[.,:;٫،][ ]?(\d{1,6}))?"
_WHOLE = r"\d{1,4}:\d{1,2}:\d{1,2}"
_ARROW = r"(?:[-=_~‐‑‒–—―−]{1,6}[ ]?(?:>{1,4}|&gt;|›|»)|[→➔⟶⇒])"
_TIMING = re.compile(
    rf"[ \t\ufeff\u200e\u200f]*(?=\d.{{0,60}}?{_ARROW}|{_WHOLE}[^\n]{{1,16}}?{_WHOLE})"
    rf"{_STAMP}[ \t\u200e\u200f]*(?:{_ARROW}|[^\w\n]{{1,8}}?)[ \t\u200e\u200f]*{_STAMP}(?![\w:])"
)
_SRT_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,100}\d{1,6}[ \t]*\r?\n\s{0,20}\d{1,4}:\d\d?:\d\d?(?:[.,:]\d{1,6})?[ \t]*"
    rb"(?:-|=|\xe2\x80[\x90-\x95]|\xe2\x86\x92){1,4}[ ]?[\d>]"
)
_TIMED = re.compile(rb"\d:\d\d?[^\n\d]{0,2}\d{0,6}[^\n\w]{1,16}\d{1,4}:\d")
_VTT_START = re.compile(rb"\A(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<[\d:.]{5,13}>|\{\\[^{}\n]{1,200}\}")
_HARD_SPACE = re.compile(r"\\h")
_LINE_BREAK = re.compile(r"\\N")
_ROLLING = re.compile(r"<\d\d:\d\d[:.][\d:.]+>")
_SPEAKER = re.compile(r"[ \t\u200e\u200f\u202a-\u202e]*[-–—‐][ \t]*(?=\S)")
_ENDING = re.compile(r"[.!?؟…。۔][\"'”“’‘»«)\]\s\u200e\u200f\u202a-\u202e]*\Z")


class _Cue(NamedTuple):
    start: float
    end: float
    lines: tuple[str, ...]


def sniff(data: bytes) -> bool:
    """`WEBVTT`, or a number and a timing, in the first lines."""
    head = data[:400].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(_VTT_START.match(head) or _SRT_START.match(head))


def fits(data: bytes) -> bool:
    """There is a timing somewhere."""
    narrow = data.replace(b"\0", b"")
    return b"-->" in narrow or _TIMED.search(narrow) is not None


def read(source: Source) -> Extract:
    """The spoken text, in paragraphs of whole sentences where the cues allow it."""
    if len(source.data) > MAX_BYTES:
        raise UserError(
            f"{source.name}: is larger than the {MAX_BYTES // 2**20} MiB of subtitles that are read; split it"
        )
    decoded = decode(source.data, source.name, source.encoding)
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = _cues(lines, web=lines[0].startswith("WEBVTT"))
    if not cues:
        raise UserError(f"{source.name}: holds no cue of subtitles; if it is a text, rename it to .txt")
    if _ROLLING.search(decoded.text):
        cues = _without_repeats(cues)
    text, paragraphs = join_blocks(_joined(cues))
    return Extract(text, paragraphs, decoded.encoding, decoded.notices)


def _cues(lines: list[str], *, web: bool) -> list[_Cue]:
    timings = [(number, match) for number, line in enumerate(lines) if (match := _TIMING.match(line))]
    ends = [*(number for number, _ in timings), len(lines)][1:]
    cues = []
    for (number, match), end in zip(timings, ends, strict=True):
        body = _body(lines, number + 1, end, last=end == len(lines), web=web)
        body = [piece for line in body for piece in _LINE_BREAK.split(line)]
        cleaned = tuple(shown for line in body if not is_blank(shown := _clean(line, web=web)))
        if cleaned:
            cues.append(_Cue(_seconds(match, 0), _seconds(match, 4), cleaned))
    return cues


def _body(lines: list[str], start: int, end: int, *, last: bool, web: bool) -> list[str]:
    """The lines of one cue: up to a blank line, in SubRip up to the number of the next cue."""
    body = lines[start:end]
    if web:
        blank = next((number for number, line in enumerate(body) if not line.strip()), len(body))
        return body[:blank]
    if not last:
        while body and not body[-1].strip():
            body.pop()
        if body and body[-1].strip().isdecimal():
            body.pop()
    return body


def _clean(line: str, *, web: bool) -> str:
    line = _HARD_SPACE.sub("\u00a0", _TAG.sub("", line))
    if web and "&" in line:
        from html import unescape

        line = unescape(line)
    return " ".join(line.split(" ")).strip()


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, fraction = (match[first + number] for number in range(1, 5))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _without_repeats(cues: list[_Cue]) -> list[_Cue]:
    """Automatic captions roll: each cue shows the last line of the one before it again."""
    kept, before = [], ""
    for cue in cues:
        lines = cue.lines[1:] if cue.lines[0] == before else cue.lines
        before = cue.lines[-1]
        if lines:
            kept.append(_Cue(cue.start, cue.end, lines))
    return kept


def _joined(cues: list[_Cue]) -> list[str]:
    turns = [(turn, cue) for cue in cues for turn in _turns(cue)]
    opening = {id(cue) for cue in cues if _SPEAKER.match(cue.lines[0])}
    ending = [_ENDING.search(turn) is not None for turn, _ in turns]
    punctuated = sum(ending) >= _PUNCTUATED * len(turns)
    blocks: list[str] = []
    gathered: list[str] = []
    for number, (turn, cue) in enumerate(turns):
        gathered.append(turn)
        following = turns[number + 1] if number + 1 < len(turns) else None
        pause = following is None or following[1].start - cue.end >= PAUSE
        # Another turn of this cue, or a dash at the start of the next one: someone else speaks.
        speaker = following is not None and (following[1] is cue or id(following[1]) in opening)
        if not punctuated or ending[number] or pause or speaker or len(gathered) >= MOST_CUES:
            blocks.append(" ".join(gathered))
            gathered = []
    return blocks


def _turns(cue: _Cue) -> list[str]:
    """The text of a cue, or what each speaker says where dashes tell them apart."""
    turns: list[list[str]] = []
    dashed = sum(1 for line in cue.lines if _SPEAKER.match(line)) >= 2
    for line in cue.lines:
        if not turns or (dashed and _SPEAKER.match(line)):
            turns.append([])
        turns[-1].append(_SPEAKER.sub("", line, count=1) if dashed else line)
    return [" ".join(turn) for turn in turns]
