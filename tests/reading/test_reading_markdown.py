"""Markdown without its marks."""

from __future__ import annotations

from collections.abc import Callable

from compare.reading.formats.markdown import MAX_BYTES
from compare.records import Document

TEXT = """---
title: "إغلاق الجسر"
date: 2026-03-17
---
<!-- a comment -->
Heading *with* emphasis
=======================

Text with a [link](http://news.example "title"), ![a picture](a.png)`code` &amp; \\*stars\\*,
going **on**\\
here.

* item one
* item two

  second paragraph
    1. nested

> quoted text

| a | b |
|---|--:|
| Killed | 305 |

<div>raw <b>html</b></div>

```python
print("x")
```

~~gone~~ Last.[^1]
"""


def test_marks_are_taken_off_and_structure_kept(blocks: Callable[..., list[str]]) -> None:
    assert blocks(TEXT.encode(), "a.md") == [
        "إغلاق الجسر",
        "Heading with emphasis",
        "Text with a link, code & *stars*, going on\nhere.",
        "item one",
        "item two",
        "second paragraph",
        "nested",
        "quoted text",
        "a\tb",
        "Killed\t305",
        "raw html",
        'print("x")',
        "gone Last.[^1]",
    ]


def test_the_title_is_not_said_twice(blocks: Callable[..., list[str]]) -> None:
    assert blocks(b"---\ntitle: A title\n---\n# A title\n\nText.\n", "a.md") == ["A title", "Text."]


def test_encoding_and_name(document: Callable[..., Document]) -> None:
    found = document("# عنوان\n\nنصّ قصير هنا".encode("cp1256"), "a.markdown")
    assert (found.format, found.encoding) == ("markdown", "windows-1256")
    assert found.text == "عنوان\n\nنصّ قصير هنا"


def test_too_much_markdown(refusal: Callable[..., str]) -> None:
    assert "rename it to .txt" in refusal(b"a" * (MAX_BYTES + 1), "a.md")
