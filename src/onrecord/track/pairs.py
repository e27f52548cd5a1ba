"""What two statements have in common, as numbers that a logistic regression weighs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from onrecord.track.dates import DAY
from onrecord.track.people.names import compare_full, fits, parse_name
from onrecord.track.sayings import Saying
from onrecord.track.wording import WIDTH, Floats, Wording

Relation = Literal["speaker", "institution", "side", "side unnamed", "unnamed", "half", "none"]
"""Whose two statements are: one person's; an institution's and its spokesman's; one side's; of two unnamed
sources; of one that is named and one that is not; of two that are known to differ."""


RUNS = (2, 3, 5, 8)
"""Lengths of the runs of words that are looked for in both of two statements."""


class Weights(NamedTuple):
    """How much each stem of the record tells: the log of statements over statements that have it."""

    by_stem: dict[str, float]
    most: float

    def of(self, stem: str) -> float:
        """The weight of a stem; the most where the record has it nowhere."""
        return self.by_stem.get(stem, self.most)

    def total(self, stems: Iterable[str]) -> float:
        """The sum over these stems, in an order that does not depend on a set's."""
        return math.fsum(map(self.of, stems))


def weigh_stems(sayings: Sequence[Saying]) -> Weights:
    """Inverse document frequencies (Spärck Jones 1972), a statement being a document."""
    counts: Counter[str] = Counter()
    for saying in sayings:
        counts.update(set(saying.whole.stems))
    n = len(sayings)
    by_stem = {stem: max(0.3, math.log((n + 1) / (count + 0.5))) for stem, count in counts.items()}
    return Weights(by_stem, math.log(2 * (n + 1)))


class Sketch(NamedTuple):
    """A wording with the weights of its words and their weighted mean, of length 1 (or zeros)."""

    wording: Wording
    weights: Floats  # (n_words,)
    mean: Floats  # (WIDTH,)
    stems: frozenset[str]
    total: float


def sketch(wording: Wording, weights: Weights) -> Sketch:
    """The sketch of a wording in a record with these weights."""
    each = np.array([weights.of(stem) for stem in wording.stems], np.float32)
    mean = each @ wording.rows if len(each) else np.zeros(WIDTH, np.float32)
    length = float(np.linalg.norm(mean))
    stems = frozenset(wording.stems)
    return Sketch(wording, each, mean / length if length else mean, stems, weights.total(stems))


class Sketched(NamedTuple):
    """A saying with the sketches of its content and of its content and cue.

    `runs` are the runs of RUNS words of its content, as sets.
    """

    saying: Saying
    content: Sketch
    whole: Sketch
    runs: tuple[frozenset[tuple[str, ...]], ...]


def sketch_all(sayings: Sequence[Saying], weights: Weights) -> list[Sketched]:
    """All sayings sketched, in their order."""
    return [
        Sketched(
            one,
            sketch(one.content, weights),
            sketch(one.whole, weights),
            tuple(_runs(one.content.plain, length) for length in RUNS),
        )
        for one in sayings
    ]


def _runs(plain: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(plain[at : at + length]) for at in range(len(plain) - length + 1))


class Overlap(NamedTuple):
    """What two sketches share, by stems and by vectors."""

    cosine: float
    contained: float
    shared: float  # the weight of the shared stems, at most 1
    rarest: float  # the weight of the heaviest of them, at most 1
    soft_most: float
    soft_least: float
    soft_shared: float
    mean: float


