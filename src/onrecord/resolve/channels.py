"""Where a statement was said: a platform, a broadcast, a news conference, a letter; apart from its outlet.

A document and a transcript tell it by their title; a report in the clause that names the speaker.
"""

from __future__ import annotations

import re

from onrecord.records import Page, Statement

_PLATFORMS = (
    "Facebook|Twitter|Telegram|WhatsApp|Instagram|TikTok|Viber|Truth Social|YouTube|LinkedIn|Weibo|WeChat|"
    "VKontakte|Bluesky|Mastodon|Threads|Signal|Substack|X"
)
_ON_PLATFORM = re.compile(
    rf"\b(?:on|via|through|over|in)\s+(?:(?:his|her|its|their|the|a|an|official|own|personal|public|"
    rf"verified)\s+){{0,3}}"
    rf"(?P<name>{_PLATFORMS})\b(?!\s+[A-Z])"
)
_OCCASIONS = (
    (r"satellite (?:tele)?phone", "satellite phone"),
    (
        r"\b(?:tells?|told) (?:the )?(?:\w+ )?(?:parliament|deputies|MPs|lawmakers|senators|the House|"
        r"the chamber|"
        r"the Assembly)\b",
        "parliament",
    ),
    (r"\b(?:tells?|told) (?:an?|the) (?:[\w-]+ ){0,2}(?:newspaper|magazine|weekly)\b", "newspaper"),
    (r"\bin a written (?:comment|reply|answer|statement)", "written statement"),
    (r"\b(?:audio|voice) (?:message|recording)", "audio message"),
    (r"\ba call with (?:analysts|investors)|\banalyst call", "analyst call"),
    (r"(?:joint |hastily called |late-night )?news conference|presser", "news conference"),
    (r"press conference", "press conference"),
    (r"press briefing|daily briefing|news briefing", "press briefing"),
    (r"briefing", "briefing"),
    (r"state television|state TV|state-run television|state broadcaster", "state television"),
    (r"state radio|state-run radio", "state radio"),
    (r"(?:a |the )?televised (?:address|speech|debate|statement|interview|remarks)", "televised address"),
    (r"text message|\btexts?\b|\btexted\b|\bSMS\b", "text message"),
    (
        r"(?:in|on|to|told) (?:an? |the |public |local |national |\w+ )?(?:radio|Radio)\b|radio "
        r"(?:interview|station|programme|address)|\bon the radio\b|\bon air\b",
        "radio",
    ),
    (
        r"(?:on|to) (?:national |local |live |breakfast |evening |\w+ )?(?:television|TV)\b|television "
        r"interview",
        "television",
    ),
    (r"(?:in|during) (?:an? |the |his |her )?(?:\w+[ -]){0,2}interview\b|\binterview with\b", "interview"),
    (r"social media", "social media"),
    (r"\btweet(?:ed|s)?\b|\bretweeted\b", "Twitter"),
    (
        r"by (?:tele)?phone|over the (?:tele)?phone|on the (?:tele)?phone|by telephone|reached by "
        r"(?:tele)?phone|(?:tele)?phone call|\brang\b|\bphoned\b|\btelephoned\b|\bcall(?:ed)? (?:me|him|"
        r"her|them)\b",
        "telephone",
    ),
    (r"video (?:message|address|statement)|in a video\b", "video"),
    (r"\bin (?:an? |the |his |her |its )?(?:\w+ )?message to\b", "message"),
    (r"video (?:call|link|conference)", "video call"),
    (r"open letter", "open letter"),
    (
        r"\b(?:in|by) (?:an? |the |his |her |its |their )?(?:\w+ ){0,2}letter\b|\bletter (?:to|from|of|"
        r"dated|addressed)\b|\bwrote to\b|\b[Tt]he letter\b",
        "letter",
    ),
    (r"\bemails?\b|\bemailed\b", "email"),
    (r"\be-mails?\b|\be-mailed\b", "e-mail"),
    (r"\bpetition\b", "petition"),
    (r"\bmessaged\b", "message"),
    (r"\b(?:investor|analyst) (?:conference|call)\b", "investor conference"),
    (r"press release|news release", "press release"),
    (r"communiqu[eé]", "communiqué"),
    (r"joint statement", "joint statement"),
    (r"\b(?:in|by|through) (?:an? |the |his |her |its |their )?(?:\w+[ -]){0,3}statement\b", "statement"),
    (r"\bat (?:an? |the )(?:\w+ ){0,2}rally\b|\bthe rally\b", "rally"),
    (
        r"\b(?:told|in|before|at) (?:the )?(?:\w+ )?(?:parliament|Parliament|National Assembly|"
        r"Knesset|Bundestag|House of Commons|Senate|lawmakers|legislature|deputies|MPs)\b",
        "parliament",
    ),
    (r"\bcommittee hearing\b|\bto(?:ld)? (?:a|the) (?:\w+ ){0,3}committee\b", "committee hearing"),
    (r"\bSecurity Council\b", "Security Council"),
    (r"\b(?:in|during) (?:an? |the |his |her )?(?:\w+ ){0,2}(?:speech|address)\b", "speech"),
    (r"\b(?:in|on) (?:an? |the |his |her )?(?:\w+ ){0,2}(?:podcast)\b", "podcast"),
    (r"\b(?:in|on) (?:an? |his |her )?(?:\w+ ){0,2}(?:newspaper|op-ed|column)\b", "newspaper"),
    (r"\bin (?:an? |the |its )?(?:\w+ ){0,2}report\b", "report"),
    (r"\b(?:on|in) (?:an? |the |his |her |its )?(?:\w+ ){0,2}(?:website|blog)\b", "website"),
    (
        r"\bat (?:an? |the )(?:\w+ ){0,2}meeting\b|\btold (?:an? |the )(?:\w+ ){0,2}meeting\b|\bcabinet "
        r"meeting\b",
        "meeting",
    ),
    (
        r"\b(?:survey|poll) (?:by|of|for|found|finds|says|said|conducted)\b|\b[Aa] (?:\w+ ){0,2}(?:poll|"
        r"survey)\b",
        "poll",
    ),
    (r"\bnote verbale\b|\bdiplomatic note\b|\b[Aa] note (?:to|from|handed|delivered)\b", "note"),
    (r"\bmemo(?:randum)?\b", "memo"),
    (r"\bleaflets?\b", "leaflet"),
    (r"\bbanners?\b", "banner"),
    (r"\bloudspeakers?\b|\bmegaphone\b", "loudspeaker"),
    (r"\bbulletin\b", "bulletin"),
)
_CLAUSE_KINDS = tuple((re.compile(pattern), name) for pattern, name in _OCCASIONS)
_BROADCASTERS = re.compile(
    r"\b(?:told|tells|to|on|with)\s+(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){0,3}?(?P<kind>Radio|FM|Television|"
    r"TV|Channel|Kanal|Canal)\b|"
    r"\b(?:told|tells|to|on|with)\s+(?:[A-Z][\w’'.-]*\s+)*(?P<kind2>radio|television)\b"
)
_TRANSCRIPTS = (
    (r"security council", "Security Council"),
    (r"press call", "press call"),
    (r"press encounter", "press encounter"),
    (r"press point", "press point"),
    (r"doorstep|doorstop", "doorstep"),
    (r"press (?:conference|remarks)", "press conference"),
    (r"news conference|meets? the press", "news conference"),
    (r"briefing|questions and answers to the media", "press briefing"),
    (r"remarks to the (?:\w+ )?press|remarks", "press remarks"),
    (r"committee|hearing|inquiry", "committee hearing"),
    (
        r"hansard|parliament|official report|national assembly|knesset|senate|oral question|house of|"
        r"storting|private notice",
        "parliament",
    ),
    (r"permanent council", "Permanent Council"),
    (r"synod", "synod"),
    (r"bargaining|session \d+", "bargaining session"),
    (r"sitting|negotiat", "negotiation"),
    (r"full council|council meeting|webcast", "council meeting"),
    (r"podcast", "podcast"),
    (r"tv|television|kanal|channel|canal|broadcast|subtitles", "television interview"),
    (
        r"radio|\bfm\b|on air|talk \d+|morning drive|morning show|breakfast show|evening edition|"
        r"\d\d\.\d\b|programme|on the line",
        "radio interview",
    ),
    (r"in conversation|interview|questions to|answers", "interview"),
)
_DOCUMENTS = (
    (r"joint communiqu", "joint communiqué"),
    (r"communiqu", "communiqué"),
    (r"joint statement", "joint statement"),
    (r"open letter", "open letter"),
    (r"pastoral letter", "pastoral letter"),
    (r"press release|for immediate release", "press release"),
    (r"press note|note to the press", "press note"),
    (r"press statement", "press statement"),
    (r"read-?out|telephone conversation|telephone call", "readout"),
    (r"agreed minutes|minutes of", "agreed minutes"),
    (r"protocol decision", "protocol decision"),
    (r"situation note", "situation note"),
    (r"declaration", "declaration"),
    (r"resolution", "resolution"),
    (r"appeal", "appeal"),
    (r"public notice|notice", "public notice"),
    (r"announcement", "announcement"),
    (r"communication", "communication"),
    (r"letter|dear ", "letter"),
    (r"agreement|terms for", "agreement"),
    (r"message to", "letter"),
    (r"note verbale", "note"),
    (r"report", "report"),
    (r"statement|spokes", "statement"),
)
_HANDLE = re.compile(r"\(@\w+\)|^@\w+")
_PAST = re.compile(r"\b(?:\w+ed|said|told|wrote|had|was|were|did|have|has|been)\b")


