"""Saving and copying."""

from __future__ import annotations

import json


async def test_saving(review, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with review() as opened:
        await opened.press("]", "c", "s")
        assert "Save the comparison as" in opened.text() and "json" in opened.text()
        await opened.press("escape", "s")
        place = [choice.value for choice in opened.app.screen.choices].index("json") + 1
        await opened.press(str(place))
        assert "report.en-compared.json" in opened.text()
        await opened.press("enter")
        data = json.loads((tmp_path / "report.en-compared.json").read_text())
        assert data["passages"][1]["decision"]["verdict"] == "confirmed"
        # The same again asks before it replaces.
        await opened.press("u", "s", str(place), "enter", "n", "s", str(place), "enter", "y")
        data = json.loads((tmp_path / "report.en-compared.json").read_text())
        assert data["passages"][1]["decision"] is None
        monkeypatch.setattr("compare.files.os.replace", _no_space)
        await opened.press("s", str(place), "enter", "y")
        assert "cannot be written" in opened.toasts()[-1]


async def test_every_format_can_be_saved_also_one_that_no_suffix_means(review, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with review() as opened:
        await opened.press("s")
        names = [choice.value for choice in opened.app.screen.choices]
        await opened.press("escape")
        assert "xliff1.2" in names
        for place, name in enumerate(names):
            await opened.press("s", *["down"] * place, "enter", "enter")
            assert "saved" in opened.toasts()[-1], name
    written = [*tmp_path.glob("report.en-compared.*"), *tmp_path.glob("gold.json")]
    assert len(written) == len(names)


def _no_space(*_):
    raise OSError(28, "No space left on device")


async def test_copy(review):
    async with review() as opened:
        await opened.press("]", "c", "y")
        copied = opened.app.clipboard
        assert "original 305 (٣٠٥), report 235" in copied
        # Logical order, base letters, as in the file.
        assert "Original: وقال إن المشروع كلّف ٣٠٥ ملايين دينار (Siemens AG) منذ 12/03/2024." in copied
        await opened.press("Y")
        row = opened.app.clipboard.split("\t")
        assert row[0] == "2" and row[1] == "reworded" and row[7] == "confirmed" and "\n" not in opened.app.clipboard
