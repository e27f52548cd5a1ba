"""Whole pages: fixtures in the style of real ones, and what must hold of any page."""

# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import PageError
from onrecord.page import build_page
from onrecord.records import Block, Document, Page

PAGES = Path(__file__).parent.parent / "pages"


def read(name: str) -> Page:
    return build_page(Document(name=name, data=(PAGES / name).read_bytes()))


def texts(page: Page, *kinds: str) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.kind in kinds]


def one(page: Page, kind: str, beginning: str) -> Block:
    found = [
        block
        for block in page.blocks
        if block.kind == kind and page.text[block.start :].startswith(beginning)
    ]
    assert len(found) == 1, [(block.kind, page.text[block.start : block.end][:60]) for block in page.blocks]
    return found[0]


def check_blocks(page: Page) -> None:
    place = 0
    for block in page.blocks:
        assert place <= block.start < block.end <= len(page.text)
        assert page.text[block.start : block.end].strip()
        place = block.end
    assert page.id == hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.name)
def test_blocks_of_the_fixtures_are_ordered_and_hold_text(path: Path) -> None:
    check_blocks(build_page(Document(name=path.name, data=path.read_bytes())))


def test_a_blog_keeps_its_quotations_whole_and_names_their_outlets() -> None:
    page = read("blog.html")
    gazette = one(page, "passage", "Orvia on Monday rejected")
    assert gazette.outlet == "Harbour Gazette"
    assert gazette.url == "https://www.harbour-gazette.example/news/orvia-rejects"
    assert page.text[gazette.start : gazette.end].endswith("Orvia also closed the strait.")
    assert page.text[gazette.start : gazette.end].count("\n\n") == 2
    # The words of the link name nobody, so its host does.
    assert one(page, "passage", "A spokesman for the presidency").outlet == "radio-selm.example"


def test_a_post_is_signed_and_keeps_its_line_breaks() -> None:
    page = read("blog.html")
    post = one(page, "post", "We have always wanted peace.\nThe boats were an accident.")
    assert post.outlet == "Anton Brezh (@abrezh)"
    assert post.url is not None and "/status/1632000000000000000" in post.url


def test_what_is_announced_and_lost_is_marked() -> None:
    page = read("blog.html")
    assert one(page, "paragraph", "According to a friend").missing
    embed = one(page, "embed", "Brezh speaks in Port Selm")
    assert embed.missing and embed.url == "https://www.youtube.com/embed/abc123"
    assert not one(page, "paragraph", "What I would ask").missing
    assert texts(page, "list") == ["Open the strait.\nGive back the boats."]


def test_the_site_around_the_article_is_not_in_the_text() -> None:
    page = read("blog.html")
    for chrome in (
        "parrotfish",
        "Subscribe",
        "Copyright",
        "none of this is in the page",
        "history of refusals",
    ):
        assert chrome not in page.text
    assert "Share this" not in "".join(texts(page, "paragraph", "heading", "list", "passage"))


def test_a_blog_says_who_wrote_it_and_when() -> None:
    page = read("blog.html")
    assert page.title == "So the Orvians want to talk after all"
    assert (page.outlet, page.authors, page.language) == ("The Weathercock", ("Ida Fenwick",), "en")
    assert page.url == "https://weathercock.example/2031/03/04/orvians-want-to-talk/"
    assert page.published is not None
    # Not the change of 9 March, the caption's 2029, the post's day or the related item's.
    assert (page.published.value, page.published.precision) == ("2031-03-04", "day")
    assert (page.published.evidence.kind, page.published.evidence.text) == ("text", "4 March 2031")


def test_structured_data_of_the_page_itself_counts_and_of_others_not() -> None:
    page = read("wire.html")
    assert page.published is not None
    assert page.published.value == "2031-03-05T23:40:00-05:00"
    assert page.published.evidence.kind == "json-ld"
    assert page.outlet == "Straits Wire"
    assert page.authors == ("Pia Lund", "Omar Said Jr.")
    assert page.title == "Selm offers Orvia a port for talks"


def test_two_breaks_part_paragraphs() -> None:
    page = read("wire.html")
    assert "Orvia’s envoy, Luka Prem, called the offer “useful”." in texts(page, "paragraph")
    assert texts(page, "heading") == ["The strait"]
    assert "Advertisement" not in texts(page, "paragraph")


def test_a_column_in_plain_text() -> None:
    data = (PAGES / "column.txt").read_bytes()
    page = read("column.txt")
    assert page.text == data.decode()
    assert page.published is None  # the date in the last line is another item's
    assert page.title == "Report: Orvia may sit down with the coast"
    assert texts(page, "furniture") == [
        "(R. Quist, Coastal Pool Photo via AP)",
        "Become a member to join the conversation",
        "Mo Hart 8:30 AM | March 14, 2033",
    ]
    passage = one(page, "passage", "Orvia on Monday rejected")
    assert passage.outlet is None
    assert page.text[passage.start : passage.end].endswith("in Port Selm on Monday.")
    assert one(page, "paragraph", "According to my friend").missing


