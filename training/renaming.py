"""The same paragraph with other names: what a network must not do is learn the names."""

import random
from typing import Any

from training.naming import Name, Namer
from training.pool import Pool

POLICE = ("police", "sheriff", "constabulary", "marshal", "patrol", "gendarm", "garda")


def new_surfaces(old: list[str], name: Name) -> dict[str, str] | None:
    """Old surfaces of one thing to new ones, or None where a short form cannot be told from the long one."""
    full = max(old, key=len)
    mapping = {full: name.full}
    for text in set(old) - {full}:
        if text.isupper() and len(text) > 1 and " " not in text and not full.startswith(text):
            mapping[text] = name.acronym or (name.short[0] if name.short else name.full)
        elif full.startswith(text + " ") or full.endswith(" " + text) or full.startswith(text + ","):
            mapping[text] = name.short[0] if name.short else name.full
        else:
            return None
    return mapping


def replacement(letter: str, old: list[str], namer: Namer, pool: Pool) -> Name:
    """A name of the same family: a force for a force, since "the force" may follow. Two of three stand elsewhere."""
    full = max(old, key=len)
    borrowed = pool.draw(letter, namer.rng) if namer.rng.random() < 0.67 else None
    if borrowed is not None and (letter != "A" or _force(borrowed.full) == _force(full)):
        return borrowed
    if letter == "A":
        for _ in range(30):
            name = namer.agency()
            if _force(name.full) == _force(full):
                return name
    if letter == "C" and " " not in full and namer.rng.random() < 0.5:
        name = namer.company()
        return Name(name.short[0] if name.short else name.full)
    return namer.of(letter)


def _force(name: str) -> bool:
    return any(word in name.lower() for word in POLICE)


def rename(paragraph: dict[str, Any], rng: random.Random, pool: Pool, share: float = 0.8) -> dict[str, Any]:
    """A copy whose things have other names, each with probability `share`; offsets follow."""
    namer = Namer(rng)
    surfaces: dict[str, list[str]] = {}
    for m in paragraph["mentions"]:
        if m["named"]:
            surfaces.setdefault(m["id"], []).append(m["text"])
    mapping: dict[tuple[str, str], str] = {}
    for key, old in surfaces.items():
        if key[0] in "TD" or rng.random() > (share if key[0] not in "ML" else share / 2):
            continue
        new = new_surfaces(old, replacement(key[0], old, namer, pool))
        mapping.update({(key, a): b for a, b in (new or {}).items()})
    return rebuilt(paragraph, mapping)


def rebuilt(paragraph: dict[str, Any], mapping: dict[tuple[str, str], str]) -> dict[str, Any]:
    text, out, mentions, at = paragraph["text"], "", [], 0
    for m in sorted(paragraph["mentions"], key=lambda m: m["start"]):
        out += text[at : m["start"]]
        new = mapping.get((m["id"], m["text"]), m["text"]) if m["named"] else m["text"]
        mentions.append(m | {"start": len(out), "end": len(out) + len(new), "text": new})
        out += new
        at = m["end"]
    return paragraph | {"text": out + text[at:], "mentions": mentions}
