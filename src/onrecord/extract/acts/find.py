"""Act spans to acts: mode and move, parties, flags, and the statement that tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast, get_args

from onrecord.extract.acts.flags import find_flags
from onrecord.extract.acts.modes import find_mode, find_move
from onrecord.extract.acts.parties import find_parties
from onrecord.extract.acts.roots import judge_root, root_features
from onrecord.extract.acts.sides import Sides
from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.records import Act, ActType, Page, Statement

_TYPES = frozenset(get_args(ActType))
_END = re.compile(r"[.!?][’”\"')]*\s+(?=[\W]*[A-Z\d])|\n")
_CLAUSE_END = re.compile(
    r"[.;:!?,”\"]|\s—|\s(?:and|but|while|although|if|unless|until|provided|because|after)\s|\n"
)
_LEXICAL_CONFIDENCE = 0.4
_LEXICAL = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})  # other triggers mislead oftener
_SHORTEST = 2  # characters


class Marked(Protocol):
    """A span that was found, [start, end) in code points, with its kind and confidence in [0, 1]."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102


def find_acts(
    page: Page, found: Sequence[Marked], statements: Sequence[Statement], sides: Sides
) -> tuple[Act, ...]:
    """The acts at the spans found, in their order.

    The kind of a span is PLOVER's root type; others are passed over. Where the finder is not sure of
    the type, the act's words have a say in it.
    """
    rivals = _by_mention(page, sides)
    acts = []
    for span in sorted(found, key=lambda span: (span.start, span.end)):
        words = page.text[span.start : span.end]
        if span.kind in _TYPES and len(words.strip()) >= _SHORTEST:
            acts.append(_act(page, span, statements, sides, rivals))
    return tuple(acts)


def _act(
    page: Page, span: Marked, statements: Sequence[Statement], sides: Sides, rivals: Sequence[str]
) -> Act:
    text, start, end = page.text, span.start, span.end
    kind = cast(ActType, _lexical_kind(text, start, end) or span.kind)
    words = text[start:end]
    first, last = sentence_of(text, start, end)
    told, performs = teller(statements, start, end)
    features = root_features(text, start, end, (first, last), told, performs=performs)
    kind, confidence = judge_root(cast(ActType, span.kind), span.confidence, features)
    holder = sides.holder(told) if told else None
    denied = told is not None and told.manner == "denied" and not performs
    mode = find_mode(kind, words)
    flags = find_flags(kind, words, text[first:start], text[end:last], denied=denied)
    told_so: tuple[str, ...] | None = getattr(span, "flags", None)
    if told_so is not None:  # the model's judgement, where it has one
        flags = flags._replace(**{name: name in told_so for name in ("negated", "future", "hypothetical")})
    actor, recipient = find_parties(kind, text, start, end, (first, last), sides, holder, performs=performs)
    if actor and not recipient and kind != "CONSULT":
        recipient = tuple(party for party in rivals if party not in actor)[:1]
    return Act(
        type=kind,
        mode=mode,
        actor=actor,
        recipient=recipient,
        evidence=(page.span(start, end),),
        at=told.said_at if told else None,
        move=find_move(kind, mode, words, text[max(first, start - 60) : min(last, end + 120)]),
        first_time=flags.first_time,
        negated=flags.negated,
        future=flags.future,
        hypothetical=flags.hypothetical,
        statement=told.id if told else None,
        confidence=round(confidence, 3),
    )


def _by_mention(page: Page, sides: Sides) -> tuple[str, ...]:
    """The page's parties, the one named most often first."""
    count = Counter(party for _, _, party in sides.named(page.text))
    return tuple(party for party, _ in count.most_common())


def teller(statements: Sequence[Statement], start: int, end: int) -> tuple[Statement | None, bool]:
    """The innermost statement that tells what stands at [start, end), and whether its cue performs it."""
    best: tuple[int, bool, Statement] | None = None
    for stmt in statements:
        by_cue = any(cue.start < end and start < cue.end for cue in stmt.cue)
        inside = any(piece.start < end and start < piece.end for piece in stmt.content)
        if not (by_cue or inside):
            continue
        size = sum(piece.end - piece.start for piece in stmt.content) or 1
        if by_cue and not inside and not stmt.content:
            continue
        if best is None or size < best[0]:
            best = (size, by_cue, stmt)
    return (best[2], best[1]) if best else (None, False)


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) of the sentence, or line, that these code points stand in."""
    first = 0
    for match in _END.finditer(text, max(0, start - 600), start):
        first = match.end()
    first = max(first, start - 600) if first == 0 else first
    match_or_none = _END.search(text, max(start, end - 1))
    return max(0, first), match_or_none.start() + 1 if match_or_none else len(text)


class _Lexical(NamedTuple):
    start: int
    end: int
    kind: str
    confidence: float


def _lexical_kind(text: str, start: int, end: int) -> str | None:
    """The type that the triggers in the span agree on: then they are right oftener than the model."""
    kinds = {hit.trigger.type for hit in outermost(find_triggers(text, start, end))} & _LEXICAL
    return kinds.pop() if len(kinds) == 1 else None


def find_lexical(page: Page) -> tuple[Marked, ...]:
    """Spans of acts by the lexicon of triggers alone, where no model marks any.

    A span runs from the trigger to the end of its clause. Confidence is low: the words are what acts
    are told in, but many who use them tell of none.
    """
    found = []
    for block in page.blocks:
        if block.kind in ("furniture", "caption", "embed", "heading"):
            continue
        last = block.start
        for hit in outermost(find_triggers(page.text, block.start, block.end)):
            if hit.start < last or hit.trigger.type not in _LEXICAL:
                continue
            stop = _CLAUSE_END.search(page.text, hit.end, block.end)
            last = stop.start() if stop else block.end
            found.append(_Lexical(hit.start, last, hit.trigger.type, _LEXICAL_CONFIDENCE))
    return tuple(found)
