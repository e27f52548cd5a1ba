"""What the gazetteer says of a state or an organisation that pages name in several ways."""

from __future__ import annotations

from onrecord.records import EntityKind


def known_name(name: str, kind: EntityKind) -> str | None:
    """The canonical name of a state or body; None where it is not known, or names a place as such.

    A capital or a seat stands for its state only where the page takes it for one.

    >>> known_name("Türkiye", "state"), known_name("the EU", "organisation"), known_name("Oslo", "state")
    ('Turkey', 'European Union', 'Norway')
    >>> known_name("Oslo", "place"), known_name("the Kremlin", "organisation")
    (None, None)
    """
    from onrecord.resolve.gazetteer import look_up  # late, for its package brings the reader with it

    known = look_up(name)
    if known is None or known.form == "city":
        return None
    if known.form == "name":
        return known.name
    return known.name if kind == "state" or (kind == "organisation" and known.form == "capital") else None
