"""What the finder of articles left out between two paragraphs that it kept.

trafilatura settles on one element of a page as the body and takes from the
rest only paragraphs, so that of an article made of several blocks (cards, a
live blog, questions and answers) lists and subheadings are lost without a
word. Here the page is gone through once more: what stands between the first
and the last paragraph kept, in the same part of the page, is taken in, unless
its links, its class or its shape say that it is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.reading.markup import BLOCKS, FURNITURE, UNSEEN, blocks_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_UNITS = _HEADINGS | {"p", "li", "dd", "blockquote", "pre", "table"}
_FRAMES = frozenset({"div", "section", "article", "p", "ul", "ol", "h2", "h3", "h4", "table", "details"})
"""Elements that show that the list item or table around them is a frame of the page, not a unit of text."""

_LISTS = frozenset({"ul", "ol", "dl"})

_FURNITURE_NAME = re.compile(
    r"(?i)(?:^|[-_ ])(?:by-?line|author|captions?|credits?|shar(?:e|ing)|social|related|recommended|promo\w*|newsletter"
    r"|subscri\w+|sign-?up|comments?|ads?|advert\w*|sponsor\w*|breadcrumbs?|tags?|meta|timestamp|date|nav\w*|menu|cookies?"
    r"|widget|toolbar|sidebar|teaser|read-?more|most-?read|hidden|sr-only|visually-hidden|disclaimer|policy)(?:$|[-_ ])"
)
_LINKED = 0.5
_PROSE_WORDS = 8
_LEFT_OUT_SHARE = 0.15
_LEFT_OUT_LENGTH = 300


@dataclass(slots=True)
class _Unit:
    """One paragraph, heading, list item or table of the page, with its blocks in order."""

    element: Any
    blocks: list[str]
    kept: bool
    furniture: bool

    @property
    def heading(self) -> bool:
        return self.element.tag in _HEADINGS


def recover(blocks: list[str], tree: Any) -> tuple[list[str], list[str]]:
    """`blocks` with what was lost between them, and lines for the user on what is still left out.

    `blocks` are the paragraphs kept of the page `tree`, in order. Nothing is
    taken away from them or moved.
    """
    units = list(_units(tree, blocks))
    places = [place for place, unit in enumerate(units) if unit.kept and not unit.furniture]
    body = [place for place in places if units[place].element.tag != "h1"]
    if len(body) < 2:
        return blocks, []
    root = _common([units[place].element for place in body])
    branches = {_branch(units[place].element, root) for place in body}
    alike = {_signature(branch) for branch in branches if branch is not None}
    flat = any(units[place].element in branches for place in body)
    last = _end(units, body[-1], root, alike)
    found: set[int] = set()
    following = False
    for place in range(last, places[0], -1):
        unit = units[place]
        if unit.kept:
            following = True
            continue
        branch = _branch(unit.element, root)
        inside = branch is not None and (
            branch in branches
            or _signature(branch) in alike
            or (flat and (branch is unit.element or branch.tag in _LISTS))
        )
        if not inside or unit.furniture or (unit.heading and not following) or not _is_text(unit):
            following = following and unit.heading
            continue
        following = True
        found.add(place)
    left = [
        unit
        for place, unit in enumerate(units[: body[-1]])
        if place > places[0] and place not in found and not unit.kept and not unit.furniture and _is_text(unit)
    ]
    return _merged(blocks, units, found), _notices(left, blocks)


def _units(tree: Any, blocks: list[str]) -> Iterator[_Unit]:
    spaced = [_spaced(block) for block in blocks]
    known, whole = set(spaced), "\n".join(spaced)
    pieces = {_spaced(line) for block in blocks for line in block.split("\n")}
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, furniture = stack.pop()
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            continue
        furniture = furniture or _is_furniture(element)
        if _is_unit(element):
            found = blocks_of(element)
            kept = any(
                (text := _spaced(block)) in known or text in pieces or (len(text) > 40 and text in whole)
                for block in found
            )
            if found:
                yield _Unit(element, found, kept, furniture or _is_linked(element))
            continue
        stack.extend((child, furniture) for child in reversed(element))


def _is_unit(element: Any) -> bool:
    if element.tag in _UNITS:
        inner = _FRAMES - {"p"} if element.tag in ("li", "dd", "blockquote") else _FRAMES
        return element.tag not in ("li", "table", "dd", "blockquote") or not any(
            child is not element and child.tag in inner for child in element.iter()
        )
    return element.tag == "div" and not any(child.tag in BLOCKS for child in element.iter() if child is not element)


def _is_furniture(element: Any) -> bool:
    if element.tag in FURNITURE or element.tag in ("figure", "figcaption"):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in ("navigation", "dialog", "search", "contentinfo", "banner", "complementary"):
        return True
    return element.tag not in ("html", "body", "main", "article") and any(
        _FURNITURE_NAME.search(name) for name in _names(element)
    )


def _names(element: Any) -> list[str]:
    return [*(element.get("class") or "").split(), *(element.get("id") or "").split()]


def _is_linked(element: Any) -> bool:
    """True if most of the text is links, or the list it stands in is a list of links."""
    parent = element.getparent()
    scopes = [element] if element.tag != "li" or parent is None else [element, parent]
    for scope in scopes:
        text = len("".join(scope.itertext()).strip())
        linked = sum(len("".join(link.itertext()).strip()) for link in scope.iter("a"))
        if linked > _LINKED * text:
            return True
    return False


def _is_text(unit: _Unit) -> bool:
    """True unless a paragraph is so short and open-ended that it is a label or a line on who wrote it."""
    if unit.heading or unit.element.tag in ("li", "dd", "blockquote", "table", "pre"):
        return True
    text = _spaced(" ".join(unit.blocks))
    return len(text.split()) >= _PROSE_WORDS or text.rstrip("\"'”»’)").endswith((".", "!", "?", "؟", "…", ":", "。"))


def _end(units: list[_Unit], last: int, root: Any, alike: set[tuple[str, ...]]) -> int:
    """The place of the last unit to look at: beyond the last one kept go a list that
    follows it at once and further blocks of the same class."""
    following = units[last].element.getnext()
    branch = _branch(units[last].element, root)
    for place in range(last + 1, len(units)):
        element = units[place].element
        parent = element.getparent()
        listed = element.tag == "li" and parent is following
        other = _branch(element, root)
        named = other is not None and bool(_names(other)) and _signature(other) in alike
        if units[place].furniture or not (listed or (named and (other is branch or other.getprevious() is branch))):
            break
        branch, last = other, place
    return last


def _common(elements: list[Any]) -> Any:
    """The nearest element around all of `elements`."""
    paths = [[element, *element.iterancestors()][::-1] for element in elements]
    common = paths[0][0]
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _branch(element: Any, root: Any) -> Any:
    """The child of `root` in which `element` stands; None if it stands elsewhere."""
    while element is not None and element.getparent() is not root:
        element = element.getparent()
    return element


def _signature(element: Any) -> tuple[str, ...]:
    """The tag and the classes of an element, and its identifier without figures."""
    return element.tag, element.get("class") or "", re.sub(r"\d+", "", element.get("id") or "")


def _merged(blocks: list[str], units: list[_Unit], found: set[int]) -> list[str]:
    """`blocks` with the units of `found` after the kept block that comes before them in the page."""
    if not found:
        return blocks
    where: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        where.setdefault(_spaced(block), []).append(place)
    added: dict[int, list[str]] = {}
    at = -1
    for place, unit in enumerate(units):
        if place in found:
            added.setdefault(at, []).extend(unit.blocks)
        elif unit.kept:
            places = [here for block in unit.blocks for here in where.get(_spaced(block), ()) if here > at]
            at = min(places, default=at)
    merged = list(added.get(-1, ()))
    for place, block in enumerate(blocks):
        merged.append(block)
        merged.extend(added.get(place, ()))
    return merged


def _notices(left: list[_Unit], blocks: list[str]) -> list[str]:
    length = sum(len(block) for unit in left for block in unit.blocks)
    if length < _LEFT_OUT_LENGTH or length < _LEFT_OUT_SHARE * sum(len(block) for block in blocks):
        return []
    start = _spaced(left[0].blocks[0])[:60]
    return [
        f"{len(left):,} paragraphs of the page that stand between those of the article ({length:,} characters) were"
        f" left out as not belonging to it, from “{start}”; if they do, save the text as .txt"
    ]


def _spaced(text: str) -> str:
    return " ".join(text.split())
