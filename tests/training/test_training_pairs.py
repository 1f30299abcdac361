"""Sentence pairs from TSV and TMX, and what is said about files that are neither."""

from __future__ import annotations

import gzip

import pytest

from compare.errors import UserError
from compare.training.pairs import read_pairs

TMX = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="fr" datatype="plaintext"/><body>
<tu><tuv xml:lang="fr-FR"><seg>Le <bpt i="1">&lt;b&gt;</bpt>chat<ept i="1">&lt;/b&gt;</ept> dort &amp; rêve.</seg></tuv>
<tuv xml:lang="EN_GB"><seg>The cat sleeps
 &amp; dreams.</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Un chien.</seg></tuv><tuv lang="de"><seg>Ein Hund.</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Vide.</seg></tuv><tuv lang="en"><seg> </seg></tuv></tu>
</body></tmx>"""


def test_tsv_with_bom_crlf_blank_lines_and_blank_sides(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_bytes("\ufeffun\tone\r\n\n  deux \t two\n\tthree\nquatre\t\n".encode())
    assert read_pairs(path, "fr", "en") == [("un", "one"), ("deux", "two")]


def test_line_separators_inside_a_sentence_end_no_line(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("a\u2028b\tc\u0085d\r\n", "utf-8", newline="")
    assert read_pairs(path, "fr", "en") == [("a\u2028b", "c\u0085d")]


def test_gzip_by_content(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_bytes(gzip.compress(b"un\tone\n", mtime=0))
    assert read_pairs(path, "fr", "en") == [("un", "one")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_tmx(tmp_path, encoding, packed):
    content = TMX.format(encoding=encoding).encode(encoding)
    path = tmp_path / ("memory.tmx.gz" if packed else "memory.tmx")
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    assert read_pairs(path, "fr", "en") == [("Le chat dort & rêve.", "The cat sleeps & dreams.")]
    assert read_pairs(path, "de", "fr") == [("Ein Hund.", "Un chien.")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.tsv", b"", "no sentence pairs"),
        ("blank.tsv", b"\n \n\t\n", "line 3|no sentence pairs"),
        ("one.tsv", b"a\tb\nonly one\n", "line 2"),
        ("three.tsv", b"a\tb\tc\n", "line 1"),
        ("latin.tsv", b"a\tb\n\xe9t\xe9\tsummer\n", "line 2 is not UTF-8"),
        ("long.tsv", b"a" * 200_000, "too long"),
        ("cut.tsv.gz", gzip.compress(b"un\tone\n" * 1000, mtime=0)[:30], "damaged"),
        ("wrong.tsv.gz", b"\x1f\x8bnothing", "damaged"),
        ("broken.tmx", b"<tmx><body>", "not well-formed"),
        ("none.tmx", b"<tmx><body/></tmx>", "no sentence pairs"),
        ("other.tmx", TMX.format(encoding="utf-8").replace('"fr', '"it').encode(), "no pairs of fr and en, only"),
        (
            "bomb.tmx",
            b'<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><tmx><seg>&b;</seg></tmx>',
            "entities",
        ),
    ],
    # Every worker must collect the same names, so none may hold the content of a file.
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_bad_files_are_named_in_one_line(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=said) as caught:
        read_pairs(path, "fr", "en")
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "absent.tsv", tmp_path):
        with pytest.raises(UserError, match=str(path)):
            read_pairs(path, "fr", "en")
