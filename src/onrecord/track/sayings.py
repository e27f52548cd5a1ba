"""Statements made ready to be compared: whose, when, what about, and how it is put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.records import Span, Statement
from onrecord.track.dates import Interval, interval
from onrecord.track.naming import Naming, fold_name
from onrecord.track.pages import TrackedPage
from onrecord.track.wording import Wording, word

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*|rebut\w*"
    r"|disown\w*|contest\w*|beg(?:s|ged)? to differ|correct(?:s|ed)|clarif\w+|retort\w*|counter(?:s|ed))\b"
)
_CLAIMS = re.compile(
    r"\b(?:claim\w*|insist\w*|maintain\w*|alleg\w*|accus\w*|swears?|swore|report(?:s|ed|ing)?|according"
    r"|rumou?r\w*|leak\w*|boast\w*|assert\w*|contend\w*|version|recall\w*|has it)\b"
)
_NEGATES = re.compile(
    r"\b(?:no|not|never|nobody|no one|nothing|none|without|neither|nor|cannot|refus\w*|rul\w+ out"
    r"|den(?:y|ies|ied)|reject\w*|declin\w*|untrue|false|invent(?:ed|ion)|fabricat\w*|fiction|baseless|unfounded|nonsense)\b|n['’]t\b"
)
_CONTRADICTS = re.compile(
    r"\bno such|nothing of the (?:sort|kind)|not true|\buntrue|\bfalse\b|\binvent(?:ed|ion)|fabricat"
    r"|\bfiction|fairy ?tale|without foundation|unfounded|baseless|nonsense|did ?n[o'’]t"
    r"|\bnever\b|\bnot so\b|^\W*no[.,!]"
)
_PAST = re.compile(r"\b(?:was|were|had|has|have|did|been|\w{2,}ed)\b")


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of a page, its `number` there, and what comparing it takes.

    `side` is the party it is said for (or the speaker where that is not known), `speaker` the folded name;
    both are empty where nobody is named. `whole` is the wording of the content with its cue, `content`
    without. `stances` are the (issue, stance) and `acts` the types of acts that hang on it,
    `undone` the types of those that it denies.
    """

    page: TrackedPage
    number: int
    stmt: Statement
    side: str
    speaker: str
    unnamed: bool
    institution: bool
    when: Interval
    content: Wording
    whole: Wording
    stances: frozenset[tuple[str, str]]
    acts: frozenset[str]
    undone: frozenset[str]
    denies: bool
    claims: bool
    negates: bool
    contradicts: bool
    past: bool

    def overlaps(self, other: Saying) -> bool:
        """Whether the two stand on characters of one page that both have."""
        return self.page.key == other.page.key and any(
            a.start < b.end and b.start < a.end for a in self.stmt.content for b in other.stmt.content
        )

    @property
    def ref(self) -> tuple[str, str]:
        """The page's key and the statement's id."""
        return self.page.key, self.stmt.id


def make_sayings(page: TrackedPage, naming: Naming) -> tuple[Saying, ...]:
    """The page's statements that have a content, in order."""
    stances, acts, undone = _stances(page, naming), _acts(page, negated=False), _acts(page, negated=True)
    return tuple(
        _saying(page, number, stmt, naming, stances, acts, undone)
        for number, stmt in enumerate(page.statements)
        if stmt.content
    )


def _saying(
    page: TrackedPage,
    number: int,
    stmt: Statement,
    naming: Naming,
    stances: Mapping[str, set[tuple[str, str]]],
    acts: Mapping[str, set[str]],
    undone: Mapping[str, set[str]],
) -> Saying:
    name = stmt.speaker_name or ""
    unnamed = not name or name.startswith("(unnamed)")
    party = naming.party(stmt.on_behalf_of) if stmt.on_behalf_of else ""
    if not party and not unnamed:
        party = naming.party(name)
    cue = " ".join(span.text for span in stmt.cue)
    lower = stmt.text.lower()
    return Saying(
        page=page,
        number=number,
        stmt=stmt,
        side=fold_name(party),
        speaker="" if unnamed else fold_name(name),
        unnamed=unnamed,
        institution=not unnamed
        and fold_name(naming.party(name)) == fold_name(party) == fold_name(naming.name(name)),
        when=interval(stmt.said_at, page.published),
        content=word(stmt.text),
        whole=word(f"{cue} {stmt.text}"),
        stances=frozenset(stances.get(stmt.id, ())),
        acts=frozenset(acts.get(stmt.id, ())),
        undone=frozenset(undone.get(stmt.id, ())),
        denies=bool(_DENIES.search(cue.lower())),
        claims=bool(_CLAIMS.search(cue.lower())),
        negates=bool(_NEGATES.search(f"{cue.lower()} {lower}")),
        contradicts=bool(_CONTRADICTS.search(lower)),
        past=bool(_PAST.search(lower)),
    )


def _stances(page: TrackedPage, naming: Naming) -> Mapping[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for stance in page.stances:
        for stmt in page.statements:
            if stmt.id == stance.statement or _touch(stance.evidence, stmt):
                found.setdefault(stmt.id, set()).add((naming.issue(stance.issue), stance.stance))
    return found


def _touch(evidence: Iterable[Span], stmt: Statement) -> bool:
    return any(one.start < span.end and span.start < one.end for one in evidence for span in stmt.content)


def _acts(page: TrackedPage, *, negated: bool) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for act in page.acts:
        if act.statement and act.negated == negated:
            found.setdefault(act.statement, set()).add(act.type)
    return found
