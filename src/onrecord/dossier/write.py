"""A dossier as TOML, with remarks for who corrects it."""

from __future__ import annotations

import json

from onrecord.dossier.parts import Dossier


def write_dossier(dossier: Dossier) -> str:
    """The dossier as TOML with a remark for each part; `parse_dossier` gives it back.

    >>> from onrecord.dossier.parse import parse_dossier
    >>> parse_dossier(write_dossier(Dossier(title="Talks"))).title
    'Talks'
    """
    parts = [
        "# What this negotiation is about. Correct what is wrong, add what is missing, then:",
        "#   onrecord dossier check FILE",
        "#   onrecord positions --dossier FILE",
        f"title = {_quote(dossier.title)}",
        "\n# The sides. Aliases are all other names that stand for one: capitals, palaces, spellings.",
        *(_table("party", name=p.name, aliases=p.aliases, kind=p.kind) for p in dossier.parties),
        "\n# Who speaks, and for which of the parties above.",
        *(
            _table("person", name=p.name, aliases=p.aliases, party=p.party, role=p.role)
            for p in dossier.people
        ),
        "\n# The questions on which parties take positions. The id is what listings call them.",
        *(_table("issue", id=i.id, label=i.label, description=i.description) for i in dossier.issues),
        "\n# Explanations to weigh, each in a table of its own:\n"
        '# [[hypothesis]]\n# text = "One side is playing for time"',
        *(_table("hypothesis", text=h.text) for h in dossier.hypotheses),
    ]
    return "\n".join(parts) + "\n"


def _table(table: str, /, **values: str | tuple[str, ...] | None) -> str:
    lines = [f"[[{table}]]"]
    for key, value in values.items():
        if isinstance(value, tuple):
            lines += [f"{key} = [{', '.join(map(_quote, value))}]"] if value else []
        elif value:
            lines.append(f"{key} = {_quote(value)}")
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    """A TOML basic string, whose escapes are JSON's; DEL must be escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
