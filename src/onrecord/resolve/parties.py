"""For whom a person or a phrase speaks: states, bodies, leaders, by the page's words and the gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure, Named, Office
from onrecord.resolve.gazetteer.lookup import look_up
from onrecord.resolve.scene import SYNONYMS, Scene
from onrecord.resolve.spelling import fold

# A state's own: what they say, the state says.
ORGANS = word_set(
    """ministry government army navy embassy cabinet presidency customs mission treasury consulate forces
    delegation authorities chancellery air force coastguard foreign-office military palace crown
    high-commission"""
)
_PLAIN = word_set("of the for and ministry affairs office general staff high republic kingdom state armed")
_PRONOUNS = word_set("its their his her our my your whose")
_SIDES = word_set(
    """union council committee company association alliance federation government opposition board party
    university diocese church commission authority agency parliament court bank fund front coalition movement
    chamber guild institute club clubs museum syndicate initiative campaign kingdom presidency senate assembly
    firm operator supplier owners lecturers growers farmers drivers tenants nurses bondholders exporters"""
)
_BEHIND = re.compile(
    r"\b(?:of|for|chairs|heads|leads|runs|captains) the (?P<of>[a-z][\w-]+(?:['’] [a-z]\w+| "
    r"[a-z]\w+)?)(?=$|[,.]| (?:in|of|on|at|who)\b)"
    r"|\b[Tt]he (?P<owner>[a-z][\w-]+(?: [a-z][\w-]+)?)['’]s? "
)
_TIMES = word_set(
    "day week month year time house hour morning evening night region country city town village street same"
)

_PORTFOLIO = re.compile(
    r"\b(?:[Mm]inister|[Mm]inistry|[Ss]ecretary|[Dd]epartment|[Cc]ommissioner|[Ss]enator) (?:of|for)(?: "
    r"the)? $"
)


class Party(NamedTuple):
    """Whose side it is: the figure, the words it stands on, a confidence in [0, 1], the reason."""

    figure: Figure
    evidence: tuple[int, int]
    confidence: float
    reason: str


class Parties(Scene):
    """Sides of a page's persons and phrases, worked out when asked for."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.host: Figure | None = None
        self._heard: dict[int, Counter[int]] = {}
        self._known: dict[int, Party | None] = {}
        self._asked: set[int] = set()

    def of_person(self, person: Figure) -> Party | None:
        """The side that a person speaks for; None where the page does not tell."""
        if person.number in self._known:
            return self._known[person.number]
        if person.number in self._asked:
            return None
        self._asked.add(person.number)
        found = [p for o in person.offices if (p := self._of_office(o, person)) is not None]
        best = max(found, key=lambda p: p.confidence, default=None)
        heard = self._heard.get(person.number)
        if heard and (best is None or best.confidence < 0.6):
            side = self.cast.figures[heard.most_common(1)[0][0]]
            best = Party(side, side.places[0], 0.6, "says what that side will do")
        best = best or self._by_company(person)
        self._known[person.number] = best
        if best is not None:
            person.party, person.party_evidence, person.party_confidence = (
                best.figure.name,
                best.evidence,
                best.confidence,
            )
        return best

    def of_figure(self, figure: Figure) -> Party | None:
        """The side of any figure: a body and a state speak for themselves, an organ for its state."""
        if figure.kind == "person":
            return self.of_person(figure)
        where = figure.places[0] if figure.places else (0, 0)
        organ = self.state_of_organ(figure)
        if organ is not None:
            return Party(organ, where, 0.8, "an organ of the state")
        return Party(figure, where, 0.9, "speaks for itself")

    def state_of_organ(self, figure: Figure) -> Figure | None:
        """The state that a ministry, an army or an embassy belongs to; None for other bodies."""
        own = fold(figure.name) if figure.sort == "noun" else figure.words
        if figure.kind != "organisation" or not (set(own) & ORGANS or {"foreign", "office"} <= set(own)):
            return None
        for n in range(len(own)):
            for size in (3, 2, 1):
                known = look_up(" ".join(own[n : n + size]))
                if known is not None and known.kind == "state":
                    return self.cast.state(known.name)
        if set(own) - ORGANS - _PLAIN - words.ROLE_MODIFIERS - words.BODY_WORDS:
            return None  # the Scottish Government, the Hamburg Senate: a side of their own
        for start, end in figure.places:
            for named in self.cast.before(start, 2):
                if named.side.kind == "state" and start - named.mention.end <= 3:
                    return named.side
            for named in self.cast.within(end, end + 40)[:1]:
                if named.side.kind == "state" and self.cast.text[end : named.mention.start] in (
                    " of ",
                    " of the ",
                    " in ",
                    ", ",
                ):
                    return named.side
        return self.state_near(figure.places[0][0]) if figure.places else self.home

    def of_words(self, start: int, end: int, *, head: str = "", own: Figure | None = None) -> Party | None:
        """The side named by a phrase: a body or state within it, its possessor, or what its nouns mean."""
        cast = self.cast
        inside = [
            n
            for n in cast.within(start, end)
            if n.figure is not own
            and not (n.figure.kind == "place" and n.stands_for is None)
            and not (
                n.side.kind != "state"
                and _PORTFOLIO.search(cast.text[max(0, n.mention.start - 24) : n.mention.start])
            )
        ]
        bodies = [n for n in inside if n.side.kind == "organisation" and n.side.sort != "agency"]
        states = [n for n in inside if n.side.kind == "state"]
        for named in bodies:
            organ = self.state_of_organ(named.side)
            if organ is None:
                return Party(
                    named.side, (named.mention.start, named.mention.end), 0.9, "named with the office"
                )
        if states:
            named = states[0]
            confidence = 0.9 if not named.known or named.known.form != "capital" else 0.7
            return Party(
                named.side, (named.mention.start, named.mention.end), confidence, "named with the office"
            )
        for named in bodies:
            organ = self.state_of_organ(named.side)
            if organ is not None:
                return Party(organ, (named.mention.start, named.mention.end), 0.75, "an organ of the state")
        persons = [n for n in inside if n.figure.kind == "person"]
        if persons and self._is_no_person(persons[0]):
            figure = persons[0].figure
            figure.kind = "organisation"
            return Party(
                figure, (persons[0].mention.start, persons[0].mention.end), 0.7, "named with the office"
            )
        if persons:
            behind = self.of_person(persons[0].figure)
            if behind is not None:
                return behind._replace(confidence=behind.confidence * 0.9)
            return None
        return self._of_nouns(start, end, head)

    def _is_no_person(self, named: Named) -> bool:
        """Whether a name without a sign of a person stands where a body's does: "leader of Green Dawn"."""
        figure, mention = named.figure, named.mention
        weak = mention.confidence <= 0.5 and not figure.offices and figure.sex is None and not mention.title
        before = self.cast.text[max(0, mention.start - 8) : mention.start]
        return weak and bool(
            re.search(r"\b(?:of|for)(?: the)? $", before)
            or self.cast.text[mention.end : mention.end + 2] in ("’s", "'s")
        )

    def _by_company(self, person: Figure) -> Party | None:
        """Of somebody whom the page gives no office: "His Vanua Alliance" nearby."""
        text, cast = self.cast.text, self.cast
        for _, end in person.places:
            for named in cast.within(end, end + 300):
                sure = named.mention.kind == "organisation" and named.mention.confidence >= 0.7
                if sure and re.search(
                    r"\b[Hh](?:is|er)\s(?:own\s)?$",
                    text[max(0, named.mention.start - 9) : named.mention.start],
                ):
                    return Party(
                        named.side, (named.mention.start, named.mention.end), 0.55, "named as hers or his"
                    )
        return None

    def _of_office(self, office: Office, person: Figure) -> Party | None:
        if office.head in ("spokesman", "spokeswoman", "spokesperson"):
            for named in self.cast.within(office.start, office.end):
                before = self.cast.text[
                    office.start : named.mention.title_start
                    if named.mention.title_start >= 0
                    else named.mention.start
                ]
                if (
                    named.figure.kind == "person"
                    and named.figure is not person
                    and re.search(r"\bfor $", before)
                ):
                    return Party(
                        named.figure, (named.mention.start, named.mention.end), 0.8, "speaks for that person"
                    )
        return self.of_words(office.start, office.end, head=office.head, own=person)

    def _of_nouns(self, start: int, end: int, head: str) -> Party | None:
        """By its words that are no names: "the union’s secretary", "its envoy", "army spokesman"."""
        cast = self.cast
        tokens = cast.tokens_in(start, end)
        where = (start, end)
        for token in tokens:
            low = token.lower.removesuffix("’").removesuffix("'")
            if low in ORGANS:
                state = self.state_near(start)
                if state is not None:
                    return Party(state, where, 0.6, "an organ of the state that the page speaks of")
            if low != head and low in words.BODY_WORDS | SYNONYMS.keys():
                named = self.body_called(low.removesuffix("s") if low not in words.BODY_WORDS else low, start)
                if named is not None:
                    return Party(
                        named.side, (named.mention.start, named.mention.end), 0.7, "the body of that kind"
                    )
                if low in _SIDES:
                    body = cast.called(low, low, token.start)
                    return Party(
                        body, (token.start, token.end), 0.5, "a body that the page knows by its kind"
                    )
        if tokens and tokens[0].lower in _PRONOUNS:
            owner = self._owner(tokens[0].lower, tokens[0].start)
            if owner is not None:
                return owner
        group = self._group(start, end, head)
        if group is not None:
            return group
        for token in tokens:  # "the lecturers’ chair": the body whose name has the word
            if token.owned or token.lower.endswith("s"):
                named = self.whose_name_has(token.lower)
                if named is not None:
                    return Party(
                        named.side, (named.mention.start, named.mention.end), 0.65, "the body of that name"
                    )
        if (
            any(
                t.text[0].isupper()
                and t.lower not in words.ROLE_MODIFIERS | words.ROLE_NOUNS | words.HONORIFICS
                for t in tokens[:1]
            )
            and len(tokens) > 1
        ):
            return None  # "Marantan Foreign Minister": of a state that the page names so alone
        if head in words.STATE_OFFICES or any(t.lower in words.STATE_OFFICES for t in tokens):
            state = self.state_near(start)
            if state is not None:
                return Party(state, where, 0.55, "an office of the state that the page speaks of")
        if head in words.OFFICES:
            near = self.side_near(start, paragraphs=1)
            if self.host is not None:
                return Party(self.host, where, 0.5, "whose page it is")
            if near is not None:
                return Party(
                    near.side,
                    (near.mention.start, near.mention.end),
                    0.45,
                    "the body that the text speaks of",
                )
        return None

    def _group(self, start: int, end: int, head: str) -> Party | None:
        """The group behind an office in common nouns: "who chairs the trustees", "the plant’s director"."""
        found = _BEHIND.search(self.cast.text, start, end)
        if found is None:
            return None
        noun = (found["of"] or found["owner"]).lower()
        last = re.findall(r"[\w-]+", noun)[-1]
        if (last.rstrip("s") in words.ROLE_NOUNS and not last.endswith("s")) or last in _TIMES:
            return None
        named = self.body_called(last, start) or self.whose_name_has(last)
        where = (
            found.start("of") if found["of"] else found.start("owner"),
            found.end("of") if found["of"] else found.end("owner"),
        )
        if named is not None:
            return Party(named.side, (named.mention.start, named.mention.end), 0.65, "the body of that kind")
        body = self.cast.called(last, noun, where[0])
        return Party(body, where, 0.5, "a body that the page knows by its kind")

    def _owner(self, pronoun: str, at: int) -> Party | None:
        if pronoun in ("its", "their"):
            for named in (*self.cast.before(at, 12), self.side_near(at)):
                if named is None or named.mention.people or named.side.sort == "agency":
                    continue
                side = named.side
                if side.kind in ("organisation", "state") and not (
                    named.stands_for is not None and named.figure.kind == "place" and self.is_where(named)
                ):
                    found = self.of_figure(side)
                    return found and found._replace(confidence=0.7, reason="the body spoken of")
        for named in self.cast.before(at, 30):
            side = named.side
            if (
                pronoun in ("his", "her")
                and side.kind == "person"
                and side.sex in (None, "m" if pronoun == "his" else "f")
            ):
                found = self.of_person(side)
                return found and found._replace(confidence=0.65, reason="the side of whom it belongs to")
        return None

    def hear(self, speaker: Figure, side: Figure) -> None:
        """Somebody says what a side will do: "said Norway would …". Most often it is the speaker's own."""
        if speaker.kind == "person":
            self._heard.setdefault(speaker.number, Counter())[side.number] += 1

    def forget(self) -> None:
        """Work the sides out anew, now that everybody was heard."""
        self._known.clear()
        self._asked.clear()
