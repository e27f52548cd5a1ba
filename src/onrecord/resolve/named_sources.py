"""Sources that hold names: which of them speaks, and as whom."""

from __future__ import annotations

import re

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.resolve.figures import Named
from onrecord.resolve.gazetteer.lookup import is_given
from onrecord.resolve.ground import Ground
from onrecord.resolve.nominal_sources import STATES_VOICE
from onrecord.resolve.nominals import parse_phrase
from onrecord.resolve.voices import Voice

_PREPOSITION = re.compile(
    r"\b(?:of|for|to|from|at|with|near|close to|by|about|on|in|against|among)\s+(?:the\s+|"
    r"an?\s+)?(?:[\w’'-]+\s+){0,4}$"
)
_AFTER_NAMES = word_set(
    "of from in at for on to with by and or who whom whose which himself herself themselves too also the "
    "as near "
    "outside inside here there then again now both al el bin ibn de la van von y e da do dos du sahib garu"
)


class Names(Ground):
    """Names to voices."""

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
            if trailing and trailing[1] not in _AFTER_NAMES:
                continue  # "Ingrid Aasmae team", "Novi Zal hospital"
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
            private = self._private(named, start, end)
            if private is not None:
                return private
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
        if organ is not None and set(side.words) & STATES_VOICE:
            return Voice(organ, (start, end), "name", "an organ of the state", where, 0.75)
        reason = (
            "a capital or seat for the side"
            if named.stands_for is not None and named.stands_for is not named.figure
            else "named"
        )
        return Voice(side, (start, end), "name", reason, where, confidence)

    def _private(self, named: Named, start: int, end: int) -> Voice | None:
        """Somebody with a given name and no office ("A reader, Nelson", "Sunil, an engineer"): unnamed."""
        figure, mention = named.figure, named.mention
        if figure.is_full or " " in mention.text or not is_given(mention.text):
            return None
        title = {w.lower().rstrip(".") for w in mention.title.split()}
        if title & (words.HONORIFICS | words.OFFICES):
            return None
        inside = parse_phrase(self.cast, start, mention.start) if mention.start - start > 2 else None
        after = re.match(r", an? ", self.text[mention.end : end])
        role = inside is not None and (inside.head in words.ROLE_NOUNS - words.OFFICES)
        if not (role or after):
            return None
        core = self.text[start:end] if role else self.text[start : mention.end]
        words_ = re.sub(r"^(?:an?|the|our|my) ", "", core.split(", who")[0], flags=re.IGNORECASE).strip(" ,")
        if after and not role:
            words_ = self.text[start:end].split(", who")[0].strip(" ,")
        return Voice(
            None,
            (start, end),
            "name",
            "a given name alone",
            (),
            0.7,
            " ".join(words_.split()),
            sex=figure.sex,
        )
