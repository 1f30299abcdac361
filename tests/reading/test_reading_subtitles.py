"""Subtitles: cues to sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.records import Document

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


@pytest.mark.parametrize(
    "timing",
    [
        "00:00:04 --> 00:00:06",
        "0:00:04,5 --> 0:00:06",
        "00:00:4,500 --> 00:00:6,00",
        "00:00:04,000-->00:00:06,000",
        "00:00:04.100 -> 00:00:06.900",
        "00:00:04,000 –-> 00:00:06,000",
        "00:00:04,000 -- > 00:00:06,000",
        "00:00:04,000 → 00:00:06,000",
        "00:00:04:000 --> 00:00:06:000",
        "00:00:04,000 - 00:00:06,000",
        "00: 00: 04, 000 --> 00: 00: 06, 000",
        "٠٠:٠٠:٠٤٫٠٠٠ --> ٠٠:٠٠:٠٦٫٠٠٠",
        "00:04 --> 00:06",
    ],
)
@pytest.mark.parametrize("all_so", [True, False])
def test_sloppy_timings_are_no_speech(blocks: Callable[..., list[str]], timing: str, all_so: bool) -> None:
    first = timing if all_so else "00:00:01,000 --> 00:00:03,000"
    text = (
        f"1\n{first}\nWhere were you?\n\n2\n{timing}\nAt the office\n\nuntil 10:30.\n\n3\n{timing} X1:1 Y1:2\nGood.\n"
    )
    assert blocks(text.encode(), "a.srt") == ["Where were you?", "At the office until 10:30.", "Good."]


def test_subtitles_with_sloppy_timings_are_known_under_another_suffix(document: Callable[..., Document]) -> None:
    found = document(b"1\n0:00:01 -> 0:00:03\nWhere were you?\n", "a.txt")
    assert found.text == "Where were you?"


def test_a_dash_at_the_start_of_a_cue_is_another_speaker(blocks: Callable[..., list[str]]) -> None:
    cues = ["1\n00:00:01,000 --> 00:00:02,000\nكم دفعت؟", "2\n00:00:03,000 --> 00:00:04,000\n700"]
    cues.append("3\n00:00:04,500 --> 00:00:06,000\n- ثمن باهظ.\n- بل رخيص.")
    assert blocks("\n\n".join(cues).encode(), "a.srt") == ["كم دفعت؟", "700", "ثمن باهظ.", "بل رخيص."]


def test_hard_spaces_and_breaks_of_styled_subtitles(blocks: Callable[..., list[str]]) -> None:
    cue = "1\n00:00:01,000 --> 00:00:02,000\n- Ten\\hyears ago?\\N- No.\n"
    assert blocks(cue.encode(), "a.srt") == ["Ten\u00a0years ago?", "No."]
