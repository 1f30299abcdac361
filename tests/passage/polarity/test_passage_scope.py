"""Likeness of words, what cues are about, what stands in a name's place, and which way figures point."""

import pytest
from meaning_pairs import findings
from pairs import document

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.passage.evidence.likeness import likeness
from compare.passage.polarity.directions import turned_figures
from compare.passage.polarity.scope import scoped
from compare.records import Link, Side
from compare.text.lexicon import cues


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def passage(encoder, arabic, english):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)], encoder)
    return run.pairs[0], run


def counterparts(encoder, arabic, english):
    """Which English word each Arabic word is mutually most like."""
    pair, run = passage(encoder, arabic, english)
    alike = likeness(pair, run)
    found = {}
    for word, span in enumerate(alike.rows[0].spans):
        other = alike.counterpart(Side.SOURCE, word, 0.3)
        if other is not None:
            found[arabic[slice(*span)]] = english[slice(*alike.rows[1].spans[other])]
    return found


def test_counterparts_are_mutual_and_function_words_have_none(encoder):
    found = counterparts(encoder, "وقع الوزير على الاتفاق في القاهرة.", "The minister signed the agreement in Cairo.")
    assert found["الوزير"] == "minister"
    assert found["الاتفاق"] == "agreement"
    assert not {"على", "في"} & found.keys()
    assert len(set(found.values())) == len(found)


def test_likeness_reads_the_same_from_both_sides(encoder):
    pair, run = passage(encoder, "افتتح الرئيس المصنع.", "The president opened the factory.")
    alike = likeness(pair, run)
    assert (alike.seen_from(Side.SOURCE) == alike.seen_from(Side.TARGET).T).all()
    for word in range(len(alike.rows[0].spans)):
        other = alike.counterpart(Side.SOURCE, word, 0.3)
        assert other is None or alike.counterpart(Side.TARGET, other, 0.3) == word


def test_without_a_tagger_nothing_is_known_of_likeness():
    run = new_run(document("ar", "افتتح الرئيس المصنع."), document("en", "It opened."), [Link((0,), (0,), 1.0)])
    assert likeness(run.pairs[0], run) is None


def hard(encoder, check, arabic, english):
    return [f for f in findings(check, (arabic, english), encoder=encoder) if f.confidence == "hard"]


@pytest.mark.parametrize(
    ("arabic", "english", "denied"),
    [
        (
            "دعا المجلس السكان إلى عدم مغادرة منازلهم.",
            "The council called on residents to leave their homes.",
            "عدم مغادرة",
        ),
        ("وصل الفريق دون مدربه.", "The team arrived with its coach.", "دون مدربه"),
        ("لم يغادر الوزير العاصمة.", "The minister left the capital.", "لم يغادر"),
    ],
)
def test_a_denied_word_is_followed_to_its_counterpart(encoder, arabic, english, denied):
    (finding,) = hard(encoder, "negation", arabic, english)
    assert arabic[slice(*finding.source_spans[0])] == denied
    assert finding.target_spans, "the affirmed counterpart is marked, too"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("دعا المجلس السكان إلى عدم مغادرة منازلهم.", "The council told residents not to leave their homes."),
        ("دعا المجلس السكان إلى عدم مغادرة منازلهم.", "The council urged residents to stay at home."),
        ("دعا المجلس السكان إلى عدم مغادرة منازلهم.", "The council warned residents against leaving their homes."),
        ("وصل الفريق دون مدربه.", "The team turned up without its coach."),
        ("وما زلت أنتظر الرد.", "I am still waiting for an answer."),
        ("وسجلت البصرة أكبر عدد من الإصابات.", "No province recorded more cases than Basra."),
    ],
)
def test_what_is_denied_in_other_words_is_no_hard_finding(encoder, arabic, english):
    assert hard(encoder, "negation", arabic, english) == []


@pytest.mark.parametrize(
    ("english", "rules"),
    [
        ("His brother sells umbrellas downtown.", []),
        ("He moved from his place.", ["particle further"]),
        ("He stood in the place without moving.", []),
    ],
)
def test_a_denial_is_lost_only_where_its_clause_is_told(encoder, english, rules):
    """Of a clause that the report does not tell nothing is said: it was left out as a whole."""
    found = findings("negation", ("لم يبرح مكانه قط.", english), encoder=encoder)
    assert [f.rule for f in found] == rules


@pytest.mark.parametrize(
    ("arabic", "english", "poles"),
    [
        (
            "ارتفعت الصادرات 7 في المئة وتراجعت الواردات 4 في المئة.",
            "Exports rose 7 percent and imports rose 4 percent.",
            ("وتراجعت", "rose"),
        ),
        ("يدفع المستأجر قبل 15 يوما من الموعد.", "The tenant pays after 15 days.", ("قبل", "after")),
    ],
)
def test_a_figure_that_points_the_other_way(arabic, english, poles):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)])
    (turned,) = turned_figures(run.pairs[0])
    assert (turned.source.cue.text, turned.target.cue.text) == poles


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "ارتفعت الصادرات 7 في المئة وتراجعت الواردات 4 في المئة.",
            "Imports fell 4 percent while exports rose 7 percent.",
        ),
        ("لم ترتفع الأسعار 5 في المئة.", "Prices did not fall by 5 percent."),
        ("ارتفعت الأسعار 5 في المئة.", "Prices were 5 percent up. The weather fell to 3 degrees."),
    ],
)
def test_a_figure_that_points_the_same_way_or_is_denied(arabic, english):
    run = new_run(document("ar", arabic), document("en", english), [Link((0,), (0,), 1.0)])
    assert list(turned_figures(run.pairs[0])) == []


def denials(pair, side):
    return [cue for cue in cues(pair.on(side), "negation") if cue.has("strong")]


@pytest.mark.parametrize(
    ("english", "answered"),
    [
        ("The ministry did not close the factory on Monday.", True),
        ("The ministry closed the factory on Monday.", False),
        ("The ministry closed the factory on Monday, as it had said in the spring and no later than that.", False),
    ],
)
def test_a_denial_is_answered_by_one_near_the_counterpart_of_what_it_is_about(encoder, english, answered):
    pair, run = passage(encoder, "لم تغلق الوزارة المصنع يوم الاثنين.", english)
    kindred = denials(pair, Side.SOURCE), denials(pair, Side.TARGET)
    (found,) = scoped(pair, Side.SOURCE, likeness(pair, run), kindred[0], kindred, 0.2)
    assert english[slice(*found.counterpart)] in ("close", "closed")
    assert found.answered is answered
    assert bool(found.answering) is answered


def test_a_word_that_means_a_denial_itself_is_what_a_particle_denies(encoder):
    arabic = "لم تتغيب الطبيبة عن المستشفى في هذا الشهر."
    english = "The doctor had been absent from the hospital this month."
    (found,) = findings("negation", (arabic, english), encoder=encoder)
    assert [english[a:b] for a, b in found.target_spans] == ["been absent"]