def document_channel(page: Page) -> str:
    """What a side's own text is called: by its title, its first lines; else "statement"."""
    for text in ((page.title or "").lower(), page.text[:200].lower(), (page.outlet or "").lower()):
        for pattern, name in _DOCUMENTS:
            if re.search(pattern, text):
                return name
    return "statement"


def transcript_channel(page: Page) -> str | None:
    """What a transcript is of: by its title, its outlet, then its first lines."""
    for text in ((page.title or "").lower(), (page.outlet or "").lower(), page.text[:160].lower()):
        for pattern, name in _TRANSCRIPTS:
            if re.search(pattern, text):
                return name
    return None


def clause_channel(text: str, stmt: Statement) -> str | None:
    """What the sentence that names the speaker says, outside what is attributed."""
    clause = clause_of(text, stmt)
    source = " ".join(s.text for s in stmt.source)
    if _HANDLE.search(source):
        return "social media"
    platform = _ON_PLATFORM.search(clause)
    if platform:
        return platform["name"]
    for pattern, name in _CLAUSE_KINDS:
        if pattern.search(clause):
            return name
    station = _BROADCASTERS.search(clause)
    if station:
        kind = (station["kind"] or station["kind2"]).lower()
        return "radio" if kind in ("radio", "fm") else "television"
    return None


