# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import pytest

from onrecord.page import build_page
from onrecord.records import Document, Page

STORY = (
    "<p>The government of Selm offered on Wednesday to let both sides meet in its harbour, a day after Orvia gave in.</p>"
    * 2
)


def read(
    head: str,
    body: str = "<h1>Selm offers a port</h1>",
    url: str | None = None,
    html: str = "",
    fetched_from: str | None = None,
) -> Page:
    markup = f"<html {html}><head>{head}</head><body><article>{body}{STORY}</article></body></html>"
    return build_page(Document(name="-", data=markup.encode(), url=url, fetched_from=fetched_from))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Selm offers a port | Straits Wire</title>", "<h1>Selm offers a port</h1>", "Selm offers a port"),
        ("<title>Selm offers a port - Straits Wire</title><meta property='og:site_name' content='Straits Wire'>", "", "Selm offers a port"),
        ("<meta property='og:title' content='Selm &amp;amp; Orvia to talk'>", "<h1>Straits Wire</h1>", "Selm & Orvia to talk"),
        ("<meta property='og:title' content='Port offered by Selm'>", "<h1>Selm offers a port</h1>", "Selm offers a port"),
        ("<title>A port - and a price</title>", "", "A port - and a price"),
        ("", "", None),
    ],
)  # fmt: skip
def test_titles(head: str, body: str, title: str | None) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        ("<meta property='og:site_name' content='Straits Wire'>", None, "Straits Wire"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Straits Wire"}}</script>', None, "Straits Wire"),
        ("<title>Selm offers a port | Straits Wire</title>", "https://www.straitswire.example/a", "Straits Wire"),
        ("<title>Selm offers a port | World</title>", "https://www.straitswire.example/a", "straitswire.example"),
        ("", None, None),
        ("", "straitswire.example/a", "straitswire.example"),
        ("", "not a url", None),
        ("", "page.html?http://x.example", None),
        ("", "urn:isbn:0451450523", None),
        ("", "a@b", None),
    ],
)  # fmt: skip
def test_outlets(head: str, url: str | None, outlet: str | None) -> None:
    assert read(head, url=url).outlet == outlet


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("<meta name='author' content='By Ann Lee and Omar Said'>", ("Ann Lee", "Omar Said")),
        ("<meta property='article:author' content='https://facebook.com/annlee'>", ()),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":["Ann Lee",{"name":"O. Said"}]}</script>', ("Ann Lee", "O. Said")),
        ("", ()),
    ],
)  # fmt: skip
def test_authors(head: str, authors: tuple[str, ...]) -> None:
    assert read(head).authors == authors


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ("<p class='byline'>By Ann Lee</p>", ("Ann Lee",)),
        ("<div class='article-byline'>By <span>Ann Lee</span> and <span>Omar Said</span></div>", ("Ann Lee", "Omar Said")),
        ("<div class='byline'><span>By Ann Lee</span><span>Published 3 March 2031</span></div>", ("Ann Lee",)),
        ("<div class='byline'>BY ANN LEE, Diplomatic Correspondent</div>", ("Ann Lee",)),
        ("<span class='byline__name'>Ann van der Lee</span>", ("Ann van der Lee",)),
        ("<p>By <a rel='nofollow author' href='/ann'>Ann Lee</a></p>", ("Ann Lee",)),
        ("<p class='byline'>By our own correspondent</p>", ()),
        ("<p class='byline'>By Straits Wire Staff</p>", ()),
        ("<p class='byline'>Port Selm, 3 March 2031</p>", ()),
        ("<aside><p class='byline'>By Bo Kent</p></aside>", ()),
        ("<ul class='related'><li><a rel='author' href='/bo'>Bo Kent</a></li></ul>", ()),
    ],
)  # fmt: skip
def test_bylines(above: str, authors: tuple[str, ...]) -> None:
    assert read("", f"<h1>Selm offers a port</h1>{above}").authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By Ann Lee, Bo Kent and Omar Said", ("Ann Lee", "Bo Kent", "Omar Said")),
        ("By Ann Lee | 2031-03-03", ("Ann Lee",)),
        ("By Ann Lee in Port Selm", ("Ann Lee",)),
        ("BY ANN LEE", ("Ann Lee",)),
        ("By our reporter", ()),
        ("By the Editors", ()),
        ("By Monday the boats had left, and nobody asked why.", ()),
    ],
)
def test_bylines_in_plain_text(line: str, authors: tuple[str, ...]) -> None:
    text = f"Selm offers a port\n\n{line}\n\nOrvia said no on Wednesday evening.\n\nThe coast said nothing at all."
    assert build_page(Document(name="-", data=text.encode(), kind="text")).authors == authors
    below = f"Orvia said no on Wednesday evening.\n\nThe coast said nothing at all.\n\nNobody came.\n\nFish.\n\n{line}"
    assert build_page(Document(name="-", data=below.encode(), kind="text")).authors == ()


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://x.example/a'>", "https://x.example/a"),
        (
            "<link rel='canonical' href='/a'><meta property='og:url' content='https://x.example/b?c'>",
            "https://x.example/a",
        ),
        ("<meta property='og:url' content='https://x.example/b'>", "https://x.example/b"),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='http://[broken'>", None),
    ],
)
def test_addresses(head: str, url: str | None) -> None:
    assert read(head).url == url


