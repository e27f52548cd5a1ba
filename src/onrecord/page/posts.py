"""Social posts and other embeds: whose they are, and whether their text is in the page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Class names that the platforms' own embed codes carry (their developer documentation).
_POST_CLASSES = {
    "twitter-tweet": "Twitter",
    "twitter-video": "Twitter",
    "bluesky-embed": "Bluesky",
    "telegram-post": "Telegram",
    "tgme_widget_message": "Telegram",
    "fb-post": "Facebook",
    "fb-video": "Facebook",
    "instagram-media": "Instagram",
    "tiktok-embed": "TikTok",
    "mastodon-embed": "Mastodon",
    "text-post-media": "Threads",
    "reddit-embed-bq": "Reddit",
}
_POST_NAME = re.compile("|".join(re.escape(name) for name in _POST_CLASSES))

POST_TAGS = frozenset(["blockquote", "div", "section", "figure"])
"""The elements that embed codes are made of."""

_HOSTS = {
    "twitter.com": "Twitter",
    "x.com": "Twitter",
    "t.co": "Twitter",
    "bsky.app": "Bluesky",
    "embed.bsky.app": "Bluesky",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "vk.com": "VKontakte",
    "truthsocial.com": "Truth Social",
    "reddit.com": "Reddit",
    "embed.reddit.com": "Reddit",
}
# Embeds that hold evidence of another kind than a post.
_OTHER_HOSTS = {
    "platform.twitter.com": "Twitter",
    "youtube.com": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "player.vimeo.com": "Vimeo",
    "rumble.com": "Rumble",
    "documentcloud.org": "DocumentCloud",
    "embed.documentcloud.org": "DocumentCloud",
    "scribd.com": "Scribd",
    "soundcloud.com": "SoundCloud",
    "w.soundcloud.com": "SoundCloud",
}
_SIGNATURE = re.compile(r"(?:^|\n|\s)[—–-]{1,2}\s*(?P<name>[^\n()]{2,60}?)\s*\((?P<handle>@[\w.]{2,40})\)")
_STATUS = re.compile(r"/status(?:es)?/\d+|/posts?/|/videos?/|/p/|/reel/|/profile/[^/]+/post/|/\d+(?:\?|$)")


def host_of(address: str) -> str:
    """The host of an address, lower-case, without "www." and "m."; "" where there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", host.lower())


def outlet_host(address: str | None) -> str | None:
    """The host that names an outlet where the page does not; None for what is no web address."""
    try:
        scheme = urlsplit(address or "").scheme
    except ValueError:
        return None
    host = host_of(address or "")
    if scheme in ("http", "https"):
        return host or None
    return host if not scheme and re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_]{2,}", host) else None


def platform_of(address: str) -> str | None:
    """The social platform that an address belongs to, or None."""
    return _HOSTS.get(host_of(address))


def post_platform(names: str) -> str | None:
    """The platform whose embed code carries such class names, or None."""
    match = _POST_NAME.search(names)
    return _POST_CLASSES[match.group()] if match else None


def lost_embed(src: str) -> str | None:
    """The platform of an iframe whose content is evidence that the page does not hold, or None."""
    host = host_of(src)
    return _HOSTS.get(host) or _OTHER_HOSTS.get(host)


def signature(text: str) -> str | None:
    """ "Name (@handle)" as a post's embed signs it, or None."""
    match = _SIGNATURE.search(text)
    return f"{match['name']} ({match['handle']})" if match else None


def post_address(hrefs: list[str]) -> str | None:
    """The link to the post itself among a post's links: its last one that names a single post."""
    own = [href for href in hrefs if platform_of(href) and _STATUS.search(href)]
    return own[-1] if own else None