def clause_of(text: str, stmt: Statement) -> str:
    """The sentence of the source and the cue, the attributed words left out."""
    anchors = [*stmt.source, *stmt.cue]
    if not anchors:
        return ""
    first, last = min(a.start for a in anchors), max(a.end for a in anchors)
    contents = sorted((c.start, c.end) for c in stmt.content)
    start, end = _sentence(text, first, last)
    pieces, at = [], start
    for a, z in contents:
        if z <= start or a >= end:
            continue
        pieces.append(text[at : max(at, a)])
        at = max(at, z)
    pieces.append(text[at:end])
    return " ".join(pieces)


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    start = max(
        (m.end() for m in re.finditer(r"[.!?][”\"’)]*\s|\n", text[max(0, first - 400) : first])), default=0
    )
    start += max(0, first - 400)
    if first < 400 and start == 0:
        start = 0
    stop = re.search(
        r"(?<!\b[A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!Gen)(?<!Col)[.!?](?=[”\"’)]*(?:\s|$))|\n",
        text[last : last + 400],
    )
    return start, last + stop.start() if stop else min(len(text), last + 400)


def find_channel(page: Page, stmt: Statement, whole: str | None, within: str | None) -> str | None:
    """The channel of one statement; `whole` is the page's own, for what is said in it, `within` that of
    the conversation that it reads out.

    A statement within another is said in the page's channel where it performs ("we ask", "I repeat"), and
    elsewhere where it reports ("I told him").
    """
    if whole is not None and stmt.nested_in is None:
        cue = " ".join(c.text for c in stmt.cue).lower()
        return within if within is not None and stmt.source and _PAST.search(cue) else whole
    found = clause_channel(page.text, stmt)
    if found is None and whole is not None and stmt.source and stmt.source[0].text.lower() in ("i", "we"):
        cue = " ".join(c.text for c in stmt.cue).lower()
        if cue and not _PAST.search(cue):
            return whole
    return found


def carried_channel(text: str, stmt: Statement, before: Statement | None) -> str | None:
    """The channel of the statement before, where the same speaker goes on in the same paragraph."""
    if before is None or before.channel is None or not stmt.source or stmt.nested_in is not None:
        return None
    if (
        before.speaker_name is None
        or before.speaker_name != stmt.speaker_name
        or before.nested_in is not None
    ):
        return None
    first = (before.source or before.content)[0].start
    return None if "\n" in text[min(first, stmt.source[0].start) : stmt.source[0].start] else before.channel


def conversation_of(page: Page) -> str | None:
    """What a readout is of: a telephone or video call, as its first lines tell; None for other texts."""
    head = ((page.title or "") + " " + page.text[:500]).lower()
    if not re.search(r"read-?out|conversation|\bcall\b", (page.title or "").lower()):
        return None
    if re.search(r"video (?:call|conference|link)", head):
        return "video call"
    return "telephone" if re.search(r"telephon|phone|\bcall\b|conversation", head) else None
