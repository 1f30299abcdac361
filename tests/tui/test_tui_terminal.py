"""The program in a real terminal: tmux, its screen read back."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tui_samples import build

from compare.bidi.layout import layout
from compare.review import DecisionStore

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("tmux") and not os.environ.get("CI"), reason="needs tmux"),
]


def one_reviewed(text: str) -> bool:
    """The title counts one decision ("passage 1 of 24" stands further down)."""
    return " 1 of " in text.splitlines()[0]


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        self._name = f"muqabala-{uuid.uuid4().hex[:8]}"
        self._folder = folder
        self._size = (width, height)

    def tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._name, "-f", os.devnull, *words], capture_output=True, text=True, check=True
        )
        return done.stdout

    def start(self, command: str, **environment: str) -> None:
        places = {
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
            # Some shells export the size they had at their start: it must not be believed.
            "COLUMNS": "70",
            "LINES": "20",
            **{name: os.environ[name] for name in ("MUQABALA_DATA", "MUQABALA_CACHE", "MUQABALA_SETTINGS")},
            **environment,
        }
        words = " ".join(f"{name}={shlex.quote(value)}" for name, value in places.items())
        width, height = self._size
        # The shell stays, so that what the program leaves behind can be seen.
        script = f"cd {shlex.quote(str(self._folder))}; env {words} {command}; echo EXIT $?; exec cat"
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), script)

    def screen(self, *options: str) -> str:
        return self.tmux("capture-pane", "-p", *options)

    def keys(self, *names: str) -> None:
        self.tmux("send-keys", *names)

    def wait(self, wanted: str | Callable[[str], object]) -> str:
        """The screen once it has `wanted` and stands still: a part of it may be drawn before the rest."""
        deadline = time.monotonic() + PATIENCE
        before = None
        while True:
            text = self.screen()
            if (wanted in text if isinstance(wanted, str) else wanted(text)) and text == before:
                return text
            assert time.monotonic() < deadline, f"never came: {wanted!r}\n{text}"
            before = text
            time.sleep(0.1)

    def resize(self, width: int, height: int) -> None:
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    def stop(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self.tmux("kill-server")


@pytest.fixture
def terminal(tmp_path) -> Iterator[Callable[[int, int], Terminal]]:
    opened = []

    def make(width: int, height: int) -> Terminal:
        opened.append(Terminal(width, height, tmp_path))
        return opened[-1]

    yield make
    for each in opened:
        each.stop()


@pytest.fixture
def command(tmp_path) -> str:
    sample = build()
    (tmp_path / "original.ar.txt").write_text(sample.source.text, encoding="utf-8")
    (tmp_path / "report.en.txt").write_text(sample.target.text, encoding="utf-8")
    return f"{shlex.quote(sys.executable)} -m compare original.ar.txt report.en.txt"


def as_drawn(text: str) -> str:
    """What a line of Arabic looks like when cells are in visual order."""
    return layout(text, 200, direction="rtl")[0].text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_a_review_from_start_to_end(size, terminal, command):
    window = terminal(*size)
    window.start(command)
    text = window.wait(" reviewed")
    assert "REPORT English" in text and "ORIGINAL Arabic" in text
    window.wait(as_drawn("وقال"))
    if size[1] == 40:
        window.wait(as_drawn("هكتار."))
        assert len(text.rstrip().splitlines()) == 40
    window.keys("]")
    window.wait("not reviewed")
    window.keys("c")
    window.wait(one_reviewed)
    window.keys("?")
    window.wait("In the list")
    window.keys("Escape")
    window.wait(lambda text: "In the list" not in text)
    window.keys("/")
    window.wait(lambda text: text.rstrip().splitlines()[-1].lstrip().startswith("/"))
    window.keys("هكتار", "Enter")
    window.wait("1/1")
    window.keys("q")
    text = window.wait("EXIT 0")
    assert "Traceback" not in text and "REPORT" not in text
    # The terminal is itself again: what is typed is echoed, the cursor is there.
    window.keys("echoed")
    window.wait("echoed")
    assert window.tmux("display-message", "-p", "#{cursor_flag} #{alternate_on} #{mouse_any_flag}").split() == [
        "1",
        "0",
        "0",
    ]


def test_resizing_while_it_opens(terminal, command):
    window = terminal(120, 40)
    window.start(command)
    for size in ((60, 20), (200, 50), (35, 8), (80, 24)):
        window.resize(*size)
    text = window.wait(" reviewed")
    assert "REPORT English" in text
    window.keys("q")
    window.wait("EXIT 0")


def test_kill_9_in_the_middle_of_deciding_loses_nothing_shown(terminal, command, tmp_path):
    window = terminal(100, 30)
    window.start(f"sh -c 'echo $$ > pid; exec {command}'")
    window.wait(" reviewed")
    window.keys("}", "C", "X", "C")
    shown = window.wait(lambda text: any(f" {number} of " in text.splitlines()[0] for number in (1, 2, 3)))
    number = int(shown.splitlines()[0].rpartition(" of ")[0].split()[-1])
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    window.wait("EXIT 137")
    with DecisionStore() as store:
        assert store.notice is None
        rows = store._connection.execute("SELECT count(*) FROM decisions").fetchone()[0]
    assert rows >= number >= 1
    again = terminal(100, 30)
    again.start(command)
    again.wait(f"{rows} of ")


def test_sigterm_gives_the_terminal_back(terminal, command, tmp_path):
    window = terminal(100, 30)
    window.start(f"sh -c 'echo $$ > pid; exec {command}'")
    window.wait(" reviewed")
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGTERM)
    text = window.wait("EXIT 143")
    assert "Traceback" not in text and "REPORT" not in text
    state = window.tmux("display-message", "-p", "#{cursor_flag} #{alternate_on} #{mouse_any_flag}")
    assert state.split() == ["1", "0", "0"]


BROKEN = """
import sys
from compare.tui.widgets.detail_pane import DetailPane
from compare.cli import main

