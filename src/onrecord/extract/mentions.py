"""The names on a page: capitalised words taken apart from beginnings of sentences, titles and headings.

The rules come first; a name that they miss is taken from the model (`names`) where it is sure. What kind a
name is of is left open (None) where neither its words nor those beside it tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import get_args

from onrecord.extract import mentions_words as words
from onrecord.extract.mentions_kinds import ACRONYM, Kinds, Lookup, Name, NameMention
from onrecord.extract.mentions_tokens import ABBREVIATED, Token, find_tokens
from onrecord.records import EntityKind, Page

# A name of the model that is less sure is not taken; its kinds are right less often than the rules' are.
_LEAST = 0.97
_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}
_DETERMINERS = ("I", "The", "A", "An", "His", "Her", "Its", "Their", "Our", "My", "Your")
_SHORT_TITLES = (
    "gov",
    "sen",
    "rep",
    "gen",
    "col",
    "lt",
    "capt",
    "maj",
    "brig",
    "prof",
    "dr",
    "rev",
    "adm",
    "sgt",
)
_PORTFOLIOS = ("minister", "secretary", "commissioner", "vice", "deputy", "cabinet")
_CONTRACTED = re.compile(r"I['’](?:d|m|ll|ve)$", re.IGNORECASE)
_OWNERS = {"women", "men", "people", "children", "workers", "king", "queen", "president", "prime minister"}


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


class _Finder(Kinds):
    """The rules over one page's words."""

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        lookup: Lookup,
        is_given: Callable[[str], bool],
        sources: frozenset[int],
    ) -> None:
        super().__init__(text, tokens, lookup, is_given)
        self.sources = sources
        self.headlines = _headlines(text)
        self.colons = Counter(t.text for t in tokens if text[t.end : t.end + 1] == ":")
        self.small = {t.text for t in tokens if t.text[0].islower()}
        self.inside = {
            t.text
            for t in tokens
            if not t.opens and t.text[0].isupper() and not self._in_capitals(t) and not self._headlined(t)
        }

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
        if known is None and len(run) == 1 and self._is_adjective(run[0]):
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

    def _is_adjective(self, token: Token) -> bool:
        """Whether it is an adjective of a party or a faith before a common noun: "Democratic nominee"."""
        after = self.tokens[self.at[token.start] + 1 : self.at[token.start] + 2]
        common = bool(after) and after[0].text[0].islower() and after[0].lower not in words.SAYING
        return (
            token.lower.endswith(("ic", "ist", "ive", "ical", "ern"))
            and common
            and self.text[token.end] == " "
        )

    def _may_own(self, lead: list[Token]) -> bool:
        """Whether the words before an office name whose it is rather than what it is of."""
        last = lead[-1].lower
        if (
            self.lookup(self._words(lead))
            or (last in words.BODY_WORDS and len(lead) > 1)
            or ACRONYM.fullmatch(lead[-1].text)
        ):
            return True
        return last.endswith(("an", "ese", "ish")) or any(
            token.text == lead[-1].text and after.lower not in _PORTFOLIOS
            for token, after in pairwise(self.tokens)
        )

    def _people(self, first: Token, last: Token | None = None) -> NameMention:
        end = (last or first).end
        return NameMention(first.start, end, self.text[first.start : end], "state", 0.9, people=True)

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
                if not (len(last.text) == 1 or ABBREVIATED.search(last.text + ". ")):
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
                if other.lower != "the" or token.lower == "and":
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
            or (self.text[token.end : token.end + 1] == ":" and self.colons[token.text] > 1)
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
        if len(run) > 1 and run[0].lower in ("daily", "weekly", "sunday") and not run[0].opens:
            is_body = True  # the Daily Caller
        if kind in (None, "person") and not is_body:
            for n, token in enumerate(run):
                low = token.lower
                if (low in words.HONORIFICS and (n == cut or low in _SHORT_TITLES)) or low.rpartition("-")[
                    2
                ] in words.ROLE_NOUNS:
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
