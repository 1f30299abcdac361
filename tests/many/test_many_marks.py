"""Figures and Latin words that links have in common."""

from __future__ import annotations

from compare.many.marks import Marks, common_marks
from compare.pipeline import Options, load_document

LINES = Options(segmentation="lines")


def marks(language: str, original: str, report: str) -> Marks:
    ours = load_document("o.txt", language, LINES, data=original.encode())
    theirs = load_document("r.txt", "en", LINES, data=report.encode())
    links = [((row,), (row,)) for row in range(len(theirs.sentences))]
    return common_marks(ours, theirs, links)


def test_a_figure_that_both_sides_have_is_shared_however_it_is_written() -> None:
    hebrew = "המשטרה עצרה 47 חשודים ותפסה 312 רכבים."
    assert marks("he", hebrew, "Police arrested 47 suspects and seized 312 cars.") == Marks(2, 0, 0)
    assert marks("hi", "इस साल १२०० लोग आए।", "This year 1,200 people came.").shared == 1


def test_a_figure_of_the_report_alone_is_missing_and_one_of_the_original_alone_is_not() -> None:
    assert marks("ko", "경찰은 47명을 체포했다.", "Police arrested 52 people.") == Marks(0, 1, 0)
    assert marks("ko", "경찰은 47명을 체포했다.", "Police arrested some people.") == Marks()


def test_latin_words_are_shared_where_one_side_is_in_another_script() -> None:
    assert marks("zh", "苹果公司发布了 iPhone 和 iPad。", "Apple released an iPhone and an iPad.").words == 2
    assert marks("de", "Apple zeigte das iPhone in Berlin.", "Apple showed the iPhone in Berlin.").words == 0


def test_many_of_them_say_no_more_than_a_few() -> None:
    russian = "\n".join(f"Пришли {number} человек." for number in range(120, 140))
    english = "\n".join(f"There came {number} people." for number in range(120, 140))
    assert marks("ru", russian, english) == Marks(3, 0, 0)
    assert marks("ru", "\n".join(["Пришли люди."] * 20), english) == Marks(0, 2, 0)


def test_each_link_is_read_by_itself() -> None:
    crossed = marks("uk", "Прийшли 47 людей.\nМинуло 12 років.", "After 12 years.\nThere came 47 people.")
    assert (crossed.shared, crossed.missing) == (0, 2)
