"""Whether what stands around two predicates has changed over."""

import pytest
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.argument_order import changed_over
from compare.passage.evidence.likeness import likeness
from compare.records import Link


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


@pytest.mark.parametrize(
    ("arabic", "english", "predicates", "expected"),
    [
        ("القاهرة أكبر من الإسكندرية.", "Cairo is larger than Alexandria.", ("أكبر", "larger"), False),
        ("القاهرة أكبر من الإسكندرية.", "Alexandria is smaller than Cairo.", ("أكبر", "smaller"), True),
        ("عدد النساء أقل من عدد الرجال.", "There are more men than women.", ("أقل", "more"), True),
        ("انخفضت العملة أمام الدولار.", "The dollar rose against the currency.", ("انخفضت", "rose"), True),
        ("انخفضت العملة أمام الدولار.", "The currency fell against the dollar.", ("انخفضت", "fell"), False),
        ("انخفضت العملة كثيرا.", "The currency fell.", ("انخفضت", "fell"), None),
    ],
)
def test_changed_over(encoder, arabic, english, predicates, expected):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], encoder)
    alike = likeness(run.pairs[0], run)
    spans = [(t.index(w), t.index(w) + len(w)) for t, w in zip((arabic, english), predicates, strict=True)]
    assert changed_over(run.pairs[0], alike, *spans) is expected
