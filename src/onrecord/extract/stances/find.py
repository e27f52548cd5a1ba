"""Which stance each party takes on each issue in a page, with the words that show it.

Every unit (a statement, or an act that somebody else tells) is weighed against every issue: whether it is
about it, and what it commits its holder to. Both are logistic regressions over words, acts and overlap with
the issue's label and description, fitted on our corpus. A page that tells of a change can give a holder
two stances on one issue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.dossier import Issue
from onrecord.extract.acts.find import sentence_of
from onrecord.extract.acts.sides import Sides
from onrecord.extract.stances.about import relevance, see_units
from onrecord.extract.stances.matching import KNOWN_ISSUES, IssueWords
from onrecord.extract.stances.position import position
from onrecord.extract.stances.units import Unit, find_units
from onrecord.extract.stances.weights import STANCES, load_weights
from onrecord.records import Act, Page, Span, Stance, StanceKind, Statement, Term

_WORTH_JUDGING = 0.08  # probability of being about the issue, below which the stance is not looked at
_KEPT = 0.25  # probability of a holder's best stance on an issue
_KEPT_BESIDE = 0.5  # and of a second one
_SHOWS_TOO = 0.6  # of the best unit's probability, for another unit to be evidence too

_CONDITION = re.compile(
    r"\b(?:if|provided(?: that)?|providing|unless|on (?:the )?condition that|as long as|so long as|once|"
    r"in (?:return|exchange) for|only (?:if|when|after)|as soon as|the moment|subject to|not "
    r"(?:before|until)|"
    r"until|before)\b[^.;!?”\"\n]*",
    re.IGNORECASE,
)
_CHANGES = (
    r"chang\w+ (?:course|its mind|his mind|her mind|their mind|tack|its tune|its position)",
    r"drop(?:s|ped|ping) (?:its|his|her|their|the) (?:\w+ )?"
    r"(?:demand|insistence|objections?|condition|opposition)",
    r"revers\w+ (?:itself|himself|herself|course|its|his|her)|backtrack\w*|U-turn|about-face|volte-face",
    r"turnabout|somersault|(?:came|come|comes) round|climb\w* down|back(?:s|ed) down|relent\w*|soften\w*",
    r"no longer (?:insist\w*|demand\w*|reject\w*|oppos\w*|rul\w+ out|want\w*)|(?:gave|gives|given) way",
    r"after all|abandon\w* (?:its|his|her|their)|having (?:insisted|refused|rejected|ruled out|sworn|said)",
)
_ANNOUNCED = re.compile(rf"\b(?:{'|'.join(_CHANGES)})\b", re.IGNORECASE)


def find_stances(
    page: Page,
    statements: Sequence[Statement],
    acts: Sequence[Act],
    terms: Sequence[Term],
    issues: Sequence[Issue] = KNOWN_ISSUES,
    sides: Sides | None = None,
) -> tuple[Stance, ...]:
    """The stances that the page supports, by holder, issue and stance in the order of their evidence."""
    if not issues:
        return ()
    sides = sides or Sides(())
    units = find_units(statements, acts, sides)
    words = IssueWords(issues)
    seen = see_units(page.text, units, words)
    weights = load_weights()
    shown: dict[tuple[str, str, StanceKind], list[tuple[float, Unit]]] = defaultdict(list)
    for n, unit in enumerate(units):
        for k, issue in enumerate(issues):
            about = weights.about(relevance(unit, seen[n], k, words))
            if about < _WORTH_JUDGING:
                continue
            chances = weights.stance(position(unit, k, words))
            for stance, chance in zip(STANCES, chances, strict=True):
                shown[unit.holder, issue.id, stance].append((about * chance, unit))
    return _kept(page, shown, terms)


def _kept(
    page: Page, shown: Mapping[tuple[str, str, StanceKind], list[tuple[float, Unit]]], terms: Sequence[Term]
) -> tuple[Stance, ...]:
    best: dict[tuple[str, str], float] = defaultdict(float)
    for (holder, issue, _), found in shown.items():
        best[holder, issue] = max(best[holder, issue], *(chance for chance, _ in found))
    stances = []
    for (holder, issue, stance), found in shown.items():
        top = max(chance for chance, _ in found)
        if top < _KEPT or (top < best[holder, issue] and top < _KEPT_BESIDE):
            continue
        units = [unit for chance, unit in found if chance >= _SHOWS_TOO * top]
        lead = next(unit for chance, unit in found if chance == top)
        stances.append(
            Stance(
                holder=holder,
                issue=issue,
                stance=stance,
                conditions=_conditions(page, units, terms),
                evidence=_spans(unit.evidence for unit in (lead, *(u for u in units if u is not lead))),
                statement=lead.statement.id if lead.statement else None,
                at=lead.at,
                announced=_announced(page, lead),
                confidence=round(top, 3),
            )
        )
    return tuple(sorted(stances, key=lambda s: (s.evidence[0].start, s.holder, s.issue, s.stance)))


def _spans(groups: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    spans: dict[Span, None] = {}
    for group in groups:
        spans.update(dict.fromkeys(group))
    return tuple(spans)


def _conditions(page: Page, units: Sequence[Unit], terms: Sequence[Term]) -> tuple[Span, ...]:
    """What the holder's consent hangs on: the conditions found there, or the words that make one."""
    out: dict[Span, None] = {}
    for unit in units:
        first, last = unit.start, max(span.end for span in unit.evidence)
        first, last = (
            min(first, sentence_of(page.text, first, last)[0]),
            max(last, sentence_of(page.text, first, last)[1]),
        )
        inside = [t.span for t in terms if t.kind == "condition" and first <= t.span.start < last]
        if not inside:
            for span in unit.evidence:
                for match in _CONDITION.finditer(span.text):
                    words = match.group().rstrip(" ,")
                    inside.append(
                        page.span(span.start + match.start(), span.start + match.start() + len(words))
                    )
        out.update(dict.fromkeys(inside))
    return tuple(out)


def _announced(page: Page, unit: Unit) -> Span | None:
    """Words of the sentence that say that its holder has changed."""
    last = max(span.end for span in unit.evidence)
    first, last = sentence_of(page.text, unit.start, last)
    match = _ANNOUNCED.search(page.text, first, last)
    return page.span(match.start(), match.end()) if match else None
