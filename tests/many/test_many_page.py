"""The page of a batch as it is written: what it comes to, filters, sorting, its own script and no other."""

from __future__ import annotations

import base64
import hashlib
import re

from compare.many.page import as_page

ROWS = [
    {"name": "a", "status": "compared", "critical": 2, "major": 0, "minor": 1, "checks": {"number": 2, "label": 1}},
    {"name": "b", "status": "compared", "critical": 1, "major": 0, "minor": 0, "checks": {"number": 1}},
    {"name": "c", "status": "failed", "error": "no such file"},
]


def test_the_page_begins_with_what_the_batch_comes_to() -> None:
    page = as_page(ROWS, "night", waiting=3).decode()
    lines = page[page.index('<ul class="tally">') : page.index("</ul>")].splitlines()
    assert [re.sub(r"<[^>]+>", "", line) for line in lines if line] == [
        "6 pairs",
        "2 compared",
        "1 failed",
        "3 not yet: start the batch again to go on",
        "3 critical in 2 pairs",
        "0 major in 0 pairs",
        "1 minor in 1 pairs",
    ]


def test_the_page_offers_the_statuses_and_checks_that_there_are() -> None:
    page = as_page(ROWS, "night").decode()
    controls = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r'<option value="([^"]+)"', controls) == [
        *("compared", "failed"),
        *("minor", "major", "critical"),
        *("label", "number"),
    ]


def test_a_name_is_sorted_by_as_it_is_written() -> None:
    assert '<td data-v="a &lt;b&gt;">' in as_page([{"name": "a <b>", "status": "compared"}], "night").decode()


def test_the_page_lets_its_own_style_and_script_act_and_nothing_else() -> None:
    page = as_page(ROWS, "night").decode()
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert body is not None and body.group(1).strip()
        digest = base64.b64encode(hashlib.sha256(body.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page
