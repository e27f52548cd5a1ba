"""Whether the clause around some words looks back or ahead, as far as its verbs and prepositions tell."""

from __future__ import annotations

import re

_AHEAD_WORDS = (
    "will won't shall would should may must can due scheduled expects expected expecting intends hopes "
    "ultimatum forthcoming upcoming resumes begins opens ends expires meets arrives returns falls closes "
    "starts is are be goes going comes coming awaits tomorrow plans wants needs votes signs reopens "
    "lapses meet vote sign open resume begin start expire arrive leave convene reopen lapse"
)
_BACK_WORDS = (
    "said says told was were had did been came went met took made gave got left began held saw found "
    "wrote spoke sent put won lost fell rose broke led ran stood kept brought bought sold paid struck "
    "thought heard ago since became felt flew knew let read shot hit cut quit hurt sank drew withdrew "
    "threw chose swore sworn sought taught fought caught shook froze spent dealt meant built gone done "
    "seen known taken given driven yesterday"
)
# An infinitive looks ahead ("agreed to meet"), unless what governs it tells of something that came about.
_CAME_ABOUT_WORDS = (
    "tried had has have managed failed began continued helped rushed forced started went came used seemed "
    "appeared seems appears able allowed believed reported understood said known thought got"
)
_NO_VERBS = "the a an his her its their our my your this that these those him them us me it"
_AHEAD, _BACK = frozenset(_AHEAD_WORDS.split()), frozenset(_BACK_WORDS.split())
_CAME_ABOUT, _NO_VERB = frozenset(_CAME_ABOUT_WORDS.split()), frozenset(_NO_VERBS.split())
_RELATIVE = frozenset({"who", "which", "whose", "where", "when"})
_PASSIVE = frozenset({"be", "being", "is", "are"})
_PLANNED = frozenset({"due", "scheduled", "expected"})
_SPEECH = frozenset({"said", "reported", "believed", "thought", "known"})
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_CLAUSE_ENDS = re.compile(r"[;:!?\n]|\.(?=['’”\")]*(?:\s|$))|[”“\"]|''|``")
_NARROWING = r"(?:(?:mid|early|late)[- ]|the (?:end|start|beginning) of )?"
_DEADLINE = re.compile(
    rf"\b(?:by|until|till|through|no later than)\s+(?:the\s+|next\s+)?{_NARROWING}$", re.IGNORECASE
)
_FOR = re.compile(
    rf"\b(?:(?:planned|scheduled|set|due|expected|slated|called|booked)\s+)?for\s+{_NARROWING}$"
)
_PAST_PLACE = re.compile(r"\b(?:since|of)\s+$")
_PAST_AUXILIARY = re.compile(r"\b(?:had|was|were)\b")
_REACH = 110
_SHORT = 4  # "need", "bed": no past tense


def direction(text: str, start: int, end: int) -> int:
    """-1 where the words at [start, end) look back, 1 where ahead, 0 where nothing tells.

    A preposition right before them decides ("by", "since"), then the nearest verb before them in
    their clause, then the nearest after them.
    """
    before = text[max(0, start - _REACH) : start]
    before = before[_last_end(before) :]
    after = text[end : end + _REACH // 2]
    boundary = _CLAUSE_ENDS.search(after)
    after = after[: boundary.start()] if boundary else after
    genitive = after.startswith(("'s ", "’s "))
    if not genitive and (deadline := _DEADLINE.search(before)):
        return _of_deadline(before[: deadline.start()].strip(" ,"), after)
    destined = _FOR.search(before)
    if destined and (text[start:end].lower().endswith("day") or not destined.group().startswith("for")):
        return 1
    if _PAST_PLACE.search(before):
        return -1
    words = _WORD.findall(before)
    side = _nearest(words, backwards=True)
    return side or (0 if genitive else _nearest(_WORD.findall(after), backwards=False))


def _of_deadline(before: str, after: str) -> int:
    """By Friday: ahead, unless the clause tells what had come about by then."""
    told = f"{before[before.rfind(',') + 1 :]} {after}" if before else after
    past = _PAST_AUXILIARY.search(told)
    return -1 if past and (not before or "had" in told.split()) else 1


def _nearest(words: list[str], *, backwards: bool) -> int:
    """The side of the nearest word that has one; going back, a relative pronoun ends the clause."""
    lowered = [word.lower().replace("’", "'") for word in words]
    places = range(len(words) - 1, -1, -1) if backwards else range(len(words))
    for place in places:
        word = lowered[place]
        if backwards and word in _RELATIVE:
            return 0
        if word == "to" and place + 1 < len(words) and _is_infinitive(lowered, words, place):
            return 1
        side = 0 if words[place][0].isupper() and word.endswith("ed") else _side(word)  # "United"
        if word in _PLANNED and "had" in lowered[max(0, place - 3) : place]:
            return -1  # "had been due"
        if side < 0 and place and lowered[place - 1] in _PASSIVE and word not in _SPEECH:
            return 1  # "will be freed", "is retired"
        if side:
            return side
    return 0


def _is_infinitive(lowered: list[str], words: list[str], place: int) -> bool:
    following = lowered[place + 1]
    if (
        following in _NO_VERB
        or not following.isalpha()
        or words[place + 1][0].isupper()
        or following.endswith(("s", "ing"))
    ):
        return False
    governing = lowered[place - 1] if place else ""
    return governing not in _CAME_ABOUT and governing not in _BACK


def _side(word: str) -> int:
    if word in _AHEAD or word.endswith("'ll"):
        return 1
    if word in _BACK or (word.endswith("ed") and len(word) > _SHORT):
        return -1
    return 0


def _last_end(before: str) -> int:
    end = 0
    for boundary in _CLAUSE_ENDS.finditer(before):
        end = boundary.end()
    return end
