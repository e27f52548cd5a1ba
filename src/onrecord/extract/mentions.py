"""The names on a page: capitalised words taken apart from beginnings of sentences, titles and headings.

The rules come first; a name that they miss is taken from the model (`names`) where it is sure. What kind a
name is of is left open (None) where neither its words nor those beside it tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, get_args

from onrecord.extract import mentions_words as words
from onrecord.records import EntityKind, Frozen, Page

_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼ.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE = re.compile(r"(?:^|[\n.!?:;…—–]|\d\))[\s\"'“”‘’«»(\[–—*•-]*$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Col|Capt|Lt|Rep|Gov|Rev|St|Maj|Brig|Hon|Sgt|Adm|Cllr|Ald|Vda|Smt|"
    r"Fr|Msgr|Atty)|\b[A-Z])\.\s*$"
)
# A name of the model that is less sure is not taken; its kinds are right less often than the rules' are.
_LEAST = 0.8
_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}
_OF = words.PLACE_PREPOSITIONS | {"of"}
_A_BODY = re.compile(
    r",? (?:the|an?|its|their|his|her|our) (?:[\w’'-]+ ){0,3}(?:union|company|firm|council|agency|"
    r"association|alliance|group|"
    r"federation|party|bank|club|newspaper|paper|station|broadcaster|maker|manufacturer|operator|"
    r"supplier|charity|network|"
    r"foundation|institute|movement|militia|think-tank|website|daily|weekly|coalition|campaign)\b(?=[ "
    r",.;)])(?! (?:leader|chief|"
    r"president|secretary|spokes|chair|head|boss|director|official|member|lawyer|negotiator))"
)
_DETERMINERS = ("I", "The", "A", "An", "His", "Her", "Its", "Their", "Our", "My", "Your")
_PORTFOLIOS = ("minister", "secretary", "commissioner", "vice", "deputy", "cabinet")
_CONTRACTED = re.compile(r"I['’](?:d|m|ll|ve)$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,7}[A-Z0-9]")
_OWNERS = {"women", "men", "people", "children", "workers", "king", "queen", "president", "prime minister"}
Lookup = Callable[[str], "KnownName | None"]
"""What a gazetteer knows of a name: its kind and the form in which it is known."""


class KnownName(Protocol):
    """What the finder asks of a gazetteer's answer."""

    @property
    def kind(self) -> EntityKind:
        """The kind of what is named."""
        ...

    @property
    def form(self) -> str:
        """By which sort of name: "name", "people", "capital", "seat" or "city"."""
        ...


