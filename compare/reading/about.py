"""What a saved page tells of itself: headline, publication, dates, address.

Browsers and their extensions write where a page was saved from, and when, at
its top or into the header of the file; the page itself names its headline, its
site and the day of publication. Only what is written there is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from compare.inert import shorten
from compare.records import About

LONGEST = 300
"""Characters of a headline, a name or an address that are kept."""
_TOP = 8192
"""Characters at the beginning of a page in which it says where it was saved from."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->")
_SINGLE_FILE = re.compile(r"(?s)<!--\s*Page saved with SingleFile(.{0,3000}?)-->")
_URL_LINE = re.compile(r"(?m)^\s*url:\s*(\S{1,2000})\s*$")
_SAVED_LINE = re.compile(r"(?m)^\s*saved date:\s*\w{3} (\w{3} \d{1,2} \d{4})\b")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def about_from(values: Mapping[str, object]) -> About:
    """The fields of `values` that are what they should be: short lines, web addresses, days of the calendar."""
    found = {name: shorten(text, LONGEST) for name, text in values.items() if isinstance(text, str)}
    if not _ADDRESS.match(found.get("address", "")):
        found.pop("address", None)
    for name in ("published", "retrieved"):
        if name in found and not _is_day(found[name]):
            del found[name]
    return About(**found)


def saved_with(page: str, about: About) -> About:
    """`about` with what the program that saved a page wrote at its top."""
    top = page[:_TOP]
    if match := _SAVED_FROM.search(top):
        about = with_address(about, match[1])
    if match := _SINGLE_FILE.search(top):
        if line := _URL_LINE.search(match[1]):
            about = with_address(about, line[1])
        if line := _SAVED_LINE.search(match[1]):
            about = replace(about, retrieved=_english_day(line[1]))
    return about


def with_address(about: About, address: str) -> About:
    """`about` with the address a page was saved from, which is surer than what the page says of itself."""
    return replace(about, address=shorten(address, LONGEST)) if _ADDRESS.match(address) else about


def with_retrieval(about: About, header: str) -> About:
    """`about` with the day in the date of a message's header (RFC 5322), if it is one."""
    from email.utils import parsedate_to_datetime

    try:
        return replace(about, retrieved=parsedate_to_datetime(header).date().isoformat())
    except (ValueError, TypeError, OverflowError):
        return about


def _english_day(text: str) -> str:
    """`Nov 29 2026` as 2026-11-29; empty if it is no day. Month names are English whatever the system's language."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    month, day, year = text.split()
    try:
        return date(int(year), months.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return ""


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(datetime.strptime(text, "%Y-%m-%d"))
    except ValueError:
        return False
