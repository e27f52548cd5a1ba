# ruff: noqa: E501 (markup is not cut)
"""What of a page is the article: what trafilatura throws away, and what it keeps and should not."""

from __future__ import annotations

import pytest

from onrecord.page import build_page
from onrecord.records import Document, Page

LONG = (
    "<p>The government of Selm offered on Wednesday to let both sides meet in its harbour, a day after Orvia gave in.</p>",
    "<p>Foreign Minister Greta Holm said that the door was open, and that nobody would be asked for a passport there.</p>",
    "<p>About forty ships a day pass the strait, according to the harbour office, which has counted none since Sunday.</p>",
    "<p>Both governments have said that the crews of the three boats are well and will be released before the talks.</p>",
)  # fmt: skip


def read(*parts: str) -> Page:
    markup = (
        f"<html lang='en'><body><article><h1>Selm offers a port</h1>{''.join(parts)}</article></body></html>"
    )
    return build_page(Document(name="-", data=markup.encode(), url="https://straitswire.example/a"))


def kinds(page: Page) -> dict[str, str]:
    return {page.text[block.start : block.end][:30]: block.kind for block in page.blocks}


def test_quotations_are_kept_however_they_are_marked_up() -> None:
    inner = "Orvia will not sit down with pirates, the letter said."
    quotes = (
        f"<blockquote>{inner}</blockquote>",
        f"<blockquote><div><div>{inner}</div></div></blockquote>",
        f"<blockquote class='wp-block-quote'><p>{inner}</p><p>It was not signed.</p></blockquote>",
        f"<div class='quote-box'><blockquote><p>{inner}</p></blockquote></div>",
        f"<figure><blockquote><p>{inner}</p></blockquote><figcaption><cite>The letter</cite></figcaption></figure>",
    )
    for quote in quotes:
        page = read(LONG[0], "<p>This is what it said.</p>", quote, *LONG[1:])
        assert kinds(page)[inner[:30]] == "passage", quote
        assert "It was not signed" in page.text or "signed" not in quote


def test_a_pull_quote_says_again_what_the_article_says() -> None:
    pulled = "<blockquote class='pullquote'><p>nobody would be asked for a passport there</p></blockquote>"
    again = "<blockquote><p>nobody would be asked for a passport there</p></blockquote>"
    for quote in (pulled, again):
        page = read(*LONG[:3], quote, LONG[3])
        assert kinds(page)["nobody would be asked for a passport there"[:30]] == "furniture"


def test_lead_ins_short_lines_and_items_are_kept() -> None:
    page = read(
        *LONG[:2],
        "<p>Orvia asks for this:</p><ol><li>the boats</li><li>the crews and their nets</li></ol><p>Nothing more.</p>",
        *LONG[2:],
    )
    assert kinds(page)["Orvia asks for this:"] == "paragraph"
    assert kinds(page)["the boats\nthe crews and their nets"[:30]] == "list"
    assert "Nothing more." in page.text


def test_offers_between_paragraphs_are_no_part_of_the_article() -> None:
    wall = (
        "<div class='blurred'><p>Subscribe now to read the latest news in your city.</p><ul><li>Exclusive articles by our columnists.</li>"
        "<li>Daily puzzles.</li></ul><p>Create an account or sign in to continue with your reading experience.</p>"
        "<p>View more offers</p></div>"
    )
    # trafilatura takes anything on short pages, so this one is long.
    more = [
        one.replace("Selm", f"Selm-{n}").replace("Sunday", f"day {n}") for n in range(9) for one in LONG[:3:2]
    ]
    page = read(*LONG, *more[:9], wall, *more[9:])
    article = [page.text[one.start : one.end] for one in page.blocks if one.kind != "furniture"]
    assert len(article) == len(LONG) + len(more)


def test_a_label_that_comes_again_and_again_is_the_site_s() -> None:
    page = read(*(f"{one}<p>Article content</p>" for one in LONG))
    assert "Article content" not in page.text


def test_other_items_below_are_left_out() -> None:
    items = "".join(
        f"<h3>Fish prices fall for week {n}</h3><p>The exchange has seen no such week since the spring of {n}.</p>"
        for n in (2, 3, 4)
    )
    page = read(*LONG * 2, "<h2>More from Straits Wire</h2>", items)
    assert "Fish prices" not in page.text
    inside = read(
        *LONG[:2],
        "<h2>Related</h2><p><a href='/x'>Fish prices fall</a></p>",
        "<h2>The strait</h2>",
        *LONG[2:],
    )
    assert kinds(inside)["The strait"] == "heading"


def test_a_post_without_its_text_is_lost() -> None:
    address = "https://twitter.com/abrezh/status/1632000000000000000"
    page = read(
        *LONG[:2],
        f"<blockquote class='twitter-tweet'><a href='{address}'>{address}</a></blockquote>",
        *LONG[2:],
    )
    lost = [one for one in page.blocks if one.missing]
    assert [(one.kind, one.url) for one in lost] == [("embed", address)]


def test_words_for_screen_readers_are_not_the_author_s() -> None:
    page = read(
        LONG[0],
        "<p>The <a href='/r'>report<span class='sr-only'>, opens new tab</span></a> names nobody at all.</p>",
        *LONG[1:],
    )
    assert "The report names nobody at all." in page.text


