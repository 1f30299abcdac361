"""Tables of minimal pairs: what is read of them, and what is refused."""

from pathlib import Path

import pytest

from compare.checks.registry import check_ids
from compare.errors import UserError
from compare.evaluation.findings import judge_gold, score_findings
from compare.evaluation.gold import load_gold
from compare.evaluation.minimal_pairs import ACCEPTS, HEADING, LINE, VERSIONS, read_rows

ROWS = [
    ("وصل ثلاثة أطباء.", "Three doctors came.", "Seven doctors came.", "number", "ثلاثة", "Seven", ""),
    ("غابت الشمس.", "The sun went down.", "", "", "", "", ""),
    ("لم ينم أحد.", "Nobody slept.", "Everybody slept.", "negation", "لم ينم أحد", "Everybody slept", ""),
    ("عاد الركاب إلى بيوتهم.", "The passengers went home.", "The passengers went home by train.", "phrase_added", "",
     "by train", ""),
]  # fmt: skip


@pytest.fixture
def table(tmp_path):
    return written(tmp_path, ROWS)


def written(folder, rows, name="small.ar-en.tsv", heading=HEADING):
    file = folder / name
    file.write_text("\n".join("\t".join(row) for row in (heading, *rows)) + "\n", encoding="utf-8")
    return file


def test_each_change_is_told_in_one_version_and_each_line_faithfully_in_the_others(table):
    versions = load_gold(table)
    assert len(versions) == VERSIONS
    for number, row in enumerate(ROWS):
        told = [version.target.sentence_text(number) for version in versions]
        assert sorted(told) == sorted([row[2] or row[1], row[1], row[1]])
        changes = [len(version.links[number].findings) for version in versions]
        assert sum(changes) == bool(row[2])
        assert [bool(count) for count in changes] == [text != row[1] for text in told]
    assert {version.group for version in versions} == {"small.ar-en"}


def test_marks_lie_on_the_words_that_were_changed(table):
    for version in load_gold(table):
        for number, link in enumerate(version.links):
            for finding in link.findings:
                row = ROWS[number]
                assert [version.source.text[a:b] for a, b in finding.source_spans] == [row[4]] * bool(row[4])
                assert [version.target.text[a:b] for a, b in finding.target_spans] == [row[5]] * bool(row[5])
                assert finding.category == row[3]
                assert (finding.check, *finding.accept) == ACCEPTS[row[3]]


def test_a_line_counts_the_same_however_often_it_is_told(table):
    versions = load_gold(table)
    for number, row in enumerate(ROWS):
        links = [version.links[number] for version in versions]
        faithful = [link.weight for link in links if not link.findings]
        changed = [link.weight for link in links if link.findings]
        assert sum(faithful) == pytest.approx(LINE)
        assert sum(changed) == pytest.approx(LINE if row[2] else 0)
    assert all(version.tempting for version in versions)


def test_a_table_of_mostly_faithful_lines_is_a_text_as_it_is_published(tmp_path):
    faithful = [(*row[:2], "", "", "", "", "") for row in ROWS[1:]]
    versions = load_gold(written(tmp_path, [ROWS[0], *faithful]))
    assert not any(version.tempting for version in versions)
    for number in range(len(ROWS)):
        links = [version.links[number] for version in versions]
        assert sum(link.weight for link in links if not link.findings) == pytest.approx(1.0)
        assert sum(link.weight for link in links if link.findings) == (number == 0)


def test_a_folder_of_tables_is_gold(table):
    assert len(load_gold(table.parent)) == VERSIONS


def test_changes_are_counted_by_category(table):
    scores = [score_findings(version, judge_gold(version)) for version in load_gold(table)]
    found = sum((score.categories["number"].found for score in scores if "number" in score.categories), 0)
    assert found == 1
    assert sum(score.faithful_sentences for score in scores) == VERSIONS * len(ROWS) - 3


def test_what_may_tell_a_change_is_a_check():
    for category, checks in ACCEPTS.items():
        assert set(checks) - {"other"} <= set(check_ids()), category


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("أ.", "A.", "B.", "", "", "", ""), "no category"),
        (("أ.", "A.", "", "number", "", "", ""), "no change"),
        (("أ.", "A.", "B.", "mood", "", "", ""), "no category 'mood'"),
        (("أ.", "A.", "B.", "number", "ب", "", ""), "source_words"),
        (("أ.", "A.", "B.", "number", "", "C", ""), "target_words"),
        (("", "A.", "", "", "", "", ""), "lacks its original"),
        (("أ.", "A."), "other fields"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_with_its_number(tmp_path, row, said):
    file = written(tmp_path, [ROWS[1], row])
    with pytest.raises(UserError, match=f"{file.name}, line 3: .*{said}"):
        read_rows(file)


def test_another_table_is_refused(tmp_path):
    with pytest.raises(UserError, match="line 1: not the heading"):
        load_gold(written(tmp_path, ROWS, heading=("ar", "en")))
    with pytest.raises(UserError, match=r"NAME\.ar-en\.tsv"):
        load_gold(written(tmp_path, ROWS, name="small.tsv"))
    with pytest.raises(UserError, match="cannot be read"):
        read_rows(tmp_path / "none.ar-en.tsv")


def test_the_tables_of_the_repository_are_whole():
    folder = Path(__file__).parents[2] / "corpora" / "minimal_pairs"
    parts = ("open", "held_out", "calibration", "fresh", "texts_open", "texts_calibration", "texts_held_out")
    for part in parts:
        rows = [row for file in sorted((folder / part).glob("*.tsv")) for row in read_rows(file)]
        assert {row.category for row in rows if row.changed} >= set(ACCEPTS) - {"place"}
        assert load_gold(folder / part)[0].tempting != part.startswith("texts")
