"""Pages that are made to hurt: none may crash, hang or leak its scripts into the text."""

# ruff: noqa: E501 (rows of tables are not cut)
from __future__ import annotations

import time

import pytest

from onrecord.errors import PageError
from onrecord.page import build_page
from onrecord.records import Document

P = b"<p>The minister said on Tuesday that the talks would go on in Geneva until both sides agree to terms.</p>"

HOSTILE = {
    "deep divs": b"<html><body>" + b"<div>" * 10_000 + P + b"</div>" * 10_000,
    "deep spans": b"<html><body>" + P + b"<span>" * 10_000 + b"x",
    "deep quotations": b"<html><body>" + P + b"<blockquote>" * 10_000 + P,
    "deep lists": b"<html><body>" + P + b"<ul><li>" * 10_000 + P,
    "huge class": b"<html><body><div class='" + b"a-b " * 500_000 + b"'>" + P,
    "huge attribute": b"<html><body><p data-x='" + b"x" * 11_000_000 + b"'>hello</p>" + P,
    "many ampersands": b"<html><body><p>" + b"&" * 500_000 + b"</p>" + P,
    "unclosed tag": b"<html><body>" + P + b"<p class='" + b"x" * 500_000,
    "broken": b"<p>The minister <b>said <i>on</b> Tuesday</i><table><p>x<tr><td>talks go on.</blockquote></div>"
    + P,
    "deep json": b"<script type='application/ld+json'>" + b'{"a":' * 50_000 + b"1</script>" + P,
    "many scripts": b"<script type='application/ld+json'>["
    + b'{"@type":"Article"},' * 50_000
    + b"1]</script>"
    + P,
    "nested scripts": b"<p><script>var a = '</p><p>not said</p>'</script>" + P,
    "quotation marks": ("“" * 200_000).encode(),
    "brackets": b"(" * 200_000 + b"\n\n" + b"[" * 200_000,
    "spaces": b"a" + b" \n" * 300_000 + b"b" + b" " * 300_000,
    "items": b"- item said x\n" * 50_000,
    "capitals": b"Alpha " * 50_000 + b":\n\nI said so, you know. I do!",
    "labels": b"RELATED\nfoo bar\n" * 20_000,
    "comments": b"4 comments\nann: it rained\n" * 20_000,
    "half a surrogate": b"\xed\xa0\x80 the minister said",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_crash_and_no_hang(name: str) -> None:
    began = time.process_time()
    try:
        page = build_page(Document(name=name, data=HOSTILE[name]))
    except PageError as error:
        assert error.reason in ("no-text", "too-large", "undecodable")
        assert error.detail
    else:
        assert all(0 <= block.start < block.end <= len(page.text) for block in page.blocks)
        assert "not said" not in page.text
        assert "var a" not in page.text
    assert time.process_time() - began < 20


def test_nul_bytes_do_not_cut_the_page_short() -> None:
    markup = P.replace(b"minister", b"min\x00ister") + P.replace(b"Tuesday", b"Friday")
    page = build_page(Document(name="-", data=b"<html><body>" + markup))
    assert "until both sides agree to terms" in page.text
    assert "Friday" in page.text


def test_marks_of_direction_stay_evidence() -> None:
    text = "The minister\u202e said\u202c on Tuesday that \u200fשלום\u200f would come, and nobody asked him when."
    page = build_page(Document(name="-", data=f"<html><body><p>{text}</p></body></html>".encode()))
    assert page.text == text


def test_invisible_characters_do_not_cut_words() -> None:
    markup = "<p>The minis\u00adter said on\u00a0Tues\u200bday that the   talks\n\twould go on in Geneva.</p>"
    page = build_page(Document(name="-", data=f"<html><body>{markup}".encode()))
    assert page.text == "The minister said on Tuesday that the talks would go on in Geneva."
