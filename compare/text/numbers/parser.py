"""Adds up one number from its parts, in any language's order of them."""

from __future__ import annotations

from dataclasses import replace

from compare.text.numbers.tables import NumberTables
from compare.text.numbers.tokens import JOIN, Item

_HUNDRED, _THOUSAND = 100, 1000


class Reader:
    """Adds up one number from consecutive items."""

    def __init__(self, items: list[Item], place: int, folded: str, tables: NumberTables) -> None:
        self.items, self.place, self.folded, self.tables = items, place, folded, tables
        self.start = self.end = items[place].start
        self.total = 0.0
        self.current: float | None = None
        self.last = 0.0  # the last scale
        self.last_role = ""
        self.parts = 0
        self.digits = False
        self.ahead = 0  # how many items stand before the one that is being read: a word for "and"
        self.other: tuple[float, ...] = ()
        self.closed: tuple[int, int, float] | None = None  # where the last scale ended

    def next(self, ahead: int = 0) -> Item | None:
        """The item `ahead` places on, if nothing but blanks or hyphens lie between."""
        place = self.place + ahead
        if place >= len(self.items):
            return None
        item = self.items[place]
        last = self.items[place - 1].end if ahead else self.end
        if (self.parts or ahead) and not JOIN.fullmatch(self.folded[last : item.start - item.clitics]):
            return None
        return item

    def take(self, count: int = 1) -> None:
        self.place += count
        self.end = self.items[self.place - 1].end
        self.last_role = self.items[self.place - 1].role
        self.parts += 1

    @property
    def value(self) -> float:
        return self.total + (self.current or 0)

    def run(self) -> None:
        while self.step():
            pass

    def step(self) -> bool:
        item = self.next()
        if item is None:
            return False
        joined, ahead = item.joined, 0
        if item.role == "and":
            following = self.next(1)
            if not self.parts or following is None:
                return False
            item, joined, ahead = following, True, 1
            if item.role == "article":
                following = self.next(2)
                if following is None or following.role != "fractions":
                    return False
                item, ahead = following, 2
        if self.parts and self._begins_compound(item):
            return False
        self.ahead = ahead
        handler = getattr(self, f"on_{item.role}", None)
        if handler is None or not handler(item, joined):
            return False
        self.take(ahead + 1)
        return True

    def _begins_compound(self, item: Item) -> bool:
        """Whether a word behind a blank is joined by a hyphen to one that is no number: thirty four-wheel drives."""
        after = self.folded[item.end : item.end + 2]
        behind = self.items[self.place + 1] if self.place + 1 < len(self.items) else None
        counted = behind is not None and behind.start == item.end + 1
        return after[:1] == "-" and after[1:].isalpha() and self.folded[self.end : item.start] == " " and not counted

    def may_add(self, value: float, joined: bool) -> bool:
        """May a smaller part follow what has been read?"""
        if not self.parts:
            return True
        if joined:
            whole = self.current if self.current is not None else self.last
            return bool(whole >= self.tables.and_from and value < max(whole, self.last))
        return not self.tables.and_required

    def on_digits(self, item: Item, joined: bool) -> bool:
        percent = self.tables.percent is not None and self.tables.percent.match(self.folded, item.end)
        close = self.last_role == "scales" and item.start == self.end  # 3億5000万
        close = close or (
            self.last_role == "scales" and self.digits and _HUNDRED <= item.value < _THOUSAND
        )  # 6 bin 500
        close = close or (self.last_role == "scales" and self.digits and self._smaller_scale(item))  # 1억 2500만
        if self.parts and (percent or not ((joined or close) and self.last > item.value and self.current is None)):
            return False
        self.current, self.digits = item.value, True
        self.other = item.readings[1:]
        return True

    def _smaller_scale(self, item: Item) -> bool:
        """Whether a figure has a scale of its own, by which it stays below the last one."""
        following = self.items[self.place + self.ahead + 1 :][:1]
        scale = following[0] if following and following[0].role == "scales" else None
        return scale is not None and scale.start - item.end <= 1 and item.value * scale.value < self.last

    def on_sign(self, item: Item, joined: bool) -> bool:
        if self.parts and self.last_role != "digits":
            return False
        self.current = (self.current or 0) + item.value
        self.digits = True
        return True

    def on_small(self, item: Item, joined: bool) -> bool:
        if self.current is None:
            if not self.may_add(item.value, joined):
                return False
            self.current = item.value
            return True
        if item.text in self.tables.teen and 1 <= self.current % 100 <= 9 and not joined:
            self.current += 10
            return True
        fits = (self.current % 100 == 0 and self.current >= 100) or (
            self.current % 10 == 0 and self.current % 100 >= 20
        )
        fits = fits or (self.current == 0 and self.last_role == "scales")  # không trăm: no hundreds
        if self.last_role == "digits" or not fits or (item.value >= 10 and self.current % 100):
            return False
        if not self.may_add(item.value, joined):
            return False
        self.current += item.value
        return True

    def on_teen_units(self, item: Item, joined: bool) -> bool:
        following = self.next(1)
        if following is None:
            return False
        teen = following.text in self.tables.teen and not following.joined
        if not teen and not (following.role == "tens" and following.joined):
            return False
        return self.on_small(replace(item, role="small"), joined)

    def on_tens(self, item: Item, joined: bool) -> bool:
        if self.current is None:
            if not self.may_add(item.value, joined):
                return False
            self.current = item.value
            return True
        if self.last_role == "digits":
            return False
        rest = self.current % 100
        if (joined and 1 <= rest <= 9 and self.tables.and_required) or (rest == 0 and self.may_add(item.value, joined)):
            self.current += item.value
            return True
        return False

    def on_hundreds(self, item: Item, joined: bool) -> bool:
        if self.current is None:
            if not self.may_add(item.value, joined):
                return False
            self.current = item.value
            return True
        if item.value == 100 and not joined and 3 <= self.current <= 9:
            self.current *= 100
            return True
        return False

    def on_scales(self, item: Item, joined: bool) -> bool:
        scale = item.value
        if self.tables.scale_first and self.current is None and not (self.last and scale >= self.last):
            following = self.next(self.ahead + 1)
            if following is not None and following.role in ("small", "digits") and not following.joined:
                self.total += following.value * scale  # elfu mbili, milioni 20
                self.last, self.digits = scale, self.digits or following.role == "digits"
                self.take(1)
                return True
        if self.tables.compound and scale >= 1e4 and self.last == 1000 and (self.total or self.current):
            self.total = (self.total + (self.current or 0)) * scale  # 二千三百万
            self.current, self.last = None, scale
            self.closed = self.place + 1, item.end, self.total
            return True
        if scale == 100 or scale == 12:  # hundred, dozen: inside a group
            if (joined and self.current is not None) or (self.current is not None and self.current >= 100):
                return False
            self.current = (self.current if self.current is not None else 1) * scale
            return True
        if joined and self.current is not None:
            return False
        if self.current is None and self.parts and not joined and self.last_role != "article":
            if self.tables.compound and scale < self.last:
                self.total += scale  # 五十七万千九百
                self.last = scale
                return True
            if self.last and scale > self.last:
                self.total *= scale  # forty thousand million
                self.last = scale
                return True
            return False
        if self.last and scale >= self.last:
            if self.closed is not None and self.current is not None:
                # "three million and five million": the five belongs to the next number.
                self.place, self.end, self.total = self.closed
                self.current, self.last_role = None, "scales"
            return False
        self.total += (self.current if self.current is not None else 1) * scale
        self.other = tuple(value * scale for value in self.other)
        self.current, self.last = None, scale
        self.closed = self.place + 1, item.end, self.total
        return True

    def on_duals(self, item: Item, joined: bool) -> bool:
        if self.current is not None or (self.parts and not joined) or (self.last and item.value >= self.last):
            return False
        self.total += item.value
        self.last = item.value / 2
        return True

    def on_article(self, item: Item, joined: bool) -> bool:
        following = self.next(1)
        starts = following is not None and (
            following.role == "scales"
            or following.role == "fractions"
            or following.text in self.tables.fraction_ordinals
        )
        again = following is not None and self.current is None and 0 < following.value < self.last
        return starts and (not self.parts or again)  # o mie o sută

    def on_fractions(self, item: Item, joined: bool) -> bool:
        if not self.parts or self.last_role == "article":
            self.current = item.value
            following = self.next(1)
            if following is not None and following.role == "article":
                self.take(1)
            return True
        if joined:
            if self.current is not None:
                self.current += item.value
            elif self.last:
                self.total += item.value * self.last
                following = self.next(1)
                if following is not None and following.role == "scales" and following.value == self.last:
                    self.take(1)
            else:
                return False
            return True
        if self.current is not None and 1 <= self.current <= 9 and item.value <= 0.34:
            self.current *= item.value  # three quarters
            return True
        return False

    def on_ordinals(self, item: Item, joined: bool) -> bool:
        """Only as the end of a compound: twenty-first, two fifths, one third."""
        if self.last_role in ("article", "small") and self.current in (None, 1.0) and not joined:
            value = self.tables.fraction_ordinals.get(item.text)
            if value is not None and self.parts:
                self.current = value
                return True
            return False
        return False
