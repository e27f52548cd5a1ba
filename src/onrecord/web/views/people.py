"""Who is in the record, and all that it knows of one: roles, spellings, statements, merges."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import Filters
from onrecord.web.addresses import address, person_address, with_address
from onrecord.web.answers import View, answer, not_found
from onrecord.web.asking import PART, asked_number, asked_text
from onrecord.web.placing import bars_of, by_day


def show_all(request: Request) -> Response:
    """Those who are in the record by how much they say, of one kind or of a name where asked for."""
    desk = request.app.state.desk
    kind, name = asked_text(request, "kind"), asked_text(request, "name")
    number = asked_number(request, "part", 1)
    people = desk.folded.people
    found = people.find(name) if name else people.entities
    shown = [one for one in found if not kind or one.kind == kind]
    part = shown[(number - 1) * PART : number * PART]
    asked = {key: value for key, value in (("kind", kind), ("name", name)) if value}
    items = [
        {
            "id": one.id,
            "name": one.name,
            "kind": one.kind,
            "party": one.party,
            "role": one.roles[-1].text if one.roles else None,
            "statements": one.statements,
            "pages": one.pages,
            "address": person_address(one.id),
        }
        for one in part
    ]
    view = View(
        name="people",
        title="People",
        items=items,
        total=len(shown),
        next=address("/people", asked, part=number + 1) if len(shown) > number * PART else None,
        asked=asked,
    )
    near = people.near(name) if name and not shown else []
    return answer(request, view, near=near, part=number, last=-(-len(shown) // PART))


def show(request: Request) -> Response:
    """One of them, by id."""
    desk = request.app.state.desk
    id_, number = request.path_params["person"], asked_number(request, "part", 1)
    folded = desk.folded
    person = next((one for one in folded.people.entities if one.id == id_), None)
    if person is None:
        raise not_found(f"nobody in the record is known as “{id_}”; a judgement may have changed the name")
    places = {place for place, whose in folded.people.speakers.items() if whose == id_}
    found = desk.record.browse(
        Filters(),
        speakers=folded.speakers,
        among=places,
        newest=True,
        offset=(number - 1) * PART,
        limit=PART,
    )
    where = person_address(id_)
    view = View(
        name="person",
        title=person.name,
        about=msgspec.to_builtins(person),
        items=[with_address(row) for row in found.rows],
        total=found.total,
        next=address(where, {}, part=number + 1) if found.total > number * PART else None,
    )
    return answer(
        request,
        view,
        person=person,
        where=where,
        days=list(by_day(found.rows)),
        facets=found.facets,
        bars=bars_of(found.facets.days),
        part=number,
        last=-(-found.total // PART),
    )
