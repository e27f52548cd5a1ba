"""The source of each statement to a voice: a name, a nominal, a pronoun, a label, or nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.extract import mentions_words as words
from onrecord.extract.turns import find_turns
from onrecord.page.lexicon import word_set
from onrecord.quotation import find_quoted
from onrecord.records import Page, Statement
from onrecord.resolve import pronouns
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure, Named
from onrecord.resolve.issuer import find_guest, find_host, find_issuer
from onrecord.resolve.nominals import Phrase, describe, is_role, parse_phrase
from onrecord.resolve.parties import ORGANS, Parties
from onrecord.resolve.pronouns import Spoken
from onrecord.resolve.roles import find_holder
from onrecord.resolve.voices import NO_NAME, Voice

_ASKERS = word_set(
    "q question questions questioner reporter journalist moderator host anchor presenter interviewer "
    "caller chair "
    "chairperson clerk interpreter audience listener voice"
)
_ASKER = re.compile(r"(?:Q|QUESTION|Question|Reporter|REPORTER|Journalist)\.? \(")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b.*\b\w+(?:ed|en|wn|id|ld|ght|ne)\b|\bit\b", re.IGNORECASE
)
_WILL = re.compile(
    r"(?:['’]s (?:\w+ ){1,2}?)?\s?(?:would|will|could|was ready|is ready|was prepared|is prepared|had no|"
    r"has no|wants|wanted|had never|has never|remained|stood)\b"
)
_PARTICIPLE = re.compile(r"^(?:while |and |but |before |after )?(?:also )?(?:\w+ing)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:of|for|to|from|at|with|near|close to|by|about|on|in|against|among)\s+(?:the\s+|"
    r"an?\s+)?(?:[\w’'-]+\s+){0,4}$"
)
# Offices of one holder, by which the page may know a person.
_HELD = words.OFFICES - word_set(
    "spokesman spokeswoman spokesperson representative councillor lieutenant delegate deputy boss"
) | word_set("judge dean")
# What these say, their state says; ministries and armies are bodies that speak for theirs.
_STATES_VOICE = word_set(
    "government embassy presidency cabinet palace authorities crown high-commission mission consulate "
    "treasury"
)
_GROUP = word_set(
    "team people camp side office family staff lawyers lawyer friends allies advisers aides party entourage"
)
_DOCUMENTS = word_set(
    """statement report letter note memo document draft text communiqué communique bulletin survey poll
    declaration agreement paper article notice petition resolution tweet post message account programme
    program plan press media website banner leaflet draft rumour rumor version transcript clause paragraph"""
)


def _head_of(unnamed: str) -> str:
    """The head noun of an unnamed source's words: the last before a preposition."""
    before = re.split(r"\s(?:of|for|in|from|at|on|to|near|with|who)\s", unnamed.lower())[0]
    found: list[str] = re.findall(r"\w+", before)
    return found[-1] if found else ""


