"""What a page speaks of at a place: which state, which body, and where the page itself is at home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.quotation import find_quoted
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure, Named
from onrecord.resolve.gazetteer.lookup import look_up
from onrecord.resolve.spelling import fold

_COMPANY = word_set(
    "company firm manufacturer maker operator supplier producer plant airline bank brand group retailer"
)
SYNONYMS = {
    "company": _COMPANY,
    "firm": _COMPANY,
    "manufacturer": _COMPANY,
    "maker": _COMPANY,
    "paper": word_set("newspaper daily post times news gazette tribune courier"),
    "newspaper": word_set("daily post times news gazette tribune courier herald"),
    "agency": word_set("agency wire newswire news press service"),
    "station": word_set("radio tv television channel"),
    "university": word_set("university college"),
    "union": word_set("union federation association syndicate workers branch local"),
    "bloc": word_set("union bloc alliance"),
    "council": word_set("council senate"),
    "federation": word_set("federation union"),
    "broadcaster": word_set("radio tv television channel canal kanal"),
    "senate": word_set("senate"),
    "group": word_set("group initiative movement front"),
    "rebel": word_set("front movement army resistance"),
}
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s|\n")


def _is_body(figure: Figure) -> bool:
    return bool(set(figure.words) & words.BODY_WORDS)


class Scene:
    """The bodies and states that the text speaks of, looked for from a place backwards."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._quoted = find_quoted(cast.text)
        self.own = False  # whether the page is a side's own text
        self.outlet_state = self._outlet_state()
        self.dateline = self._dateline()
        self.home = self._home()

    def body_called(self, noun: str, at: int, *, backwards: bool = True) -> Named | None:
        """The organisation that a common noun means: the last before `at` whose name or kind has it."""
        wanted = {noun, noun + "s", noun.removesuffix("s")} | SYNONYMS.get(noun, frozenset())
        best: Named | None = None
        fallback: Named | None = None
        for named in self.cast.before(at, 400):
            if named.side.kind != "organisation":
                continue
            found = set(named.side.words)
            if noun in found or noun + "s" in found or noun.removesuffix("s") in found:
                best = named
                break
            if fallback is None and found & wanted:
                fallback = named
        if best or fallback:
            return best or fallback
        if not backwards:
            return None
        for named in self.cast.named:
            if named.side.kind == "organisation" and set(named.side.words) & wanted:
                return named
        return None

    def state_near(self, at: int) -> Figure | None:
        """The state that the sentence speaks of before `at`, or its paragraph; else the page's own."""
        if self.own:
            return self.home
        for n, (start, end) in enumerate(self._stretches(at)):
            if n == 1 and self.outlet_state is not None:
                return self.outlet_state
            if n == 2 and self.dateline is not None:
                return self.dateline
            for named in self.cast.within(start, end):
                side = named.side
                unknown = (
                    side.kind == "organisation"
                    and not side.sort
                    and len(side.words) == 1
                    and not side.name.isupper()
                )
                if (side.kind == "state" or (unknown and start and not _is_body(side))) and not self._quoted[
                    named.mention.start
                ]:
                    return side
        return self.home

    def side_near(self, at: int, *, paragraphs: int = 3) -> Named | None:
        """The body or state that the text speaks of before `at`, in its sentence or so many paragraphs."""
        for start, end in islice(self._stretches(at), 1 + paragraphs):
            for named in self.cast.within(start, end):
                side = named.side
                if (
                    side.kind in ("state", "organisation")
                    and side.sort != "agency"
                    and not self._quoted[named.mention.start]
                ):
                    return named
        return None

    def _stretches(self, at: int) -> Iterator[tuple[int, int]]:
        """Where to look for what the text speaks of: the sentence, the paragraph, the two before it."""
        text = self.cast.text
        paragraph = text.rfind("\n", 0, at) + 1
        yield max((m.end() for m in _SENTENCE_END.finditer(text, paragraph, at)), default=paragraph), at
        yield paragraph, at
        for _ in range(2):
            if paragraph == 0:
                return
            end = len(text[:paragraph].rstrip())
            start = text.rfind("\n", 0, end) + 1
            yield start, end
            paragraph = start

    def whose_name_has(self, word: str) -> Named | None:
        """The body whose name has this word ("lecturers")."""
        stem = fold(word)
        if not stem or len(stem[0]) < 5:
            return None
        for named in self.cast.named:
            if named.side.kind == "organisation" and (
                stem[0] in named.side.words or stem[0].removesuffix("s") in named.side.words
            ):
                return named
        return None

    def is_where(self, named: Named) -> bool:
        """Whether a place's name stands after a preposition of place."""
        before = self.cast.text[max(0, named.mention.start - 12) : named.mention.start].lower().split()
        return bool(before) and before[-1] in words.PLACE_PREPOSITIONS

    def _dateline(self) -> Figure | None:
        """The state of the place in the page's dateline: "SURIN, Thailand, Feb. 9 (MWS) -"."""
        line = re.match(r"[^\n]{3,70}?(?:\)\s*[-–—:]|\s[-–—]{1,2}\s)", self.cast.text)
        for named in self.cast.within(0, line.end()) if line else ():
            if named.side.kind == "state":
                return named.side
            if (
                named.known is not None
                and named.known.kind == "place"
                and named.known.form in ("city", "capital")
            ):
                state = self.cast.state(named.known.name)
                return state if state.kind == "state" else None
        return None

    def _outlet_state(self) -> Figure | None:
        """The state that the outlet's name tells: "Nepal Times", "Quito al Minuto"."""
        outlet = self.cast.page.outlet or ""
        for part in (outlet, *re.findall(r"[\w’'-]+", outlet)):
            known = look_up(part)
            if known is not None and known.form != "region" and known.name != outlet:
                state = self.cast.state(known.name)
                return state if state.kind == "state" else None
        return None

    def _home(self) -> Figure | None:
        """The state that the page speaks of most; its outlet and its dateline count."""
        counts: Counter[int] = Counter()
        for named in self.cast.named:
            if named.side.kind == "state":
                counts[named.side.number] += 2
            elif (
                named.figure.kind == "place"
                and named.known is not None
                and named.known.form in ("city", "capital")
            ):
                state = self.cast.state(named.known.name) if named.known.kind == "place" else None
                if state is not None and state.kind == "state":
                    counts[state.number] += 3 if named.mention.start < 40 else 1
        if not counts:
            return None
        return self.cast.figures[max(counts, key=lambda n: (counts[n], -n))]
