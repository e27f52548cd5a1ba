import time

import pytest

from onrecord.extract.issuer import issuer_of
from onrecord.extract.official import is_letter, is_official
from onrecord.page import build_page
from onrecord.records import Document, Page

NOTE = """1. On Tuesday a tanker of the Northern Fleet entered the bay without leave.

2. The Ministry condemns this act and calls on the Fleet to withdraw it.

3. The bay remains closed until further notice.

Press service. Unofficial translation
"""
LETTER = """Dear members of the Harbour Board,

We have waited eleven weeks for an answer. Our boats lie where you left them.

You promised us in May that the pier would open.

Yours sincerely,
The pilots of Velsk
"""
PREAMBLE = """The Council of the Isles, meeting in Velsk,

Recalling its decision of May;

Deeply concerned by the closing of the bay;

1. Urges the Fleet to withdraw;

2. Requests its President to report in June.
"""
NEWS = """VELSK, May 3 (Sund Wire) - The government on Tuesday condemned the closing of the bay.

“It will not stand,” said the minister, Ann Lunde. According to the Fleet, no ship entered.

The Fleet said it had no ship there.
"""
TICKER = """10:40 The Ministry condemns the closing of the bay in a statement.

10:20 The pilots call on the Board to meet.

09:55 Good morning from the pier.
"""
TAPE = """The PRESIDENT: We condemn it. We call on the Fleet to withdraw.

Mr. Lunde (Isles): We welcome the debate. Our position stands.

Ms. Arai (Fleet): We reject it. Our ships were not there.
"""


def page(text: str, title: str | None = None, outlet: str | None = None) -> Page:
    return build_page(Document("page", text.encode(), kind="text", title=title, outlet=outlet))


@pytest.mark.parametrize(
    ("text", "title", "outlet"),
    [
        (NOTE, "Statement of the Ministry of Defence", "Ministry of Defence"),
        (NOTE, None, "Ministry of Defence"),
        (NOTE, "Communiqué No. 7", None),
        (LETTER, None, None),
        (PREAMBLE, None, None),
    ],
)
def test_official_texts_are_told_by_their_form(text: str, title: str | None, outlet: str | None) -> None:
    assert is_official(page(text, title, outlet))


@pytest.mark.parametrize(
    ("text", "title", "outlet"),
    [
        (NEWS, None, "Sund Wire"),
        (NEWS, "Fleet rejects ministry's statement, says no ship entered", "Sund Wire"),
        (TICKER, "Statement of the Ministry: live", "Sund Live"),
        (TAPE, "Debate of the Council", "Council of the Isles"),
        ("I went to the bay. It was closed.\n\nSo I came home and ate soup.\n", "A walk", "Soup Notes"),
        ("", None, None),
    ],
)
def test_reports_tickers_and_transcripts_are_none(text: str, title: str | None, outlet: str | None) -> None:
    assert not is_official(page(text or "Nothing.", title, outlet))


def test_a_letter_addresses_somebody() -> None:
    assert is_letter(page(LETTER))
    assert is_letter(page(NOTE, "Open letter to the Fleet"))
    assert not is_letter(page(NOTE))


@pytest.mark.parametrize(
    ("title", "outlet", "issuer"),
    [
        (
            "Joint Statement from the United States, Egypt, and Qatar",
            "whitehouse.gov",
            "United States, Egypt, and Qatar",
        ),
        (
            "Joint Communiqué of Guyana and Suriname",
            "Office of the Prime Minister of Barbados",
            "Guyana and Suriname",
        ),
        ("Statement on the bay", "Press Office of the Senate of Velsk", "Senate of Velsk"),
        ("Communiqué No. 31", "Upper Sund Resistance, Information Bureau", "Upper Sund Resistance"),
        ("Statement by the Alliance of Small Ports on the bay", None, "Alliance of Small Ports"),
        ("Joint statement on the bay", None, None),
        ("The bay is closed", "sund-wire.example", None),
    ],
)
def test_the_issuer_stands_in_the_title_or_the_letterhead(
    title: str, outlet: str | None, issuer: str | None
) -> None:
    assert issuer_of(page(NOTE, title, outlet)) == issuer


@pytest.mark.parametrize(
    "text", ["The " * 40_000, "AAAA " * 40_000, "ministry of " * 20_000, "1. The Council. " * 9_000]
)
def test_a_page_without_end_is_told_in_time(text: str) -> None:
    read = page(text)
    began = time.process_time()
    is_official(read)
    assert time.process_time() - began < 3
