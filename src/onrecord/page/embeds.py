"""Embeds whose content the page does not hold, and where it was: frames, objects, AMP's elements, posts."""

from __future__ import annotations

from lxml.html import HtmlElement

from onrecord.page.posts import lost_embed

# The attributes that name what is shown, from the elements' own documentation (HTML, AMP). An
# identifier is put into its platform's address.
_SOURCES = {
    "iframe": (("src", "{}"), ("data-src", "{}"), ("data-lazy-src", "{}")),
    "embed": (("src", "{}"),),
    "object": (("data", "{}"),),
    "amp-iframe": (("src", "{}"),),
    "amp-twitter": (("data-tweetid", "https://twitter.com/i/status/{}"),),
    "amp-youtube": (("data-videoid", "https://www.youtube.com/watch?v={}"),),
    "amp-vimeo": (("data-videoid", "https://vimeo.com/{}"),),
    "amp-instagram": (("data-shortcode", "https://www.instagram.com/p/{}/"),),
    "amp-facebook": (("data-href", "{}"),),
    "amp-tiktok": (("data-src", "{}"),),
    "amp-reddit": (("data-src", "{}"),),
    "amp-soundcloud": (("data-trackid", "https://api.soundcloud.com/tracks/{}"),),
}
EMBED_TAGS = frozenset(_SOURCES)
"""The elements that show something from elsewhere."""

_SHOWN = (
    "data-instgrm-permalink",
    "data-href",
    "cite",
    "data-url",
    "data-text-post-permalink",
)


def embed_address(element: HtmlElement) -> str | None:
    """The address of what one of the `EMBED_TAGS` shows, where it is evidence of a known kind, else None."""
    for one in (element, *element.iter("param", "embed")):
        found = [
            pattern.format(value)
            for name, pattern in _SOURCES.get(one.tag, ())
            if (value := (one.get(name) or "").strip())
        ]
        if one.tag == "param" and (one.get("name") or "").lower() in ("movie", "src"):
            found = [(one.get("value") or "").strip()]
        for address in found:
            if lost_embed(address) is not None:
                return address
    return None


def shown_by(post: HtmlElement) -> str | None:
    """The address of the post that a platform's embed code stands for, or None."""
    for name in _SHOWN:
        if address := (post.get(name) or "").strip():
            return address
    hrefs = [href for link in post.iter("a") if (href := (link.get("href") or "").strip())]
    return next((href for href in reversed(hrefs) if lost_embed(href)), None)