def fail(*_):
    raise ZeroDivisionError("nobody expects it")

DetailPane.action_finding = fail
sys.exit(main(sys.argv[1:]))
"""


def test_a_mistake_of_the_program_is_one_line_and_a_log(terminal, command, tmp_path):
    (tmp_path / "broken.py").write_text(BROKEN)
    window = terminal(200, 30)
    window.start(command.replace("-m compare", "broken.py"))
    window.wait(" reviewed")
    window.keys("]", "c")
    window.wait(one_reviewed)
    window.keys("Tab")
    text = window.wait("EXIT 2")
    assert "ZeroDivisionError: nobody expects it" in text and "Traceback" not in text and text.count("muqabala:") == 1
    assert "Traceback" in (Path(os.environ["MUQABALA_CACHE"]) / "review.log").read_text()
    with DecisionStore() as store:
        assert store._connection.execute("SELECT count(*) FROM decisions").fetchone() == (1,)


def test_the_editor_and_back(terminal, command, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nfor word; do echo "asked for ${word##*/}"; done\nread answer\n')
    editor.chmod(0o755)
    window = terminal(100, 30)
    window.start(command, EDITOR=str(editor), VISUAL="")
    window.wait(" reviewed")
    window.keys("G", "e")
    text = window.wait("asked for original.ar.txt")
    assert "asked for report.en.txt" in text and "asked for +7" in text
    window.keys("Enter")
    window.wait("REPORT English")
    window.keys("q")
    window.wait("EXIT 0")


def test_an_editor_that_is_not_installed_is_a_line_and_the_screen_lives_on(terminal, command):
    window = terminal(100, 30)
    window.start(command, EDITOR="no-such-editor", VISUAL="")
    window.wait(" reviewed")
    window.keys("G", "e")
    window.wait("no-such-editor: cannot be run")
    window.keys("[", "c")
    window.wait(one_reviewed)
    window.keys("q")
    window.wait("EXIT 0")


def test_a_text_from_standard_input(terminal, command):
    window = terminal(100, 30)
    window.start(f"sh -c 'cat original.ar.txt | {command.replace('original.ar.txt', '-')}'")
    window.wait(" reviewed")
    window.keys("]", "x")
    window.wait(one_reviewed)
    window.keys("q")
    window.wait("EXIT 0")


def test_keys_come_from_the_terminal_whatever_standard_input_is(terminal, command):
    window = terminal(100, 30)
    window.start(f"{command} < /dev/null")
    window.wait(" reviewed")
    window.keys("q")
    window.wait("EXIT 0")


def test_without_colour_no_colour_is_sent(terminal, command):
    window = terminal(80, 24)
    window.start(f"{command} --no-color")
    window.wait(" reviewed")
    drawn = window.screen("-e")
    codes = {code for part in drawn.split("\x1b[")[1:] for code in part.partition("m")[0].split(";")}
    assert not codes & {str(code) for code in (*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108))}
    assert {"1", "4"} <= codes  # bold, underlined
    window.keys("q")


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ('[keys]\n"change.nxt" = "x"\n', "change.nxt"),
        ('[keys]\n"change.next" = "j"\n', "change.next"),
        ('[review]\ntheme = "pink"\n', "pink"),
        ('[review]\nbidi = "sideways"\n', "sideways"),
        ("[review\n", "TOML"),
    ],
)
def test_wrong_settings_are_one_line_before_the_screen_opens(settings, word, terminal, command):
    Path(os.environ["MUQABALA_SETTINGS"]).write_text(settings)
    window = terminal(160, 24)
    window.start(command)
    text = window.wait("EXIT 2")
    assert word in text and "Traceback" not in text and text.count("muqabala:") == 1


def test_keys_of_the_settings(terminal, command):
    Path(os.environ["MUQABALA_SETTINGS"]).write_text(
        '[keys]\n"change.next" = "ctrl+n"\n"decide.confirm" = "+"\n[review]\ntheme = "light"\n'
    )
    window = terminal(120, 30)
    window.start(command)
    text = window.wait(" reviewed")
    assert "Ctrl+N next" in text and "+ confirm" in text
    window.keys("C-n", "+")
    window.wait(one_reviewed)
    window.keys("q")


def in_pty(command: str, folder: Path, react: Callable[[bytes, int], bool], **environment: str) -> tuple[bytes, int]:
    """Run `command` in a bare terminal; `react` sees the output so far and may type until it says True."""
    import fcntl
    import pty
    import select
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("TMUX", "COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        shlex.split(command),
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env=kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | environment,
    )
    os.close(slave)
    output, deadline, done = b"", time.monotonic() + PATIENCE, False
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            try:
                output += os.read(master, 65536)
            except OSError:
                break
        elif process.poll() is not None:
            break
        done = done or react(output, master)
    os.close(master)
    process.kill()
    return output, process.wait()


def test_the_terminals_own_bidi_is_off_while_the_review_is_open(command, tmp_path):
    answered = []

    def react(output: bytes, master: int) -> bool:
        if b"\x1b[8$p\x1b[c" in output and not answered:
            os.write(master, b"\x1b[8;1$y\x1b[?65;1;9c")
            answered.append(True)
        if b" reviewed" in output:
            os.write(master, b"q")
            return True
        return False

    output, status = in_pty(command, tmp_path, react)
    assert status == 0 and answered
    assert output.count(b"\x1b[8l") == output.count(b"\x1b[8h") == 1
    assert output.index(b"\x1b[8l") < output.index(b"REPORT") < output.index(b"\x1b[8h")


def test_a_terminal_that_does_nothing_is_left_alone(command, tmp_path):
    def react(output: bytes, master: int) -> bool:
        if b" reviewed" in output:
            os.write(master, b"q")
            return True
        return False

    output, status = in_pty(command, tmp_path, react)
    assert status == 0 and b"\x1b[8l" not in output and b"\x1b[8h" not in output
    assert "ﻞ".encode() in output  # a joined form of lam: the program does the work


def test_a_terminal_is_needed(command, tmp_path):
    done = subprocess.run(
        shlex.split(command), cwd=tmp_path, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 2 and done.stdout == ""
    assert "needs a terminal" in done.stderr and done.stderr.count("\n") == 1


def test_the_review_is_drawn_where_standard_error_goes_to_a_file(terminal, command, tmp_path):
    window = terminal(80, 24)
    window.start(f"sh -c {shlex.quote(command + ' 2>errors.txt')}")
    window.wait(" reviewed")
    window.keys("c")
    window.wait(one_reviewed)
    window.keys("q")
    text = window.wait("EXIT 0")
    assert "REPORT" not in text
    assert (tmp_path / "errors.txt").read_bytes() == b""


def test_an_original_is_found_and_opened(terminal, command, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "original.ar.txt").rename(tmp_path / "folder" / "that.txt")
    (tmp_path / "folder" / "other.txt").write_text("هطلت أمطار غزيرة على الساحل. وأُغلقت المدارس يوماً واحداً.\n", "utf-8")
    window = terminal(120, 30)
    window.start(command.replace("original.ar.txt report.en.txt", "open report.en.txt --among folder"))
    assert "that.txt   explains" in window.wait("that.txt")
    window.keys("1")
    window.wait(" reviewed")
    window.keys("P")
    window.wait("that.txt   explains")
    window.keys("q")
    window.wait("EXIT 0")