def test_a_page_without_an_article_element() -> None:
    markup = (
        "<html><body><table><tr><td>"
        + "<br><br>".join(one[3:-4] for one in LONG)
        + "</td></tr></table></body></html>"
    )
    page = build_page(Document(name="-", data=markup.encode()))
    assert len(page.blocks) == len(LONG)


TWEET = "https://twitter.com/abrezh/status/1632000000000000000"
REEL = "https://www.instagram.com/p/Cx1/"
TIKTOK = "https://www.tiktok.com/@abrezh/video/71"
VIDEO = "https://www.youtube.com/embed/abc123"


@pytest.mark.parametrize(
    ("embed", "address"),
    [
        (f"<blockquote class='instagram-media' data-instgrm-permalink='{REEL}'></blockquote>", REEL),
        (f"<blockquote class='instagram-media' data-instgrm-permalink='{REEL}'><a href='{REEL}'>View this post on Instagram</a></blockquote>", REEL),
        (f"<blockquote class='twitter-tweet'><a href='{TWEET}'></a></blockquote>", TWEET),
        (f"<blockquote class='twitter-tweet'><p><a href='{TWEET}'>{TWEET}</a></p></blockquote>", TWEET),
        (f"<blockquote class='tiktok-embed' cite='{TIKTOK}' data-video-id='71'><section></section></blockquote>", TIKTOK),
        (f"<blockquote class='tiktok-embed' cite='{TIKTOK}'><section><a href='https://www.tiktok.com/@abrezh'>@abrezh</a></section></blockquote>", TIKTOK),
        ("<div class='fb-post' data-href='https://www.facebook.com/selm/posts/9'></div>", "https://www.facebook.com/selm/posts/9"),
        (f"<object data='{VIDEO}' type='text/html'></object>", VIDEO),
        (f"<object><param name='movie' value='{VIDEO}'><embed src='{VIDEO}'></object>", VIDEO),
        (f"<embed src='{VIDEO}'>", VIDEO),
        ("<amp-twitter data-tweetid='1632' layout='responsive'></amp-twitter>", "https://twitter.com/i/status/1632"),
        ("<amp-youtube data-videoid='abc123'></amp-youtube>", "https://www.youtube.com/watch?v=abc123"),
        ("<amp-instagram data-shortcode='Cx1'></amp-instagram>", REEL),
        (f"<amp-iframe src='{VIDEO}'><p placeholder></p></amp-iframe>", VIDEO),
    ],
)  # fmt: skip
def test_an_embed_whose_content_is_lost_leaves_its_address(embed: str, address: str) -> None:
    for held in (embed, f"<figure>{embed}</figure>", f"<div class='embed'>{embed}</div>"):
        page = read(*LONG[:2], held, *LONG[2:])
        assert [(one.kind, one.url) for one in page.blocks if one.missing] == [("embed", address)], held


@pytest.mark.parametrize(
    "embed",
    ["<embed src='https://ads.example/1'>", "<object data='chart.svg'></object>", "<amp-iframe src='/form'></amp-iframe>",
     "<amp-ad data-slot='1'></amp-ad>", "<amp-twitter></amp-twitter>"],
)  # fmt: skip
def test_what_is_no_evidence_leaves_nothing(embed: str) -> None:
    assert len(read(*LONG[:2], embed, *LONG[2:]).blocks) == len(LONG)


def test_a_quotation_inside_a_quotation_is_its_text() -> None:
    outer, inner, rest = (
        "Orvia will not sit down with pirates, the letter of the palace said.",
        "The boats were an accident, and the crews will be fed.",
        "It was read out in the harbour on Monday, and nobody clapped.",
    )
    quote = f"<blockquote><p>{outer}</p><blockquote><p>{inner}</p></blockquote><p>{rest}</p></blockquote>"
    page = read(*LONG[:2], "<p>From the Harbour Gazette:</p>", quote, *LONG[2:])
    (passage,) = (one for one in page.blocks if one.kind == "passage")
    assert page.text[passage.start : passage.end] == f"{outer}\n\n{inner}\n\n{rest}"
    assert passage.outlet == "Harbour Gazette"


@pytest.mark.parametrize(
    ("quote", "outlet"),
    [
        ("<p>{}</p><cite>Radio Selm</cite>", "Radio Selm"),
        ("{} <cite>— Radio Selm</cite>", "Radio Selm"),
        ("<p>{}</p><p>— <cite>Radio Selm</cite></p>", "Radio Selm"),
        ("<p>{}</p><footer>Greta Holm in <cite>Radio Selm</cite></footer>", "Radio Selm"),
        ("<p>As <cite><a href='https://radio-selm.example/1'>Radio Selm</a></cite> has it: {}</p>", "Radio Selm"),
        ("<p>He read <cite>The Sea and the Shore</cite> aloud. {}</p>", None),
        ("<p>{} He was reading <cite>The Sea and the Shore</cite></p>", None),
        ("<cite>The Sea and the Shore</cite><p>was what he read. {}</p>", None),
        ("<p>{}</p><blockquote><p>We know.</p><cite>Radio Selm</cite></blockquote>", None),
    ],
)  # fmt: skip
def test_a_cite_names_the_outlet_where_it_signs_the_quotation(quote: str, outlet: str | None) -> None:
    words = "The envoy said on Monday that the boats had gone and that the harbour was shut."
    page = read(*LONG[:2], f"<blockquote>{quote.format(words)}</blockquote>", *LONG[2:])
    assert [one.outlet for one in page.blocks if one.kind == "passage"] == [outlet]
