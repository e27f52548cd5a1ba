"""Pronouns to figures: by sex and number, who spoke last, how near, whose words they stand in.

A candidate's score adds up what speaks for it, in the spirit of Lappin and Leass (1994): recency by
sentences, subject before possessor, the last speaker first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.page.lexicon import word_set
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure, Named
from onrecord.resolve.voices import Voice

SHE = word_set("she her herself hers")
HE = word_set("he his him himself")
IT = word_set("it its itself")
THEY = word_set("they their them themselves theirs both")
I = word_set("i my me myself mine")  # noqa: E741
WE = word_set("we our us ourselves ours")
YOU = word_set("you your yourself yours")
WHO = word_set("who which that whose whom")
ALL = SHE | HE | IT | THEY | I | WE | YOU | WHO
_STOP = re.compile(r"[.!?][\"”’»)]*\s|\n+")
_REACH = 900  # code points
_RECENT = 30  # voices; those before are out of reach


@dataclass(slots=True)
class Spoken:
    """A voice that was resolved, and whether within another's words."""

    voice: Voice
    nested: bool
    content: tuple[tuple[int, int], ...]


def sentences_between(text: str, start: int, end: int) -> int:
    """How many sentence ends lie between two places."""
    return sum(1 for _ in _STOP.finditer(text, start, end))


def third_person(
    cast: Cast, at: int, pronoun: str, spoken: Sequence[Spoken], parent: Voice | None, quoted: bool
) -> Voice | None:
    """Whom "he" or "she" means; None where nobody fits. `quoted`: it stands in the parent's quoted words."""
    spoken = spoken[-_RECENT:]
    sex = "f" if pronoun in SHE else "m"
    scores: dict[object, tuple[float, Voice]] = {}

    def offer(key: object, score: float, voice: Voice) -> None:
        if key not in scores or scores[key][0] < score:
            scores[key] = (score, voice)

    text = cast.text
    speakers = {s.voice.at[0] for s in spoken}
    for named in cast.before(at, 60):
        figure, mention = named.figure, named.mention
        if at - mention.start > _REACH:
            break
        if figure.kind != "person" or figure.sex not in (None, sex):
            continue
        if quoted and parent is not None and figure is parent.figure:
            continue
        score = 1.0 - 0.55 * sentences_between(text, mention.end, at)
        score += 0.3 if figure.sex == sex else 0.0
        score += _standing(cast, named, speakers)
        if not quoted and any(
            s <= mention.start < e for sp in spoken for s, e in sp.content if not (s <= at < e)
        ):
            score -= 0.9
        offer(
            figure.number, score, Voice(figure, (at, at), "pronoun", "", ((mention.start, mention.end),), 0.0)
        )
    last = [s for s in spoken if not s.nested and s.voice.at[0] < at]
    for back, one in enumerate(reversed(last[-4:])):
        voice = one.voice
        if not voice.is_person or voice.gender not in (None, sex) or at - voice.at[1] > 2 * _REACH:
            continue
        if quoted and parent is not None and voice.name == parent.name:
            continue
        key: object = voice.figure.number if voice.figure is not None else voice.unnamed
        score = 1.5 - 0.5 * back - 0.25 * sentences_between(text, voice.at[1], at)
        score += 0.3 if voice.gender == sex else 0.0
        offer(key, score, voice)
    if parent is not None and not quoted and parent.gender in (None, sex) and not parent.plural:
        person = parent.figure is None or parent.figure.kind == "person"
        if person and (parent.figure is not None or parent.unnamed):
            offer(parent.figure.number if parent.figure is not None else parent.unnamed, 1.6, parent)
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    margin = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    chosen = ranked[0][1]
    confidence = max(0.3, min(0.95, 0.6 + 0.25 * margin))
    return _as_pronoun(chosen, at, f"the last fitting one for “{pronoun}”", confidence, sex)


def _standing(cast: Cast, named: Named, speakers: set[int]) -> float:
    """Subject before object before possessor."""
    mention = named.mention
    start = mention.title_start if mention.title_start >= 0 else mention.start
    if start in speakers or mention.start in speakers:
        return 0.6
    after = cast.text[mention.end : mention.end + 2]
    if after in ("’s", "'s"):
        return -0.5
    before = cast.text[max(0, start - 6) : start]
    if re.search(r"\b(?:of|to|with|for|by|from|at|on|and|than)\s$", before):
        return -0.4
    if re.search(r"(?:^|[.\n”\"]\s*)$", cast.text[max(0, start - 2) : start]):
        return 0.4
    return 0.0


def body(
    cast: Cast, at: int, pronoun: str, spoken: Sequence[Spoken], parent: Voice | None, quoted: bool
) -> Voice | None:
    """Which body "it" or "they" means: the last speaker that fits, the parent, or the last body named."""
    scores: dict[object, tuple[float, Voice]] = {}
    text = cast.text
    spoken = spoken[-_RECENT:]
    plural = pronoun in THEY
    speakers = {s.voice.at[0] for s in spoken}
    for named in cast.before(at, 40):
        side, mention = named.side, named.mention
        if at - mention.start > _REACH:
            break
        if side.kind not in ("organisation", "state") or (
            mention.people and not cast.text[mention.start - 4 : mention.start].lower().startswith("the")
        ):
            continue
        score = 0.8 - 0.5 * sentences_between(text, mention.end, at) + _standing(cast, named, speakers)
        if plural:
            score -= 0.4
        voice = Voice(side, (at, at), "pronoun", "", ((mention.start, mention.end),), 0.0)
        if side.number not in scores or scores[side.number][0] < score:
            scores[side.number] = (score, voice)
    last = [s for s in spoken if not s.nested and s.voice.at[0] < at]
    for back, one in enumerate(reversed(last[-3:])):
        voice = one.voice
        if voice.figure is not None and voice.figure.kind == "person":
            continue
        if voice.figure is None and not (voice.unnamed and voice.plural == plural):
            continue
        score = (
            1.6
            - 0.5 * back
            - 0.3 * sentences_between(text, voice.at[1], at)
            + (0.5 if plural and voice.plural else 0.0)
        )
        key: object = voice.figure.number if voice.figure is not None else voice.unnamed
        if key not in scores or scores[key][0] < score:
            scores[key] = (score, voice)
    if (
        parent is not None
        and not quoted
        and (parent.figure is None or parent.figure.kind != "person")
        and parent.name
    ) and (parent.figure is not None or parent.plural == plural):
        scores[parent.figure.number if parent.figure is not None else parent.unnamed] = (1.7, parent)
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    margin = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    return _as_pronoun(
        ranked[0][1],
        at,
        f"the last body that fits “{pronoun}”",
        max(0.3, min(0.9, 0.5 + 0.25 * margin)),
        None,
    )


def relative(cast: Cast, at: int) -> Named | None:
    """The name right before "who" or "whose"."""
    for named in cast.before(at, 3):
        if at - named.mention.end <= 60 and not _STOP.search(cast.text, named.mention.end, at):
            return named
    return None


def _as_pronoun(voice: Voice, at: int, reason: str, confidence: float, sex: str | None) -> Voice:
    figure: Figure | None = voice.figure
    if figure is not None and figure.kind == "person" and figure.sex is None and sex and confidence >= 0.7:
        figure.sex = sex
    evidence = voice.evidence or (voice.at,)
    return Voice(
        figure,
        (at, at),
        "pronoun",
        reason,
        evidence[:1],
        confidence,
        voice.unnamed,
        voice.party,
        voice.plural,
        voice.sex or (sex if figure is None else None),
    )
