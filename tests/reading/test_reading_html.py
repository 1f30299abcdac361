"""Web pages: the article only, whatever stands around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading_news import ARABIC as NEWS

from compare.reading import read_document
from compare.reading.formats.html import strip
from compare.reading.markup import blocks_of, parse_html
from compare.records import Document

PAGES = Path(__file__).parent / "pages"

ARABIC = [
    "إغلاق الجسر الحجري في المدينة القديمة بعد ظهور شقوق في دعامته الثالثة",
    "أعلنت بلدية المدينة القديمة، اليوم الثلاثاء، إغلاق الجسر الحجري أمام المركبات حتى إشعار آخر، "
    "بعدما كشف فحص هندسي شقوقا عميقة في دعامته الثالثة.",
    "وقال رئيس البلدية عدنان الصيرفي في مؤتمر صحفي إن القرار «اتُّخذ احترازيا»، مؤكدا أن سلامة السكان لا تحتمل التأجيل.",
    "وأوضح المهندس سامي الدروبي، المشرف على الفحص، أن أكبر الشقوق يبلغ طوله 3.5 أمتار، "
    "وأن منسوب النهر ارتفع 80 سنتيمترا خلال أسبوع واحد.",
    "تحويل السير إلى الجسر الجديد",
    "وستحوَّل حركة السير إلى الجسر الجديد شمالي المدينة، فيما يبقى الممر مفتوحا أمام المشاة "
    "من السادسة صباحا حتى الثامنة مساء.",
    "”أعبر هذا الجسر منذ أربعين عاما، ولم أره مغلقا إلا مرتين“، تقول أم خالد التي تبيع الخبز عند مدخله.",
    "وبحسب البلدية، يعبر الجسر نحو 12 ألف مركبة يوميا، بينها 240 حافلة مدرسية.",
    "يبدأ تحويل السير عند الساعة العاشرة من مساء اليوم.",
    "تُعفى سيارات الإسعاف من المنع حتى نهاية الأسبوع.",
    "ولم تحدد البلدية موعدا لإعادة فتح الجسر، لكن الدروبي رجّح ألا تبدأ أعمال التدعيم قبل مطلع أبريل.",
]
ENGLISH = [
    "Cracks close the old stone bridge",
    "The old town closed its stone bridge to traffic on Tuesday,said officials,after an inspection found deep cracks "
    "in the third pier.",
    "Mayor Adnan al-Sayrafi told reporters that the step was “a precaution”,adding that people’s safety “cannot wait.”",
    "The largest crack is 3.5 metres long, according to engineer Sami Daroubi,who led the inspection.",
    "The river rose by 80 centimetres in two weeks, he said.",
    "Detour to the north",
    "Cars will be sent to the new bridge north of the town. Pedestrians may still cross between 6 a.m. and 8 p.m.",
    "“I have crossed this bridge for forty years and saw it closed only twice,” said Umm Khaled,who sells bread "
    "at its gate.",
    "About 12,000 vehicles use the bridge every day, among them 240 school buses.",
    "Length of the bridge\t118 metres",
    "Built\t1878",
    "No date was given for its reopening, and repairs are unlikely to begin before April.",
]


def spaced(blocks: list[str]) -> list[str]:
    """The finder of articles turns no-break spaces into plain ones."""
    return [block.replace("\u00a0", " ") for block in blocks]


def test_an_arabic_news_page_gives_its_article_and_nothing_else(blocks: Callable[..., list[str]]) -> None:
    assert spaced(blocks((PAGES / "news.ar.html").read_bytes(), "a.html")) == ARABIC


def test_an_english_page_of_an_older_make_in_a_code_page(document: Callable[..., Document]) -> None:
    found = document((PAGES / "news.en.html").read_bytes(), "a.htm", language="en")
    assert spaced([found.text[each.start : each.end] for each in found.paragraphs]) == ENGLISH
    assert (found.format, found.encoding, found.notices) == ("html", "windows-1252", ())


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_the_encoding_of_a_page(blocks: Callable[..., list[str]], codec: str) -> None:
    page = (PAGES / "news.ar.html").read_text(encoding="utf-8").replace('charset="utf-8"', 'charset="windows-1256"')
    data = page.encode(codec, "xmlcharrefreplace") if codec == "cp1256" else page.encode(codec)
    assert spaced(blocks(data, "a.html")) == ARABIC


def test_bad_bytes_of_a_page_are_told_but_do_not_stop_the_reading(document: Callable[..., Document]) -> None:
    data = (PAGES / "news.en.html").read_bytes().replace(b"unlikely", b"un\x81ikely")
    found = document(data, "a.html", language="en")
    assert "un\ufffdikely" in found.text
    assert "damaged" in found.notices[0]


def test_a_page_under_another_suffix_is_recognised_and_told(document: Callable[..., Document]) -> None:
    data = (PAGES / "news.ar.html").read_bytes()
    for name in ("article.php", "a.txt"):
        found = document(data, name)
        assert found.format == "html"
        assert "web page" in found.notices[0]
    assert document(b"no tag in it, 3 < 4", "b.html").format == "txt"


def test_a_page_without_an_article_gives_what_is_outside_its_menus(document: Callable[..., Document]) -> None:
    page = (
        "<html><body><nav>Menu</nav><div>Short <b>text</b> with a&nbsp;space.</div>"
        "<p>One<br>two<br><br>three</p><div hidden>no</div><footer>Imprint</footer></body></html>"
    )
    found = document(page.encode(), "a.html")
    assert "Menu" not in found.text
    assert "Imprint" not in found.text
    assert "Short text with a" in found.text


MENU = '<div class="nav"><ul>' + "".join(f'<li><a href="/{n}">قسم {n}</a></li>' for n in range(12)) + "</ul></div>"
SIDE = "".join(f'<div class="item"><a href="/n/{n}">خبر قصير رقم {n} عن شؤون المدينة</a></div>' for n in range(8))


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        ("<article><h1>{0}</h1><p>", "</p><p>", "</p></article>"),
        ('<div class="content"><h1>{0}</h1><div class="body">', "<br><br>", "</div></div>"),
        ('<div class="x1"><div class="x2">{0}</div><div class="x3">', '</div><div class="x3">', "</div></div>"),
        ("<h1>{0}</h1><p><span lang=AR-SA><span dir=RTL>", "</span></span></p><p><span><span>", "</span></span></p>"),
        ("<table><tr><td><font size=5><b>{0}</b></font><p align=justify>", "<p align=justify>", "</td></tr></table>"),
    ],
)
@pytest.mark.parametrize("count", [1, 8])
def test_frames_of_many_makes(
    blocks: Callable[..., list[str]], before: str, between: str, after: str, count: int
) -> None:
    story = NEWS[1 : count + 1]
    page = f"<html><head><title>{NEWS[0]} - موقع</title></head><body>{MENU}{before.format(NEWS[0])}"
    page += (
        f"{between.join(story)}{after}<div class=side>{SIDE}</div><div id=footer>جميع الحقوق محفوظة</div></body></html>"
    )
    found = spaced(blocks(page.encode(), "a.html"))
    if count > 1:
        assert found == [NEWS[0], *story]
    else:
        assert story[0] in found


def test_plain_blocks_of_markup() -> None:
    tree = parse_html(
        "<div> a  <span>b</span>\nc<p dir=rtl>نصّ <bdi>123</bdi> <b>عريض</b></p>tail<br><br>after"
        "<pre>x  y</pre><table><tr><td>Killed</td><td>305</td></tr></table>"
        "<ruby>字<rt>ji</rt></ruby>&#147;old&#148;<script>x</script><style>y</style><!-- z --></div>"
    )
    assert blocks_of(tree) == ["a b c", "نصّ 123 عريض", "tail", "after", "x y", "Killed\t305", "字“old”"]


def test_scripts_styles_and_embedded_pictures_are_cut_in_one_pass() -> None:
    page = "a<SCRIPT type=x>if (1<2) '</p>'</script >b<style>c</style>d<!-- e -->f<img src='data:image/png;base64,%s'>g"
    assert strip(page % ("A" * 100)) == "abdf<img src='data:,'>g"
    assert strip("a<script>never closed") == "a<script>never closed"
    assert len(strip("<script>" * 200_000)) == 1_600_000
    assert len(strip("<!--" * 200_000)) == 800_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body><script>render()</script><div id=app></div></body></html>", "scripts"),
        (b"<!doctype html>", "scripts"),
        (b"<html>" + b"<p>word</p>" * 900_000, "characters"),
    ],
)
def test_pages_without_text_or_beyond_the_limit(refusal: Callable[..., str], data: bytes, said: str) -> None:
    assert said in refusal(data, "a.html")


@pytest.mark.parametrize("depth", [260, 1500])
def test_a_page_that_nests_deeply_is_read_in_the_plain_way(depth: int, tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text(
        "<html><body>" + "<div>" * depth + "<p>Three were killed.</p>" + "</div>" * depth + "</body></html>"
    )
    assert read_document(str(path), "en").text == "Three were killed."