class Sources:
    """The sources of a page's statements, resolved in the order of the page."""

    def __init__(self, page: Page, cast: Cast, parties: Parties) -> None:
        self.page, self.text, self.cast, self.parties = page, page.text, cast, parties
        self.quoted = find_quoted(page.text)
        self._labels = frozenset(turn.source[0][0] for turn in find_turns(page))
        self.transcript = bool(self._labels)
        self.issuer = None if self.transcript else find_issuer(page, cast, parties)
        self.host = find_host(page, cast, parties)
        parties.host = None if self.transcript else self.host
        if (
            self.host is not None
            and self.host.kind == "state"
            and not re.search(
                r"\b(?:[Pp]arliament|[Aa]ssembly|[Ss]enate|[Cc]ouncil|[Cc]ongress)\b", page.outlet or ""
            )
        ):
            parties.home, parties.own = self.host, True
        self.guest = find_guest(page, cast) if self.transcript else None
        self.speaker = self._speaker()
        self.spoken: list[Spoken] = []
        self.voices: dict[str, Voice] = {}
        self._by_source: dict[tuple[int, int], Voice] = {}

    def _speaker(self) -> Figure | None:
        """Who has most turns of a transcript, by the names in the labels."""
        turns: Counter[int] = Counter()
        for start in self._labels:
            for named in self.cast.within(start, start + 60)[:1]:
                if named.figure.kind == "person" and named.mention.start < start + 25:
                    turns[named.figure.number] += 1
        most = turns.most_common(1)
        return self.cast.figures[most[0][0]] if most and most[0][1] > 1 else None

    def resolve(self, statements: Sequence[Statement]) -> dict[str, Voice]:
        """The voice of each statement, by its id; a statement that nobody can be told for has none."""
        by_id = {s.id: s for s in statements}
        for stmt in sorted(statements, key=lambda s: (s.source or s.cue or s.content)[0].start):
            self._resolve(stmt, by_id, frozenset())
        self.parties.forget()
        return self.voices

    def _hear(self, speaker: Figure, content: Sequence[tuple[int, int]]) -> None:
        """The side that an indirect content begins with, where it says what that side will do."""
        for start, end in content[:1]:
            for named in self.cast.within(start, end)[:1]:
                before = self.text[start : named.mention.start].strip().lower()
                after = _WILL.match(self.text, named.mention.end, end)
                if (
                    before in ("", "that", "the", "that the")
                    and after
                    and named.side.kind in ("state", "organisation")
                ):
                    self.parties.hear(speaker, named.side)

    def _resolve(self, stmt: Statement, by_id: dict[str, Statement], asked: frozenset[str]) -> Voice | None:
        if stmt.id in self.voices:
            return self.voices[stmt.id]
        parent = None
        above = by_id.get(stmt.nested_in or "")
        if above is not None and above.id not in asked:
            parent = self._resolve(above, by_id, asked | {stmt.id})
        if stmt.id in self.voices:
            return self.voices[stmt.id]
        voice = self._voice(stmt, parent, above)
        if voice is not None:
            self.voices[stmt.id] = voice
            content = tuple((c.start, c.end) for c in stmt.content)
            self.spoken.append(Spoken(voice, stmt.nested_in is not None, content))
            if voice.figure is not None and stmt.kind == "indirect":
                self._hear(voice.figure, content)
        return voice

    def _voice(self, stmt: Statement, parent: Voice | None, above: Statement | None) -> Voice | None:
        if not stmt.source:
            return self._without_source(stmt, parent)
        start, end = stmt.source[0].start, stmt.source[0].end
        known = self._by_source.get((start, end))
        if known is not None:
            return known
        voice = self._sourced(start, end, stmt, parent, above)
        if voice is not None:
            self._by_source[start, end] = voice
        return voice

    # No source

    def _without_source(self, stmt: Statement, parent: Voice | None) -> Voice | None:
        cue = " ".join(c.text for c in stmt.cue)
        where = (stmt.cue or stmt.content)[0]
        at = (where.start, where.start)
        if parent is None and self.issuer is not None and not _PASSIVE.search(cue):
            return Voice(self.issuer, at, "name", "the page is its own text", (), 0.7)
        if cue and _PARTICIPLE.match(cue):
            first = max(
                (s for s in self.spoken[-60:] if s.voice.at[0] < at[0]),
                key=lambda s: s.voice.at[0],
                default=None,
            )
            if first is not None and not re.search(r"[.!?][”\"]?\s", self.text[first.voice.at[1] : at[0]]):
                v = first.voice
                return Voice(
                    v.figure,
                    at,
                    "pronoun",
                    "the subject of the sentence",
                    (v.at,),
                    0.7,
                    v.unnamed,
                    v.party,
                    v.plural,
                    v.sex,
                )
        return None

    # A source

    def _sourced(
        self, start: int, end: int, stmt: Statement, parent: Voice | None, above: Statement | None
    ) -> Voice | None:
        text = self.text[start:end]
        bare = re.sub(r"['’]s?$", "", text).strip()
        low = bare.lower()
        first = low.split()[0] if low else ""
        low = re.sub(r"^(his|her|its|their|my|our) own$", r"\1", low)
        if low in pronouns.ALL:
            return self._pronoun(start, end, low, parent, above)
        if start in self._labels or _ASKER.match(text):
            return self._label(start, end, bare)
        if first in ("who", "which", "that", "whose"):
            return self._pronoun(start, end, first, parent, above)
        several = self._several(start, end)
        if several is not None:
            return several
        named = self._head_name(start, end)
        if named is not None:
            return self._of_name(named, start, end)
        phrase = parse_phrase(self.cast, start, end)
        if phrase is None:
            return None
        return self._nominal(phrase, parent, above)

    def _several(self, start: int, end: int) -> Voice | None:
        """ "The EU and the US": names joined by "and", nothing else."""
        inside = self.cast.within(start, end)
        if len(inside) < 2 or " and " not in self.text[start:end]:
            return None
        left = self.text[start:end]
        for named in inside:
            at = named.mention.title_start if named.mention.title_start >= start else named.mention.start
            left = left.replace(self.text[at : named.mention.end], "", 1)
        if not re.fullmatch(r"(?:[\s,]|\b(?:and|both|the|The|Both|governments?|of)\b|['’]s?)*", left):
            return None
        sides = list(dict.fromkeys(named.side for named in inside))
        where = tuple((n.mention.start, n.mention.end) for n in inside)
        if len(sides) < 2:
            return None
        return Voice(self.cast.joint(sides), (start, end), "name", "named together", where, 0.8, plural=True)

    def _head_name(self, start: int, end: int) -> Named | None:
        """The name that the source's phrase is about, rather than one within it."""
        inside = self.cast.within(start, end)
        if not inside:
            return None
        for named in inside:
            if named.figure.kind != "person":
                continue
            mention = named.mention
            at = mention.title_start if mention.title_start >= start else mention.start
            before = self.text[start:at]
            after = self.text[mention.end : end]
            if re.match(r"['’]s?\s+\S", after) and not re.match(r"['’]s?\s*$", after):
                continue
            segment = re.split(r"[,;:—–(]|\b(?:who|which|whose)\b", before)[-1]
            if _PREPOSITION.search(segment + " ") or re.search(
                r"\b(?:of|for|to|from|at|with|by)\s*$", segment
            ):
                continue
            if re.search(r"\b(?:who|which|whose)\b", before):
                continue
            trailing = re.match(r"\s+([a-z][\w-]*)", after)
            if trailing and {trailing[1], trailing[1].rstrip("s")} & (words.ROLE_NOUNS | _GROUP):
                continue
            return named
        named = inside[0]
        if named.figure.kind == "person":
            return None
        before = self.text[start : named.mention.start].strip().lower()
        after = self.text[named.mention.end : end]
        if before in ("", "the", "both") and re.match(
            r"['’]?s?\s*$|,|\s*\(|['’]s?\s*$|\s(?:in|at|on)\s", after
        ):
            return named
        # "the Kazakh agency Qala", "German machinery maker Rudeck": a name that closes its phrase
        last = inside[-1]
        tail = self.text[last.mention.end : end]
        lead = self.text[start : last.mention.start]
        if (
            last.figure.kind == "organisation"
            and re.match(r"['’]?s?\s*$", tail)
            and not _PREPOSITION.search(lead)
            and not re.search(r"['’]s?\s", lead[-3:])
            and not last.mention.people
        ):
            return last
        return None

    def _of_name(self, named: Named, start: int, end: int) -> Voice | None:
        figure, mention = named.figure, named.mention
        where = ((mention.start, mention.end),)
        if figure.kind == "person":
            confidence = 0.95 if len(figure.words) > 1 else 0.75
            if not figure.is_full and not mention.title and len(figure.places) == 1 and not figure.offices:
                confidence = 0.55
            return Voice(figure, (start, end), "name", "named", where, confidence)
        side = named.side
        if named.mention.people and not self.text[
            max(0, mention.start - 4) : mention.start
        ].lower().startswith("the"):
            confidence = 0.6
        else:
            confidence = 0.9
        organ = self.parties.state_of_organ(side)
        if organ is not None and "ministry" in side.words and side.sort != "organ":
            ministry = self.cast.ministry(mention.text, organ, mention.start, mention.end)
            return Voice(ministry, (start, end), "name", "a ministry of the state", where, 0.75)
        if organ is not None and set(side.words) & _STATES_VOICE:
            return Voice(organ, (start, end), "name", "an organ of the state", where, 0.75)
        reason = (
            "a capital or seat for the side"
            if named.stands_for is not None and named.stands_for is not named.figure
            else "named"
        )
        return Voice(side, (start, end), "name", reason, where, confidence)

    def _label(self, start: int, end: int, label: str) -> Voice | None:
        for named in self.cast.within(start, end):
            if named.figure.kind == "person":
                return Voice(
                    named.figure,
                    (start, end),
                    "name",
                    "named in the label",
                    ((named.mention.start, named.mention.end),),
                    0.9,
                )
        bare = [w for w in re.sub(r"\(.*?\)", "", label).lower().replace(".", "").split() if w != "the"]
        if bare in (["a"], ["answer"]) and self.guest is not None:
            return Voice(self.guest, (start, end), "name", "whom the page is with", (), 0.85)
        if bare in (["a"], ["answer"]):
            role = next(
                (w for w in re.findall(r"[\w-]+", self.page.title or "") if w.lower() in words.OFFICES), None
            )
            if role is not None:
                figure = self.cast.officer(role, role.lower(), start, end)
                return Voice(figure, (start, end), "name", "whom the page is with", (), 0.6)
        phrase = parse_phrase(self.cast, start, end)
        if phrase is not None and not (
            bare and bare[-1] in word_set("q question questioner reporter journalist caller")
        ):
            holder = find_holder(self.cast, self.parties, phrase, end) if is_role(phrase) else None
            if holder is not None:
                return holder
            if (
                bare
                and bare[-1] in _HELD | word_set("spokesman spokeswoman spokesperson")
                and bare[-1] not in _ASKERS
                and self.guest is None
            ):
                return self._office(phrase)
            if (
                bare
                and bare[-1] in words.OFFICES
                and self.guest is not None
                and bare[-1] not in ("chair", "moderator", "convener", "chairperson")
            ) and bare[-1] != "speaker":
                return Voice(self.guest, (start, end), "nominal", "whom the page is with", (), 0.6)
        for named in self.cast.within(start, end):
            if named.figure.kind in ("organisation", "state") and not (bare and bare[0] in _ASKERS):
                return Voice(
                    named.side,
                    (start, end),
                    "name",
                    "named in the label",
                    ((named.mention.start, named.mention.end),),
                    0.7,
                )
        who = " ".join(bare) or label
        who = {"q": "questioner", "question": "questioner", "a": "answerer"}.get(who, who)
        inside = [n for n in self.cast.within(start, end) if n.side.kind in ("organisation", "state")]
        party = inside[0].side if inside else None
        return Voice(None, (start, end), "nominal", NO_NAME, (), 0.8, who, party)

    # Nominals

    def _nominal(self, phrase: Phrase, parent: Voice | None, above: Statement | None) -> Voice | None:
        where = (phrase.start, phrase.end)
        cast, _text = self.cast, self.text
        body = words.BODY_WORDS | _GROUP
        if is_role(phrase) and not phrase.plural:
            holder = find_holder(cast, self.parties, phrase, phrase.start)
            if holder is not None:
                return holder
        if self.issuer is not None and parent is None and self._means_issuer(phrase):
            return Voice(self.issuer, where, "nominal", "the page is its own text", (), 0.7)
        if phrase.definite or phrase.determiner == "":
            collective = self._collective(phrase)
            if collective is not None:
                return collective
        if (
            phrase.determiner in pronouns.WE
            and parent is not None
            and phrase.head in ORGANS | word_set("side delegation country position people")
        ):
            return self._we(where, parent)
        if not phrase.plural and phrase.head in body and phrase.head not in _DOCUMENTS:
            found = self._body_named(phrase)
            if found is not None:
                return found
        if phrase.definite and not phrase.plural:
            same = self._said_before(phrase)
            if same is not None:
                return same
            if phrase.head in _HELD:
                return self._office(phrase)
        party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
        if party is not None and party.confidence < 0.5:
            party = None
        confident = 0.85 if not phrase.definite else 0.6
        sex = (
            "f"
            if phrase.head.endswith("woman")
            or phrase.head in word_set("nurse mother sister daughter wife widow aunt")
            else (
                "m"
                if (phrase.head.endswith("man") and phrase.head != "woman")
                or phrase.head in word_set("father brother son husband uncle imam priest bishop fisherman")
                else None
            )
        )
        return Voice(
            None,
            where,
            "nominal",
            "unnamed",
            (),
            confident,
            describe(cast, phrase),
            party.figure if party and phrase.head not in _DOCUMENTS else None,
            phrase.plural,
            sex,
        )

    def _means_issuer(self, phrase: Phrase) -> bool:
        """Whether a bare common noun in a side's own text means that side: "The Ministry", "Leaders"."""
        if (
            phrase.determiner not in ("the", "")
            or phrase.modifiers
            or phrase.rest is not None
            or phrase.owner
        ):
            return False
        assert self.issuer is not None
        if self.issuer.kind == "person":
            return False
        if phrase.head in words.BODY_WORDS - word_set("embassy court police press") or phrase.head in (
            "side",
            "undersigned",
            "leader",
            "party",
            "member",
            "participant",
            "head",
            "minister",
        ):
            return phrase.head in words.BODY_WORDS or phrase.plural or phrase.head == "undersigned"
        return False

    def _collective(self, phrase: Phrase) -> Voice | None:
        """ "the Thais", "the lecturers", "the North": a people, or the body whose name has the noun."""
        cast = self.cast
        inside = cast.within(phrase.start, phrase.core_end)
        head = [n for n in inside if n.mention.start == phrase.head_start]
        if head and head[0].side.kind == "state":
            return Voice(
                head[0].side,
                (phrase.start, phrase.end),
                "nominal",
                "a people for its state",
                ((head[0].mention.start, head[0].mention.end),),
                0.75,
            )
        if inside and phrase.head in word_set("side delegation authority"):
            side = inside[0].side
            if side.kind in ("state", "organisation"):
                return Voice(
                    side,
                    (phrase.start, phrase.end),
                    "nominal",
                    "its side",
                    ((inside[0].mention.start, inside[0].mention.end),),
                    0.75,
                )
        if (
            phrase.plural
            and phrase.determiner in ("the", "")
            and phrase.rest is None
            and not inside
            and len(phrase.modifiers) <= 1
        ):
            noun = self.text[phrase.head_start : phrase.core_end].lower().strip("’'s ") + "s"
            for named in cast.named:
                if named.side.kind == "organisation" and len(noun) > 5 and (noun in named.side.words):
                    return Voice(
                        named.side,
                        (phrase.start, phrase.end),
                        "nominal",
                        "the body of that name",
                        ((named.mention.start, named.mention.end),),
                        0.6,
                    )
        return None

    def _body_named(self, phrase: Phrase) -> Voice | None:
        """A ministry, a union, an office: the body that the phrase means, or its state."""
        where = (phrase.start, phrase.end)
        cast = self.cast
        if phrase.head in ("office", "team", "camp", "people", "staff", "family", "entourage"):
            return None
        if phrase.head == "ministry" and (phrase.modifiers or phrase.owner or cast.within(*where)):
            party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
            if party is not None and party.figure.kind == "state" and phrase.determiner not in ("a", "an"):
                words_ = self.text[phrase.start : phrase.core_end]
                ministry = cast.ministry(words_, party.figure, phrase.start, phrase.core_end)
                return Voice(
                    ministry, where, "nominal", "a ministry of the state", (party.evidence,), party.confidence
                )
        if phrase.head in ORGANS - _STATES_VOICE and phrase.definite:
            named = self.parties.body_called(phrase.head, phrase.start)
            if named is not None:
                return Voice(
                    named.side,
                    where,
                    "nominal",
                    "the body of that kind",
                    ((named.mention.start, named.mention.end),),
                    0.65,
                )
            if phrase.determiner == "the" and phrase.owner is None:
                return self._called(phrase)
        if phrase.head in ORGANS:
            party = self.parties.of_words(phrase.start, phrase.core_end, head=phrase.head)
            if party is not None and party.confidence >= 0.55:
                return Voice(
                    party.figure, where, "nominal", party.reason, (party.evidence,), party.confidence
                )
            return None
        inside = [
            n for n in cast.within(phrase.start, phrase.core_end) if n.side.kind in ("state", "organisation")
        ]
        if phrase.definite or inside:
            named = self.parties.body_called(phrase.head, phrase.start)
            if named is not None and (phrase.determiner not in ("a", "an")):
                return Voice(
                    named.side,
                    where,
                    "nominal",
                    "the body of that kind",
                    ((named.mention.start, named.mention.end),),
                    0.65,
                )
            if phrase.determiner == "the" and phrase.head != "government":
                return self._called(phrase)
        return None

    def _called(self, phrase: Phrase) -> Voice:
        """A body that the page never names but by its kind: its own words are its name."""
        start = phrase.owner[0] if phrase.owner else phrase.head_start
        tokens = self.cast.tokens_in(phrase.start, phrase.core_end)
        if tokens and tokens[0].lower == "the" and len(tokens) > 1:
            start = tokens[1].start
        end = next(t.end for t in tokens if t.start == phrase.head_start)
        figure = self.cast.called(phrase.head, self.text[start:end], start)
        return Voice(
            figure,
            (phrase.start, phrase.end),
            "nominal",
            "a body that the page knows by its kind",
            ((start, end),),
            0.5,
        )

    def _office(self, phrase: Phrase) -> Voice:
        """One who is known on the page by an office: its words are the name."""
        start = phrase.start
        tokens = self.cast.tokens_in(phrase.start, phrase.core_end)
        if len(tokens) > 1 and tokens[0].lower in ("the", "same", "this", "that"):
            start = tokens[1].start
        head_end = next((t.end for t in tokens if t.start == phrase.head_start), phrase.core_end)
        end = (
            phrase.core_end
            if phrase.rest is not None and re.match(r"(?:of|for)\b", self.text[phrase.rest :])
            else head_end
        )
        figure = self.cast.officer(" ".join(self.text[start:end].split()), phrase.head, start, end)
        return Voice(
            figure, (phrase.start, phrase.end), "nominal", "known by the office alone", ((start, end),), 0.5
        )

    def _said_before(self, phrase: Phrase) -> Voice | None:
        """An unnamed source taken up again: "the official" after "a Turkish trade official"."""
        for one in reversed(self.spoken[-60:]):
            v = one.voice
            if v.figure is None and v.unnamed and phrase.head == _head_of(v.unnamed):
                return Voice(
                    None,
                    (phrase.start, phrase.end),
                    "nominal",
                    "said before",
                    (v.at,),
                    0.7,
                    v.unnamed,
                    v.party,
                    v.plural,
                    v.sex,
                )
        return None

    # Pronouns

    def _pronoun(
        self, start: int, end: int, low: str, parent: Voice | None, above: Statement | None
    ) -> Voice | None:
        at = (start, end)
        quoted = (bool(self.quoted[start]) and above is not None) or self._turn(above)
        voice: Voice | None = None
        if low in pronouns.I:
            voice = self._first(at, parent)
        elif low in pronouns.WE:
            voice = self._we(at, parent)
        elif low in pronouns.YOU:
            if self.guest is None or parent is None or parent.figure is self.guest:
                return None
            return Voice(self.guest, at, "pronoun", "whom the page is with", (), 0.6)
        elif low in pronouns.HE | pronouns.SHE:
            voice = pronouns.third_person(self.cast, start, low, self.spoken, parent, quoted)
        elif low in pronouns.IT or low in pronouns.THEY:
            voice = pronouns.body(self.cast, start, low, self.spoken, parent, quoted)
        elif low in pronouns.WHO:
            named = pronouns.relative(self.cast, start)
            if named is not None:
                return Voice(
                    named.side,
                    at,
                    "pronoun",
                    "the name before it",
                    ((named.mention.start, named.mention.end),),
                    0.7,
                )
        if voice is None:
            return None
        return Voice(
            voice.figure,
            at,
            "pronoun",
            voice.reason,
            voice.evidence,
            voice.confidence,
            voice.unnamed,
            voice.party,
            voice.plural,
            voice.sex,
        )

    def _turn(self, above: Statement | None) -> bool:
        """Whether the statement above is a turn of a transcript, whose words are its speaker's own."""
        return above is not None and self.transcript and above.nested_in is None

    def _first(self, at: tuple[int, int], parent: Voice | None) -> Voice | None:
        if parent is not None:
            return Voice(
                parent.figure,
                at,
                "pronoun",
                "I within one's own words",
                (parent.at,) if parent.at[1] > parent.at[0] else (),
                0.9,
                parent.unnamed,
                parent.party,
                False,
                parent.sex,
            )
        if self.issuer is not None:
            return Voice(self.issuer, at, "pronoun", "the page is its own text", (), 0.7)
        return Voice(None, at, "pronoun", "the author", (), 0.6, "author")

    def _we(self, at: tuple[int, int], parent: Voice | None) -> Voice | None:
        if parent is not None:
            evidence = (parent.at,) if parent.at[1] > parent.at[0] else ()
            if parent.figure is not None:
                party = self.side_of(parent.figure)
                if party is not None:
                    return Voice(party, at, "pronoun", "we of the speaker's side", evidence, 0.7)
                return Voice(parent.figure, at, "pronoun", "we of the speaker", evidence, 0.5)
            if parent.party is not None:
                return Voice(parent.party, at, "pronoun", "we of the speaker's side", evidence, 0.6)
            return Voice(
                None, at, "pronoun", "we of somebody unnamed", evidence, 0.5, parent.unnamed, None, True
            )
        if self.issuer is not None:
            return Voice(self.issuer, at, "pronoun", "the page is its own text", (), 0.75)
        if self.page.outlet:
            return Voice(self.cast.press(self.page.outlet), at, "pronoun", "the outlet speaks", (), 0.6)
        return None

    def side_of(self, figure: Figure) -> Figure | None:
        """The side of a figure; that of the page's owner for whoever speaks most on it."""
        party = self.parties.of_figure(figure)
        if party is not None:
            return party.figure
        if self.host is not None and (not self.transcript or figure is self.guest or figure is self.speaker):
            return self.host
        return None
