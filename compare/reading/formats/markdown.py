"""Markdown (CommonMark with tables): the text without its marks.

Links keep their text, pictures and raw tags are left out, code stays as it
is, and a title in a YAML header becomes the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from compare.errors import UserError
from compare.reading.about import about_from
from compare.reading.decode import decode
from compare.reading.extract import Extract, join_blocks
from compare.reading.flow import Flow
from compare.reading.source import Source

NAME = "markdown"
LABEL = "Markdown"
SUFFIXES = (".md", ".markdown", ".mdown")

MAX_BYTES = 8 * 2**20
"""The largest file, in bytes: the parser reads about a megabyte a second."""

_HARMLESS = 2**17
"""Above this many characters the parser, which some texts can slow down, is given a limited time."""

_HEADER = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"""^title[ \t]*:[ \t]*(["']?)(.{1,500}?)\1[ \t]*$""", re.MULTILINE)
_COMMENT = re.compile(r"\A\s*<!--.*-->\s*\Z", re.DOTALL)


def sniff(data: bytes) -> bool:
    """Every plain text is Markdown, so its content proves nothing."""
    return False


def fits(data: bytes) -> bool:
    """Whatever can be decoded may be Markdown."""
    return True


def read(source: Source) -> Extract:
    """The paragraphs, headings, list items and cells, in order."""
    if len(source.data) > MAX_BYTES:
        raise UserError(
            f"{source.name}: is larger than the {MAX_BYTES // 2**20} MiB of Markdown that are read; "
            "split it, or rename it to .txt to read it as plain text"
        )
    decoded = decode(source.data, source.name, source.encoding)
    text, title = decoded.text, ""
    if header := _HEADER.match(text):
        text = text[header.end() :]
        found = _TITLE.search(header[1])
        title = found[2] if found else ""
    blocks = _blocks(text) if len(text) <= _HARMLESS else _isolated_blocks(text, source.name)
    if title and title.strip() not in (block.strip() for block in blocks[:1]):
        blocks.insert(0, title)
    joined, paragraphs = join_blocks(blocks)
    return Extract(joined, paragraphs, decoded.encoding, decoded.notices, about_from({"headline": title}))


def _isolated_blocks(text: str, name: str) -> list[str]:
    from compare.reading.isolated import run_isolated

    return list(run_isolated(f"{__name__}:parse_blocks", text.encode("utf-8"), name))


def parse_blocks(data: bytes, name: str) -> list[str]:
    """`_blocks` in the child process."""
    return _blocks(data.decode("utf-8"))


def _blocks(text: str) -> list[str]:
    from markdown_it import MarkdownIt

    flow = Flow()
    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    for token in parser.parse(text):
        if token.type in ("paragraph_open", "heading_open"):
            flow.begin()
        elif token.type in ("paragraph_close", "heading_close"):
            flow.end()
        elif token.type == "inline":
            _inline(flow, token.children or ())
        elif token.type in ("fence", "code_block"):
            flow.begin()
            flow.write(token.content)
            flow.end()
        elif token.type == "html_block":
            for block in _html(token.content):
                flow.begin()
                flow.write(block)
                flow.end()
        elif token.type == "tr_open":
            flow.enter_row()
        elif token.type == "tr_close":
            flow.leave_row()
        elif token.type in ("th_open", "td_open"):
            flow.enter()
        elif token.type in ("th_close", "td_close"):
            flow.leave_cell()
    return flow.finish()


def _inline(flow: Flow, tokens: Sequence[Any]) -> None:
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            flow.write(token.content)
        elif token.type == "softbreak":
            flow.write(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            flow.write("\n")


def _html(content: str) -> list[str]:
    from compare.reading.markup import blocks_of, parse_html

    tree = None if _COMMENT.match(content) else parse_html(content)
    return [] if tree is None else blocks_of(tree)
