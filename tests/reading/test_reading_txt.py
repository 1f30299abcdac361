"""Plain text: every encoding, every character kept, every bad file one line."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import UserError
from compare.reading import read_document
from compare.reading.extract import find_paragraphs, is_blank
from compare.reading.source import MAX_BYTES
from compare.records import Document

ARABIC = (
    "أعلنت بلدية المدينة القديمة، اليوم الثلاثاء، إغلاق الجسر الحجري أمام المركبات حتى إشعار آخر.\n"
    "\n"
    "وقال المهندس سامي الدروبي إن الشقوق التي ظهرت في الدعامة الثالثة «لا تحتمل التأجيل»؛ فالنهر ارتفع ٣ أمتار.\n"
    "وأضاف أن الفحص سيستغرق أسبوعين على الأقل.\n"
)
SHORT_ARABIC = "أغلق الجسر الحجري صباحا"
ENGLISH = (
    "The old town’s council closed the stone bridge to traffic on Tuesday – until further notice.\n"
    "\n"
    "“The cracks cannot wait,” said Sami Daroubi, an engineer at the café beside the river.\n"
)


def read(
    tmp_path: Path, data: bytes, name: str = "a.txt", language: str = "ar", encoding: str | None = None
) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(str(path), language, encoding=encoding)


def refused(path: object, language: str = "ar", encoding: str | None = None) -> str:
    """The message for a bad file, checked to be one line that names it."""
    with pytest.raises(UserError) as caught:
        read_document(str(path), language, encoding=encoding)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    return message


def paragraph_texts(document: Document) -> list[str]:
    return [document.text[each.start : each.end] for each in document.paragraphs]


@pytest.mark.parametrize(
    ("codec", "encoding", "guessed"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16-le", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("utf-32", "utf-32-le", False),
        ("cp1256", "windows-1256", True),
        ("iso8859-6", "iso-8859-6", True),
    ],
)
@pytest.mark.parametrize("text", [ARABIC, SHORT_ARABIC, SHORT_ARABIC.replace(" ", "")])
def test_arabic_is_read_in_every_usual_encoding(
    tmp_path: Path, codec: str, encoding: str, guessed: bool, text: str
) -> None:
    if codec == "iso8859-6":
        text = text.translate({0xAB: '"', 0xBB: '"', 0x663: "3"})
    if codec == "cp1256":
        text = text.replace("٣", "3")
    document = read(tmp_path, text.encode(codec))
    assert document.text == text
    assert document.encoding == encoding
    assert bool(document.notices) == guessed
    if guessed:
        assert encoding in document.notices[0]
        assert "--encoding" in document.notices[0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_english_of_a_western_code_page_is_guessed(tmp_path: Path, language: str) -> None:
    document = read(tmp_path, ENGLISH.encode("cp1252"), language=language)
    assert document.text == ENGLISH
    assert document.encoding == "windows-1252"


def test_arabic_is_recognised_where_english_is_expected(tmp_path: Path) -> None:
    document = read(tmp_path, ARABIC.replace("٣", "3").encode("cp1256"), language="en")
    assert document.encoding == "windows-1256"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Городской совет закрыл старый каменный мост для движения до особого распоряжения. " * 3),
        ("iso8859-7", "Το δημοτικό συμβούλιο έκλεισε την παλιά πέτρινη γέφυρα μέχρι νεωτέρας. " * 3),
        ("gb18030", "市议会星期二关闭了旧石桥，直至另行通知。工程师说裂缝不能再等了。" * 3),
    ],
)
def test_other_code_pages_are_left_to_charset_normalizer(tmp_path: Path, codec: str, text: str) -> None:
    document = read(tmp_path, text.encode(codec), language="en")
    assert document.text == text


def test_the_named_encoding_overrides_the_guess(tmp_path: Path) -> None:
    data = "جسر".encode("iso8859-6")
    assert read(tmp_path, data, encoding="cp1256").text == data.decode("cp1256")
    document = read(tmp_path, ARABIC.encode(), encoding="UTF8")
    assert (document.text, document.encoding, document.notices) == (ARABIC, "utf-8", ())


def test_a_named_encoding_that_contradicts_utf8_is_told(tmp_path: Path) -> None:
    document = read(tmp_path, "جسر".encode(), encoding="windows-1256")
    assert document.text == "جسر".encode().decode("cp1256")
    assert "valid UTF-8" in document.notices[0]


def test_a_byte_order_mark_beats_the_named_encoding_and_says_so(tmp_path: Path) -> None:
    document = read(tmp_path, ARABIC.encode("utf-16"), encoding="windows-1256")
    assert document.text == ARABIC
    assert "byte order mark" in document.notices[0]
    assert read(tmp_path, ARABIC.encode("utf-16"), encoding="utf-16").notices == ()


@pytest.mark.parametrize(
    "encoding", ["klingon", "hex", "rot13", "unicode_escape", "utf-7", "idna", "x" * 300, "a\0b", "utf-8\n", "ütf"]
)
def test_an_unknown_encoding_is_one_line(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    if encoding == "utf-8\n":  # Python strips it, harmlessly
        return
    assert "no such character encoding" in refused(tmp_path / "a.txt", encoding=encoding)


def test_bytes_that_the_named_encoding_cannot_hold_are_located(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\ntwo\n\xff\n")
    message = refused(path, encoding="utf-8")
    assert str(path) in message
    assert "line 3" in message
    path.write_bytes("\ud800".encode("utf-16-le", "surrogatepass") + b"a\0")
    refused(path, encoding="utf-16-le")


def test_utf8_cut_in_the_middle_of_a_character_is_read_and_told(tmp_path: Path) -> None:
    document = read(tmp_path, ARABIC.rstrip().encode()[:-2])
    assert document.text.startswith(ARABIC[:40])
    assert document.text.endswith("\ufffd")
    assert "damaged" in document.notices[0]


def test_no_character_is_altered(tmp_path: Path) -> None:
    text = (
        "\u200fقال\u00a0الوزير:\u200b \u202bنعم\u202c\r\n\r\nثانيا\fثالثا\u200d\u2028رابعا \u0640\u064b\u0001\x1b[31m"
        "\ufeff ﻻ e\u0301\r"
    )
    document = read(tmp_path, text.encode())
    assert document.text == text
    assert read(tmp_path, b"\xef\xbb\xbf" + text.encode()).text == text


def test_paragraphs_by_blank_line(tmp_path: Path) -> None:
    document = read(tmp_path, b"\n\n One\ntwo \n \t\xc2\xa0\n\xe2\x80\x8b\n\nThree\r\n\r\nFour\n")
    assert paragraph_texts(document) == ["One\ntwo", "Three", "Four"]


def test_paragraphs_by_line_where_no_line_is_blank(tmp_path: Path) -> None:
    document = read(tmp_path, b"\n\nOne\n  Two\rThree\r\nFour\n\n")
    assert paragraph_texts(document) == ["One", "Two", "Three", "Four"]


WRAPPED = """The old town closed its stone bridge to traffic on
Tuesday after an inspection found deep cracks in
the third pier, and the mayor told reporters that
people would have to take the northern bridge to
work until repairs have begun. Engineers expect the
first of them in April, if the river allows it and
the council finds the money for sensors and steel.
"""


def test_lines_broken_at_one_width_are_told(tmp_path: Path) -> None:
    document = read(tmp_path, WRAPPED.encode(), language="en")
    assert len(document.paragraphs) == 7
    assert "blank lines" in document.notices[0]
    one_a_line = "\n".join(paragraph_texts(read(tmp_path, ARABIC.encode())) * 4)
    assert read(tmp_path, one_a_line.encode()).notices == ()


def test_the_document_knows_what_it_was_read_from(tmp_path: Path) -> None:
    data = ARABIC.encode()
    document = read(tmp_path, data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.path == str(tmp_path / "a.txt")
    assert (document.format, document.language, document.sentences) == ("txt", "ar", ())


@pytest.mark.parametrize("name", ["news.txt", "NEWS.TXT", "news", "news.ar", "v1.2/news"])
def test_names_that_are_plain_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    assert read(tmp_path, ARABIC.encode(), name).notices == ()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode())))
    document = read_document("-", "ar")
    assert (document.path, document.text) == ("-", ARABIC)
    assert "standard input: is empty" in refused("-")


def test_bad_paths(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "missing.txt")
    assert "folder" in refused(tmp_path)
    assert "empty" in refused("")
    assert "web address" in refused("https://news.example/article?id=3")
    refused(tmp_path / ("x" * 5000))
    refused("a\0b.txt")
    refused(f"{tmp_path}/a\nb\x1b[31m.txt")
    refused(f"{tmp_path}/\udcff.txt")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "no text"),
        (b" \n\t\r\n\f", "no text"),
        ("\u200b\u00a0\u200f\u2060\u00ad \ufeff".encode(), "no text"),
        (b"abc\0def", "binary"),
        (b"\xff\xfe\0\0\0\0", "binary"),
        (b"\xff\xfea", "damaged"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"\x1f\x8b\x08\0rest", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (bytes(range(1, 256)) * 4, "encoding"),
    ],
)
def test_bad_contents(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    message = refused(path)
    assert message.startswith(f"{path}: ")
    assert said in message


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_bytes(ARABIC.encode())
    message = refused(path)
    assert ".xyz" in message
    assert ".txt" in message


def test_control_characters_do_not_make_a_text_binary(tmp_path: Path) -> None:
    text = "\x01\x02\x1b[2J\x07\x7f plain \x0b text"
    assert read(tmp_path, text.encode()).text == text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    path.chmod(0)
    assert "rights" in refused(path)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbid)
    assert "rights" in refused(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "empty" in refused(tmp_path / "pipe")
    assert "device" in refused("/dev/zero")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
def test_the_output_of_a_command_is_read_to_its_end() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(0.2); print('one', flush=True); time.sleep(0.2); print('two')"],
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert read_document(f"/dev/fd/{process.stdout.fileno()}", "en").text.split() == ["one", "two"]


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES * 20)
    assert "MiB" in refused(path)


@pytest.mark.parametrize("piece", [b"word ", b"\n", "كلمة ".encode("cp1256")])
def test_a_long_text_takes_seconds_at_most(tmp_path: Path, piece: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text " + piece * (4 * 2**20 // len(piece)))
    start = time.process_time()
    read_document(str(path), "ar")
    assert time.process_time() - start < 4


def test_reading_utf8_text_imports_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARABIC, encoding="utf-8")
    program = (
        "import sys; from compare.reading import read_document; read_document(sys.argv[1], 'ar');"
        "print([name for name in ('charset_normalizer', 'trafilatura', 'lxml', 'pdfplumber', 'docx', 'bidi',"
        " 'markdown_it', 'subprocess', 'zipfile', 'email', 'xml.parsers.expat') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


@given(st.text(st.sampled_from("ab .\n\r\f\u200b\u00a0\u2028\x85ا"), max_size=40))
def test_paragraphs_cover_all_that_is_seen(text: str) -> None:
    paragraphs = find_paragraphs(text)
    end = 0
    for index, each in enumerate(paragraphs):
        assert each.index == index
        assert is_blank(text[end : each.start])
        piece = text[each.start : each.end]
        assert piece == piece.strip()
        assert not is_blank(piece)
        end = each.end
    assert is_blank(text[end:])
