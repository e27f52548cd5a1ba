"""What the persons of a page are: titles, appositions and relative clauses beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract import mentions_words as words
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Named, Office
from onrecord.resolve.nominals import parse_phrase

_AFTER = re.compile(r",\s+(?P<role>[^.;:!?\n“”\"]{3,160})")
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[“\"(—]))(?=(?P<role>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|"
    r"[\w-]+(?:['’]s|s['’]))\s"
    r"[^,.;:!?\n“”\"]{2,100}),\s\Z)"
)
_WHO = re.compile(
    r",? (?:(?:who|which) (?:also )?)?(?P<verb>(?:speaks|mediates|negotiates|works|acts|sits) for|"
    r"speaking for|heads|leads|chairs|runs|represents|presides over|founded|"
    r"headed|led|chaired|commands|owns|captains|spoke for|representing|on behalf "
    r"of)\s+(?P<whom>[^,.;:!?\n“”\"]{2,80})"
)
_OF = re.compile(r" (?P<how>of|from|for) (?P<whom>[^,.;:!?\n“”\"]{2,60})")
_FOR = re.compile(r", (?P<how>for|of) (?P<whom>(?:the )?[^,.;:!?\n“”\"]{2,60}),")
_PARENS = re.compile(r" \((?P<whom>[^()\n]{2,60})\)")
_WHEN = frozenset(["today", "yesterday", "earlier", "later", "meanwhile"])
_VERBS = frozenset(
    ["is", "was", "has", "had", "will", "would", "did", "does", "are", "were", "have", "can", "could", "may"]
)
_VERB_HEADS = {"heads": "head", "leads": "leader", "chairs": "chair"}


def find_offices(cast: Cast) -> None:
    """Write the offices of every person of the cast, in the order of the page."""
    for n, named in enumerate(cast.named):
        if named.figure.kind != "person":
            continue
        seen = {(o.start, o.end) for o in named.figure.offices}
        for office in _offices(cast, named, n):
            if (office.start, office.end) not in seen:
                named.figure.offices.append(office)
                _sex_from(named, office)


def _sex_from(named: Named, office: Office) -> None:
    if named.figure.sex is None and office.head.endswith("woman"):
        named.figure.sex = "f"
    elif named.figure.sex is None and office.head.endswith("man") and office.head != "woman":
        named.figure.sex = "m"


def _offices(cast: Cast, named: Named, n: int) -> Iterator[Office]:
    text, mention = cast.text, named.mention
    at = mention.title_start if mention.title_start >= 0 else mention.start
    if mention.title:
        left = _with_owner(cast, mention.title_start)
        role = [
            t.lower
            for t in cast.tokens_in(left, mention.start)
            if t.lower in words.ROLE_NOUNS and not t.owned
        ]
        if role:
            yield _office(cast, left, mention.start, role[-1], mention.title, mention.start)
        elif left < mention.title_start:
            yield _office(cast, left, mention.start, "", mention.title, mention.start)
    elif (left := _with_owner(cast, mention.start)) < mention.start:
        yield _office(cast, left, mention.start, "", "", mention.start)
    if after := _AFTER.match(text, mention.end):
        start = after.start("role")
        phrase = parse_phrase(cast, start, after.end("role"))
        if (
            phrase is not None
            and phrase.head in words.ROLE_NOUNS
            and not phrase.plural
            and not _is_new_clause(cast, phrase.start, phrase.head_start)
        ):
            yield _office(
                cast,
                phrase.start,
                _office_end(cast, phrase.core_end, phrase.rest),
                phrase.head,
                "",
                mention.start,
            )
    before = text[max(0, at - 110) : at]
    best = None
    for found in _BEFORE.finditer(before):
        start = max(0, at - 110) + found.start("role")
        phrase = parse_phrase(cast, start, at - 2)
        told = any(t.lower in words.SAYING for t in cast.tokens_in(start, at - 2))
        if phrase is not None and phrase.head in words.ROLE_NOUNS and not phrase.plural and not told:
            best = phrase
    if best is not None:
        yield _office(cast, best.start, best.core_end, best.head, "", mention.start)
    if who := _WHO.match(text, mention.end):
        head = "spokesman" if who["verb"].endswith(" for") else _VERB_HEADS.get(who["verb"], "leader")
        yield _office(cast, who.start("verb"), who.end("whom"), head, "", mention.start)
    of = _OF.match(text, mention.end) or _FOR.match(text, mention.end) or _PARENS.match(text, mention.end)
    if of is not None:
        end = next(
            (
                t.start
                for t in cast.tokens_in(of.start("whom"), of.end("whom"))
                if t.lower in words.SAYING | _VERBS
            ),
            of.end("whom"),
        )
        inside = cast.within(of.start("whom"), end)
        bodies = re.search(
            r"\b(?:the |its |his |her )?(?:[\w-]+ ){0,2}(ministry|union|council|army|company|party|"
            r"government)\b",
            of["whom"],
        )
        if (inside and inside[0].side.kind != "person") or bodies:
            yield _office(cast, of.start("whom"), end, "", "", mention.start)


def _is_new_clause(cast: Cast, start: int, head: int) -> bool:
    """ "…, the president said": what stands after the comma is another's clause, not an apposition."""
    if any(t.lower in words.SAYING | _WHEN for t in cast.tokens_in(start, head)):
        return True
    near = cast.tokens_in(head, head + 60)[:2]
    return len(near) > 1 and near[1].lower in words.SAYING and cast.text[near[0].end : near[1].start] == " "


def _office_end(cast: Cast, core_end: int, rest: int | None) -> int:
    return core_end


def _with_owner(cast: Cast, at: int) -> int:
    """The start, taken to the left over a possessor or a people ("Turkey’s", "its", "Thai army")."""
    start = at
    tokens = cast.tokens_in(max(0, at - 60), at)
    for n in range(len(tokens) - 1, -1, -1):
        token = tokens[n]
        gap = cast.text[token.end : start]
        if token.owned and re.fullmatch(r"['’]s? ", gap):
            inside = [x for x in cast.before(token.end) if x.mention.end == token.end][:1]
            return inside[0].mention.start if inside else _noun_start(tokens, n)
        if gap not in (" ", "-"):
            break
        if token.lower in words.ROLE_MODIFIERS | words.BODY_WORDS | words.ROLE_NOUNS and token.lower not in (
            "the",
        ):
            start = token.start
            continue
        named = [x for x in cast.before(token.start + 1) if x.mention.start <= token.start < x.mention.end][
            :1
        ]
        if named and named[0].figure.kind != "person":
            return named[0].mention.start
        if token.lower in ("its", "their", "his", "her", "our"):
            return token.start
        break
    return start


def _noun_start(tokens: object, n: int) -> int:
    """The beginning of a possessor that is no name: "the union’s" from its article on."""
    from collections.abc import Sequence

    assert isinstance(tokens, Sequence)
    k = n
    while k and n - k < 4 and tokens[k].lower not in ("the", "a", "an", "its", "their", "his", "her", "our"):
        k -= 1
    return (
        int(tokens[k].start)
        if tokens[k].lower in ("the", "a", "an", "its", "their", "his", "her", "our")
        else int(tokens[n].start)
    )


def _office(cast: Cast, start: int, end: int, head: str, title: str, said_of: int) -> Office:
    text = cast.text[start:end].strip(" ,")
    inside = frozenset(part for t in cast.tokens_in(start, end) for part in t.lower.split("-"))
    return Office(" ".join(text.split()), start, start + len(text), head, inside, None, said_of)
