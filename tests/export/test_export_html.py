"""The page: inert, in both directions, with its style, its script and its map."""

from __future__ import annotations

import re
from dataclasses import replace

from export_samples import Page, sample

from compare.export import ExportOptions, render
from compare.records import Finding
from compare.review import Decision

DECIDED = {sample().passages[0].id: Decision("confirmed", "=checked\x1b with the ministry")}


def test_what_is_true_of_a_whole_passage_lights_no_words() -> None:
    moved = Finding("reworded", "moved", "minor", "hard", "told elsewhere", ((26, 47),), ((87, 104),))
    passages = list(sample().passages)
    passages[4] = replace(passages[4], findings=(moved,))
    html = render(replace(sample(), passages=tuple(passages)), "html", ExportOptions()).decode()
    article = html[html.index('id="p5"') : html.index('id="p6"')]
    assert "told elsewhere" in article
    assert "<mark" not in article


def test_html_is_one_inert_page_that_reads_right_to_left() -> None:
    page = Page()
    html = render(sample(), "html", ExportOptions(include_soft=True, decisions=DECIDED)).decode()
    page.feed(html)
    names = [tag for tag, _ in page.tags]
    assert names.count("article") == 6
    assert names.count("script") == 1
    assert not any(key in ("src", "onclick", "onerror", "style") for _, attrs in page.tags for key in attrs)
    assert all(attrs["href"].startswith("#p") for tag, attrs in page.tags if tag == "a" and attrs.get("href"))  # type: ignore[union-attr]
    assert any(tag == "p" and attrs.get("lang") == "ar" and attrs.get("dir") == "rtl" for tag, attrs in page.tags)
    assert any(tag == "mark" and attrs["class"] == "reworded hard" for tag, attrs in page.tags)
    # Each text is named for those who hear the page; the map is no obstacle for those who walk it with the keyboard.
    assert names.count("h3") == 12
    assert all(attrs.get("tabindex") == "-1" or attrs.get("aria-label") for tag, attrs in page.tags if tag == "a")
    inputs = [attrs["id"] for tag, attrs in page.tags if tag == "input" and attrs["type"] == "checkbox"]
    assert inputs == ["show-equivalent", "show-reworded", "show-added", "show-dropped", "show-moved"]
    assert "<script>alert(1)</script>" in page.text
    assert "Machine gloss" in html and "Decision: confirmed" in html
    paths = [attrs for tag, attrs in page.tags if tag == "path" and attrs.get("class") == "moved"]
    assert len(paths) == 2  # the passage and the key


def test_the_map_draws_over_the_rest_what_must_be_seen() -> None:
    html = render(sample(), "html", ExportOptions()).decode()
    drawing = html[html.index("<svg ") : html.index("</svg>")]
    assert re.findall(r'<path class="(\w+)"', drawing) == [
        "equivalent",
        "equivalent",
        "reworded",
        "moved",
        "dropped",
        "added",
    ]
    assert re.findall(r"\((\d)\)</label>", html) == ["2", "1", "1", "1", "1"]
    limited = render(sample(), "html", ExportOptions(only=frozenset({"changed"}))).decode()
    assert re.findall(r"\((\d)\)</label>", limited) == ["0", "1", "1", "1", "1"]
    many = replace(sample(), passages=sample().passages * 60)
    assert '<svg class="dense"' in render(many, "html", ExportOptions()).decode()


def test_html_policy_names_the_script_and_style_it_holds() -> None:
    import base64
    import hashlib

    html = render(sample(), "html", ExportOptions()).decode()
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_html_says_the_severity_of_the_gravest_and_holds_its_style_and_script() -> None:
    html = render(sample(), "html", ExportOptions()).decode()
    gravest = html[html.index("<ol") : html.index("</ol>")]
    assert re.findall(r'<span class="chip \w+">(\w+)</span>', gravest) == ["critical", "major"]
    style, script = (re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL) for tag in ("style", "script"))
    assert style is not None and ".chip" in style.group(1)
    assert script is not None and "show-moved" in html and "addEventListener" in script.group(1)
