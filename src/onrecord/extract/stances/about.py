"""What is weighed to tell whether a unit is about an issue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.dossier import Issue
from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.extract.stances.cues import CUES
from onrecord.extract.stances.matching import IssueWords, Match, keys
from onrecord.extract.stances.units import Unit

Features = dict[str, float]

_FAR = 1000  # code points to look for the ends of a sentence
_NEAR = 220  # code points before a unit that may say what "it" is
_SHARES = (0.01, 0.25, 0.5, 0.75)


class Seen(NamedTuple):
    """A unit as far as it does not depend on the issue asked about; what does is a number for each issue."""

    own: tuple[Match, ...]
    sentence: tuple[Match, ...]
    before: tuple[Match, ...]
    acts: tuple[tuple[Match, ...], ...]
    flags: Features
    same_holder: tuple[float, ...]
    previous_of_holder: tuple[float, ...] | None
    previous_unit: tuple[float, ...] | None
    page: tuple[float, ...]


def see_units(text: str, units: Sequence[Unit], issues: IssueWords) -> list[Seen]:
    """What is seen of each unit of a page, in the units' order."""
    own = [
        issues.match(keys(" ".join(span.text for span in (*unit.frame, *unit.evidence)))) for unit in units
    ]
    strengths = [tuple(match.strength for match in one) for one in own]
    mean = tuple(sum(column) / len(units) for column in zip(*strengths, strict=True))
    by_holder: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        by_holder[unit.holder].append(n)
    seen: list[Seen] = []
    for holder, held in by_holder.items():
        first = [max(strengths[n][i] for n in held) for i in range(len(mean))]
        leader = [next(n for n in held if strengths[n][i] == first[i]) for i in range(len(mean))]
        second = [
            max((strengths[n][i] for n in held if n != leader[i]), default=0.0) for i in range(len(mean))
        ]
        named = frozenset(keys(holder))
        for place, n in enumerate(held):
            here, previous = _places(text, units[n]), held[place - 1] if place else None
            seen.append(
                Seen(
                    own=own[n],
                    sentence=issues.match(keys(here[0])),
                    before=issues.match(keys(here[1])),
                    acts=tuple(
                        issues.match(keys(" ".join(s.text for s in act.evidence))) for act in units[n].acts
                    ),
                    flags=_flags(units[n], n, len(held))
                    | {f"named {issue.id}": float(bool(named & keyed(issue))) for issue in issues.issues},
                    same_holder=tuple(second[i] if leader[i] == n else first[i] for i in range(len(mean))),
                    previous_of_holder=None if previous is None else strengths[previous],
                    previous_unit=strengths[n - 1] if n else None,
                    page=mean,
                )
            )
    order = [n for held in by_holder.values() for n in held]
    return [one for _, one in sorted(zip(order, seen, strict=True), key=lambda pair: pair[0])]


def _places(text: str, unit: Unit) -> tuple[str, str]:
    """The sentence that a unit stands in, and what goes before it."""
    start, end = unit.start, max(span.end for span in unit.evidence)
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    first = max(text.rfind(". ", low, start) + 1, text.rfind("\n", low, start) + 1, low)
    last = min(
        (at for at in (text.find(". ", end - 1, high), text.find("\n", end, high)) if at >= 0), default=high
    )
    return text[first:last], text[max(0, start - _NEAR) : start]


def _flags(unit: Unit, n: int, held: int) -> Features:
    """What a unit is by itself."""
    quoted = " ".join(span.text for span in (*unit.frame, *unit.evidence))
    f: Features = {
        "actor": float(unit.role == "actor"),
        "length": min(3.0, sum(len(span.text) for span in unit.evidence) / 100),
        "units of holder": min(held - 1, 6) / 6,
        "first units": float(n < 4),
        "pronoun": float(bool(re.search(r"\b(?:it|this|that|them|one|so)\b", quoted[:80]))),
        "acts": float(min(len(unit.acts), 3)),
    }
    for name in ("condition", "ready", "refuse", "ask", "maybe", "silent", "promise", "done"):
        if CUES[name].search(quoted):
            f[f"says {name}"] = 1.0
    for hit in outermost(find_triggers(quoted)):
        f[f"trigger {hit.trigger.type}"] = 1.0
    for act in unit.acts:
        f[f"act {act.type}"] = 1.0
    if unit.statement:
        f[f"manner {unit.statement.manner}"] = 1.0
        f["nested"] = float(unit.statement.nested_in is not None)
    return f


def relevance(unit: Unit, seen: Seen, issue: int, issues: IssueWords) -> Features:
    """Whether the unit is about the issue: numbers and flags."""
    f: Features = {name: value for name, value in seen.flags.items() if not name.startswith("named ")}
    f["holder in issue"] = seen.flags[f"named {issues.issues[issue].id}"]
    for where, found in (("own", seen.own), ("sentence", seen.sentence), ("before", seen.before)):
        match = found[issue]
        best = max(m.strength for m in found)
        others = max((m.strength for i, m in enumerate(found) if i != issue), default=0.0)
        f[f"{where} strength"] = match.strength
        f[f"{where} label"] = match.label
        f[f"{where} description"] = match.description
        f[f"{where} topics"] = match.topics
        f[f"{where} words"] = min(match.words, 4) / 4
        f[f"{where} margin"] = match.strength - others
        f[f"{where} best"] = float(match.strength > 0 and match.strength >= best)
        f[f"{where} nothing"] = float(match.strength == 0)
        f[f"{where} none at all"] = float(best == 0)
        for share in _SHARES:
            f[f"{where} >{share}"] = float(match.strength > share)
    strength, before = seen.own[issue].strength, seen.before[issue].strength
    previous = seen.previous_of_holder[issue] if seen.previous_of_holder else 0.0
    f["same holder"] = seen.same_holder[issue]
    f["previous of holder"] = previous
    f["previous unit"] = seen.previous_unit[issue] if seen.previous_unit else 0.0
    f["unmatched after match"] = float(strength == 0 and previous > 0)
    f["page"] = seen.page[issue]
    f["issues"] = len(issues.issues) / 5
    f["strength & before"] = strength * before
    f["no issue but before"] = float(max(m.strength for m in seen.own) == 0) * before
    f["acts & strength"] = strength * float(bool(unit.acts))
    f["no acts & strength"] = strength * float(not unit.acts)
    f["inside act"] = max((found[issue].strength for found in seen.acts), default=0.0)
    about = issues.topics[issue]
    for act in unit.acts:
        for topic in ("talks", "ceasefire", "release", "venue"):
            if topic in about:
                f[f"{topic} & {act.type} {act.mode}"] = 1.0
    for topic in about:
        f[f"topic {topic}"] = 1.0
    return f


def keyed(issue: Issue) -> frozenset[str]:
    """What the words of an issue are compared by."""
    return frozenset(keys(f"{issue.label} {issue.description}"))
