"""A role to its holder: "the minister", "its spokesman", "the Russian leader"."""

from __future__ import annotations

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure, Office
from onrecord.resolve.nominals import Phrase
from onrecord.resolve.parties import Parties
from onrecord.resolve.voices import Voice

_ALIKE = (
    word_set("spokesman spokeswoman spokesperson"),
    word_set(
        "leader president premier chancellor chief head boss chairman chairwoman chair minister king emir"
    ),
    word_set("premier minister"),
    word_set("envoy mediator facilitator representative ambassador negotiator"),
    word_set("negotiator delegate"),
    word_set("head chief director chairman chairwoman chair president leader boss executive"),
    word_set("secretary minister"),
    word_set("general brigadier colonel commander captain major admiral officer lieutenant soldier"),
    word_set("lawyer attorney counsel advocate barrister"),
    word_set("bishop archbishop priest canon archdeacon"),
    word_set("mayor councillor"),
    word_set("diplomat ambassador envoy consul"),
    word_set("lawmaker deputy senator mp representative"),
    word_set("politician minister president senator"),
)
_NOT_HELD = word_set(
    "man woman person official source aide resident reader friend worker driver farmer people colleague "
    "counterpart"
)
_WEAK = word_set(
    "the a an its his her their our new former then same president’s minister’s senior top own very"
)


def find_holder(cast: Cast, parties: Parties, phrase: Phrase, at: int) -> Voice | None:
    """The person whose office the phrase names, best before `at`; None where nobody's fits.

    An indefinite phrase ("a Kremlin spokesman") is its holder's only where all its words are the office's
    and a body has one of its kind.
    """
    indefinite = phrase.determiner in ("a", "an", "one", "another", "some", "any", "no", "every")
    if phrase.head in _NOT_HELD:
        return None
    wanted = phrase.role_words - _WEAK
    if indefinite and phrase.rest is not None:
        wanted |= {t.lower for t in cast.tokens_in(phrase.rest, phrase.core_end)} - _WEAK - {"of", "for"}
    side = None
    if phrase.owner is not None or cast.within(phrase.start, phrase.core_end):
        side = parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
    best: tuple[float, Figure, Office] | None = None
    for figure in cast.figures:
        if figure.kind != "person":
            continue
        for office in figure.offices:
            score = _match(phrase, wanted, office)
            if score <= 0:
                continue
            if figure.sex and _sex(phrase.head) and figure.sex != _sex(phrase.head):
                continue
            if side is not None:
                own = parties.of_person(figure)
                if own is not None:
                    score += 0.6 if own.figure is side.figure else -1.0
            last = max((p for p, _ in figure.places if p < at), default=None)
            if last is None:
                score -= 0.3
            else:
                score += 0.3 / (1 + (at - last) / 300)
            if best is None or score > best[0]:
                best = (score, figure, office)
    if best is None or best[0] < (1.2 if indefinite else 0.9):
        return None
    if indefinite and (phrase.head not in _ALIKE[0] or not wanted <= best[2].words or len(wanted) < 2):
        return None
    _, figure, office = best
    evidence = ((office.start, office.end),) if office.end > office.start else ()
    confidence = 0.6 if indefinite else max(0.4, min(0.9, 0.35 + 0.25 * best[0]))
    return Voice(figure, (phrase.start, phrase.end), "nominal", "holds that office", evidence, confidence)


def _sex(head: str) -> str | None:
    if head.endswith("woman"):
        return "f"
    return "m" if head.endswith("man") and head not in ("woman", "chairman", "spokesman") else None


def _match(phrase: Phrase, wanted: frozenset[str], office: Office) -> float:
    """How well an office fits: its head 1, one of its kind 0.6; a further word 0.4, a missing one -0.35."""
    if not office.head and not office.words:
        return 0.0
    if phrase.head == office.head or (phrase.head in office.words and phrase.head in words.ROLE_NOUNS):
        score = 1.0
    elif any(phrase.head in group and office.head in group for group in _ALIKE):
        score = 0.6
    else:
        return 0.0
    others = wanted - {phrase.head}
    for word in others:
        if word in words.ROLE_MODIFIERS or word in words.BODY_WORDS:
            score += 0.4 if word in office.words else -0.35
    distinguishing = word_set("deputy vice former ex prime")
    score -= 0.3 * len((office.words & distinguishing) - wanted)
    return score
