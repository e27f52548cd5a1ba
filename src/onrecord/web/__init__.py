"""The analyst's desk: a record in the browser, served by this machine.

`onrecord.web.app.make_app` gives an ASGI application over one record. Every view has an address that can
be shared and a JSON twin (`onrecord.web.answers`). Needs the extra `onrecord[web]`.
"""