def overlap(a: Sketch, b: Sketch, weights: Weights) -> Overlap:
    """The overlap of two sketches; the soft ones let each word meet its nearest in the other."""
    common = a.stems & b.stems
    shared = weights.total(common)
    rarest = max((weights.of(stem) for stem in common), default=0.0) / weights.most
    cosine = shared / math.sqrt(a.total * b.total) if a.total and b.total else 0.0
    contained = shared / min(a.total, b.total) if a.total and b.total else 0.0
    if not len(a.weights) or not len(b.weights):
        return Overlap(cosine, contained, 0.0, rarest, 0.0, 0.0, 0.0, 0.0)
    near = a.wording.rows @ b.wording.rows.T
    if common:
        for i, stem in enumerate(a.wording.stems):
            if stem in common:
                for j, other in enumerate(b.wording.stems):
                    if other == stem:
                        near[i, j] = 1.0
    near[near < 0.3] = 0.0
    from_a, from_b = float(near.max(1) @ a.weights), float(near.max(0) @ b.weights)
    parts = from_a / float(a.weights.sum()), from_b / float(b.weights.sum())
    return Overlap(
        cosine,
        contained,
        min(shared / weights.most, 4.0) / 4,
        rarest,
        max(parts),
        min(parts),
        min(from_a, from_b, 12.0) / 12,
        float(a.mean @ b.mean),
    )


def relate(a: Saying, b: Saying) -> Relation:
    """Whose the two are."""
    if a.speaker and b.speaker and same_speaker(a, b):
        return "speaker"
    if a.side and a.side == b.side:
        if a.institution or b.institution:
            return "institution"
        return "side unnamed" if a.unnamed or b.unnamed else "side"
    if a.unnamed and b.unnamed:
        return "unnamed"
    return "half" if a.unnamed or b.unnamed else "none"


def same_speaker(a: Saying, b: Saying) -> bool:
    """Whether the names are one; those of one side also where they are spelt in two ways."""
    return a.speaker == b.speaker or (
        bool(a.side) and a.side == b.side and _one_name(a.stmt.speaker_name or "", b.stmt.speaker_name or "")
    )


@lru_cache(maxsize=65536)
def _one_name(a: str, b: str) -> bool:
    first, second = parse_name(a), parse_name(b)
    if first.is_full and second.is_full:
        return compare_full(first, second) is not None
    short, full = (first, second) if second.is_full else (second, first)
    return full.is_full and fits(short, full) >= 0.84


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SAME_FEATURES = _split(
    """bias cosine contained shared rarest soft_most soft_least soft_shared mean whole_cosine whole_most
    whole_least whole_mean run_of_2 run_of_3 run_of_5 run_of_8 numbers_agree same_time other_time gap speaker
    institution side side_unnamed unnamed half one_word two_words length same_stance other_stance
    both_stances same_act other_act one_nested both_nested both_quoted one_quoted both_negate"""
)


def same_features(a: Sketched, b: Sketched, weights: Weights) -> list[float]:
    """The features of SAME_FEATURES: whether two statements are one, told twice."""
    one, two = a.saying, b.saying
    content, whole = overlap(a.content, b.content, weights), overlap(a.whole, b.whole, weights)
    relation = relate(one, two)
    told = one.when.told and two.when.told
    meets = one.when.meets(two.when)
    gap = abs((one.when.middle or 0) - (two.when.middle or 0)) / DAY if told else 0.0
    least = min(len(one.content.words), len(two.content.words))
    issues = {issue for issue, _ in one.stances} & {issue for issue, _ in two.stances}
    same_stance = bool(one.stances & two.stances)
    nested = (one.stmt.nested_in is not None) + (two.stmt.nested_in is not None)
    quoted = (one.stmt.kind != "indirect") + (two.stmt.kind != "indirect")
    return [
        1.0,
        *content,
        whole.cosine,
        whole.soft_most,
        whole.soft_least,
        whole.mean,
        *(float(not mine.isdisjoint(theirs)) for mine, theirs in zip(a.runs, b.runs, strict=True)),
        float(bool(one.content.numbers & two.content.numbers)),
        float(told and meets),
        float(told and not meets),
        min(gap, 5.0) / 5,
        float(relation == "speaker"),
        float(relation == "institution"),
        float(relation == "side"),
        float(relation == "side unnamed"),
        float(relation == "unnamed"),
        float(relation == "half"),
        float(least <= 1),
        float(least <= 2),
        min(least, 10) / 10,
        float(same_stance),
        float(bool(issues) and not same_stance),
        float(bool(one.stances) and bool(two.stances)),
        float(bool(one.acts & two.acts)),
        float(bool(one.acts) and bool(two.acts) and not one.acts & two.acts),
        float(nested == 1),
        float(nested == 2),
        float(quoted == 2),
        float(quoted == 1),
        float(one.negates == two.negates),
    ]


