"""Who appears on a page: its name mentions grouped into persons, organisations, states and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.extract import mentions_words as words
from onrecord.extract.mentions import find_in_text
from onrecord.extract.mentions_kinds import NameMention
from onrecord.extract.mentions_tokens import Token
from onrecord.records import EntityKind, Page, Span
from onrecord.resolve.aliases import are_apart, find_peoples, first_letters, fit, fullest, spelt
from onrecord.resolve.figures import Figure, Named, Office
from onrecord.resolve.gazetteer.lookup import Known, adjective_of, is_given, look_up, sex_of
from onrecord.resolve.kinds import reconsider
from onrecord.resolve.spelling import SAME, fold, name_words, same_person


class Cast:
    """All figures of a page with the places where they are named."""

    def __init__(self, page: Page, tokens: Sequence[Token], mentions: Sequence[NameMention]) -> None:
        self.page, self.text, self.tokens = page, page.text, tokens
        self.figures: list[Figure] = []
        self.named: list[Named] = []
        self._by_name: dict[tuple[str, str], Figure] = {}
        self._token_starts = [t.start for t in tokens]
        self._derived = find_peoples(tokens, mentions)
        self._bases = {base.casefold() for base in self._derived.values()}
        self._persons: dict[str, list[Figure]] = defaultdict(list)
        self._gather(mentions)
        self._from_title(page.title)
        self._starts = [n.mention.start for n in self.named]

    # Look-ups

    def within(self, start: int, end: int) -> list[Named]:
        """The names that lie in [start, end)."""
        n = bisect_left(self._starts, start)
        out = []
        while n < len(self.named) and self.named[n].mention.end <= end:
            out.append(self.named[n])
            n += 1
        return out

    def before(self, at: int, limit: int = 60) -> Iterable[Named]:
        """The names that begin before `at`, the nearest first."""
        n = bisect_left(self._starts, at)
        for k in range(n - 1, max(-1, n - 1 - limit), -1):
            yield self.named[k]

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """The words that lie in [start, end)."""
        first = bisect_left(self._token_starts, start)
        last = bisect_left(self._token_starts, end)
        return self.tokens[first:last]

    def span(self, start: int, end: int) -> Span:
        """The page's span."""
        return self.page.span(start, end)

    def person(self, mention: NameMention) -> Figure:
        """A person who is named beside the page's text, in its title: one of the page, or a new figure."""
        key = name_words(mention.text)
        for figure in self.figures:
            if (
                figure.kind == "person"
                and figure.words
                and (
                    same_person(figure.words, key)
                    or fit(figure.words, Figure(-1, "person", mention.text, key)) >= 0.95
                )
            ):
                return figure
        figure = Figure(len(self.figures), "person", mention.text, key, is_full=len(key) > 1)
        figure.names.append(mention.text)
        figure.sex = self._sex(figure)
        self._add_person(figure)
        return figure

    def called(self, noun: str, words_: str, at: int) -> Figure:
        """The body that the page knows by a common noun alone ("the port workers’ union")."""
        own = fold(words_)
        key = ("the", *own) if any(look_up(w) for w in words_.split()) else ("the", noun)
        figure = self._figure("organisation", noun, key)
        if not figure.places or (len(words_) > len(figure.name) and figure.sort == "noun"):
            figure.name = words_
        figure.sort = "noun"
        figure.add(words_, at, at + len(words_))
        return figure

    def press(self, name: str) -> Figure:
        """The outlet of the page, which says "we"."""
        figure = self._figure("organisation", name, fold(name))
        figure.sort = figure.sort or "agency"
        return figure

    def joint(self, sides: Sequence[Figure]) -> Figure:
        """Several who speak as one: "India and Nepal"."""
        name = " and ".join(side.name for side in sides)
        figure = self._figure("organisation", name, ("joint", *fold(name)))
        figure.sort = "joint"
        return figure

    def officer(self, words_: str, head: str, start: int, end: int) -> Figure:
        """The person whom the page knows by an office alone ("the Premier of Vaimoana")."""
        figure = self._figure("person", words_, ("the", *fold(words_)))
        figure.sort = "office"
        if not figure.offices:
            inside = frozenset(part for t in self.tokens_in(start, end) for part in t.lower.split("-"))
            figure.offices.append(Office(words_, start, end, head, inside, None, start))
        figure.add(words_, start, end)
        return figure

    def ministry(self, words_: str, state: Figure, start: int, end: int) -> Figure:
        """A state's ministry by one name, however it is worded: "Peruvian Foreign Ministry"."""
        branch = _branch(words_)
        if not branch:
            known = [
                f for f in self.figures if f.sort == "organ" and f.name.startswith(adjective_of(state.name))
            ]
            return known[-1] if known else state
        name = f"{adjective_of(state.name)} {branch}Ministry"
        figure = self._figure("organisation", name, fold(name))
        figure.name, figure.sort = name, "organ"
        if end > start:
            figure.add(" ".join(self.text[start:end].split()), start, end)
        return figure

    def state(self, name: str) -> Figure:
        """The state of this name, made when it is first asked for."""
        return self._figure("state", name, fold(name))

    # Gathering

    def _gather(self, mentions: Sequence[NameMention]) -> None:
        found: dict[int, Named] = {}
        mentions = reconsider(self.text, mentions)
        persons = [m for m in mentions if m.kind == "person"]
        full = [m for m in persons if len(name_words(m.text)) > 1]
        for mention in sorted(full, key=lambda m: -sum(len(w) > 1 for w in name_words(m.text))):
            found[mention.start] = self._person(mention)
        for mention in mentions:
            if mention.start not in found:
                found[mention.start] = self._short(mention)
        self.named = [found[m.start] for m in mentions]
        for named in self.named:
            named.figure.add(named.mention.text, named.mention.start, named.mention.end)
            if named.stands_for is not None:
                named.stands_for.places.append((named.mention.start, named.mention.end))
        self._mark_outlets()
        for figure in self.figures:
            if figure.kind == "organisation" and figure.names and figure.name not in figure.names:
                longest = max(figure.names, key=lambda n: len(n.split()))
                if len(longest.split()) > 1:
                    figure.name = longest
                    continue
                figure.name = next((n for n in figure.names if n.isupper()), figure.name)
        for figure in self.figures:
            if figure.kind == "person":
                figure.name = spelt(fullest(figure.names) or figure.name)
                figure.words = name_words(figure.name)
            if figure.sex is None and figure.kind == "person":
                figure.sex = self._sex(figure)

    def _from_title(self, title: str | None) -> None:
        """Fuller names of the page's persons, where the title has them."""
        for mention in find_in_text(title, (), look_up, is_given) if title else ():
            key = name_words(mention.text)
            if mention.kind != "person" or len(key) < 2:
                continue
            for figure in self.figures:
                if (
                    figure.kind == "person"
                    and not figure.is_full
                    and figure.words
                    and fit(figure.words, Figure(-1, "person", mention.text, key)) >= SAME
                ):
                    figure.names.append(mention.text)
                    figure.name, figure.words, figure.is_full = mention.text, key, True
                    figure.sex = figure.sex or self._sex(figure)
                    break

    def _mark_outlets(self) -> None:
        """Press: the page's own outlet, the agency of the dateline, names that end like a newspaper's."""
        outlet = fold(self.page.outlet or "")
        initials = "".join(w[0] for w in outlet)
        for figure in self.figures:
            if figure.kind == "person" and outlet and fold(figure.name) == outlet:
                figure.kind = "organisation"
            if figure.kind != "organisation" or figure.sort:
                continue
            start = figure.places[0][0] if figure.places else 999
            dateline = start < 60 and self.text[max(0, start - 1) : start] == "("
            own = bool(outlet) and (
                figure.words == outlet or (len(outlet) > 1 and "".join(figure.words) == initials)
            )
            if (
                dateline
                or own
                or (len(figure.words) > 1 and figure.words[-1] in words.OUTLET_WORDS - {"agency", "radio"})
            ):
                figure.sort = "agency"

    def _figure(self, kind: EntityKind, name: str, key: tuple[str, ...]) -> Figure:
        where = ("place" if kind == "place" else "body" if kind != "person" else "person", " ".join(key))
        if where not in self._by_name:
            figure = Figure(len(self.figures), kind, name, key)
            self._by_name[where] = figure
            self.figures.append(figure)
        return self._by_name[where]

    def _person(self, mention: NameMention) -> Named:
        key = name_words(mention.text)
        for figure in {f.number: f for word in key for f in self._persons.get(word[:1], ())}.values():
            if figure.is_full and same_person(figure.words, key) and not are_apart(figure, key):
                self._titled(figure, mention)
                return Named(mention, figure)
        figure = Figure(len(self.figures), "person", mention.text, key, is_full=True)
        self._add_person(figure)
        self._titled(figure, mention)
        return Named(mention, figure)

    def _add_person(self, figure: Figure) -> None:
        self.figures.append(figure)
        for letter in {word[0] for word in figure.words} | {first_letters(word[0]) for word in figure.words}:
            self._persons[letter].append(figure)

    def _titled(self, figure: Figure, mention: NameMention) -> None:
        """What the title tells of the sex."""
        for word in mention.title.lower().replace(".", " ").split():
            if word in words.HONORIFICS_M or (
                word.endswith("man") and word in words.ROLE_NOUNS and word != "woman"
            ):
                figure.sex = figure.sex or ("f" if word.endswith("woman") else "m")
            elif word in words.HONORIFICS_F or (word.endswith("woman") and word in words.ROLE_NOUNS):
                figure.sex = "f"

    def _short(self, mention: NameMention) -> Named:
        """A surname, an acronym, a place: what the page has told before, or what is known of it."""
        key = name_words(mention.text)
        known = look_up(mention.text)
        marks = _OF_WHOM.get(mention.text)
        if marks is not None and not any(mark in self.text for mark in marks):
            known = None
        if known is None and mention.text in ("North", "South") and "Korea" in self.text:
            known = look_up(f"{mention.text} Korea")
        if mention.people:
            return self._of_people(mention, known)
        if mention.kind in ("person", None) or (known is not None and known.form == "city"):
            figure = self._surname(mention, key)
            if figure is not None:
                self._titled(figure, mention)
                return Named(mention, figure)
        if mention.kind == "person":
            figure = self._new_person(mention, key)
            self._titled(figure, mention)
            return Named(mention, figure)
        if known is not None:
            return self._known(mention, known)
        base = self._derived.get(mention.text.lower())
        if base is not None:
            state = self.state(base)
            return Named(mention, state, None, state)
        kind = mention.kind
        if mention.text.casefold() in self._bases:
            kind = "state"
        if kind is None and mention.text.isupper() and _is_label(self.text, mention):
            return Named(mention, self._new_person(mention, key))
        if kind in (None, "organisation"):
            body = self._body(key, kind)
            if body is not None:
                return Named(mention, body)
        if kind is None and is_given(mention.text):
            return Named(mention, self._new_person(mention, key))
        if kind is None:
            looks_a_state = len(key) == 1 and len(key[0]) > 5 and key[0].endswith(("stan", "ia"))
            kind = "state" if looks_a_state else "organisation"
        return Named(mention, self._figure(kind, mention.text, fold(mention.text)))

    def _new_person(self, mention: NameMention, key: tuple[str, ...]) -> Figure:
        figure = Figure(len(self.figures), "person", mention.text, key)
        self._add_person(figure)
        return figure

    def _of_people(self, mention: NameMention, known: Known | None) -> Named:
        name = known.name if known else self._derived.get(mention.text.lower(), "")
        if not name:  # "Vostrian" is of Vostria
            name = mention.text[:-1] if mention.text.endswith("an") else mention.text
        state = self.state(name)
        return Named(mention, state, known, state)

    def _known(self, mention: NameMention, known: Known) -> Named:
        if known.form in ("name", "people") and known.kind == "state":
            state = self.state(known.name)
            return Named(mention, state, known)
        if known.form == "region":
            return Named(mention, self._figure("place", known.name, fold(known.name)), known)
        if known.form == "name":
            body = self._figure("organisation", known.name, fold(known.name))
            body.sort = known.sort
            return Named(mention, body, known)
        side = self._figure(
            "organisation" if known.name == "European Union" else "state", known.name, fold(known.name)
        )
        if known.form == "seat":
            return Named(mention, side, known, side)
        place = self._figure("place", mention.text, fold(mention.text))
        return Named(mention, place, known, side if known.form == "capital" else None)

    def _surname(self, mention: NameMention, key: tuple[str, ...]) -> Figure | None:
        """The person of the page who has this surname (or given name); the surest, then the last named."""
        best: tuple[float, int] | None = None
        chosen = None
        seen = set()
        for word in key:
            for figure in self._persons.get(word[0], ()):
                if figure.number in seen:
                    continue
                seen.add(figure.number)
                score = fit(key, figure)
                if score < SAME or (mention.kind is None and score < 0.9):
                    continue
                score += self._title_agrees(mention, figure)
                last = max((p for p, _ in figure.places if p < mention.start), default=-1)
                if best is None or (score, last) > best:
                    best, chosen = (score, last), figure
        return chosen

    def _title_agrees(self, mention: NameMention, figure: Figure) -> float:
        title = set(mention.title.lower().replace(".", "").split())
        sex = "m" if title & words.HONORIFICS_M else "f" if title & words.HONORIFICS_F else None
        known = figure.sex or (sex_of(figure.name.split()[0]) if " " in figure.name else None)
        if sex and known:
            return 0.3 if sex == known else -0.6
        return 0.0

    def _body(self, key: tuple[str, ...], kind: EntityKind | None) -> Figure | None:
        """The organisation met before whose name begins so, or whose initials these are."""
        for figure in self.figures:
            if figure.kind not in ("organisation", "state") or not figure.words:
                continue
            if figure.words[: len(key)] == key:
                return figure
            if kind == "organisation" and len(figure.words) > len(key) and figure.words[-len(key) :] == key:
                return figure
            initials = "".join(w[0] for w in figure.words if w not in ("of", "the", "for", "and"))
            if len(key) == 1 and len(key[0]) > 1 and key[0] == initials and len(initials) > 1:
                return figure
        return None

    def _sex(self, figure: Figure) -> str | None:
        counts = Counter(
            sex
            for name in figure.names
            for part in name.replace("-", " ").split()[:-1] or [name]
            if (sex := sex_of(part))
        )
        if counts and not (counts["m"] and counts["f"]):
            return next(iter(counts))
        first = figure.name.split()[0]
        return sex_of(first)


