"""The labels of a transcript's turns: names, offices, askers and answerers."""

from __future__ import annotations

import re

from onrecord.extract import mentions_words as words
from onrecord.page.lexicon import word_set
from onrecord.resolve.nominal_sources import HELD, Nominals
from onrecord.resolve.nominals import is_role, parse_phrase
from onrecord.resolve.roles import find_holder
from onrecord.resolve.voices import NO_NAME, Voice

_ASKERS = word_set(
    "q question questions questioner reporter journalist moderator host anchor presenter interviewer "
    "caller chair "
    "chairperson clerk interpreter audience listener voice"
)
ASKER = re.compile(r"(?:Q|QUESTION|Question|Reporter|REPORTER|Journalist)\.? \(")


class Labels(Nominals):
    """Labels to voices."""

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
                and bare[-1] in HELD | word_set("spokesman spokeswoman spokesperson")
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
