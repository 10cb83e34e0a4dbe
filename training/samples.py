"""From paragraphs to what the network is trained on: windows of one or several paragraphs, tags, pairs, targets."""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from loaders.documents.model.labels import Labels
from loaders.documents.model.pairs import Pair, Place, candidates
from loaders.documents.model.tokens import Tokens, tokenize

LONGEST = 250
REACH = 140


@dataclass
class Sample:
    """One window. `groups` numbers the pair of things that a pair of places speaks of; targets are one row a group."""

    tokens: Tokens
    tags: npt.NDArray[np.int64]
    pairs: list[Pair]
    groups: npt.NDArray[np.int64]
    targets: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    modality: npt.NDArray[np.int64]


def joined(paragraphs: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    """Several paragraphs as one text; their things stay apart."""
    text, mentions, relations, negatives = "", [], [], []
    for i, p in enumerate(paragraphs):
        if text:
            text += rng.choice(("\n\n", "\n", " "))
        tag = lambda key, i=i: f"{key}.{i}"  # noqa: E731
        mentions += [
            m | {"start": m["start"] + len(text), "end": m["end"] + len(text), "id": tag(m["id"])}
            for m in p["mentions"]
        ]
        for rows, source in ((relations, p["relations"]), (negatives, p["negatives"])):
            for r in source:
                q = {k: tag(v) if k == "amount" else v for k, v in r.get("qualifiers", {}).items()}
                rows.append(r | {"subject": tag(r["subject"]), "object": tag(r["object"]), "qualifiers": q})
        text += p["text"]
    return {
        "id": "+".join(p["id"] for p in paragraphs),
        "text": text,
        "mentions": mentions,
        "relations": relations,
        "negatives": negatives,
    }


def placed(paragraph: dict[str, Any], tokens: Tokens, labels: Labels) -> tuple[list[Place], dict[str, str]]:
    """Mentions as places; a described one is a thing of its own until it is found to be the same as another."""
    places, owner = [], {}
    kinds = {k: i for i, k in enumerate(labels.kinds)}
    for n, m in enumerate(paragraph["mentions"]):
        named = m["named"] or m["type"] in ("Money", "Date")
        kind = kinds.get((m["type"], named))
        inside = np.flatnonzero((tokens.start < m["end"]) & (tokens.end > m["start"]))
        if kind is None or not len(inside):
            continue
        thing = m["id"] if named else f"{m['id']}~{n}"
        owner[thing] = m["id"]
        places.append(Place(int(inside[0]), int(inside[-1]), kind, thing))
    return places, owner


def facts(paragraph: dict[str, Any]) -> tuple[dict[tuple[str, str], dict[str, str]], set[tuple[str, str, str]]]:
    """What is stated, by things: predicate to modality; and what only tempts."""
    stated: dict[tuple[str, str], dict[str, str]] = {}
    for r in paragraph["relations"]:
        how = r["qualifiers"].get("modality", "asserted")
        stated.setdefault((r["subject"], r["object"]), {})[r["predicate"]] = how
        money = r["qualifiers"].get("amount")
        if money and r["predicate"] in ("CONTRACTED_WITH", "SUPPLIES"):
            company = r["object"] if r["predicate"] == "CONTRACTED_WITH" else r["subject"]
            stated.setdefault((company, money), {})["AMOUNT"] = how
    return stated, {(n["predicate"], n["subject"], n["object"]) for n in paragraph["negatives"]}


def sample(
    paragraph: dict[str, Any], tokenizer: Tokenizer, labels: Labels, rng: random.Random, most: int = 32
) -> Sample:
    """A window with targets. Unlikely pairs are dropped at random where there are more than `most`."""
    tokens = tokenize(paragraph["text"], tokenizer)
    places, owner = placed(paragraph, tokens, labels)
    cut = min(len(tokens), LONGEST)
    places = [p for p in places if p.last < cut]
    tags = np.zeros(cut, dtype=np.int64)
    for p in places:
        tags[p.first] = 1 + 2 * p.kind
        tags[p.first + 1 : p.last + 1] = 2 + 2 * p.kind
    stated, tempting = facts(paragraph)
    pairs = candidates(places, labels, REACH)
    if len(pairs) > most:
        keep = [p for p in pairs if relevant(owner[p.one.thing], owner[p.two.thing], stated, tempting)]
        rest = [p for p in pairs if not relevant(owner[p.one.thing], owner[p.two.thing], stated, tempting)]
        rng.shuffle(rest)
        pairs = (keep + rest)[:most]
    return Sample(cropped(tokens, cut), tags, pairs, *targets(pairs, owner, stated, tempting, labels))


def relevant(
    a: str, b: str, stated: dict[tuple[str, str], dict[str, str]], tempting: set[tuple[str, str, str]]
) -> bool:
    return (a, b) in stated or (b, a) in stated or any({s, o} == {a, b} for _, s, o in tempting)


def cropped(t: Tokens, cut: int) -> Tokens:
    return Tokens(t.ids[:cut], t.start[:cut], t.end[:cut], t.piece_shape[:cut], t.word_shape[:cut], t.gap[:cut])


def targets(
    pairs: list[Pair],
    owner: dict[str, str],
    stated: dict[tuple[str, str], dict[str, str]],
    tempting: set[tuple[str, str, str]],
    labels: Labels,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    numbers: dict[tuple[str, str], int] = {}
    groups, rows, weights, modality = [], [], [], []
    for pair in pairs:
        one, two = owner[pair.one.thing], owner[pair.two.thing]
        key = (one, two) if one != two else (pair.one.thing, pair.two.thing)
        if key not in numbers:
            numbers[key] = len(numbers)
            row, weight, how = row_of(pair, one, two, stated, tempting, labels)
            rows.append(row)
            weights.append(weight)
            modality.append(how)
        groups.append(numbers[key])
    size = (len(rows), len(labels.relations))
    return (
        np.asarray(groups, dtype=np.int64),
        np.asarray(rows, dtype=np.float32).reshape(size),
        np.asarray(weights, dtype=np.float32).reshape(size),
        np.asarray(modality, dtype=np.int64),
    )


def row_of(
    pair: Pair,
    one: str,
    two: str,
    stated: dict[tuple[str, str], dict[str, str]],
    tempting: set[tuple[str, str, str]],
    labels: Labels,
) -> tuple[list[float], list[float], int]:
    types = labels.kinds[pair.one.kind][0], labels.kinds[pair.two.kind][0]
    row, weight, how = [0.0] * len(labels.relations), [0.0] * len(labels.relations), -1
    for i in labels.allowed(*types):
        r = labels.relations[i]
        subject, target = (one, two) if r.forward else (two, one)
        weight[i] = 1.0
        if r.predicate == "SAME":
            row[i] = float(one == two)
        elif one == two:
            weight[i] = 0.0
        elif r.predicate in stated.get((subject, target), {}):
            row[i] = 1.0
            weight[i] = 1.5
            how = labels.modalities.index(stated[subject, target][r.predicate])
        elif r.predicate == "SHARES_DATA_WITH" and r.predicate in stated.get((target, subject), {}):
            weight[i] = 0.0
        elif (r.predicate, subject, target) in tempting:
            weight[i] = 2.0
    return row, weight, how
