#!/usr/bin/env python3
"""Check annotated paragraphs and turn them into JSON lines. Standard library only.

    convert.py FILE.txt…            checks, prints counts, exit status 1 on the first broken paragraphs
    convert.py FILE.txt… --jsonl    prints a paragraph a line: id, style, text, mentions, relations, negatives

A paragraph in a file:

    ### news-001 | local news
    {Halvorsen Analytics|C1} will build {a case system|S1~} for {the Sheriff's Office of Lake County|A1} under a
    {$2.4 million|M1} deal signed in {March 2023|T1}. {The company|C1~}, led by {Dana Ortiz|P1}, beat {Corvid Data|C2}.
    R CONTRACTED_WITH A1 C1 amount=M1 start=T1
    R DEVELOPS C1 S1
    R EXECUTIVE_OF P1 C1 role="chief executive" modality=asserted
    N CONTRACTED_WITH A1 C2 losing bidder

`{text|ID}` is a mention; the id's letter is its type; `~` marks a description or pronoun instead of a name.
C Company, A Agency, P Person, S System, O Organization, L Location, D Document, M money, T date.
R is a relation that the paragraph states; N one that it tempts a reader to believe but does not state.
"""

import collections
import json
import re
import sys

TYPES = {
    "C": "Company",
    "A": "Agency",
    "P": "Person",
    "S": "System",
    "O": "Organization",
    "L": "Location",
    "D": "Document",
    "M": "Money",
    "T": "Date",
}
ENDS = {
    "CONTRACTED_WITH": ("A", "C"),
    "SUPPLIES": ("C", "A"),
    "DEVELOPS": ("CA", "S"),
    "USES": ("A", "S"),
    "HOSTS": ("CS", "SC"),
    "BOARD_MEMBER_OF": ("P", "CO"),
    "CHAIR_OF": ("P", "CO"),
    "EXECUTIVE_OF": ("P", "COA"),
    "FOUNDED": ("P", "CO"),
    "SUBSIDIARY_OF": ("C", "C"),
    "OWNS": ("CPO", "C"),
    "ACQUIRED": ("C", "CS"),
    "MERGED_INTO": ("C", "C"),
    "PART_OF": ("AO", "AO"),
    "INVESTED_IN": ("CPO", "C"),
    "SPUN_OFF_FROM": ("C", "C"),
    "FUNDED_BY": ("ASCO", "ACO"),
    "SHARES_DATA_WITH": ("ASC", "ASC"),
    "COMPETED_FOR": ("C", "AS"),
}
MODALITIES = {"asserted", "reported", "denied", "planned", "ended", "hypothetical"}
MENTION = re.compile(r"\{([^{}|]+)\|([CAPSOLDMT]\d+)(~?)\}")
OPTION = re.compile(r'(\w+)=("[^"]*"|\S+)')


def paragraphs(path):
    block = []
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    for line in lines:
        if line.startswith("### "):
            if block:
                yield block
            block = [line.rstrip("\n")]
        elif block:
            block.append(line.rstrip("\n"))
    if block:
        yield block


def parse(block):
    head = [part.strip() for part in block[0][4:].split("|")]
    text, rows = [], []
    for line in block[1:]:
        if re.match(r"[RN] [A-Z_]+ ", line):
            rows.append(line)
        elif line.strip():
            text.append(line.strip())
    raw, out, mentions, at = " ".join(text), "", [], 0
    for m in MENTION.finditer(raw):
        out += raw[at : m.start()]
        mentions.append(
            {
                "start": len(out),
                "end": len(out) + len(m[1]),
                "text": m[1],
                "id": m[2],
                "type": TYPES[m[2][0]],
                "named": not m[3],
            }
        )
        out += m[1]
        at = m.end()
    out += raw[at:]
    problems = [f"stray brace or bar in text: {out[:60]!r}"] if re.search(r"[{}|]", out) else []
    known = {m["id"] for m in mentions}
    relations, negatives = [], []
    for row in rows:
        kind, predicate, subject, object_, *rest = row.split(" ", 4)
        rest = rest[0] if rest else ""
        ends = ENDS.get(predicate)
        if not ends:
            problems.append(f"unknown predicate {predicate}")
        elif subject[0] not in ends[0] or object_[0] not in ends[1]:
            problems.append(f"{predicate} cannot join {subject} and {object_}")
        problems += [f"{x} is not mentioned" for x in (subject, object_) if x not in known]
        entry = {"predicate": predicate, "subject": subject, "object": object_}
        if kind == "N":
            negatives.append(entry | {"why": rest})
            continue
        options = {k: v.strip('"') for k, v in OPTION.findall(rest)}
        problems += [
            f"{k}={v}: not mentioned"
            for k, v in options.items()
            if k in ("amount", "start", "end", "date") and v not in known
        ]
        if options.get("modality", "asserted") not in MODALITIES:
            problems.append(f"unknown modality {options['modality']}")
        relations.append(entry | {"qualifiers": options})
    if not mentions:
        problems.append("no mention")
    return {
        "id": head[0],
        "style": head[1] if len(head) > 1 else "",
        "text": out,
        "mentions": mentions,
        "relations": relations,
        "negatives": negatives,
    }, problems


def main():
    files = [a for a in sys.argv[1:] if not a.startswith("-")]
    seen, bad, count, words = set(), 0, collections.Counter(), 0
    for path in files:
        for block in paragraphs(path):
            example, problems = parse(block)
            if example["id"] in seen:
                problems.append("id used twice")
            seen.add(example["id"])
            if problems:
                bad += 1
                print(f"{path}: {example['id']}: {'; '.join(problems)}", file=sys.stderr)
                continue
            if "--jsonl" in sys.argv:
                print(json.dumps(example, ensure_ascii=False))
            count.update(r["predicate"] for r in example["relations"])
            count["negatives"] += len(example["negatives"])
            words += len(example["text"].split())
    print(f"{len(seen) - bad} paragraphs, {words} words, {bad} broken", dict(count.most_common()), file=sys.stderr)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