CANONICAL = "<link rel='canonical' href='{}'>"


@pytest.mark.parametrize(
    ("head", "fetched_from", "url"),
    [
        (CANONICAL.format("https://x.example/a"), "https://x.example/a?utm=mail", "https://x.example/a"),
        (CANONICAL.format("https://www.x.example/a"), "https://m.x.example/a", "https://www.x.example/a"),
        (CANONICAL.format("https://news.x.example/a"), "http://x.example/a", "https://news.x.example/a"),
        (CANONICAL.format("/a"), "https://x.example/b/c", "https://x.example/a"),
        ("<base href='/en/'>" + CANONICAL.format("a"), "https://x.example/b/c", "https://x.example/en/a"),
        ("<meta property='og:url' content='https://x.example/a'>", "https://x.example/a#top", "https://x.example/a"),
        ("<link rel='alternate canonical' href='https://x.example/a'>", "https://x.example/b", "https://x.example/a"),
        # Another site's, a front page's, none at all.
        (CANONICAL.format("https://y.example/a"), "https://x.example/a?utm=mail", "https://x.example/a?utm=mail"),
        (CANONICAL.format("https://notx.example/a"), "https://x.example/a", "https://x.example/a"),
        (CANONICAL.format("https://x.example/"), "https://x.example/a", "https://x.example/a"),
        (CANONICAL.format("http://[broken"), "https://x.example/a", "https://x.example/a"),
        ("", "https://x.example/a", "https://x.example/a"),
    ],
)  # fmt: skip
def test_the_page_s_own_address_wins_over_where_it_was_fetched(
    head: str, fetched_from: str, url: str
) -> None:
    assert read(head, fetched_from=fetched_from).url == url
    assert read(head, url="https://z.example/1", fetched_from=fetched_from).url == "https://z.example/1"


def test_an_address_that_was_fetched_serves_plain_text() -> None:
    page = build_page(Document(name="-", data=b"Orvia said no.", fetched_from="https://x.example/a.txt"))
    assert (page.url, page.outlet) == ("https://x.example/a.txt", "x.example")


def test_relative_links_stand_on_the_address() -> None:
    body = "<h1>Selm offers a port</h1><p>Orvia answered in a letter:</p><blockquote cite='letters/2'><p>We shall come to Selm, and we shall bring the boats, the letter said.</p></blockquote>"
    found = {
        base: next(one.url for one in read(base, body, fetched_from="https://x.example/a/b").blocks if one.kind == "passage")
        for base in ("", "<base href='https://x.example/old/'>")
    }  # fmt: skip
    assert [*found.values()] == ["https://x.example/a/letters/2", "https://x.example/old/letters/2"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung von Selm hat am Mittwoch angeboten, dass sich beide Seiten in ihrem Hafen treffen können, sagte sie.", "de"),
        ("Мы готовы к переговорам, заявил представитель министерства в среду вечером на пресс-конференции в порту.", "ru"),
        ("12345 67890", None),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    assert build_page(Document(name="-", data=text.encode(), kind="text")).language == language


def test_the_template_states_the_language_unless_the_text_is_plainly_english() -> None:
    assert read("", html="lang='pt-BR'").language == "pt"
    assert read("", html="lang='english'").language == "en"
    english = "They said on Monday that it would have been better for all of them if the boats had left. " * 3
    page = f"<html lang=pt-BR><body><article><p>{english}</p></article></body></html>"
    assert build_page(Document(name="-", data=page.encode(), kind="html")).language == "en"
