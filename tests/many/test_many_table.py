"""The table of a batch as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io

from compare.many.table import as_csv


def test_every_row_has_its_notices_a_line_each_and_the_flags_of_every_check() -> None:
    rows = [
        {"name": "a", "status": "compared", "flags": 3, "checks": {"number": 2, "label": 1}, "notices": ["one", "two"]},
        {"name": "=b", "status": "failed", "error": "no such file"},
    ]
    text = as_csv(rows).decode("utf-8-sig")
    one, other = csv.DictReader(io.StringIO(text, newline=""))
    assert (one["flags"], one["check label"], one["check number"]) == ("3", "1", "2")
    assert one["notices"] == "one\ntwo"
    assert one["error"] == ""
    assert (other["name"], other["flags"], other["check label"]) == ("'=b", "", "")
