"""Where a publication date may come from, and where it may not."""

# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import pytest

from onrecord.page import build_page
from onrecord.records import Document, Published

STORY = (
    "<p>The government of Selm offered on Wednesday to let both sides meet in its harbour, a day after Orvia gave in.</p>"
    "<p>Foreign Minister Greta Holm said that the door was open, and that nobody would be asked for a passport there.</p>"
    "<p>About forty ships a day pass the strait, according to the harbour office, which has counted none since Sunday.</p>"
)


def published(
    *,
    head: str = "",
    above: str = "",
    below: str = "",
    url: str | None = None,
    fetched_from: str | None = None,
) -> Published | None:
    markup = (
        f"<html lang='en'><head>{head}</head><body><nav><time datetime='2020-01-01'>1 January 2020</time></nav>"
        f"<main><article><h1>Selm offers a port</h1>{above}{STORY}{below}</article></main></body></html>"
    )
    return build_page(Document(name="-", data=markup.encode(), url=url, fetched_from=fetched_from)).published


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "above", "kind", "value"),
    [
        (ld('{"@type": "NewsArticle", "datePublished": "2031-03-05T10:00:00Z"}'), "", "json-ld", "2031-03-05T10:00:00Z"),
        (ld('[{"@type": ["Article"], "datePublished": "2031-03-05"}]'), "", "json-ld", "2031-03-05"),
        ('<meta property="article:published_time" content="2031-03-05T10:00+01:00">', "", "meta", "2031-03-05T10:00+01:00"),
        ('<meta name="DC.date.issued" content="2031-03-05">', "", "meta", "2031-03-05"),
        ("", "<time datetime='2031-03-05T10:00:00Z'>today</time>", "time", "2031-03-05T10:00:00Z"),
        ("", "<p>By Ann Lee, March 5, 2031</p>", "text", "2031-03-05"),
        ("", "<div><span>Ann Lee</span><span>Published 5 Mar 2031, 11:21</span><span>Updated 7 Mar 2031</span></div>", "text",
         "2031-03-05T11:21"),
    ],
)  # fmt: skip
def test_places_that_speak_of_the_page(head: str, above: str, kind: str, value: str) -> None:
    found = published(head=head, above=above)
    assert found is not None
    assert (found.evidence.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "url",
    ["https://x.example/2031/03/05/port", "https://x.example/2031/mar/05/port", "https://x.example/a-20310305", "https://x.example/2031-03-05/a"],
)  # fmt: skip
def test_the_address(url: str) -> None:
    found = published(url=url)
    assert found is not None
    assert (found.evidence.kind, found.value, found.precision) == ("url", "2031-03-05", "day")


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        (ld('{"@type": "NewsArticle", "dateModified": "2031-03-05"}'), "", ""),
        ('<meta property="article:modified_time" content="2031-03-05T10:00:00Z">', "", ""),
        ("", "<p>Updated: 5 March 2031</p>", ""),
        ("", "<p>Last updated <time datetime='2031-03-05'>5 March 2031</time></p>", ""),
        ("", "<figure><img><figcaption>The port on 5 March 2031. <time datetime='2031-03-05'>then</time></figcaption></figure>", ""),
        ("", "<aside class='related'><a href='/x'>Older news</a> <time datetime='2030-01-01'>1 January 2030</time></aside>", ""),
        ("", "<p>The treaty was signed on 5 March 2031 in this harbour, as the minister recalled with a sigh.</p>", ""),
        ("", "", "<div class='comments'><p>Old Tar, 5 March 2031</p></div>"),
        ("", "", "<ul class='most-read'><li><time datetime='2031-03-05'>5 March 2031</time> Fish prices fall</li></ul>"),
        (ld('{"@type": "BreadcrumbList", "datePublished": "2031-03-05"}'), "", ""),
        (ld("{broken"), "", ""),
    ],
)  # fmt: skip
def test_places_that_speak_of_something_else(head: str, above: str, below: str) -> None:
    assert published(head=head, above=above, below=below) is None


OTHER = '{"@type": "NewsArticle", "headline": "%s", "url": "%s", "datePublished": "2029-01-01", "author": {"name": "Bo Kent"}}'


@pytest.mark.parametrize("above", ["", "<p>By Ann Lee, March 5, 2031</p>"])
def test_an_item_with_another_address_and_another_headline_is_another_page_s(above: str) -> None:
    other = ld(OTHER % ("Fish prices fall for a third week", "https://x.example/fish"))
    canonical = "<link rel='canonical' href='https://x.example/port'>"
    for page in (
        {"head": other + canonical},
        {"head": other, "url": "https://x.example/port"},
        {"head": other, "fetched_from": "https://x.example/port"},
    ):
        found = published(above=above, **page)
        assert (found.value if found else None) == ("2031-03-05" if above else None)
    # Its neighbour in the same script is the page's.
    both = (
        f"[{OTHER % ('Fish prices fall', 'https://x.example/fish')}, "
        + '{"@type": "Article", "datePublished": "2031-03-05"}]'
    )
    found = published(head=ld(both) + canonical)
    assert found is not None and found.value == "2031-03-05"


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("Selm offers Orvia a port for talks", "https://x.example/fish"),
        ("Fish prices fall", "https://cms.x.example/port"),
        ("Fish prices fall", "https://x.example/#article"),
        ("", "https://x.example/fish"),
    ],
)
def test_an_item_that_shares_the_headline_or_the_address_is_the_page_s(headline: str, address: str) -> None:
    found = published(head=ld(OTHER % (headline, address)), fetched_from="https://x.example/port")
    assert found is not None and found.value == "2029-01-01"


