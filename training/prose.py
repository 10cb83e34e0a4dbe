"""Reads annotated prose and templates into paragraphs with offsets."""

import random
import re
from pathlib import Path
from typing import Any

from training.convert import MENTION, paragraphs, parse
from training.naming import Name, Namer

HERE = Path(__file__).parent
CHOICE = re.compile(r"\[([^\[\]{}]*\|[^\[\]{}]*)\]")
ARTICLE = re.compile(r"(?:the|a|an|The|A|An) (?=\S)")
AUTO = re.compile(r"\{\*(\w*)\|([CAPSOLDMT]\d+)\}")


def cleaned(paragraph: dict[str, Any]) -> dict[str, Any]:
    """Names without their article, except those of publications, as the gold's guideline has it."""
    for m in paragraph["mentions"]:
        article = ARTICLE.match(m["text"]) if m["named"] and m["id"][0] not in "OD" else None
        if article:
            m["start"] += article.end()
            m["text"] = m["text"][article.end() :]
    return paragraph


def read(path: Path) -> list[dict[str, Any]]:
    """All paragraphs of a file of annotated prose. Raises ValueError on a broken one."""
    found = []
    for block in paragraphs(path):
        paragraph, problems = parse(block)
        if problems:
            raise ValueError(f"{path.name}: {paragraph['id']}: {'; '.join(problems)}")
        found.append(cleaned(paragraph))
    return found


def blocks(path: Path) -> list[list[str]]:
    """Templates of a file, unparsed."""
    return [block for block in paragraphs(path) if len(block) > 1]


def expand(block: list[str], rng: random.Random, namer: Namer, names: dict[str, Name] | None = None) -> dict[str, Any]:
    """One paragraph from a template: `[a|b]` is a choice, `{*|C1}` a name (full first, then often short).

    `{*full|A1}` is always the full name, `{*acr|A1}` the acronym where the name has one, `{*short|C1}` the short one.
    """
    lines = list(block)
    lines = [line if re.match(r"[RN] [A-Z_]+ ", line) else chosen(line, rng) for line in lines]
    names = {} if names is None else names
    seen: set[str] = set()
    lines = [
        AUTO.sub(lambda m: "{" + surface(m[1], m[2], names, seen, rng, namer) + "|" + m[2] + "}", line)
        for line in lines
    ]
    lines = [line if re.match(r"[RN] [A-Z_]+ ", line) else tidy(line) for line in lines]
    kept = {m[2] for line in lines for m in MENTION.finditer(line)}
    lines = [line for line in lines if not re.match(r"[RN] [A-Z_]+ ", line) or set(line.split()[2:4]) <= kept]
    paragraph, problems = parse(
        [re.sub(r" (?:amount|start|end|date)=(\w+)", lambda m: m[0] if m[1] in kept else "", line) for line in lines]
    )
    if problems and problems != ["no mention"]:
        raise ValueError(f"{block[0]}: {'; '.join(problems)}")
    return cleaned(paragraph)


def tidy(line: str) -> str:
    """Blanks as a typist leaves them, after empty choices."""
    return re.sub(r" +([.,;])", r"\1", re.sub(r"  +", " ", line)).replace("..", ".").strip()


def chosen(line: str, rng: random.Random) -> str:
    """The line with every choice made, inner ones first."""
    pattern = re.compile(r"\[([^\[\]]*)\]")
    while True:
        match = pattern.search(line)
        if not match:
            return line
        line = line[: match.start()] + rng.choice(options(match[1])) + line[match.end() :]


def options(inside: str) -> list[str]:
    """Parts between bars, the bars of mentions left alone."""
    parts, depth, part = [], 0, ""
    for c in inside:
        depth += (c == "{") - (c == "}")
        if c == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += c
    return [*parts, part]


def surface(how: str, key: str, names: dict[str, Name], seen: set[str], rng: random.Random, namer: Namer) -> str:
    name = names.setdefault(key, namer.of(key[0]))
    first = key not in seen
    seen.add(key)
    if how == "full":
        return name.full
    if how == "acr":
        return name.acronym or name.full
    if how == "short":
        return rng.choice(name.short) if name.short else name.full
    if first:
        return name.full if rng.random() < 0.85 else name.acronym or name.full
    shorter = [*name.short, *([name.acronym] if name.acronym else [])]
    return rng.choice(shorter) if shorter and rng.random() < 0.7 else name.full
