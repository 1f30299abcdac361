"""Polarity as a product of signs: particles, words of negative sense, and what they govern, on both sides."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def hard(encoder, arabic, english):
    return [f for f in findings("negation", (arabic, english), encoder=encoder) if f.confidence == "hard"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # a particle, whatever word of its clause has the counterpart
        ("لم يتوصل الطرفان إلى اتفاق بشأن الحدود.", "The two sides reached an agreement on the border."),
        ("لم يحضر المدرب حصة التدريب.", "The coach attended the training session."),
        # a word of negative sense that is gone
        ("تفتقر المدرسة إلى مكتبة.", "The school has a library."),
        ("رفضت النقابة توقيع الاتفاق.", "The union signed the agreement."),
        # a denied denial told as the denial, and the other way round
        ("لم ينكر السائق وقوع الحادث.", "The driver denied that there had been an accident."),
        ("نفى الوزير وجود أزمة.", "The minister did not deny that there was a crisis."),
    ],
)
def test_signs_that_differ(encoder, arabic, english):
    assert hard(encoder, arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يتوصل الطرفان إلى اتفاق بشأن الحدود.", "The two sides failed to agree on the border."),
        ("تفتقر المدرسة إلى مكتبة.", "The school has no library."),
        ("رفضت النقابة توقيع الاتفاق.", "The union would not sign the agreement."),
        ("لم ينكر السائق وقوع الحادث.", "The driver admitted that there had been an accident."),
        ("لم تكن المهمة سهلة.", "The task was a hard one."),
        ("لم تتغير الأسعار منذ الصيف.", "Prices have been the same since the summer."),
        ("ما من أحد في البلدة إلا ويعرفه.", "Everybody in town knows him."),
    ],
)
def test_equal_signs_by_other_routes(encoder, arabic, english):
    assert hard(encoder, arabic, english) == []
