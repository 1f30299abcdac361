"""OpenDocument texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from reading_files import archive, odt

from compare.records import Document


def test_body_lists_tables_and_notes(blocks: Callable[..., list[str]]) -> None:
    body = (
        '<text:h text:outline-level="1">إغلاق <text:span>الجسر</text:span></text:h>'
        "<text:p>أُغلق\u00a0الجسر<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>حاشية.</text:p></text:note-body></text:note> اليوم.</text:p>"
        "<text:list><text:list-item><text:p>بند أول</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>الطول</text:p></table:table-cell>"
        "<table:table-cell><text:p>118</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p/>"
    )
    assert blocks(odt(body), "a.odt") == ["إغلاق الجسر", "أُغلق\u00a0الجسر اليوم.", "بند أول", "الطول\t118", "حاشية."]


def test_spaces_are_collapsed_as_the_standard_says(blocks: Callable[..., list[str]]) -> None:
    body = (
        "<text:p>\n   one   two\n<text:span> three</text:span><text:s text:c='3'/>four<text:tab/>five"
        "<text:line-break/>six<text:s text:c='999999999'/>seven<text:s text:c='x'/>.</text:p>"
    )
    assert blocks(odt(body), "a.odt") == ["one two three   four\tfive\nsix" + " " * 100 + "seven ."]


def test_deleted_text_comments_indexes_and_descriptions_are_left_out(blocks: Callable[..., list[str]]) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Chapter 1</text:p></text:index-body></text:table-of-content>"
        "<text:p>kept<office:annotation><text:p>comment</text:p></office:annotation> text"
        "<draw:frame><svg:title>picture</svg:title><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
        "<text:change-start/> inserted<text:change-end/></text:p>"
    )
    assert blocks(odt(body), "a.odt") == ["kept text inserted", "boxed"]


def _rezipped(order: list[str], content: dict[str, str]) -> bytes:
    """An archive with its parts in this order, all of them packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in order:
            target.writestr(name, content[name])
    return stream.getvalue()


@pytest.mark.parametrize(
    "order",
    [
        ["content.xml", "mimetype"],
        ["META-INF/manifest.xml", "content.xml", "mimetype"],
        ["content.xml"],
        ["META-INF/manifest.xml", "content.xml"],
    ],
)
def test_a_document_zipped_by_hand_is_known_by_what_it_holds(
    document: Callable[..., Document], order: list[str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(odt("<text:p>One line.</text:p>"))) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    parts["META-INF/manifest.xml"] = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" '
        'm:media-type="application/vnd.oasis.opendocument.text"/></m:manifest>'
    )
    for name in ("a.odt", "a"):
        found = document(_rezipped(order, parts), name)
        assert (found.format, found.text) == ("odt", "One line.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (odt("<text:p>a</text:p>", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), "password"),
        (odt("<text:p>"), "damaged"),
        (odt("<text:p/>"), "no text"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "missing"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "spreadsheet"),
    ],
)
def test_bad_files(refusal: Callable[..., str], data: bytes, said: str) -> None:
    assert said in refusal(data, "a.odt")
