"""Whoever is named on both sides is what he is called beside his name."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder

OTHERS = [
    (
        "وقال طبيب المنتخب، كريم الحمداني، إن الإصابة طفيفة.",
        "The team coach, Karim al-Hamdani, said the injury was minor.",
        "held",
    ),
    (
        "تحدثت سعاد العيداني، رئيسة القسم، عن انتشار المرض في المدينة.",
        "Suad al-Eidani, the ministry spokeswoman, talked about the spread of the disease in the city.",
        "held",
    ),
    (
        "افتتح وزير الثقافة كمال الورتاني المعرض صباح أمس.",
        "The exhibition was opened yesterday morning by Interior Minister Kamel Ouertani.",
        "held",
    ),
    (
        "وأشاد العقيد راشد المعمري بيقظة السكان.",
        "Captain Rashid al-Maamari praised the vigilance of the residents.",
        "held",
    ),
    (
        "وحضرت سهام الكبيسي، رئيسة قسم التراث، الجلسة كلها.",
        "The whole session was attended by Siham al-Kubaisi, who heads the tourism department.",
        "held post",
    ),
    (
        "وقال المتحدث باسم شرطة المدينة، الرائد هيثم العجلوني، إن التحقيق انتهى.",
        "Major Haitham Ajlouni, the head of the city police, said the investigation was over.",
        "held",
    ),
    (
        "وكُلّفت أمينة الصندوق نهى أبو فراج بالتفاوض مع المصرف.",
        "Noha Abou Farraj, the vice-chair, was given the task of negotiating with the bank.",
        "held",
    ),
]
SAME = [
    (
        "وقال المتحدث باسم شرطة المدينة، الرائد هيثم العجلوني، إن التحقيق انتهى.",
        "Major Haitham Ajlouni, the spokesman for the city police, said the investigation was over.",
    ),
    (
        "وقال المدير العام للأرصاد الجوية، الدكتور نزار الشعار، إن منخفضاً سيبلغ الساحل.",
        "A low will reach the coast, said Dr Nizar al-Shaar, the head of the weather service.",
    ),
    (
        "وقال الرئيس التنفيذي للشركة، المهندس خلفان الريامي، إن السرعة ستتضاعف.",
        "The speed will double, according to chief executive Khalfan al-Riyami.",
    ),
    (
        "وقالت الوزيرة سكينة الطالب إن ثلاثة من المصابين توفوا.",
        "Health Minister Sakina al-Taleb said three of the patients had died.",
    ),
    (
        "ويرى الباحث في الاقتصاد الزراعي سنان الخضري أن المحصول قد يختفي.",
        "Sinan al-Khudari, an agricultural economist, believes the crop may vanish.",
    ),
    (
        "وتقول منية الزواري، والدة أحد المضربين، إنها لم تر ابنها.",
        "Mounia Zouari, whose son is among the strikers, says she has not seen him.",
    ),
]


@pytest.mark.parametrize(("original", "report", "rule"), OTHERS)
def test_another_office_beside_the_same_name_is_told(original: str, report: str, rule: str) -> None:
    assert [
        found.rule.removesuffix(" akin") for found in findings("name", (original, report), encoder=open_encoder())
    ] == [rule]


@pytest.mark.parametrize(("original", "report"), SAME)
def test_an_office_told_otherwise_is_none(original: str, report: str) -> None:
    assert not findings("name", (original, report), encoder=open_encoder())
