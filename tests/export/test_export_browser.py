"""The report as a browser shows it: filters, search, map, links, narrow, dark, printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from browser import Page, executable, running
from export_samples import sample

from compare.export import ExportOptions, render
from compare.export.heading import LONG
from compare.ids import passage_ids
from compare.pipeline import Options, compare_documents, load_documents
from compare.records import Comparison, Document, Paragraph, Passage, Sentence

BROWSER = executable()
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")]

Open = Callable[..., Page]
SHOWN = "[...document.querySelectorAll('.passage')].filter(p => getComputedStyle(p).display !== 'none').map(p => p.id)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with running(BROWSER, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def shown(browser: Page, tmp_path: Path) -> Iterator[Open]:
    """Opens the report of a comparison; whatever a test does there, no script may fail and no rule be broken."""

    def show(comparison: Comparison, **how: object) -> Page:
        file = tmp_path / "report.html"
        file.write_bytes(render(comparison, "html", ExportOptions(include_soft=True)))
        browser.open(file, **how)  # type: ignore[arg-type]
        return browser

    yield show
    assert browser.errors() == []


@cache
def pair(name: str) -> Comparison:
    """A pair of the corpora, compared."""
    folder = CORPORA / name
    texts = load_documents(str(folder / "original.ar.txt"), str(folder / "report.en.txt"), Options())
    return compare_documents(*texts, Options(cache=False))


def long_comparison(count: int = 3 * LONG) -> Comparison:
    """Many passages, of which every tenth was added and none is linked to another place."""
    source, target, passages = [], [], []
    for number in range(count):
        added = number % 10 == 3
        target.append(f"This is sentence number {number} of the report, with a few more words to fill its line.")
        if not added:
            source.append(f"هذه هي الجملة رقم {number} من النص الأصلي، وفيها كلمات أخرى تملأ السطر.")
        ours = () if added else (len(source) - 1,)
        passages.append(Passage("", ours, (number,), "added" if added else "equivalent", False, 0.9))
    draft = Comparison(_document("ar", source), _document("en", target), tuple(passages), "test")
    ids = passage_ids((draft.source_text(p), draft.target_text(p)) for p in passages)
    return replace(draft, passages=tuple(replace(p, id=i) for p, i in zip(passages, ids, strict=True)))


def _document(language: str, sentences: list[str]) -> Document:
    text, paragraphs, marks = "", [], []
    for index, sentence in enumerate(sentences):
        paragraphs.append(Paragraph(index, len(text), len(text) + len(sentence)))
        marks.append(Sentence(index, index, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document(f"{language}.txt", text, language, tuple(paragraphs), tuple(marks), sha256="ab" * 32)


def test_hostile_texts_run_nothing(shown: Open) -> None:
    page = shown(sample())
    assert page.value("document.querySelectorAll('script').length") == 1
    assert "<script>alert(1)</script>" in page.value("document.querySelector('#p4').innerText")
    assert page.value("document.querySelectorAll('main a[href]:not([href^=\"#p\"])').length") == 0


def test_filters_hide_what_is_not_wanted(shown: Open) -> None:
    page = shown(sample())
    assert page.value(SHOWN) == ["p1", "p2", "p3", "p4", "p5", "p6"]
    for status, left in (
        ("equivalent", ["p1", "p2", "p3", "p5"]),
        ("moved", ["p1", "p2", "p3"]),
        ("added", ["p1", "p2"]),
        ("reworded", ["p2"]),
        ("dropped", []),
    ):
        page.value(f"document.getElementById('show-{status}').click()")
        assert page.value(SHOWN) == left
    page = shown(sample())
    for least, left in (("minor", ["p1", "p2"]), ("critical", ["p1"]), ("any", ["p1", "p2", "p3", "p4", "p5", "p6"])):
        page.value(f"document.getElementById('least-{least}').click()")
        assert page.value(SHOWN) == left


def _search(page: Page, words: str) -> str:
    page.value(
        f"(() => {{ const f = document.querySelector('#search input'); f.value = {words!r};"
        " f.dispatchEvent(new Event('input')); })()"
    )
    return str(page.value("document.querySelector('#search output').textContent"))


def test_search_finds_arabic_as_it_is_typed_and_says_what_the_filters_hide(shown: Open) -> None:
    page = shown(sample())
    assert page.value("document.getElementById('search').hidden") is False
    assert _search(page, "305") == "1 of 6" and page.value(SHOWN) == ["p1"]
    assert _search(page, "الأحَد") == "1 of 6"
    assert _search(page, "nowhere to be found") == "0 of 6" and page.value(SHOWN) == []
    page.value("document.getElementById('show-reworded').click()")
    assert _search(page, "305") == "1 of 6, 1 of them hidden by the filters" and page.value(SHOWN) == []
    assert _search(page, "") == ""


def test_the_summary_stands_first_and_leads_to_its_passages(shown: Open) -> None:
    page = shown(pair("port-fire"))
    assert page.value("document.querySelector('h1').textContent") == (
        "Blaze at Lebanon’s Tripoli port leaves five dead and halts shipping for two days"
    )
    order = page.value("[...document.querySelectorAll('h1, .summary, .map, .controls, main')].map(e => e.localName)")
    assert order == ["h1", "section", "figure", "nav", "main"]
    severities = page.value("[...document.querySelectorAll('.worst .chip')].map(e => e.textContent)")
    assert severities == sorted(severities) and severities[0] == "critical"
    page.value("document.getElementById('least-minor').click()")
    page.value("document.getElementById('show-reworded').click()")
    target = page.value("document.querySelector('.worst a').getAttribute('href')")[1:]
    assert target not in page.value(SHOWN)
    page.value("document.querySelector('.worst a').click()")
    page.value("new Promise(resolve => setTimeout(resolve, 100))")
    assert target in page.value(SHOWN)
    place = page.value(f"document.getElementById('{target}').getBoundingClientRect().top")
    bar = page.value("document.querySelector('.controls').getBoundingClientRect().bottom")
    assert bar <= place < 900


def test_the_map_draws_every_passage_in_its_frame(shown: Open) -> None:
    page = shown(pair("port-fire"))
    shapes = page.value(
        "[...document.querySelectorAll('.map svg[role] a path')].map(p => { const b = p.getBBox();"
        " return [b.x, b.y, b.width, b.height]; })"
    )
    assert len(shapes) == len(pair("port-fire").passages)
    for x, y, width, height in shapes:
        assert x >= 0 and x + width <= 1000.01 and y >= 0 and y + height <= 120.01
        assert width > 0 and height > 0
    # What must be seen at a glance is not painted over: the middle of each such shape is the shape's own.
    covered = page.value(
        "[...document.querySelectorAll('.map a path.added, .map a path.dropped')].filter(p => {"
        " const r = p.getBoundingClientRect();"
        " return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) !== p; }).length"
    )
    assert covered == 0


def test_both_texts_stand_side_by_side_each_in_its_direction(shown: Open) -> None:
    page = shown(pair("press-blackout"))
    report, original = page.value(
        "[...document.querySelectorAll('#p1 .sides p')].map(p => [p.getBoundingClientRect().x,"
        " getComputedStyle(p).direction, p.getBoundingClientRect().y])"
    )
    assert report[0] < original[0] and (report[1], original[1]) == ("ltr", "rtl")


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_in_a_narrow_window(shown: Open, dark: bool) -> None:
    page = shown(pair("press-blackout"), width=400, height=800, dark=dark)
    assert page.value("document.documentElement.scrollWidth") <= 400
    outside = page.value(
        "[...document.querySelectorAll('main *, header *:not(path):not(a):not(rect):not(title)')].filter(e => {"
        " const r = e.getBoundingClientRect(); return r.width > 2 && (r.left < 0 || r.right > 400.5); })"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert outside == []
    report, original = page.value(
        "[...document.querySelectorAll('#p1 .sides p')].map(p => p.getBoundingClientRect().y)"
    )
    assert report < original


CONTRAST = """
(() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *:not(svg *):not(option)')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.checkVisibility())
    .map(e => {
      const [a, b] = [light(parts(getComputedStyle(e).color).slice(0, 3)), light(behind(e))].sort((x, y) => y - x);
      return [Math.round((a + .05) / (b + .05) * 100) / 100, e.className || e.localName];
    })
    .filter(([ratio]) => ratio < 4.5);
})()
"""


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_has_the_contrast_that_wcag_asks_for(shown: Open, dark: bool) -> None:
    page = shown(pair("port-fire"), dark=dark)
    paper = page.value("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 24, 26)" if dark else "rgb(255, 255, 255)")
    assert page.value(CONTRAST) == []


def test_of_a_long_text_only_changes_are_shown_at_first(shown: Open) -> None:
    comparison = long_comparison()
    changed = [f"p{number}" for number, p in enumerate(comparison.passages, 1) if p.changed]
    page = shown(comparison)
    assert page.value(SHOWN) == changed
    page.value("document.getElementById('show-equivalent').click()")
    assert len(page.value(SHOWN)) == len(comparison.passages)
    assert len(shown(pair("port-fire")).value(SHOWN)) == len(pair("port-fire").passages)
    same = replace(comparison, passages=tuple(p for p in comparison.passages if not p.changed))
    assert len(shown(same).value(SHOWN)) == len(same.passages)


@pytest.mark.parametrize("name", ["port-fire", "press-blackout", "court-engineer", "long"])
def test_no_printed_page_holds_the_last_lines_alone(shown: Open, name: str) -> None:
    import pdfplumber

    page = shown(long_comparison() if name == "long" else pair(name), dark=True)
    with pdfplumber.open(io.BytesIO(page.pdf())) as pdf:
        pages = [p.extract_text() for p in pdf.pages]
    assert "How this was made" in pages[-1]
    # The marks of a passage: its number, its status, its link.
    assert "link:" in pages[-1] or "added" in pages[-1] or "dropped" in pages[-1]
    assert "Summary" in pages[0] and not any("Search" in text for text in pages)
    for text in pages[:-1]:
        assert len(text) > 500
