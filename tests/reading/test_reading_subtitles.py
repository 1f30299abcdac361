"""Subtitles: cues to sentences."""

from __future__ import annotations

from collections.abc import Callable

from compare.document import Document

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>أعلنت بلدية المدينة القديمة</i>

2
00:00:03,600 --> 00:00:05,500
إغلاق الجسر الحجري.

3
00:00:06,000 --> 00:00:07,000
- متى يُفتح؟
- لا نعرف.

4
00:00:08,000 --> 00:00:09,000
{\\an8}سنعود

5
00:00:20,000 --> 00:00:21,000 X1:10 Y1:20
بعد قليل 305
"""

VTT = """WEBVTT Kind: captions

NOTE not spoken
and this neither

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Tom>The bridge is closed &amp; <c.loud>stays</c> so

00:02.000 --> 00:03.000
until April.
"""

ROLLING = """WEBVTT

00:00:01.000 --> 00:00:02.000
the<00:00:01.200><c> bridge</c>

00:00:02.000 --> 00:00:03.000
the bridge
is<00:00:02.200><c> closed</c>

00:00:03.000 --> 00:00:04.000
is closed
until<00:00:03.200><c> April.</c>
"""


def test_subrip(blocks: Callable[..., list[str]]) -> None:
    assert blocks(SRT.encode(), "a.srt") == [
        "أعلنت بلدية المدينة القديمة إغلاق الجسر الحجري.",
        "متى يُفتح؟",
        "لا نعرف.",
        "سنعود",
        "بعد قليل 305",
    ]


def test_line_ends_and_encodings_do_not_matter(blocks: Callable[..., list[str]]) -> None:
    wanted = blocks(SRT.encode(), "a.srt")
    assert blocks(SRT.replace("\n", "\r\n").encode("utf-16"), "b.srt") == wanted
    assert blocks(SRT.encode("cp1256"), "c.srt") == wanted


def test_webvtt_and_a_wrong_suffix(document: Callable[..., Document]) -> None:
    found = document(VTT.encode(), "a.txt")
    assert found.text == "The bridge is closed & stays so until April."
    assert "subtitles" in found.notices[0]


def test_rolling_captions_are_not_repeated(blocks: Callable[..., list[str]]) -> None:
    assert blocks(ROLLING.encode(), "a.vtt") == ["the bridge is closed until April."]


def test_cues_without_full_stops_stand_for_themselves(blocks: Callable[..., list[str]]) -> None:
    cues = [f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nword {chr(96 + n)}\n" for n in range(1, 9)]
    assert blocks("\n".join(cues).encode(), "a.srt") == [f"word {chr(96 + n)}" for n in range(1, 9)]


def test_a_sentence_of_many_cues_is_divided(blocks: Callable[..., list[str]]) -> None:
    cues = [
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nword{'.' if n % 3 == 0 and n < 16 else ''}\n"
        for n in range(1, 25)
    ]
    found = blocks("\n".join(cues).encode(), "a.srt")
    assert found[:5] == ["word word word."] * 5
    assert max(block.count("word") for block in found[5:]) <= 10


def test_subtitles_without_a_cue(refusal: Callable[..., str]) -> None:
    assert "no cue" in refusal(b"WEBVTT\n\nNOTE nothing\n", "a.vtt")
    assert "no cue" in refusal(b"an arrow --> but no timing", "a.srt")