def test_the_day_of_writing_does_not_outrank_the_day_of_publication() -> None:
    found = published(
        head=ld('{"@type": "NewsArticle", "dateCreated": "2031-03-01"}')
        + '<meta property="article:published_time" content="2031-03-05">'
    )
    assert found is not None and (found.value, found.evidence.kind) == ("2031-03-05", "meta")


@pytest.mark.parametrize(
    "stated", ["1970-01-01", "1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "0001-01-01T00:00:00"]
)
def test_a_date_that_was_never_set_is_none(stated: str) -> None:
    assert published(head=ld(f'{{"@type": "NewsArticle", "datePublished": "{stated}"}}')) is None
    found = published(
        head=f'<meta property="article:published_time" content="{stated}">', above="<p>5 March 2031</p>"
    )
    assert found is not None and found.value == "2031-03-05"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Updated 5 March 2031. First published 3 March 2031", "2031-03-03"),
        ("Last modified: March 5, 2031 | Published: March 3, 2031", "2031-03-03"),
        ("First published 3 March 2031, last updated 5 March 2031", "2031-03-03"),
        ("By Ann Lee | 2031-03-03", "2031-03-03"),
        ("Published: 2031-03-03", "2031-03-03"),
        ("Updated: 2031-03-03", None),
        ("Updated 5 March 2031 | 4 March 2031", None),
    ],
)
def test_lines_beside_the_headline(line: str, value: str | None) -> None:
    found = published(above=f"<p>{line}</p>")
    assert (found.value if found else None) == value
    text = f"{line}\n\nOrvia said no on Wednesday evening.\n\nThe coast said nothing at all about it.\n\nNobody came."
    found = build_page(Document(name="-", data=text.encode(), kind="text")).published
    assert (found.value if found else None) == value
    if found is not None:
        span = found.evidence.span
        assert span is not None and text[span.start : span.end] == span.text


def test_places_that_disagree_are_outvoted() -> None:
    wrong = ld('{"@type": "NewsArticle", "datePublished": "2031-05-20"}')
    meta = '<meta property="article:published_time" content="{}">'
    byline = "<p>By Ann Lee, March 5, 2031</p>"
    url = "https://x.example/2031/03/05/port"

    def kind(**places: str) -> tuple[str, str] | None:
        found = published(**places)
        return (found.evidence.kind, found.value) if found else None

    assert kind(head=wrong, above=byline, url=url) == ("text", "2031-03-05")
    assert kind(head=wrong + meta.format("2031-03-05T10:00:00Z"), above=byline) == (
        "meta",
        "2031-03-05T10:00:00Z",
    )
    # All differ, or one alone does: the order of trust.
    assert kind(head=wrong, above=byline) == ("json-ld", "2031-05-20")
    assert kind(head=wrong + meta.format("2031-04-01"), url=url) == ("json-ld", "2031-05-20")
    # One moment has two days on earth: it is no disagreement.
    night = ld('{"@type": "NewsArticle", "datePublished": "2031-03-06T02:00:00Z"}')
    assert kind(head=night, above=byline, url=url) == ("json-ld", "2031-03-06T02:00:00Z")


def test_published_wins_over_modified_wherever_it_stands() -> None:
    found = published(
        head='<meta property="article:modified_time" content="2031-03-09">',
        above="<p>Updated 9 March 2031</p><p>Published 5 March 2031</p>",
    )
    assert found is not None and found.value == "2031-03-05"


def test_an_item_above_the_headline_is_another_one() -> None:
    markup = (
        "<html><body><div><h4>Fish prices fall</h4><div>Ann Lee</div><div>January 16, 2031</div></div>"
        f"<div><h1>Selm offers a port</h1><div>Chuck Moss</div><div>April 28, 2031</div>{STORY}</div></body></html>"
    )
    found = build_page(Document(name="-", data=markup.encode())).published
    assert found is not None and found.value == "2031-04-28"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PORT SELM, March 5, 2031 (Straits Wire) — Orvia said no on Wednesday.\n\nIt said so twice, and then once more.", "2031-03-05"),
        ("Published 5 March 2031\n\nOrvia said no on Wednesday evening.\n\nThe coast said nothing at all about it.\n\nNobody came.", "2031-03-05"),
        ("Title: No\nDate: 5 March 2031\n\nOrvia said no on Wednesday evening.", "2031-03-05"),
        ("PORT SELM, March 5 (Straits Wire) — Orvia said no.\n\nIt said so twice.", None),
        ("Orvia said no.\n\nThe coast said nothing at all about it.\n\nMo Hart 8:30 AM | March 14, 2033", None),
        ("Orvia said on 5 March 2031 that it would not come.\n\nIt came on the next day and stayed.", None),
    ],
)  # fmt: skip
def test_plain_text(text: str, value: str | None) -> None:
    found = build_page(Document(name="-", data=text.encode(), kind="text")).published
    assert (found.value if found else None) == value
    if found is not None:
        span = found.evidence.span
        assert span is not None and text[span.start : span.end] == span.text
