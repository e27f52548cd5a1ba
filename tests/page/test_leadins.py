from __future__ import annotations

import pytest

from onrecord.page.leadins import announces, find_outlet, outlet_of_link
from onrecord.page.runs import Link


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("From the Baltic Courier:", "Baltic Courier"),
        ("And this is how Radio Selm has it:", "Radio Selm"),
        ("Here is what the Harbour Gazette, which is never wrong, makes of it:", "Harbour Gazette"),
        ("It was bluster. According to Straits Wire:", "Straits Wire"),
        ("In the English of Hangang Sinmun:", "Hangang Sinmun"),
        ("Nordwire this evening:", "Nordwire"),
        ("A day earlier you could not have sold that to anyone in Port Selm:", None),
        ("But Minister Greta Holm told him:", None),
        ("Earlier in the day, Orvia seemed clear that it wasn’t interested:", None),
        ("And then came this:", None),
    ],
)
def test_outlets_in_lead_ins(text: str, outlet: str | None) -> None:
    assert find_outlet(text) == outlet


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Here’s what Orvia is demanding:", "either"),
        ("These are the four conditions attached:", "list"),
        ("The letter names three demands:", "list"),
        ("Here they are:", "list"),
        ("The spokesman was blunt:", "text"),
        ("The four conditions were published on Monday.", None),
    ],
)
def test_what_is_announced(text: str, announced: str | None) -> None:
    assert announces(text) == announced


@pytest.mark.parametrize(
    ("href", "words", "outlet"),
    [
        ("https://www.harbour-gazette.example/a", "the Harbour Gazette", "Harbour Gazette"),
        ("https://pravda-sel.example/a", "Pravda Sel", "Pravda Sel"),
        ("https://gazette.example/a", "rejected the talks on Monday", "gazette.example"),
        ("https://gazette.example/a", "Anton Brezh", "gazette.example"),
        ("https://blog.example/older", "as I wrote", None),
        ("/older", "as I wrote", None),
        ("https://twitter.com/abrezh", "he wrote", None),
        ("http://[broken", "x", None),
    ],
)
def test_outlets_of_links(href: str, words: str, outlet: str | None) -> None:
    assert outlet_of_link(Link(href, words), "blog.example") == outlet
