"""Through whom a statement reached the page: the quoted outlet or agency, then those who relay it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.records import Page, Statement
from onrecord.resolve.cast import Cast
from onrecord.resolve.channels import clause_of
from onrecord.resolve.gazetteer.lookup import look_up
from onrecord.resolve.voices import Voice

_NAME = r"(?:[Tt]he )?[A-ZÀ-Þ][\w’'.&-]*(?: (?:of |de |du |des |la |le |& )?[A-ZÀ-Þ][\w’'.&-]*){0,4}"
_REPORTED = re.compile(
    rf"\b(?:(?:[Aa]ccording to|[Cc]iting|[Qq]uoted by|[Rr]eported by|[Aa]s reported by|[Cc]arried by|in|"
    rf"from) (?P<before>{_NAME})"
    rf"|(?P<after>{_NAME}) (?:news agency |agency |newspaper )?(?:reported|reports|quoted|quotes|cited|"
    rf"cites|has it that|carried|wrote that))"
)
_PRESS = re.compile(
    r"\b(?:Press|News|Times|Post|Herald|Gazette|Tribune|Courier|Wire|Radio|TV|Television|Daily|Weekly|"
    r"Journal|Mail|"
    r"Telegraph|Observer|Guardian|Standard|Chronicle|Sentinel|Star|Mirror|Review|Newswire|Ledger|Lantern|"
    r"Echo|Bulletin|"
    r"Agency|Bugle|Agence|Agência|Diário|Kurier|Le|La|El|Corriere)\b"
)


def find_chain(
    page: Page, cast: Cast, stmt: Statement, by_id: Mapping[str, Statement], voices: Mapping[str, Voice]
) -> tuple[str, ...]:
    """Names of the quoted outlet, of an agency cited, and of the speakers who relay the statement."""
    out: list[str] = []
    at = (stmt.source or stmt.cue or stmt.content)[0].start
    block = next((b for b in page.blocks if b.start <= at < b.end), None)
    if block is not None and block.outlet:
        out.append(block.outlet)
    relays: list[str] = []
    seen = {stmt.id}
    above = by_id.get(stmt.nested_in or "")
    outermost = stmt
    while above is not None and above.id not in seen:
        seen.add(above.id)
        voice = voices.get(above.id)
        own = voices.get(stmt.id)
        if (
            voice is not None
            and voice.name
            and (own is None or voice.name != own.name)
            and voice.name not in relays
        ):
            relays.insert(0, voice.name)
        outermost = above
        above = by_id.get(above.nested_in or "")
    cited = _cited(cast, outermost, voices)
    if cited and cited not in out and cited not in relays:
        out.append(cited)
    return tuple(out + relays)


def _cited(cast: Cast, stmt: Statement, voices: Mapping[str, Voice]) -> str | None:
    """An outlet that the statement's own clause names as where it comes from."""
    found = _REPORTED.search(clause_of(cast.text, stmt))
    if found is None:
        return None
    name = (found["before"] or found["after"]).strip()
    bare = re.sub(r"['’]s$", "", name)
    known = look_up(bare)
    voice = voices.get(stmt.id)
    if voice is not None and voice.figure is not None and bare in voice.figure.names:
        return None
    if known is not None:
        return known.name if known.sort == "agency" else None
    return bare if _PRESS.search(bare) else None
