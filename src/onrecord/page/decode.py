"""Bytes to characters: which charset, in which order of trust."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.errors import PageError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.\-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096
_SAMPLE = 64 * 1024

# What browsers read under these names (WHATWG Encoding Standard): pages that say Latin-1 hold
# Windows' curly quotation marks.
_BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def decode_page(data: bytes, declared: str | None, *, html: bool) -> str:
    """The characters of the bytes.

    A byte order mark wins and is not part of the text; then comes what the transport declared,
    then the page's own `<meta charset>` or XML declaration, then UTF-8, then charset-normalizer's
    guess, then cp1252. A declared charset that does not fit the bytes is passed over. In a page that
    is UTF-8 but for a few bytes, each of those is read as cp1252 (an editor's quotation mark pasted
    in), or is U+FFFD where it can't be. Newlines are not changed.

    Raises PageError ("undecodable") where what comes out is not text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    stated = [declared, *(_stated_within(data) if html else ())]
    for charset in stated:
        if (text := _try(data, charset)) is not None:
            return text
    if (text := _try(data, "utf-8")) is not None:
        return text
    claims_utf8 = any(_codec(charset) == "utf-8" for charset in stated)
    if _is_nearly_utf8(data, claims_utf8):
        return data.decode("utf-8", errors="cp1252-strays")
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None and (text := _try(data, guess.encoding)) is not None:
        return _checked(text)
    return _checked(data.decode("cp1252", errors="replace"))


def _stated_within(data: bytes) -> list[str]:
    found = (_XML.search(data[:_META_WITHIN]), _META.search(data[:_META_WITHIN]))
    return [match.group(1).decode("ascii") for match in found if match]


def _codec(charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        info = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):  # "hex", "zlib" and their like are codecs too
        return None
    return _BROWSER_NAMES.get(info.name, info.name)


def _try(data: bytes, charset: str | None) -> str | None:
    codec = _codec(charset)
    if codec is None or codec in ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"):
        return None
    try:
        text = data.decode(codec)
    except (UnicodeError, ValueError):
        if codec != "cp1252":
            return None
        text = data.decode(codec, errors="replace")  # five bytes of cp1252 stand for nothing
        if text.count("\ufffd") * 200 > len(text):
            return None
    # A one-byte charset takes any bytes: UTF-8 read as such shows as "â€œ", and UTF-8 is never so by chance.
    if codec.startswith(("cp", "iso8859", "latin", "mac")) and not data.isascii() and _is_nearly_utf8(data):
        return None
    return text


def _is_nearly_utf8(data: bytes, claimed: bool = False) -> bool:
    """Whether it is UTF-8 but for stray bytes, where guessing anew would garble the rest.

    One stray to four characters beyond ASCII, or a single one beside two: such sequences are hardly
    ever there by chance. Where the page claims to be UTF-8, one stray to 200 characters.
    """
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    beyond = sum(char > "\x7f" for char in lenient) - broken
    return broken <= max(beyond // 4, beyond >= 2) or (claimed and broken * 200 < len(lenient))


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    """A single byte as cp1252; a cut-off sequence, and what is never text, as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    if len(stray) > 1 or stray >= b"\xfe":
        return "\ufffd", error.end
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error("cp1252-strays", _read_stray)


def _checked(text: str) -> str:
    odd = sum(char == "\ufffd" or (char < " " and char not in "\t\n\r\f") for char in text[:_SAMPLE])
    if odd * 20 > min(len(text), _SAMPLE):
        raise PageError(
            "undecodable",
            "no charset turns its bytes into text; name it with the transport or a byte order mark",
        )
    return text