OPPOSED_FEATURES = _split(
    """bias cosine contained shared rarest soft_most soft_least soft_shared mean whole_cosine whole_most
    whole_least whole_mean same_page next second near_60 near_200 nested siblings denies denies_next claims
    claim_denied one_negates both_negate contradicts contradicts_next contradicts_alike one_negates_alike
    denies_alike numbers_differ numbers_differ_next numbers_differ_alike numbers_agree one_side unnamed
    unnamed_one_negates names names_one_negates both_past question stance both_stances length
    one_word act_denied same_act overlaps both_questioned"""
)


def opposed_features(a: Sketched, b: Sketched, weights: Weights) -> list[float]:
    """The features of OPPOSED_FEATURES: whether two statements can't both be right."""
    one, two = a.saying, b.saying
    content, whole = overlap(a.content, b.content, weights), overlap(a.whole, b.whole, weights)
    same_page = one.page.key == two.page.key
    apart = abs(one.number - two.number) if same_page else 99
    characters = _characters(one, two) if same_page else 10**6
    nested = same_page and (one.stmt.nested_in == two.stmt.id or two.stmt.nested_in == one.stmt.id)
    siblings = same_page and one.stmt.nested_in is not None and one.stmt.nested_in == two.stmt.nested_in
    denies = one.denies or two.denies
    one_negates = one.negates != two.negates
    contradicts = one.contradicts or two.contradicts
    numbers, others = one.content.numbers, two.content.numbers
    differ = bool(numbers) and bool(others) and not numbers & others
    unnamed = one.unnamed or two.unnamed
    names = _names(one, two) or _names(two, one)
    alike = content.mean > 0.35
    least = min(len(one.content.words), len(two.content.words))
    return [
        1.0,
        *content,
        whole.cosine,
        whole.soft_most,
        whole.soft_least,
        whole.mean,
        float(same_page),
        float(apart <= 1),
        float(apart == 2),
        float(characters < 60),
        float(characters < 200),
        float(nested),
        float(siblings),
        float(denies),
        float(denies and apart <= 1),
        float(one.claims or two.claims),
        float((one.claims and (two.denies or two.negates)) or (two.claims and (one.denies or one.negates))),
        float(one_negates),
        float(one.negates and two.negates),
        float(contradicts),
        float(contradicts and apart <= 1),
        float(contradicts and content.cosine > 0.1),
        float(one_negates and alike),
        float(denies and alike),
        float(differ),
        float(differ and apart <= 1),
        float(differ and alike),
        float(bool(numbers & others)),
        float(bool(one.side) and one.side == two.side),
        float(unnamed),
        float(unnamed and one_negates),
        float(names),
        float(names and one_negates),
        float(one.past and two.past),
        float("?" in one.stmt.text or "?" in two.stmt.text),
        float(bool(one.stances) or bool(two.stances)),
        float(bool(one.stances) and bool(two.stances)),
        min(len(one.content.words), 10) * min(len(two.content.words), 10) / 100,
        float(least <= 1),
        float(bool(one.acts & two.undone or two.acts & one.undone)),
        float(bool(one.acts & two.acts)),
        float(one.overlaps(two)),
        float(one.stmt.text.rstrip("”\"' ").endswith("?") or two.stmt.text.rstrip("”\"' ").endswith("?")),
    ]


def _characters(a: Saying, b: Saying) -> int:
    first, second = sorted((a.stmt.content, b.stmt.content), key=lambda spans: spans[0].start)
    return max(0, second[0].start - first[-1].end)


def _names(a: Saying, b: Saying) -> bool:
    """Whether `a` names the side or the speaker of `b`."""
    words = set(a.content.plain)
    return any(name and name.split()[-1] in words for name in (b.side, b.speaker))