# Short names that many bodies have: whose they are, the page must say.
_OF_WHOM = {
    "Commission": ("European", "EU", "Brussels"),
    "Fund": ("IMF", "Monetary"),
    "Security Council": ("United Nations", "UN", "U.N."),
    "General Assembly": ("United Nations", "UN", "U.N."),
}


def _branch(words_: str) -> str:
    """Of what a ministry is, before its name: "Foreign " for "Ministry of External Affairs"."""
    low = fold(words_)
    for names, branch in _BRANCHES:
        if names & set(low):
            return branch + " "
    of = re.search(r"(?i)ministry (?:of|for) (?:the )?((?:(?!of\b|in\b)[\w-]+ ?){1,3})", words_)
    before = re.search(r"(?i)([\w-]+) ministry", words_)
    found = of or before
    if (
        found is None
        or look_up(found[1].strip()) is not None
        or found[1].lower().strip() in ("the", "its", "his", "her")
    ):
        return ""
    return found[1].strip().title() + " "


_BRANCHES = (
    (frozenset(("foreign", "external")), "Foreign"),
    (frozenset(("defence", "defense")), "Defence"),
    (frozenset(("interior", "home", "internal")), "Interior"),
)


def _is_label(text: str, mention: NameMention) -> bool:
    return text[mention.end : mention.end + 1] == ":" or bool(mention.title)
