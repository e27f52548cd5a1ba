from __future__ import annotations

import msgspec

from eval.who import GoldBundle, Names, count, count_given, figures, gold_statements
from onrecord.page import build_page

TEXT = "Petra Solheim told state radio that the line was shut. A driver said he had no idea."
BUNDLE = {
    "bundle": {
        "id": "made",
        "parties": [{"name": "Norway", "aliases": ["Oslo"]}],
        "people": [{"name": "Petra Solheim", "aliases": ["Ms. Solheim"]}],
    },
    "pages": [
        {
            "id": "made-01",
            "outlet": "Wire",
            "published": "2031-05-04",
            "title": None,
            "url": None,
            "text": TEXT,
            "statements": [
                {
                    "id": "1",
                    "source": [[0, 13]],
                    "cue": [[14, 18]],
                    "content": [[31, 53]],
                    "speaker": "Petra Solheim",
                    "for": "Norway",
                    "channel": "state radio",
                    "nested_in": None,
                },
                {
                    "id": "2",
                    "source": [[55, 63]],
                    "cue": [[64, 68]],
                    "content": [[69, 83]],
                    "speaker": "(unnamed) driver",
                    "for": None,
                    "channel": None,
                    "nested_in": None,
                },
            ],
        }
    ],
}


def bundle() -> GoldBundle:
    return msgspec.convert(BUNDLE, GoldBundle)


def test_names_match_by_alias_and_by_a_surname_of_one() -> None:
    names = Names(bundle().bundle)
    assert [names(name) for name in ("Ms. Solheim", "SOLHEIM", "Oslo", "(unnamed) man", "Nobody", None)] == [
        "Petra Solheim", "Petra Solheim", "Norway", "(unnamed)", "nobody", None,
    ]  # fmt: skip


def test_given_statements_are_resolved_and_counted() -> None:
    shown = figures(count_given(bundle()))
    assert shown == {"speaker": 100.0, "for": 0.0, "unnamed": 100.0, "channel.f": 100.0}


def test_a_wrong_speaker_and_a_named_unnamed_one_count_against() -> None:
    (page,) = bundle().pages
    first, second = gold_statements(build_page(page.document), page.statements)
    spoilt = [
        msgspec.structs.replace(
            first, speaker="e1", speaker_name="Jan Vos", on_behalf_of="Oslo", channel="letter"
        ),
        msgspec.structs.replace(second, speaker="e1", speaker_name="Jan Vos"),
    ]
    counts = count(page, spoilt, Names(bundle().bundle))
    assert figures(counts) == {"speaker": 0.0, "for": 100.0, "unnamed": 0.0, "channel.f": 0.0}