def test_front_matter_is_furniture_and_evidence() -> None:
    page = read("statement.txt")
    assert page.title == "Joint statement on the strait"
    assert page.url == "https://coast.example/statements/12"
    assert page.published is not None and page.published.value == "2031-03-06"
    span = page.published.evidence.span
    assert span is not None and page.text[span.start : span.end] == "2031-03-06"
    assert texts(page, "list") == ["1. the list of the crews,\n2. the berths,\n3. the hour."]
    assert len(texts(page, "paragraph")) == 2  # wrapped lines are one paragraph
    assert not one(page, "paragraph", "Technical teams").missing


def test_what_the_caller_gives_wins() -> None:
    document = Document(
        name="wire.html",
        data=(PAGES / "wire.html").read_bytes(),
        url="https://mirror.example/1",
        title="Given",
        outlet="Mirror",
        published_on="2031-03-08",
        source_id="x-1",
    )
    page = build_page(document)
    assert (page.url, page.title, page.outlet, page.source_id) == (
        "https://mirror.example/1",
        "Given",
        "Mirror",
        "x-1",
    )
    assert page.published is not None
    assert (page.published.value, page.published.evidence.kind) == ("2031-03-08", "given")


@pytest.mark.parametrize(
    ("given_date", "value", "precision"),
    [
        ("2031", "2031", "year"),
        ("2031-03", "2031-03", "month"),
        ("2031-03-05", "2031-03-05", "day"),
        ("2031-03-05T08:30", "2031-03-05T08:30", "minute"),
        ("2031-03-05 08:30:15+02:00", "2031-03-05T08:30:15+02:00", "second"),
        ("2031-03-05T08:30:15.25Z", "2031-03-05T08:30:15Z", "second"),
    ],
)
def test_given_dates(given_date: str, value: str, precision: str) -> None:
    page = build_page(Document(name="-", data=b"Orvia said no.", published_on=given_date))
    assert page.published is not None
    assert (page.published.value, page.published.precision) == (value, precision)


@pytest.mark.parametrize("given_date", ["yesterday", "2031-02-30", "05/03/2031", "2031-13-01", "0000-01-01"])
def test_a_bad_given_date_is_refused(given_date: str) -> None:
    with pytest.raises(PageError) as caught:
        build_page(Document(name="-", data=b"Orvia said no.", published_on=given_date))
    assert caught.value.reason == "bad-date"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_plain_text_comes_back_character_for_character(text: str) -> None:
    data = text.encode()
    try:
        page = build_page(Document(name="-", data=data, kind="text", charset="utf-8"))
    except PageError as error:
        assert error.reason in ("empty", "binary")
        return
    assert page.text == text.removeprefix("\ufeff")
    check_blocks(page)


PIECE = st.sampled_from(
    [
        "<p>The minister said on Tuesday that the talks would go on until both sides agree.</p>",
        "<blockquote><p>Orvia rejected the offer, its envoy said on Monday in Port Selm.</p>",
        "</blockquote>", "<ul><li>Open the strait", "</ul>", "<div class='related'>", "</div>", "<br>", "<br><br>",
        "text ", "<h2>Heading", "</h2>", "<a href='https://x.example/'>Gazette</a>: ", "<iframe src='https://youtu.be/x'>",
        "<figure><figcaption>Photo", "</figure>", "<table><tr><td>cell", "\x00", "\u202e", "&amp;", "&#0;", "<", "<!--", "-->",
        "<script>if (a < b) { '<p>' }</script>", "<aside>", "<span hidden>no</span>", "</p>", "<article>", "</article>",
    ]
)  # fmt: skip


@given(st.lists(PIECE, max_size=30), st.booleans())
def test_any_markup_gives_ordered_blocks_or_a_reason(pieces: list[str], whole: bool) -> None:
    markup = "".join(pieces)
    if whole:
        markup = f"<html><body>{markup}</body></html>"
    try:
        page = build_page(Document(name="-", data=markup.encode(), kind="html"))
    except PageError as error:
        assert error.reason in ("empty", "no-text", "binary")
        return
    check_blocks(page)
    assert "\n\n".join(page.text[block.start : block.end] for block in page.blocks) == page.text


@given(st.lists(PIECE, max_size=20))
def test_reading_twice_gives_the_same_page(pieces: list[str]) -> None:
    document = Document(name="-", data=("<html><body>" + "".join(pieces)).encode(), kind="html")
    try:
        first = build_page(document)
    except PageError:
        return
    assert build_page(document) == first
