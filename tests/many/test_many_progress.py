"""How far long work is, told now and then."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from compare.many import progress
from compare.many.progress import Meter, spoken


def test_a_line_now_and_then_says_how_far_it_is_and_how_long_it_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    meter = Meter("pairs", 100)
    now[0] = 10
    meter.step()
    assert capsys.readouterr().err == ""
    now[0] = 40
    meter.step(", 1 failed", by=19)
    assert capsys.readouterr().err == "muqabala: 20 of 100 pairs, 1 failed, 0.5 a second, about 2 min 40 s left\n"
    now[0] = 200
    meter.step(by=80)
    assert capsys.readouterr().err == "muqabala: 100 of 100 pairs, 0.5 a second, about 0 s left\n"
    meter.end()
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    """A terminal that keeps what was written."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_line_is_written_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    now, screen = [0.0], Terminal()
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("sys.stderr", screen)
    meter = Meter("pairs", 4)
    now[0] = 1
    meter.step()
    now[0] = 2
    meter.step()
    meter.end()
    told = screen.getvalue().split("\r")
    assert told[1].startswith("1 of 4 pairs") and told[2].startswith("2 of 4 pairs")
    assert told[3].isspace() and len(told[3]) == max(map(len, told)) and told[4] == ""


@pytest.mark.parametrize(
    ("seconds", "said"), [(39.6, "40 s"), (200, "3 min 20 s"), (3599, "59 min 59 s"), (7500, "2 h 5 min")]
)
def test_a_length_of_time_has_two_figures(seconds: float, said: str) -> None:
    assert spoken(seconds) == said
