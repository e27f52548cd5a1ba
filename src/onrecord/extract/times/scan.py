"""A text to the words in it that tell a time."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.extract.times import amounts, clock, dates, relative, stretches
from onrecord.extract.times.items import Item
from onrecord.extract.times.rule import DIGITS, Rule

_WORD = re.compile(r"[^\W_]+")
_RULES: dict[str, list[Rule]] = defaultdict(list)
# Where two rules match the same words, the first listed has them; "20 barrels a day" is no day.
for _rule in (*dates.RULES, *stretches.RULES, *clock.RULES, *relative.RULES, *reversed(amounts.RULES)):
    for _start in _rule.starts:
        _RULES[_start].append(_rule)
# The words that stand in the patterns which can begin with "the".
_NEXT = re.compile(r" ['’]?([^\W_]+)")
_SYNTAX = re.compile(r"\\[a-zA-Z]|\?P<\w+>|\?-?[a-z]+:")
_AFTER_THE = frozenset(
    word
    for one in _RULES["the"]
    for word in re.findall(r"[a-z]+", _SYNTAX.sub(" ", one.pattern.pattern).lower())
)
# Letters that match ASCII ones when case is ignored (ſ, K, İ, ı), and spaces that do not break.
_PLAIN = str.maketrans("ſ\u212aİı\u00a0\u202f\u2009", "sKIi   ")
_WRAP = re.compile(r"(?<=[^\n])\n(?=[a-z])")  # a line that was broken for its length
# A word glued to what stands before it is part of something else ("F-16", "$1990", "3.14").
_GLUE = frozenset("-.,$£€#/:'’_@&=+")
_COMPOUND = re.compile(r"[A-Za-z]-$")
_YEAR_DIGITS = 4


def scan(text: str) -> list[Item]:
    """The items of a text in order, without overlap: at each place the longest that a rule finds."""
    plain = _WRAP.sub(" ", text.translate(_PLAIN))
    items: list[Item] = []
    end = 0
    for word in _WORD.finditer(plain):
        start = word.start()
        if start < end:
            continue
        token = word.group().lower()
        rules = _RULES.get(DIGITS if token[0].isdigit() else token)
        if not rules or (token == "the" and not _goes_on(plain, word.end())):
            continue
        if start and plain[start - 1] in _GLUE and not _stands(plain, start, token):
            continue
        best: Item | None = None
        for one in rules:
            match = one.pattern.match(plain, start)
            if match and (best is None or match.end() > best.end):
                best = one.build(match) or best
        if best is not None and not _is_other_zone(plain, items, best):
            items.append(best)
            end = best.end
    return items


def _goes_on(text: str, end: int) -> bool:
    """Whether a rule may go on after "the": an article stands everywhere, and trying all rules takes time."""
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1].lower()
    return word[0].isdigit() or word in _AFTER_THE or word.removesuffix("s") in _AFTER_THE


def _is_other_zone(text: str, items: list[Item], item: Item) -> bool:
    """Whether it is a time in brackets after a time, the same one in another zone."""
    return (
        item.kind == "clock"
        and bool(items)
        and items[-1].kind == "clock"
        and text[items[-1].end : item.start].strip() == "("
    )


def _stands(text: str, start: int, token: str) -> bool:
    """Whether a word right after a mark stands for itself all the same."""
    mark, before = text[start - 1], text[max(0, start - 2) : start - 1]
    if mark == "-":
        is_year = token[0].isdigit() and len(token) >= _YEAR_DIGITS
        is_dash = before in ("", "-", " ")
        return is_dash or (
            _COMPOUND.search(text, start - 2, start) is not None and (is_year or not token[0].isdigit())
        )
    if mark in "'’":
        return token[0].isdigit() or before.isspace() or start == 1
    if mark in ".,":
        return before in ("", " ", ".") or not (token[0].isdigit() or token in ("m", "s"))
    return mark in "/:_" and not before.isalnum()
