# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.decode import decode_page

TEXT = "“Nous ne reculerons pas”, a déclaré le ministre – à Genève, dit-on.\r\nFin."
RUSSIAN = "Мы готовы к переговорам, заявил представитель министерства в среду вечером. " * 3


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay(newline: str) -> None:
    assert decode_page(f"a{newline}b".encode(), None, html=False) == f"a{newline}b"


def test_the_mark_wins_over_what_is_declared_and_is_no_text() -> None:
    assert decode_page(TEXT.encode("utf-8-sig"), "windows-1252", html=False) == TEXT
    assert decode_page(TEXT.encode("utf-16"), None, html=False) == TEXT


def test_what_the_transport_declares_is_followed() -> None:
    assert decode_page(RUSSIAN.encode("koi8-r"), "koi8-r", html=False) == RUSSIAN


def test_a_declared_charset_that_does_not_fit_is_passed_over() -> None:
    assert decode_page(TEXT.encode(), "ascii", html=False) == TEXT
    assert decode_page(TEXT.encode(), "iso-8859-1", html=False) == TEXT
    assert decode_page(TEXT.encode(), "no-such-charset", html=False) == TEXT
    assert decode_page(b"68656c6c6f", "hex", html=False) == "68656c6c6f"


def test_the_page_says_its_charset() -> None:
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head>{RUSSIAN}'
    assert decode_page(markup.encode("windows-1251"), None, html=True) == markup
    # Latin-1 by name is Windows-1252 in every browser: its quotation marks are there.
    latin = f'<meta charset="iso-8859-1"><p>{TEXT}'
    assert decode_page(latin.encode("windows-1252"), None, html=True) == latin


def test_without_any_word_utf8_and_then_a_guess() -> None:
    assert decode_page(TEXT.encode(), None, html=False) == TEXT
    assert decode_page(RUSSIAN.encode("windows-1251"), None, html=False) == RUSSIAN


def test_a_few_broken_bytes_do_not_garble_the_rest() -> None:
    data = TEXT.encode() + b"\xff" + TEXT.encode()
    assert decode_page(data, "utf-8", html=False) == f"{TEXT}\ufffd{TEXT}"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“we won?t go”", "“we won’t go”"),
        ("“We will not,” he said ? twice.", "“We will not,” he said ’ twice."),
        ("Мы готовы к переговорам, ?", "Мы готовы к переговорам, ’"),
    ],
)
def test_a_stray_byte_on_a_short_page_is_read_by_itself(data: str, text: str, declared: str | None) -> None:
    assert decode_page(data.encode().replace(b"?", b"\x92"), declared, html=False) == text


def test_a_cut_off_sequence_and_what_stands_for_nothing_are_marked() -> None:
    for stray in (b"\xe2\x80", b"\x81", b"\xfe"):
        assert (
            decode_page(TEXT.encode() + stray + b" " + TEXT.encode(), None, html=False)
            == f"{TEXT}\ufffd {TEXT}"
        )


@pytest.mark.parametrize("charset", ["cp1252", "iso-8859-1"])
def test_a_short_page_in_a_legacy_charset_is_no_broken_utf8(charset: str) -> None:
    text = "Le ministre a déclaré qu'il viendrait à Genève."
    assert decode_page(text.encode(charset), charset, html=False) == text
    assert decode_page(text.encode(charset), None, html=False) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    assert decode_page(text.encode(), "utf-8", html=False) == text
