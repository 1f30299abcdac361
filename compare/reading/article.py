"""The article of a web page; runs in the child process of `isolated`."""

from __future__ import annotations

import re
from typing import Any

from compare.reading.extract import is_blank
from compare.reading.markup import FURNITURE, UNSEEN, blocks_of, parse_html
from compare.reading.recovery import recover

MAX_TAGS = 200_000
"""More elements than an article's page has; then only the plain way is gone, whose time is linear."""

_MAX_DEPTH = 200
_LONGEST_LABEL = 300
_PLAIN = "no article was found in the page; all its text outside menus and footers is read"

_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
"""The day of publication by what the page says outright, whatever day it is read on; no guess by its text."""

# Labels of advertisements and of links to other articles inside an article,
# in the languages of the sites most often saved. A paragraph goes if it is
# such a label alone, or the label and nothing but links.
_ADVERTISEMENT = frozenset(
    {"advertisement", "advertising", "ad", "sponsored", "إعلان", "اعلان", "إعلانات", "publicité"}
)
_PROMOTION = re.compile(
    r"(?i)\s*(?:read (?:more|also|next)|also read|see also|related(?: (?:stories|articles|topics|news))?|more on this"
    r"|watch(?: also)?|you may also like|recommended|اقرأ(?:ي)? (?:أيضا|أيضاً|ايضا|المزيد)|إقرأ أيضا|طالع أيضا|شاهد أيضا"
    r"|مواضيع ذات صلة|موضوعات ذات صلة|أخبار ذات صلة|المزيد|اقرأ المزيد)\s*[:：»>←…-]*\s*"
)

# What sites say of themselves below an article: how comments are chosen, whose the views are, which standards they
# keep. A paragraph goes only at the end, and only for both parts of such a sentence: "declined to comment on a report
# published on Sunday" is news.
_POLICY = re.compile(
    r"(?i)\Aour standards\s*:|trust principles"
    r"|\b(?:views|opinions)\b.{0,80}\b(?:author|writer|contributor|their own|do(?:es)? not)\b.{0,80}"
    r"\b(?:reflect|represent|own|position|policy|views?)\b"
    r"|\bcomments\b.{0,60}\b(?:moderated|house rules|before (?:publication|publishing|being published|they appear))\b"
    r"|(?:الآراء|الأراء|المقال|المقالات)\b.{0,80}\b(?:لا (?:ت|ي)عبر|لا (?:ت|ي)عكس|(?:ت|ي)عبر (?:فقط )?عن رأي).{0,60}"
    r"(?:رأي|آراء|موقف|سياسة|وجهة نظر|كاتب|أصحاب)"
    r"|\bالتعليقات (?:ل?مراجعة|ل?سياسة|ل?شروط|المسيئة)|مراجعة التعليقات قبل|\bالتعليقات .{0,60}قبل نشرها",
    re.DOTALL,
)
_MOST_POLICIES = 4
_LONGEST_POLICY = 500


def find_article(data: bytes, name: str) -> dict[str, Any]:
    """`{"blocks": paragraphs, "notices": lines for the user, "about": what it tells of itself}` of a page in UTF-8."""
    page = data.decode("utf-8")
    tree = parse_html(page)
    if tree is None:
        return {"blocks": [], "notices": [], "about": {}}
    _drop_promotions(tree)
    _drop_link_lists(tree)
    plain = page.count("<") > MAX_TAGS or _too_deep(tree)
    blocks, about = (None, {}) if plain else _by_trafilatura(tree)
    if blocks and not _is_lump(blocks, blocks_of(tree)):
        blocks, notices = recover(blocks, tree)
    else:
        blocks, notices = _plainly(tree), [_PLAIN]
    blocks, policies = _without_policies(blocks)
    return {"blocks": blocks, "notices": notices + policies, "about": about}


def _without_policies(blocks: list[str]) -> tuple[list[str], list[str]]:
    """`blocks` without what the site says of itself below the article, and a line for the user on it."""
    end = len(blocks)
    while end > 1 and end > len(blocks) - _MOST_POLICIES:
        block = blocks[end - 1]
        if len(block) > _LONGEST_POLICY or not _POLICY.search(block):
            break
        end -= 1
    if end == len(blocks):
        return blocks, []
    start = " ".join(blocks[end].split())[:60]
    return blocks[:end], [f"what the site says of itself below the article was left out, from “{start}”"]


