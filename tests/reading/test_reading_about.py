"""What a saved page tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.about import about_from, saved_with, with_retrieval
from compare.records import UNTOLD, About, Document

PAGE = (Path(__file__).parent / "pages" / "news.en.html").read_bytes()
PARAGRAPH = "<p>The council said on Sunday that the bridge would be closed for repairs until the end of the month.</p>"


def page(head: str, top: str = "") -> bytes:
    return (
        f"{top}<!DOCTYPE html><html><head><title>Bridge closed - The Harbour Post</title>{head}</head>"
        f"<body><article><h1>Bridge closed</h1>{PARAGRAPH * 6}</article></body></html>"
    ).encode()


META = (
    '<meta property="og:site_name" content="The Harbour Post">'
    '<meta property="article:published_time" content="2026-03-12T08:30:00Z">'
    '<link rel="canonical" href="https://post.example/bridge">'
)


def test_a_page_names_its_publication_day_and_address(document: Callable[..., Document]) -> None:
    found = document(page(META), "a.html").about
    assert found == About("Bridge closed", "The Harbour Post", "2026-03-12", "https://post.example/bridge")


@pytest.mark.parametrize(
    ("top", "address", "day"),
    [
        ("<!-- saved from url=(0026)https://post.example/saved -->\n", "https://post.example/saved", ""),
        (
            "<!--\n Page saved with SingleFile \n url: https://post.example/one \n"
            " saved date: Sat Mar 14 2026 09:15:00 GMT+0100 (Central European Standard Time)\n-->",
            "https://post.example/one",
            "2026-03-14",
        ),
        ("<!-- saved from url=(0014)about:internet -->\n", "https://post.example/bridge", ""),
    ],
)
def test_who_saved_a_page_says_from_where_and_when(
    document: Callable[..., Document], top: str, address: str, day: str
) -> None:
    found = document(page(META, top), "a.html").about
    assert (found.address, found.retrieved) == (address, day)


def test_the_header_of_a_page_in_one_file(document: Callable[..., Document]) -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/x\r\n"
        b"Date: Sat, 14 Mar 2026 09:15:00 +0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
        + page("")
        + b"\r\n--b--\r\n"
    )
    found = document(data, "a.mhtml").about
    assert (found.address, found.retrieved) == ("https://post.example/x", "2026-03-14")


def test_what_is_no_day_and_no_address_is_not_taken() -> None:
    values = {"published": "2026-02-31", "retrieved": "yesterday", "address": "javascript:alert(1)", "headline": None}
    assert about_from(values) == UNTOLD
    assert with_retrieval(UNTOLD, "the day before yesterday") == UNTOLD
    assert saved_with("<!-- Page saved with SingleFile\n saved date: Sat Foo 99 2026 -->", UNTOLD) == UNTOLD


def test_a_text_file_tells_nothing(document: Callable[..., Document]) -> None:
    assert document(b"A bridge was closed.\n", "a.txt").about == UNTOLD
    assert document(b"---\ntitle: Bridge closed\n---\n\nIt was closed.\n", "a.md").about == About("Bridge closed")


@given(st.dictionaries(st.sampled_from(["headline", "publication", "published", "address", "retrieved"]), st.text()))
def test_whatever_a_page_says_stays_short_and_harmless(values: dict[str, str]) -> None:
    about = about_from(values)
    for text in (about.headline, about.publication, about.published, about.address, about.retrieved):
        assert len(text) <= 300
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\r\x1b")
