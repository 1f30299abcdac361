"""The one comparison of a passage told the other way."""

import pytest
from meaning_pairs import findings_with

from compare.encoding import open_encoder


def told(arabic: str, english: str) -> bool:
    """Whether any rule says that the comparison is turned."""
    return any(f.rule in ("lessened", "comparison") for f in findings_with(open_encoder(), "opposite", arabic, english))


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        (
            "وتجاوز إنفاق الجامعة على البحث العلمي ما أنفقته على المباني للمرة الأولى منذ عقد.",
            "For the first time in ten years, the institution spent less on research than on buildings.",
            True,
        ),
        (
            "وتجاوز إنفاق الجامعة على البحث العلمي ما أنفقته على المباني للمرة الأولى منذ عقد.",
            "For the first time in ten years, the institution spent more on research than on buildings.",
            False,
        ),
        (
            "والغريب أن المهاجرين العائدين أشد تمسكًا بطقوس الزواج القديمة ممن لم يغادروا القرية قط.",
            "Returning migrants cling to the old wedding rites less tightly than those who never left the village.",
            True,
        ),
        ("تسير الأعمال أبطأ مما كنا نريده.", "The work is moving more slowly than we wanted.", False),
        ("هذا الدواء أرخص من الدواء القديم.", "This medicine is less expensive than the old one.", False),
        ("ليس هذا الطريق أطول من طريق الساحل.", "This road is less winding than the coast road.", False),
    ],
)
def test_less_against_more(arabic: str, english: str, found: bool) -> None:
    assert told(arabic, english) is found