def _is_lump(blocks: list[str], everything: list[str]) -> bool:
    """Whether most of the article is paragraphs of the page run together.

    So trafilatura does as a last resort with pages of few lines: all in one
    piece, menus included.
    """
    known = {" ".join(block.split()) for block in everything}
    page = " ".join(" ".join(block.split()) for block in everything)
    spaced = [" ".join(block.split()) for block in blocks]
    lumps = [block for block in spaced if block not in known and block in page]
    return _length(lumps) > 0.5 * _length(spaced)


def _length(blocks: list[str]) -> int:
    return sum(len(block) for block in blocks)


def _by_trafilatura(tree: Any) -> tuple[list[str] | None, dict[str, str]]:
    """The paragraphs of the article, None if there is none, and what the page says of it in its metadata."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            deepcopy(tree),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            include_images=False,
            date_extraction_params=_DATES,
        )
    except Exception:
        # Its many heuristics were not written for hostile trees; the plain way is.
        return None, {}
    if found is None or found.body is None:
        return None, {}
    blocks = _body_blocks(found.body)
    if not blocks:
        return None, {}
    headline = " ".join((found.title or "").split())
    if headline and not any(_same(headline, block) for block in blocks[:3]):
        blocks.insert(0, headline)
    values = {"headline": headline, "publication": found.sitename, "published": found.date, "address": found.url}
    return blocks, {name: value for name, value in values.items() if value}


def _body_blocks(body: Any) -> list[str]:
    """Paragraphs of trafilatura's tree, its names of elements turned into HTML's."""
    names = {"head": "h2", "item": "li", "list": "ul", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
    for element in body.iter():
        element.tag = names.get(element.tag, element.tag)
    return blocks_of(body, frozenset({"graphic"}))


def _same(headline: str, block: str) -> bool:
    return " ".join(block.split()).casefold() == headline.casefold()


def _plainly(tree: Any) -> list[str]:
    """All paragraphs outside furniture; those inside too if nothing remains."""
    for dropped in (UNSEEN | FURNITURE, UNSEEN):
        blocks = blocks_of(tree, dropped, _is_hidden)
        if any(not is_blank(block) for block in blocks):
            return blocks
    return []


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return element.get("role") in ("navigation", "dialog", "search", "contentinfo", "banner", "complementary")


def _too_deep(tree: Any) -> bool:
    """Whether elements nest deeper than the recursion of others should be trusted with."""
    depth, deepest = {tree: 0}, 0
    for element in tree.iter():
        parent = element.getparent()
        if parent is not None:
            depth[element] = depth.get(parent, 0) + 1
            deepest = max(deepest, depth[element])
    return deepest > _MAX_DEPTH


def _drop_promotions(tree: Any) -> None:
    for element in list(tree.iter("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "strong")):
        if len(element) > 3 or element.getparent() is None:
            continue
        text = _short_text(element)
        if text is not None and _is_promotion(element, text):
            tail = element.tail
            parent, before = element.getparent(), element.getprevious()
            parent.remove(element)
            if tail and before is not None:
                before.tail = (before.tail or "") + tail
            elif tail:
                parent.text = (parent.text or "") + tail


def _drop_link_lists(tree: Any) -> None:
    """Takes out lists of links to other pages with the heading over them, and small forms."""
    for element in list(tree.iter("ul", "ol")):
        links = [_length(list(link.itertext())) for link in element.iter("a")]
        heading = element.getprevious()
        if heading is None or heading.tag not in ("h2", "h3", "h4", "h5", "h6") or len(links) < 2:
            continue
        if sum(links) > 0.8 * _length([text.strip() for text in element.itertext()]):
            heading.drop_tree()
            element.drop_tree()
    for form in list(tree.iter("form")):
        if _short_text(form) is not None:
            form.drop_tree()


def _short_text(element: Any) -> str | None:
    """The text of an element of a line or two, None for longer ones, of which no more is looked at."""
    parts, length = [], 0
    for number, part in enumerate(element.itertext()):
        parts.append(part)
        length += len(part)
        if length > _LONGEST_LABEL or number > _LONGEST_LABEL:
            return None
    return "".join(parts)


def _is_promotion(element: Any, text: str) -> bool:
    if text.strip().strip("[]()").casefold() in _ADVERTISEMENT:
        return True
    links = [link for link in element.iter("a") if link is not element]
    if not links or not _PROMOTION.match(text):
        return False
    linked = "".join("".join(link.itertext()) for link in links)
    rest = text
    for link in links:
        rest = rest.replace("".join(link.itertext()), " ")
    return len(linked) > 0 and (_PROMOTION.fullmatch(rest) is not None or not rest.strip())
