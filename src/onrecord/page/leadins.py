"""What announces a quotation or a list, and which outlet it names."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.page.lexicon import word_set
from onrecord.page.posts import host_of, platform_of
from onrecord.page.runs import Link

# Words that stand in the names of newspapers, agencies and stations, in the languages whose outlets
# English pages quote most. A name with one of them is an outlet's.
_OUTLET_WORD = (
    r"(?:Times|Post|Gazette|Gazeta|Gazette|Daily|News|Newswire|Wire|Herald|Star|Tribune|Journal|Agency|"
    r"Agence|Agencia|Agência|"
    r"Press|Presse|Prensa|Radio|Rádio|TV|Television|Observer|Ledger|Monitor|Review|Telegraph|Guardian|"
    r"Independent|Chronicle|"
    r"Courier|Kurier|Courrier|Correio|Express|Mail|Mirror|Sun|World|Today|Standard|Examiner|Inquirer|Globe|"
    r"Record|Register|"
    r"Bulletin|Dispatch|Digest|Report|Broadcasting|Service|Channel|Network|Magazine|Weekly|Sunday|"
    r"Quotidien|Diario|Diário|"
    r"Matin|Soir|Monde|Figaro|Zeitung|Tageblatt|Tagblatt|Bote|Post|Corriere|Repubblica|País|Mundo|Info|"
    r"Media|Online|Insider|"
    r"Politico|Axios|Reuters|Bloomberg|BBC|CNN|NBC|CBS|ABC|AP|AFP|TASS|RIA|Interfax|Xinhua|Haaretz|"
    r"Economist|Pravda|Izvestia|"
    r"Kommersant|Meduza|Kyiv Independent|Al Jazeera|Sinmun|Shimbun|Shinbun|Tednik|Glas|Sheet)"
)
_NAME_WORD = r"[A-ZÀ-ÞŠŽČŁ][\w’'’.-]*"
_NAME = rf"{_NAME_WORD}(?:(?: (?:of|de|la|le|du|des|del|do|da|y|al|el|and|&))? {_NAME_WORD}){{0,5}}"
_NAMED = re.compile(rf"(?:\b[Tt]he )?({_NAME})")
_HAS_OUTLET_WORD = re.compile(rf"(?:^|[ -]){_OUTLET_WORD}(?:$|[ ’'-])")
_POSSESSIVE = re.compile(r"[’']s?$")

_REPORTING = (
    r"(?:reports?|reported|writes?|wrote|has(?: it)?|puts? it|notes?|noted|explains?|prints?|printed|carries|"
    r"carried|publishes|published|adds?|tells? it|quotes?|pounced|makes? of)"
)
_FRAMES = (
    # From Ann Lee, writing in the Baltic Courier:
    re.compile(
        rf"\b(?:writing|writes|wrote|reporting|reports|columnist|correspondent) (?:at|in|for|"
        rf"of) (?:the |The )?({_NAME}):$"
    ),
    # From the Baltic Courier: / In the English of Hangang Sinmun:
    re.compile(
        rf"(?:^|[\s,(])(?:[Ff]rom|[Vv]ia|[Pp]er|in the (?:words|English|version) of|[Aa]ccording to) "
        rf"(?:the |The )?({_NAME})[^.:]{{0,80}}:?$"
    ),
    # Nordwire this evening: / Now read the Tehran Evening:
    re.compile(rf"({_NAME}) (?:this|last|on) \w+:$"),
    re.compile(rf"\b[Rr]ead (?:the |The )?({_NAME}):$"),
    # Baltic Courier reports: / what the Lahore Ledger, a paper that never …, makes of it:
    re.compile(rf"({_NAME}),?(?: [^.:]{{0,90}},)? {_REPORTING}\b"),
)
_INTRODUCED = re.compile(
    r"\b(?:from|via|per|according to|version|words of|English of|here is what|here[’']s what)\s*(?:the )?$",
    re.IGNORECASE,
)
_REPORTS = re.compile(rf",?(?: [^.:]{{0,90}},)? {_REPORTING}\b")
_NEAR = 40  # characters between an outlet's name and the colon
_PERSON_FRAME = re.compile(r"\b(?:said|says|told|tweeted|posted|asked|replied|answered|stated)\b[^.]{0,40}:$")
_NOT_NAMES = word_set(
    "the a an i he she it we they this that these those here there now then and but so or if as in on "
    "at from for to of by what who when where why how monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december "
    "earlier later meanwhile also yesterday today first last next"
)

_THINGS = (
    r"(?:demands|conditions|terms|points|proposals|requirements|steps|questions|reasons|clauses|requests|"
    r"objections|"
    r"concessions|guarantees|offers|promises|options|items|names)"
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
# A list, by its own name or number: nothing else can follow.
_LIST = re.compile(
    rf"\b(?:these|those|the|the following|following|its|his|her|their|our|here (?:are|is)|"
    rf"here[’']s)\b[^.:]{{0,90}}\b(?:{_THINGS}|list)\b"
    rf"|\b{_NUMBER} (?:\w+ ){{0,2}}{_THINGS}\b|\bhere (?:they are|are the {_NUMBER})\b|\bpoint by point\b",
    re.IGNORECASE,
)
# What may be a list or a passage: what follows decides.
_EITHER = re.compile(
    r"\b(?:in full|in brief|as follows|follows|here[’']s what|here is what|this is what|what \w+ (?:wants|"
    r"demands|is (?:demanding|asking|offering))|"
    r"demanding|asks for|wants|remember)\b",
    re.IGNORECASE,
)


def announces(text: str) -> Literal["list", "either", "text"] | None:
    """What a paragraph announces: it ends in a colon, and says whether a list follows.

    "list": it can be nothing else; "either": a list or a text; "text": anything else.
    """
    end = text.rstrip()
    if not end.endswith(":"):
        return None
    sentence = last_sentence(end)
    if _LIST.search(sentence):
        return "list"
    return "either" if _EITHER.search(sentence) else "text"


def last_sentence(text: str) -> str:
    """The sentence that a lead-in ends with."""
    return re.split(r"(?<=[.!?]) (?=[A-ZÀ-Þ“])", text.strip())[-1]


def find_outlet(text: str) -> str | None:
    """The outlet that a lead-in's last sentence names, or None.

    A name counts when it holds a word of outlets' names ("Gazette", "Radio"), or when it stands
    where only an outlet stands ("From …:", "… reports:").
    """
    sentence = last_sentence(text)
    for match in reversed(list(_NAMED.finditer(sentence))):
        name = _clean(match.group(1))
        if name and _HAS_OUTLET_WORD.search(name) and not name.endswith("Standard Time"):
            before, after = sentence[: match.start()], sentence[match.end() :]
            if _INTRODUCED.search(before) or _REPORTS.match(after) or len(sentence) - match.end() <= _NEAR:
                return name
    if not text.rstrip().endswith(":"):
        return None
    if _PERSON_FRAME.search(sentence):
        return None
    for frame in _FRAMES:
        for match in frame.finditer(sentence):
            if name := _clean(match.group(1)):
                return name
    return None


def has_outlet_word(name: str) -> bool:
    """Whether a name holds a word of newspapers', agencies' and stations' names."""
    return _HAS_OUTLET_WORD.search(name) is not None


