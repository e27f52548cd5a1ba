"""Characters to an lxml tree that neither hostile nor broken markup can hurt."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree, html

from onrecord.errors import PageError

MAX_ELEMENTS = 150_000
"""A page with more elements is refused; a long live ticker has some 20,000."""

_MAX_NAME = 2000
_LONG_NAMES = etree.XPath(f"//*[string-length(@class) > {_MAX_NAME} or string-length(@id) > {_MAX_NAME}]")

# What XML can't hold, which libxml2 would cut the page short at, and lone surrogates.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_html(text: str) -> html.HtmlElement:
    """The root element (`html`) of the page.

    libxml2 stops at 256 levels of nesting, which keeps the walks over the tree shallow. Raises
    PageError: "no-text" where there is no element at all, "too-large" above MAX_ELEMENTS.
    """
    if text.count("<") > MAX_ELEMENTS * 3:
        raise PageError("too-large", f"its markup has more than {MAX_ELEMENTS:,} elements".replace(",", " "))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_UNFIT.sub("\ufffd", text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise PageError("no-text", f"its markup holds no page ({error})") from error
    if sum(1 for _ in root.iter(etree.Element)) > MAX_ELEMENTS:
        raise PageError("too-large", f"its markup has more than {MAX_ELEMENTS:,} elements".replace(",", " "))
    # Nobody names an element in thousands of letters, and every rule here and in trafilatura reads names.
    for element in cast(list[html.HtmlElement], _LONG_NAMES(root)):
        for name in ("class", "id"):
            if len(element.get(name) or "") > _MAX_NAME:
                del element.attrib[name]
    return root
