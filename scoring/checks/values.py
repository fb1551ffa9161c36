"""Whether a text holds a fact's value in a written form that stands for itself: P0031127, 2万, 3-11 Nov, 2月."""

from __future__ import annotations

import re
from typing import Final

from scoring.record.events import CaseFact

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CHINESE: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_BESIDE: Final = re.compile(r"[^0-9a-z]+")
CODE: Final = 5
"""Letters and digits from which on a code found in a text is no chance."""


def written(fact: CaseFact, text: str) -> bool:
    """Whether the value stands in the text; numbers in any grouping, dates and sums in their short forms."""
    if fact.kind == "number":
        code = _compact(fact.value)
        return len(code) >= CODE and code in _compact(text)
    if fact.kind == "amount":
        return _amount(fact.value, text)
    if fact.kind == "date":
        return _date(fact.value, text)
    return False


def _compact(text: str) -> str:
    return _BESIDE.sub("", text.lower())


def _amount(value: str, text: str) -> bool:
    if not value.isdigit() or int(value) == 0 or int(value) % 1000:
        return False
    return re.search(rf"(?<!\d){re.escape(f'{int(value) / 10000:g}')}\s*万", text) is not None


def _date(value: str, text: str) -> bool:
    parts = [int(part) for part in value.split("-") if part.isdigit()]
    if len(parts) == 2 and parts[0] > 12:
        month = parts[1]
        return 1 <= month <= 12 and re.search(rf"(?<![\d十]){month}月|(?<!十){_CHINESE[month - 1]}月", text) is not None
    if len(parts) < 2 or not 1 <= parts[-2] <= 12:
        return False
    month, day = parts[-2], parts[-1]
    name = _MONTHS[month - 1]
    short = rf"(?<!\d){day}(st|nd|rd|th)?\b[^\n,;]{{0,6}}{name}|{name}[a-z]*\.?\s+{day}\b|(?<!\d){month}月{day}(?!\d)"
    return re.search(short, text, re.IGNORECASE) is not None


__all__ = ["written"]
