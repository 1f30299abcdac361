"""Web pages saved as one file."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.records import Document

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_the_article_of_a_saved_page(document: Callable[..., Document], cte: str) -> None:
    page = (PAGES / "news.ar.html").read_bytes()
    body = quopri.encodestring(page) if cte == "quoted-printable" else base64.encodebytes(page)
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/local/1187\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n\r\n----b--\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: "
        + cte.encode()
        + b"\r\n\r\n"
        + body
        + b"\r\n----b--\r\n"
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n----b----\r\n"
    )
    found = document(data, "a.mhtml")
    plain = document(page, "a.html")
    assert (found.format, found.text, found.notices) == ("mhtml", plain.text, ())


def test_a_message_without_a_page(refusal: Callable[..., str]) -> None:
    head = b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    assert "no web page" in refusal(head + b"--b\r\nContent-Type: text/plain\r\n\r\ntext\r\n--b--\r\n", "a.mht")
    assert "no web page" in refusal(head, "b.mht")