def outlet_of_link(link: Link, own_host: str) -> str | None:
    """The outlet that a link to another site points to: its words when they name it, else its host."""
    host = host_of(link.href) if "//" in link.href else ""  # else it is relative, and its base unknown
    if not host or host == own_host or host.endswith(f".{own_host}") or platform_of(link.href):
        return None
    words = link.text.strip(" .:,“”\"'’")
    match = re.fullmatch(rf"(?:[Tt]he )?({_NAME})", words)
    if match and (name := _clean(match.group(1))) and (_HAS_OUTLET_WORD.search(name) or _like(name, host)):
        return name
    return host


def _like(name: str, host: str) -> bool:
    """ "Ukrainska Pravda" and "pravda.com.ua" share a word; "Hot Air" and "hotair.com" the letters."""
    letters = re.sub(r"\W", "", host.rsplit(".", 1)[0].lower())
    folded = re.sub(r"\W", "", name.lower())
    initials = "".join(word[0] for word in name.split()).lower()
    return folded in letters or letters in folded or (len(initials) > 2 and initials in letters)


def _clean(name: str) -> str | None:
    name = re.sub(r"^(?:English|Version|Words|Edition|Columns|Pages) of (?:the )?", "", name)
    words = _POSSESSIVE.sub("", name).strip(" .,").split()
    while words and words[0].lower() in _NOT_NAMES:
        words = words[1:]
    while words and words[-1].lower() in _NOT_NAMES:
        words = words[:-1]
    return " ".join(words) or None