class Name(Protocol):
    """A name that the model found: code points, end exclusive, with its kind."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def kind(self) -> str:
        """What it names."""
        ...

    @property
    def confidence(self) -> float:
        """How sure, in [0, 1]."""
        ...


class NameMention(Frozen, frozen=True):
    """A name in the page's text, [start, end) in code points, with the title that leads up to it.

    `kind` is None where it can't be told. `title` is the words from `title_start` to the name ("Foreign
    Minister"). `people`: an adjective or a people ("Russian", "the Thais") rather than the state's name.
    """

    start: int
    end: int
    text: str
    kind: EntityKind | None
    confidence: float
    title: str = ""
    title_start: int = -1
    people: bool = False


class Token(Frozen, frozen=True):
    """A word of the text, without the possessive that may follow it (`owned`)."""

    start: int
    end: int
    text: str
    owned: bool = False
    opens: bool = False  # begins a sentence, a line or a quotation

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_upper(self) -> bool:
        """Whether it begins with a capital, be it after a particle ("al-Jaburi")."""
        head, _, rest = self.text.partition("-")
        if self.text[0].isupper():
            return True
        return (head in words.PARTICLES and rest[:1].isupper()) or bool(
            re.match(r"[dl]['’][^\W\d_]", self.text) and self.text[2].isupper()
        )


def find_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    out = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found[0]
        owned = bool(_POSSESSIVE.search(word))
        if owned:
            word, end = word[:-2], end - 2
        elif word[-1] in "sz" and text[end : end + 2] in ("’ ", "' "):
            owned = True
        if not word:
            continue
        before = text[max(0, start - 12) : start]
        opens = bool(_SENTENCE.search(before)) and not _ABBREVIATED.search(text[max(0, start - 8) : start])
        if not opens and before[-1:] in '“"‘«(':
            opens = True
        out.append(Token(start, end, word, owned, opens))
    return tuple(out)


def find_mentions(
    page: Page,
    names: Sequence[Name] = (),
    lookup: Lookup | None = None,
    is_given: Callable[[str], bool] | None = None,
    sources: frozenset[int] = frozenset(),
) -> tuple[NameMention, ...]:
    """The name mentions of a page, in order; those of the rules, and those of the model beside them.

    `sources` are the starts of one-word sources of statements: a capital there is sooner a name's.
    """
    return find_in_text(page.text, names, lookup, is_given, sources, page.title)


def find_in_text(
    text: str,
    names: Sequence[Name] = (),
    lookup: Lookup | None = None,
    is_given: Callable[[str], bool] | None = None,
    sources: frozenset[int] = frozenset(),
    title: str | None = None,
) -> tuple[NameMention, ...]:
    """The name mentions of a text (a page's title), like those of a page."""
    tokens = find_tokens(text)
    finder = _Finder(text, tokens, lookup or (lambda name: None), is_given or (lambda name: False), sources)
    if title and any(len(word) > 3 and word.islower() for word in title.split()):
        finder.inside |= {t.text for t in find_tokens(title) if t.text[0].isupper() and not t.opens}
    told = [name for name in names if name.confidence >= _LEAST]
    found = list(finder.phrases())
    taken = sorted((m.title_start if m.title else m.start, m.end) for m in found)
    for name in told:
        k = bisect_left(taken, (name.end, 0))
        if k and taken[k - 1][1] > name.start:
            continue
        mention = finder.told(name)
        if mention is not None:
            found.append(mention)
            insort(taken, (mention.start, mention.end))
    return tuple(sorted(found, key=lambda m: m.start))


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in title case: four long words or more, nearly all with a capital, no full stop at the end."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        if len(line[0]) < 160 and not line[0].rstrip().endswith((".", "”", '"', ":", ",")):
            long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", line[0]) if len(w) > 3]
            if len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long):
                out.append(line.span())
    return out


