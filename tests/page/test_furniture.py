from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.furniture import is_furniture
from onrecord.page.sentences import is_prose, is_scrap


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "Related: How the strait was closed",
        "READ MORE: Five boats and a treaty",
        "Sign up for our newsletter",
        "Sign up to our evening email for a digest of the day in your inbox.",
        "Trending on Harbour Video",
        "(R. Quist/Coastal Pool Photo via AP)",
        "Photo: R. Quist / Getty Images",
        "(Reporting by the Port Selm bureau; editing by A. Lee)",
        "[End of briefing]",
        "Share this article",
        "Comments (12)",
        "Copy LinkCopied!",
        "Join the conversation",
        "Support this blog: buy the author a coffee",
        "Subscribe now to read the rest of this letter.",
        "Click here to read the treaty.",
        "Also in this section: Ferry times change in April",
        "More from Harbour Video | Boats",
        "Watch: The fleet leaves port",
        "Story continues below",
    ],
)
def test_furniture_anywhere(text: str) -> None:
    assert is_furniture(text, edge=False)


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Lee",
        "By Ann Lee and Omar Said",
        "Ann Lee 9:15 AM | March 5, 2031",
        "Port Selm, 5 March 2031",
        "Comments are closed. Previous post: How to grill a parrotfish",
        "Newest entries first. Refresh for updates.",
        "This transcript has been lightly edited.",
        "The author teaches at the harbour school. Support our work.",
    ],
)
def test_furniture_at_the_edges(text: str) -> None:
    assert is_furniture(text, edge=True)
    assert not is_furniture(
        f"{text} The minister said on Tuesday that the strait would stay shut. " * 4, edge=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Related matters can wait,” Ms. Holm said.",
        "The ministry subscribes to the treaty, the envoy said.",
        "Share prices fell by 3 per cent, according to the exchange.",
        "“Support us or leave us alone,” the mayor told the crowd outside the newsroom.",
        "Read the letter, Mr. Brezh told reporters: it says nothing of boats.",
        "Photographs of the boats were shown to the envoy, who denied that they were his.",
        "The Ministry recalls that the people of both banks live by the river.",
        "(He later said that he had been misunderstood.)",
        "Follow the money, she said.",
        "Orvia wants peace.",
        "More talks are planned for Thursday in Port Selm.",
    ],
)
@pytest.mark.parametrize("edge", [True, False])
def test_statements_are_kept(text: str, edge: bool) -> None:
    assert not is_furniture(text, edge=edge)


@pytest.mark.parametrize(
    "text",
    [
        "Distributed in Korean, English and Russian. The English text is a translation.",
        "Paid announcement. Published in six languages.",
        "Rush transcript. May contain errors.",
        "Collected from the day's papers.",
        "Sponsored by Velsk Tyres. Want alerts? Send GO to 4471",
        "The author's opinions are his own.",
        "Newest entry at the top. This page refreshes by itself.",
        "Questions? press@velsk.example",
        "Notes to editors: Velsk is a harbour.",
    ],
)
def test_a_site_s_own_notes_at_the_edges(text: str) -> None:
    assert is_furniture(text, edge=True)
    assert not is_furniture(text, edge=False)


@pytest.mark.parametrize(
    "text",
    [
        # The same words, of something else.
        "The two pilots were released without charge.",
        "The prisoners were released in Velsk and Orvia.",
        "Samples were collected from the bay on Tuesday.",
        "Temperatures recorded in March were the highest in ten years.",
    ],
)
def test_words_that_a_site_s_notes_share_with_news(text: str) -> None:
    assert not is_furniture(text, edge=True)


def test_a_form_for_comments_is_furniture_with_what_is_in_it() -> None:
    assert is_furniture("3 comments. Roz: Never trust a minister. — Log in to reply", edge=False)
    assert not is_furniture("Comments (1) Roz: Never trust a minister.", edge=False)


def test_a_rule_between_parts_is_furniture() -> None:
    assert is_furniture("* * *", edge=False)
    assert not is_furniture("A rule.", edge=False)


@pytest.mark.parametrize(
    "text",
    [
        # An order with a speaker beside it is somebody's words, not the site's.
        "Join the talks now, Zelensky said.",
        "Follow the money today, Lavrov said.",
        "Support us now, Kyiv urges.",
        "Sign up to the treaty today or face sanctions, officials warn.",
        "Join us on Telegram, the rebels urge.",
        "Subscribe to our newsletter and you join the struggle, wrote Mr. Brezh.",
        # A noun that is also an order's verb.
        "Support for the offer is here to stay, Peskov said.",
        "Support for membership is growing.",
        "Reply came at noon.",
        "Comment was refused.",
        "Print media were silent.",
        "5 shares were sold.",
        # What stands before the colon is no label, or what follows it no title.
        "Read my lips: no new talks, said Biden.",
        "See you in court: the union's answer.",
        "Also on the table: a cease-fire.",
        "Also on the table: Minsk.",
        "Also on Monday: a cease-fire.",
        "Also in Port Selm: talks resumed.",
        "Elsewhere: the Kremlin said no.",
        "Share the burden: that is what Kyiv wants.",
    ],
)
@pytest.mark.parametrize("edge", [True, False])
def test_short_lines_with_a_prompt_s_words_are_kept(text: str, edge: bool) -> None:
    assert not is_furniture(text, edge=edge)


def test_scraps_are_short_and_hold_no_sentence() -> None:
    assert is_scrap("Tide tables on the back page.")
    assert not is_scrap("The strait is shut.")
    assert not is_scrap("Talks resume in Velsk on Monday.")
    assert not is_scrap("The peso rose.")
    assert not is_scrap("Also on the table: a cease-fire.")
    assert not is_scrap("HOLM: Good night to all of you.")
    assert not is_scrap("“No boats, no talks.”")


def test_prose() -> None:
    assert is_prose("The minister said on Tuesday that the strait would stay shut.")
    assert not is_prose("Home World Boats Fish Weather Tides About Contact")
    assert not is_prose("The strait")


@given(st.text(max_size=500), st.booleans())
def test_any_text_gets_an_answer(text: str, edge: bool) -> None:
    assert is_furniture(text, edge=edge) in (True, False)
