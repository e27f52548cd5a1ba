"""Channel, addressee and chain."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve

from .saying import page_of, resolved, said


@pytest.mark.parametrize(
    ("clause", "channel"),
    [
        ("Kari Lund said on Facebook", "Facebook"),
        ("Kari Lund wrote on her Telegram channel", "Telegram"),
        ("Kari Lund told a news conference", "news conference"),
        ("Kari Lund said on state television", "state television"),
        ("Kari Lund said in a letter to the board", "letter"),
        ("Kari Lund said by telephone", "telephone"),
        ("Kari Lund said at home", None),
    ],
)
def test_where_it_was_said(clause: str, channel: str | None) -> None:
    cue = "wrote" if "wrote" in clause else "told" if "told" in clause else "said"
    result = resolved(f"{clause} that the road was shut.", ("Kari Lund", cue, "that the road was shut"))
    assert result.statements[0].channel == channel


def test_what_is_said_within_the_words_is_no_channel() -> None:
    result = resolved("Kari Lund said that Facebook and the news conference bored her.",
                      ("Kari Lund", "said", "that Facebook and the news conference bored her"))  # fmt: skip
    assert result.statements[0].channel is None


def test_the_same_speaker_goes_on_in_the_same_channel() -> None:
    result = resolved(
        "Kari Lund said on state radio that the road was shut. She added that it was mined.\n\nShe said "
        "it was cold.",
        ("Kari Lund", "said", "that the road was shut"),
        ("She", "added", "that it was mined"),
        ("She", "said", "it was cold"),
    )
    assert [stmt.channel for stmt in result.statements] == ["state radio", "state radio", None]


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("Kari Lund told reporters that the road was shut.", "told", "reporters"),
        ("Mr. Jan Vos waited. Kari Lund told Mr. Vos that the road was shut.", "told", "Jan Vos"),
        ("Kari Lund wrote to the Dockers’ Union that the road was shut.", "wrote", "Dockers’ Union"),
        ("Kari Lund said that the road was shut.", "said", None),
    ],
)
def test_to_whom(text: str, cue: str, addressee: str | None) -> None:
    result = resolved(text, ("Kari Lund", cue, "that the road was shut"))
    assert result.statements[0].addressee == addressee


def test_the_chain_goes_from_the_outlet_over_the_relay() -> None:
    page = page_of("According to Interfax, Kari Lund said that Jan Vos told her the road was shut.")
    result = resolve(
        page,
        [
            said(page, 1, "Kari Lund", "said", "that Jan Vos told her the road was shut"),
            said(page, 2, "Jan Vos", "told", "the road was shut", nested_in=1),
        ],
    )
    assert [stmt.chain for stmt in result.statements] == [("Interfax",), ("Interfax", "Kari Lund")]
    assert [stmt.speaker_name for stmt in result.statements] == ["Kari Lund", "Jan Vos"]


def test_an_official_text_is_its_issuers() -> None:
    text = (
        "Oslo, 5 May 2031. For immediate release.\n\n1. The Ministry regrets the closure of the line.\n\n"
        "2. The Ministry calls on all parties to return to the table.\n\n3. Norway reiterates its offer "
        "of 3 May.\n"
    )
    result = resolved(
        text,
        ("The Ministry", "regrets", "the closure of the line"),
        ("The Ministry", "calls on", "all parties to return to the table"),
        title="Statement on the closure of the line",
        outlet="Ministry of Foreign Affairs of Norway",
    )
    assert [stmt.on_behalf_of for stmt in result.statements] == ["Norway", "Norway"]
    assert [stmt.channel for stmt in result.statements] == ["statement", "statement"]


def test_a_day_is_no_part_of_the_addressee() -> None:
    result = resolved(
        "Kari Lund told reporters Friday that the road was shut.",
        ("Kari Lund", "told", "that the road was shut"),
    )
    assert result.statements[0].addressee == "reporters"


def test_whom_a_relayed_speaker_told_is_the_one_who_relays() -> None:
    page = page_of("Jan Vos waited. Peter Berg said that Adam Lund told him the road was shut.")
    result = resolve(
        page,
        [
            said(page, 1, "Peter Berg", "said", "that Adam Lund told him the road was shut"),
            said(page, 2, "Adam Lund", "told", "the road was shut", nested_in=1),
        ],
    )
    assert result.statements[1].addressee == "Peter Berg"