class _Finder:
    """The rules over one page's words."""

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        lookup: Lookup,
        is_given: Callable[[str], bool],
        sources: frozenset[int],
    ) -> None:
        self.text, self.tokens, self.lookup, self.is_given = text, tokens, lookup, is_given
        self.sources = sources
        letters = [c for c in text if c.isalpha()]
        self.shouted = sum(c.isupper() for c in letters) > 0.6 * len(letters) if letters else False
        self.headlines = _headlines(text)
        self.small = {t.text for t in tokens if t.text[0].islower()}
        self.inside = {
            t.text
            for t in tokens
            if not t.opens and t.text[0].isupper() and not self._in_capitals(t) and not self._headlined(t)
        }
        self.at = {t.start: n for n, t in enumerate(tokens)}

    def _in_capitals(self, token: Token) -> bool:
        return token.text.isupper() and len(token.text) > 1

    def _headlined(self, token: Token) -> bool:
        """Whether the word stands in a line that has capitals on all its words."""
        return any(start <= token.start < end for start, end in self.headlines)

    def told(self, name: Name) -> NameMention | None:
        """The model's name with the title that stands before it or within it; None where it is no name."""
        inside = [t for t in self.tokens if name.start <= t.start and t.end <= name.end]
        kind = _KINDS.get(name.kind)
        if not inside or not inside[-1].is_upper:
            return None
        if all(t.lower in words.OPENERS | words.ROLE_NOUNS | words.CALENDAR for t in inside):
            return None
        return self._named(list(inside), kind, name.confidence)

    def phrases(self) -> Iterator[NameMention]:
        """Runs of capitalised words, each parted into title and name."""
        n = 0
        while n < len(self.tokens):
            run = self._run(n)
            if not run:
                n += 1
                continue
            n += len(run)
            yield from self._mentions(run)

    def _mentions(self, run: list[Token]) -> Iterator[NameMention]:
        run = self._without_opener(run)
        if not run:
            return
        known = self.lookup(self._words(run))
        if (
            known is None
            and len(run) == 1
            and run[0].lower in words.ROLE_MODIFIERS
            and not self._in_capitals(run[0])
        ):
            return
        if known is None and len(run) > 1:
            # "Ukrainian President Zelensky", "Thai Foreign Ministry": a people before what is its own.
            first = self.lookup(run[0].text)
            if first is not None and first.form == "people":
                yield self._people(run[0])
                rest = self._named(run[1:], None, 0.6, lead=run[0])
                if rest is not None:
                    yield rest
                return
        if known is not None and known.form == "people":
            yield self._people(run[0], run[-1])
            return
        mention = self._named(run, None, 0.6)
        if mention is not None:
            if mention.title:
                yield from self._before_title(run, mention)
            yield mention
        elif len(run) > 1:
            yield from self._before_title(run, None)

    def _before_title(self, run: list[Token], mention: NameMention | None) -> Iterator[NameMention]:
        """The name that a title begins with: "ASEAN" in "ASEAN Secretary-General Farouk Iskandar"."""
        lead: list[Token] = []
        for token in run:
            low = token.lower
            if low in words.ROLE_NOUNS | words.HONORIFICS or (
                low in words.ROLE_MODIFIERS and not (low in words.BODY_WORDS and lead)
            ):
                break
            if mention is not None and token.start >= mention.start:
                return
            lead.append(token)
        following = run[len(lead)].lower if len(lead) < len(run) else ""
        if lead and following in _PORTFOLIOS and not self._may_own(lead):
            return  # "Mining Minister"
        if lead and lead[0].lower not in words.OPENERS and len(lead) < len(run):
            found = self._named(lead, None, 0.5)
            if found is None or found.kind == "person":
                return
            if found.kind is None and lead[-1].lower.endswith(("an", "ese", "ish")):
                yield self._people(lead[0], lead[-1])  # "Vostrian President": of a state that nobody knows
            elif found.kind is None:
                yield NameMention(found.start, found.end, found.text, "organisation", 0.5)
            else:
                yield found

    def _may_own(self, lead: list[Token]) -> bool:
        """Whether the words before an office name whose it is rather than what it is of."""
        last = lead[-1].lower
        if self.lookup(self._words(lead)) or last in words.BODY_WORDS or _ACRONYM.fullmatch(lead[-1].text):
            return True
        return last.endswith(("an", "ese", "ish")) or (
            lead[-1].text in self.inside and last not in self.small
        )

    def _people(self, first: Token, last: Token | None = None) -> NameMention:
        end = (last or first).end
        return NameMention(first.start, end, self.text[first.start : end], "state", 0.9, people=True)

    def _words(self, run: Sequence[Token]) -> str:
        return self.text[run[0].start : run[-1].end]

    def _run(self, n: int) -> list[Token]:
        """The capitalised run that begins at this word; empty when none does."""
        first = self.tokens[n]
        if not first.is_upper or _CONTRACTED.match(first.text):
            return []
        if any(c.isdigit() for c in first.text) and not self.lookup(first.text):
            return []
        if first.lower in words.CALENDAR and not self._is_given_name(n):
            return []
        if (self.shouted or self._in_headline(n)) and not self.lookup(first.text):
            return []
        if self._headlined(first) and first.text not in self.inside and not self.lookup(first.text):
            return []
        run = [first]
        n += 1
        while n < len(self.tokens):
            token, last = self.tokens[n], run[-1]
            gap = self.text[last.end : token.start]
            if last.owned:
                plural = gap in ("’ ", "' ")
                owner = plural or last.lower in _OWNERS
                if not (owner and token.is_upper) or self.lookup(last.text):
                    break
                if plural and not self._body_ahead(n):
                    break
            elif gap == ". ":
                if not (len(last.text) == 1 or _ABBREVIATED.search(last.text + ". ")):
                    break
            elif gap not in (" ", "\xa0", " & ", ". "):
                break
            if token.is_upper and not token.text[0].isdigit():
                if token.lower in words.CALENDAR and not self.is_given(token.text):
                    break
                if self._headlined(token) and token.text not in self.inside:
                    break
                run.append(token)
                n += 1
                continue
            if (
                token.text.isdigit()
                and last.lower in ("local", "division", "brigade", "lodge")
                and gap == " "
            ):
                run.append(token)
                n += 1
                break
            ahead = self._linked(n, run)
            if not ahead:
                break
            run += ahead
            n += len(ahead)
        return run

    def _is_given_name(self, n: int) -> bool:
        """Whether April, June or August is a person here: before a surname, and no date beside it."""
        token, after = self.tokens[n], self.tokens[n + 1 : n + 2]
        if not self.is_given(token.text) and token.lower not in ("april", "june", "august", "may"):
            return False
        if re.search(
            r"(?:\d|\b(?:of|in|since|by|on|until|early|late|mid|last|next|this))[\s-]*$",
            self.text[max(0, token.start - 7) : token.start],
        ):
            return False
        if not after or not after[0].is_upper or self.text[token.end : after[0].start] != " ":
            return False
        return after[0].lower not in words.CALENDAR and (token.text != "May" or not token.opens)

    def _in_headline(self, n: int) -> bool:
        """Whether the word stands among words in capitals that are none of a label's: "TALKS BREAK DOWN"."""
        token = self.tokens[n]
        if not self._in_capitals(token):
            return False
        line = self.text.rfind("\n", 0, token.start) + 1
        near = [
            t
            for t in self.tokens[max(0, n - 3) : n + 4]
            if t.start >= line and "\n" not in self.text[line : t.start]
        ]
        caps = [t for t in near if t.text.isupper() and len(t.text) > 1]
        return len(caps) > 2 and any(
            t.lower in words.OPENERS | words.SAYING or t.lower in self.small for t in caps
        )

    def _body_ahead(self, n: int) -> bool:
        return any(t.lower in words.BODY_WORDS for t in self.tokens[n : n + 4] if t.is_upper)

    def _linked(self, n: int, run: list[Token]) -> list[Token]:
        """Small words and the capital after them, where they belong within a name."""
        token = self.tokens[n]
        ahead = [token]
        if token.lower in words.PARTICLES and not any(t.lower in words.BODY_WORDS for t in run):
            for other in self.tokens[n + 1 : n + 3]:
                if self.text[ahead[-1].end : other.start] not in (" ", ". "):
                    return []
                ahead.append(other)
                if other.is_upper:
                    return ahead if run[-1].lower not in words.OPENERS else []
                if other.lower not in words.PARTICLES:
                    return []
            return []
        if token.lower == "and" and self._is_joint(n, run):
            return list(self.tokens[n : n + 2])
        if token.lower in ("of", "for", "and", "on", "to", "the") and any(
            t.lower
            in words.BODY_WORDS
            | {"court", "kingdom", "state", "states", "republic", "city", "house", "parties"}
            for t in run
        ):
            if token.lower in ("and", "to", "on", "the") and len(run) < 3:
                return []
            for other in self.tokens[n + 1 : n + 3]:
                if self.text[ahead[-1].end : other.start] != " ":
                    return []
                ahead.append(other)
                if other.is_upper:
                    known = self.lookup(other.text)
                    return [] if token.lower == "and" and known else ahead
                if other.lower != "the":
                    return []
        return []

    def _is_joint(self, n: int, run: list[Token]) -> bool:
        """Whether "and" ties one name: "Peace and Security Council"."""
        ahead = self.tokens[n + 1 : n + 3]
        if (
            len(ahead) < 2
            or len(run) > 2
            or not all(t.is_upper for t in ahead)
            or ahead[1].lower not in words.BODY_WORDS
        ):
            return False
        if self.text[self.tokens[n].end : ahead[1].start].count(" ") != 2:
            return False
        return not any(self.lookup(t.text) or self.is_given(t.text) for t in (run[-1], ahead[0]))

    def _without_opener(self, run: list[Token]) -> list[Token]:
        """The run without a first word that has its capital from the beginning of a sentence."""
        while run and run[0].opens:
            first = run[0]
            if first.owned and first.lower in words.OPENERS:
                return []
            if first.lower in words.OPENERS and not (self._in_capitals(first) and self.lookup(first.text)):
                run = run[1:]
                if run and run[0].lower in words.OPENERS:
                    continue
                return run
            if self.lookup(self._words(run)) or self.lookup(first.text):
                return run
            if len(run) == 1:
                return run if self._is_name(first) else []
            if (
                first.lower in self.small
                and first.lower not in words.HONORIFICS
                and first.text not in self.inside
                and not self.is_given(first.text)
            ):
                if any(t.lower in words.ROLE_NOUNS or t.lower in words.BODY_WORDS for t in run):
                    return run
                return run[1:]
            return run
        while run and not run[0].opens and run[0].text in _DETERMINERS:
            run = run[1:]
        return run

    def _is_name(self, token: Token) -> bool:
        """Whether a capital at the beginning of a sentence is a name's: by the rest of the page."""
        if self._in_capitals(token):
            return True
        if token.lower in words.ROLE_NOUNS or token.lower in words.HONORIFICS:
            return True
        if token.text in self.inside:
            return token.text.lower() not in self.small or self.is_given(token.text)
        if token.lower in self.small or token.lower in words.OPENERS:
            return False
        n = self.at[token.start]
        after = self.tokens[n + 1].lower if n + 1 < len(self.tokens) else ""
        return (
            self.is_given(token.text)
            or (token.owned and not token.lower.endswith("s"))
            or (
                self.text[token.end : token.end + 2] == ", "
                and after in ("a", "an", "the", "its", "who", "their")
            )
            or (after in ("himself", "herself", "itself"))
            or self._has_people(token)
            or (token.start in self.sources and not token.lower.endswith("s"))
            or (after in words.SAYING and not token.lower.endswith("s"))
            or self.text[token.end : token.end + 1] == ":"
        )

    def _has_people(self, token: Token) -> bool:
        """Whether the page has an adjective or a people made from the word ("Karvelian" from "Karvelia")."""
        return len(token.text) > 4 and any(
            name != token.text and name.startswith(token.text[:-1]) and name.endswith(("n", "ns", "ese", "i"))
            for name in self.inside
        )

    def _named(
        self, run: list[Token], kind: EntityKind | None, confidence: float, lead: Token | None = None
    ) -> NameMention | None:
        """A mention of the run, its title cut off; None where it is a title and no name."""
        while len(run) > 1 and run[-1].lower in (
            "mp",
            "mep",
            "jr",
            "sr",
            "qc",
            "kc",
            "esq",
            "phd",
            "md",
            "mla",
            "mna",
        ):
            run = run[:-1]
        whole = self._words(run)
        known = self.lookup(whole)
        title_start, cut = run[0].start, 0
        is_body = (known is not None and known.kind != "person") or run[-1].lower in words.BODY_WORDS
        if kind in (None, "person") and not is_body:
            for n, token in enumerate(run):
                low = token.lower
                if (low in words.HONORIFICS and n == cut) or low.rpartition("-")[2] in words.ROLE_NOUNS:
                    cut = n + 1
                elif low in words.BODY_WORDS and n + 2 < len(run) and self.is_given(run[n + 1].text):
                    cut = n + 1  # "Eastern Hills Growers Pemba Tamling"
            if cut == len(run):
                return None
        if lead is not None and cut:
            title_start = lead.start
        name = run[cut:]
        if cut and not name[0].is_upper and name[0].lower not in words.PARTICLES:
            return None  # "Cabinet Secretary for Blue Economy"
        while len(name) > 1 and name[0].lower in ("the", "our", "her", "his", "their"):
            name = name[1:]
        text = self._words(name)
        if not any(len(t.text) > 1 for t in name):
            return None
        title = self.text[title_start : name[0].start].strip() if cut else ""
        if not cut:
            title, title_start = self._title_before(name[0], title_start)
        if kind is None:
            kind, confidence = self._kind(name, text, title, lead)
        return NameMention(
            name[0].start, name[-1].end, text, kind, confidence, title, title_start if title else -1
        )

    def _title_before(self, first: Token, start: int) -> tuple[str, int]:
        """A role in small letters right before the name ("spokesman Dmitry Peskov")."""
        n = self.at.get(first.start, 0)
        if n and self.tokens[n - 1].lower in words.ROLE_NOUNS and not self.tokens[n - 1].owned:
            last = self.tokens[n - 1]
            if self.text[last.end : first.start] != " " or (last.text[0].isupper() and False):
                return "", start
            k = n - 1
            while (
                k
                and self.tokens[k - 1].lower in words.ROLE_MODIFIERS
                and self.text[self.tokens[k - 1].end : self.tokens[k].start] in (" ", "-")
            ):
                k -= 1
            if self.tokens[k].lower in ("the", "our", "your") and k < n - 1:
                k += 1
            return self.text[self.tokens[k].start : first.start].strip(), self.tokens[k].start
        return "", start

    def _kind(
        self, name: list[Token], text: str, title: str, lead: Token | None
    ) -> tuple[EntityKind | None, float]:
        known = self.lookup(text)
        n = self.at.get(name[0].start, 0)
        before = self.tokens[n - 1].lower if n else ""
        if title and not (known and known.kind == "organisation"):
            return "person", 0.9
        if known is not None and known.kind in ("state", "organisation"):
            given = len(name) == 1 and self.is_given(text)
            if not (given and self._is_persons(name)):
                return known.kind, 0.9
        lows = [t.lower for t in name]
        if lows[0] == "city" and lows[1:2] == ["of"]:
            return "organisation", 0.7
        if (
            any(low in words.BODY_WORDS for low in lows)
            and (len(name) > 1 or before == "the")
            and (
                lows[-1] in words.BODY_WORDS
                or lows[-1].isdigit()
                or lows[0] in words.BODY_WORDS
                or len(set(lows) & words.BODY_WORDS) > 1
                or "of" in lows
            )
        ):
            return "organisation", 0.8
        if len(name) > 1 and (lows[-1] in words.OUTLET_WORDS or lows[0] in ("radio", "tv", "kanal", "canal")):
            return "organisation", 0.7
        if len(name) > 1 and lows[-1] in words.PLACE_WORDS:
            return "place", 0.7
        if self.is_given(name[0].text) and len(name) > 1:
            return "person", 0.85
        if _ACRONYM.fullmatch(text) and len(name) == 1 and not self.shouted and not self._is_label(name):
            return "organisation", 0.7
        if _A_BODY.match(self.text, name[-1].end):
            return "organisation", 0.7
        if before not in _OF and self._is_persons(name):
            return "person", 0.7
        if self._is_label(name) and len(name) == 1:
            return None, 0.5
        if known is not None:
            return "place", 0.8
        if before in words.PLACE_PREPOSITIONS:
            return "place", 0.5
        if len(name) == 1:
            return None, 0.4
        if before == "the" or any(low in words.BODY_WORDS for low in lows):
            return "organisation", 0.5
        return "person", 0.5

    def _is_label(self, name: list[Token]) -> bool:
        return self.text[name[-1].end : name[-1].end + 1] == ":" and name[0].opens

    def _is_persons(self, name: list[Token]) -> bool:
        """Whether what stands after the name says that it is a person's: an age, a role, "who"."""
        after = self.text[name[-1].end : name[-1].end + 60]
        if re.match(r",? (?:who|whose)\b|, \d\d\b| \(\d\d\)", after):
            return True
        apposed = re.match(
            r", (?:(?:an?|the|its|their|his|her|our|[^\W\d_]+['’]s?) |(?=[a-zà-þ]))((?:[\w’'-]+ "
            r"){0,5}[\w’'-]+)",
            after,
        )
        if apposed:
            return any(w.lower() in words.OFFICES for w in re.findall(r"[\w-]+", apposed[1])[:4])
        return False
