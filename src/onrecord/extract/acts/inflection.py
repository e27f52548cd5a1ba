"""The written forms of an English verb, from its dictionary form."""

from __future__ import annotations

import re

_IRREGULAR = """
be:is,are,was,were,been,being,am beat:beaten begin:began,begun bid: break:broke,broken bring:brought
build:built burn:burnt buy:bought catch:caught choose:chose,chosen come:came,come cut: deal:dealt
dig:dug drive:drove,driven draw:drew,drawn fall:fell,fallen feel:felt fight:fought find:found
fly:flew,flown forgive:forgave,forgiven free:freed freeze:froze,frozen get:got give:gave,given
go:went,gone hang:hung,hanged have:has,had hear:heard hit: hold:held keep:kept know:knew,known
lay:laid lead:led leave:left lend:lent let: lie:lied,lying lose:lost make:made mean:meant meet:met
overrun:overran pay:paid put: quit: read: ride:rode rise:rose,risen run:ran say:said see:saw,seen
seek:sought sell:sold send:sent set: shoot:shot shut: sit:sat speak:spoke,spoken
spread: stand:stood steal:stole,stolen stick:stuck strike:struck swear:swore,sworn take:took,taken
teach:taught tell:told think:thought throw:threw,thrown understand:understood undertake:undertook,undertaken
win:won withdraw:withdrew,withdrawn withhold:withheld withstand:withstood write:wrote,written
"""
_DOUBLED_LAST = """
ban bar beg cancel commit compel cut expel get hit jam let plan put quit ram rebel run scrap set shut sit
slam slap snub stab stop swap strip travel
"""
_DOUBLED = frozenset(_DOUBLED_LAST.split())
_KNOWN: dict[str, tuple[str, ...]] = {
    verb: tuple(form for form in forms.split(",") if form)
    for verb, forms in (entry.split(":") for entry in _IRREGULAR.split())
}


def forms_of(verb: str) -> tuple[str, ...]:
    """Every written form of a verb, the dictionary form first ("deny" → deny, denies, denied, denying)."""
    if verb == "be":
        return ("be", *_KNOWN["be"])
    if verb.endswith("e"):
        third, past, ing = verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    else:
        third = verb + ("es" if re.search(r"(?:s|x|z|sh|ch|o)$", verb) else "s")
        stem = verb + verb[-1] if verb in _DOUBLED else verb
        past, ing = stem + "ed", stem + "ing"
    regular = (verb, third, ing) if verb in _KNOWN else (verb, third, past, ing)
    both = (verb + "ed", verb + "ing") if verb in ("cancel", "travel") else ()
    return tuple(dict.fromkeys((*regular, *both, *_KNOWN.get(verb, ()))))
