"""Web pages whose article is made of several blocks: nothing of it is lost, nothing around it is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.reading.markup import parse_html
from compare.reading.recovery import recover
from compare.records import Document

MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
LINKS = "".join(f'<li><a href="/n/{n}">The harbour council meets again, part {n}</a></li>' for n in range(5))
BETWEEN = (
    f'<div class="related"><h3>Related</h3><ul>{LINKS}</ul></div>'
    f"<h3>Recommended stories</h3><ul>{LINKS}</ul>"
    '<form><p>Sign up for our weekly letter about the sea.</p><input name="m"></form>'
    '<div class="share-tools"><ul><li>Copy the link</li><li>Send by mail</li></ul></div>'
    '<figure><img src="a.jpg"><figcaption>The harbour, seen from the hill.</figcaption></figure>'
)

ENGLISH = [
    ("The damage", ["The storm tore the roofs off eighty houses along the coast before sunrise on Monday."], []),
    ("The victims", [], ["Three sailors are missing off the lighthouse.", "A farmer was hit by a falling wall."]),
    ("The roads", ["The coast road is closed between the two bridges until Wednesday, the police say."], []),
    (
        "What comes next",
        ["Forecasters expect the wind to drop by Tuesday night.", "Ferries stay in port till then."],
        [],
    ),
]
ARABIC = [
    ("الأضرار", ["اقتلعت العاصفة سقوف ثمانين منزلا على طول الساحل قبل شروق شمس يوم الاثنين."], []),
    ("الضحايا", [], ["فُقد ثلاثة بحارة قبالة المنارة.", "أصيب مزارع بانهيار جدار عليه."]),
    ("الطرق", ["أُغلق طريق الساحل بين الجسرين حتى يوم الأربعاء، بحسب الشرطة."], []),
    ("ماذا بعد", ["يتوقع خبراء الأرصاد أن تهدأ الرياح مساء الثلاثاء.", "وتبقى العبارات في الميناء حتى ذلك الحين."], []),
]


def told(parts: list[tuple[str, list[str], list[str]]]) -> list[str]:
    return [line for heading, prose, items in parts for line in (heading, *prose, *items)]


def listed(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else ""


def cards(parts: list[tuple[str, list[str], list[str]]], frame: str) -> str:
    made = (frame.format(h, "".join(f"<p>{p}</p>" for p in prose) + listed(items)) for h, prose, items in parts)
    first, second, *rest = made
    return first + BETWEEN + second + "".join(rest)


FRAMES = {
    "cards": '<div class="post-content"><h2>{0}</h2>{1}</div>',
    "posts": '<div class="post"><h3>{0}</h3><div class="post-body">{1}</div></div>',
    "entries": '<article class="entry"><header><h2>{0}</h2></header>{1}</article>',
    "live": '<li class="post"><time>10:15</time><h3>{0}</h3>{1}</li>',
    "answers": "<details open><summary>{0}</summary>{1}</details>",
    "flat": "<h2>{0}</h2>{1}",
}


@pytest.mark.parametrize("parts", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("frame", FRAMES)
def test_the_lists_and_subheadings_of_an_article_of_many_blocks_are_read(
    blocks: Callable[..., list[str]], parts: list[tuple[str, list[str], list[str]]], frame: str
) -> None:
    head = "The storm on the coast" if parts is ENGLISH else "العاصفة على الساحل"
    page = (
        f"<html><head><meta charset=utf-8><title>{head}</title></head><body><header>{MENU}</header>"
        f'<div id="content"><h1>{head}</h1>{cards(parts, FRAMES[frame])}</div>'
        f"<aside><ul>{LINKS}</ul></aside><footer><p>All rights of this paper are reserved.</p></footer></body></html>"
    )
    assert [block for block in blocks(page.encode(), "a.html") if block != "10:15"] == [head, *told(parts)]


def test_a_list_that_is_a_child_of_the_body_is_read(blocks: Callable[..., list[str]]) -> None:
    prose, items = ENGLISH[0][1] + ENGLISH[2][1], ENGLISH[1][2]
    page = f"<html><body><h1>The storm</h1><p>{prose[0]}</p>{listed(items)}<p>{prose[1]}</p></body></html>"
    assert blocks(page.encode(), "a.html") == ["The storm", prose[0], *items, prose[1]]


def test_much_left_out_between_the_paragraphs_of_an_article_is_told() -> None:
    first, last = ENGLISH[0][1][0], ENGLISH[2][1][0]
    box = "".join(
        f"<p>The box tells at some length what befell this coast in the year {n}.</p>" for n in range(1901, 1909)
    )
    page = (
        f'<body><div class="text"><p>{first}</p></div><div class="box">{box}</div>'
        f'<div class="text"><p>{last}</p></div></body>'
    )
    kept, notices = recover([first, last], parse_html(page))
    assert kept == [first, last]
    assert "8 paragraphs" in notices[0]
    assert "“The box tells" in notices[0]
    assert recover([first, last], parse_html(page.replace(box, "<p>A short line of the page.</p>")))[1] == []


@pytest.mark.parametrize(
    "policy",
    [
        "Our Standards: the principles of this agency.",
        "The views expressed in this article are the author's own and do not reflect the position of the paper.",
        "Comments are moderated before they appear on the site and may be shortened.",
        "الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الصحيفة.",
        "نرحب بكم، وتخضع التعليقات لمراجعة المحررين، ويحق للموقع حذف ما يسيء.",
    ],
)
def test_what_a_site_says_of_itself_below_an_article_is_left_out_and_told(
    document: Callable[..., Document], policy: str
) -> None:
    prose = [line for part in ENGLISH for line in (*part[1], *part[2])]
    inside = "The views of the farmers differ, and comments of the mayor did not calm them."
    page = "<html><body><article><h1>The storm</h1>" + "".join(f"<p>{p}</p>" for p in [*prose, inside, policy])
    found = document(f"{page}</article></body></html>".encode(), "a.html", language="en")
    assert policy not in found.text
    assert found.text.endswith(inside)
    assert "says of itself" in found.notices[-1]


@pytest.mark.parametrize(
    "ending",
    [
        "The ministry declined to comment on the report that was published on Sunday.",
        "His comments drew a review of the policy by the editors.",
        "ورفض المتحدث التعليق على التقرير الذي نشره المركز يوم الأحد.",
        "وتختلف الآراء في المدينة حول موقف الوزارة.",
    ],
)
def test_an_ending_that_only_looks_like_a_policy_is_kept(document: Callable[..., Document], ending: str) -> None:
    prose = [line for part in ENGLISH for line in (*part[1], *part[2])]
    page = "<html><body><article><h1>The storm</h1>" + "".join(f"<p>{p}</p>" for p in [*prose, ending])
    assert document(f"{page}</article></body></html>".encode(), "a.html").text.endswith(ending)


def test_a_page_of_much_script_and_little_text_is_told(document: Callable[..., Document]) -> None:
    head = "<html><head><script>" + "render();" * 3000 + "</script></head><body><article><h1>The storm</h1>"
    short = f"{head}<p>{ENGLISH[0][1][0]}</p></article></body></html>"
    assert "much script" in document(short.encode(), "a.html", language="en").notices[-1]
    long = (
        head + "".join(f"<p>{ENGLISH[0][1][0]} It was storm {n}.</p>" for n in range(12)) + "</article></body></html>"
    )
    assert document(long.encode(), "a.html", language="en").notices == ()
