"""Times in sentences, read against Wednesday, 15 May 2030."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.page import build_page
from onrecord.records import Document, Page, TimeExpression

PUBLISHED = "2030-05-15"


def read(text: str, published: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(page(text, published))


def page(text: str, published: str | None = PUBLISHED) -> Page:
    return build_page(Document("page", text.encode(), kind="text", charset="utf-8", published_on=published))


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("They met on 7 August 2029 in Geneva.", "7 August 2029", "2029-08-07"),
        ("They met on Aug. 7, 2029, in Geneva.", "Aug. 7, 2029", "2029-08-07"),
        ("They met on the twelfth of March.", "the twelfth of March", "2030-03-12"),
        ("On the 7th she vowed to stay.", "the 7th", "2030-05-07"),
        ("It was signed on 2029-08-07.", "2029-08-07", "2029-08-07"),
        ("Logged at 2029-08-07T14:05Z.", "2029-08-07T14:05Z", "2029-08-07T14:05"),
        ("They met on Dec. 20 in Geneva.", "Dec. 20", "2029-12-20"),
        ("They met in April.", "April", "2030-04"),
        ("They stopped paying in June.", "June", "2029-06"),
        ("They moved the vote from May to June.", "June", "2030-06"),
        ("The talks will resume in September.", "September", "2030-09"),
        ("They met in 1998.", "1998", "1998"),
        ("They fought in the early 1990s.", "the early 1990s", "199"),
        ("They fought in the '90s.", "the '90s", "199"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("Profit rose in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("Profit rose in the first quarter.", "the first quarter", "2030-Q1"),
        ("They quarrelled last winter.", "last winter", "2029-WI"),
        ("They quarrelled in the summer of 2028.", "the summer of 2028", "2028-SU"),
        ("Sales fell in fiscal 2029.", "fiscal 2029", "2029"),
        ("He wants an answer before Christmas.", "Christmas", "2030-12-25"),
        ("It was in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("He said so yesterday.", "yesterday", "2030-05-14"),
        ("He said so last night.", "last night", "2030-05-14TNI"),
        ("He said so this morning.", "this morning", "2030-05-15TMO"),
        ("He left last week.", "last week", "2030-W19"),
        ("He left two weeks ago.", "two weeks ago", "2030-W18"),
        ("He left three days ago.", "three days ago", "2030-05-12"),
        ("He left a year ago.", "a year ago", "2029"),
        ("He left in June last year.", "June last year", "2029-06"),
        ("It will be heard the week of March 6.", "the week of March 6", "2030-W10"),
        ("It took three weeks.", "three weeks", "P3W"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took a half hour.", "a half hour", "PT30M"),
        ("It fell over the past three months.", "the past three months", "P3M"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet daily.", "daily", "P1D"),
        ("They eat three times a day.", "a day", "P1D"),
        ("He has come recently.", "recently", "PAST_REF"),
        ("It began at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2030-05-14T09:00"),
        ("It began at ten past nine.", "ten past nine", "2030-05-15T09:10"),
        ("It began at eight last night.", "eight last night", "2030-05-14T20:00"),
        ("It ends at midnight on Friday.", "midnight on Friday", "2030-05-17T24:00"),
        ("It began at 5 o'clock today.", "5 o'clock today", "2030-05-15T17:00"),
        ("It ends at noon.", "noon", "2030-05-15T12:00"),
    ],
)  # fmt: skip
def test_an_expression(text: str, found: str, value: str) -> None:
    assert (found, value) in [(time.text.removeprefix("at "), time.value) for time in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy said on Monday that it was over.", "2030-05-13"),
        ("The envoys will meet on Monday.", "2030-05-20"),
        ("The envoys agreed to meet on Monday.", "2030-05-20"),
        ("The envoys are to be freed on Monday.", "2030-05-20"),
        ("He gave them until Monday.", "2030-05-20"),
        ("By Monday they had folded.", "2030-05-13"),
        ("The envoy, who was freed on Monday, will stay.", "2030-05-13"),
        ("He called a strike for Monday.", "2030-05-20"),
        ("The envoy said on Wednesday that it was over.", "2030-05-15"),
        ("Last Wednesday he came.", "2030-05-08"),
        ("Next Wednesday he comes.", "2030-05-22"),
        ("He came on Tuesday of last week.", "2030-05-07"),
    ],
)
def test_a_weekday_lies_where_its_clause_looks(text: str, value: str) -> None:
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 7 August 2029 they met. The next day they parted.", "2029-08-08"),
        ("On 7 August 2029 they met. That evening they parted.", "2029-08-07TEV"),
        ("In May 1995 he was made a general. The following year he left.", "1996"),
        ("On 7 August 2029 they met. Three days earlier they had refused.", "2029-08-04"),
        ("On 7 August 2029 they met at 14:05.", "2029-08-07T14:05"),
        ("Profit rose in the third quarter from 2 million a year earlier.", "2028-Q3"),
    ],
)
def test_what_was_named_before_is_where_the_next_is_told_from(text: str, value: str) -> None:
    assert read(text)[-1].value == value


def test_a_stamp_is_of_the_page_or_of_the_day_that_heads_it() -> None:
    text = "14:20 The envoy lands.\n\nTuesday 14 May\n\n23:10 The envoy leaves.\n"
    assert [value for _, value in values(text)] == ["2030-05-15T14:20", "2030-05-14", "2030-05-14T23:10"]


@pytest.mark.parametrize(
    "text",
    [
        "2000 troops crossed.",
        "He paid $1990 for it.",
        "The F-16 came down.",
        "It grew by 3.15 percent.",
        "Prime Minister Theresa May left.",
        "You may go.",
        "Foreign Minister Jan Kavan came.",
        "They march on the capital.",
        "He gave it a second try.",
        "A quarter of the seats were empty.",
        "Resolution 1973 was adopted.",
        "The Sunday Times has the story.",
        "Hundreds fled. 1990 people stayed.",
        "The 12-year-old waited.",
        "Howes was 37 years old.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert read(text) == ()


def test_intervals_and_their_precision() -> None:
    text = (
        "Last year, in the third quarter of 2029, in April, last week, yesterday and this morning; at 14:05."
    )
    found = [(time.earliest, time.latest, time.precision) for time in read(text)]
    assert found == [
        ("2029-01-01", "2029-12-31", "year"),
        ("2029-07-01", "2029-09-30", "quarter"),
        ("2030-04-01", "2030-04-30", "month"),
        ("2030-05-06", "2030-05-12", "week"),
        ("2030-05-14", "2030-05-14", "day"),
        ("2030-05-15T00:00", "2030-05-15T11:59", "part of day"),
        ("2030-05-15T14:05", "2030-05-15T14:05", "minute"),
    ]


def test_the_past_months_are_a_duration_with_days() -> None:
    (time,) = read("It fell over the past three months.")
    assert (time.type, time.earliest, time.latest) == ("DURATION", "2030-02-15", "2030-05-15")


def test_days_from_one_to_another() -> None:
    text = "They met from 3 to 5 March, on May 7-9 and on 12–14 August 2029."
    assert [(time.text, time.earliest, time.latest) for time in read(text)] == [
        ("3 to 5 March", "2030-03-03", "2030-03-05"),
        ("May 7-9", "2030-05-07", "2030-05-09"),
        ("12–14 August 2029", "2029-08-12", "2029-08-14"),
    ]


def test_without_a_date_nothing_relative_has_an_interval() -> None:
    text = "On Friday, yesterday, on 7 August, last year, two weeks ago, this morning and in 1998."
    found = [(time.value, time.earliest) for time in read(text, None)]
    assert found == [
        ("XXXX-WXX-5", None),
        ("XXXX-XX-XX", None),
        ("XXXX-08-07", None),
        ("XXXX", None),
        ("PAST_REF", None),
        ("XXXX-XX-XXTMO", None),
        ("1998", "1998-01-01"),
    ]


def test_a_line_broken_within_an_expression() -> None:
    assert values("He left for Geneva last\nweek and came back.") == [("last\nweek", "2030-W19")]


def test_days_that_are_not_in_the_calendar_are_passed_over() -> None:
    assert values("They met on 31 February 2029 and on 30 June 2029.")[-1] == ("30 June 2029", "2029-06-30")
    assert values("In 9999 years, on 31 February 2029.") == [("9999 years", "P9999Y")]


_VOCABULARY = (
    "the last next this past Monday Fridays May Feb. 29 31 1990s 2029 two half an hours weeks ago later "
    "before year quarter fall 9 a.m. 24:00 25:61 midnight of on , . - ' ’s \n every daily 0 9999 years "
    "Easter third century ſunday yeſterday \u00a0 ٣ 00/00/2029 first"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))


@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join)),
    st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31", "2032-02-29T23:59", "2030"]),
)
def test_any_text_has_times_that_are_its_own_words_in_order(text: str, published: str | None) -> None:
    if not text.strip():
        return
    one = Page("x", None, None, None, None, (), "en", page("x", published).published, text, ())
    times = find_times(one)
    assert times == find_times(one)
    assert all(time.text == text[time.start : time.end] and time.text.strip() for time in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all((time.earliest is None) == (time.latest is None) == (time.precision is None) for time in times)
    assert all(time.earliest <= time.latest for time in times if time.earliest and time.latest)
