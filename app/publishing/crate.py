"""The publication as a research object (RO-Crate 1.1): what it is, who says what in it, every file with its hash."""

import hashlib
import json
import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app import __version__
from graph.store import Source

__all__ = ["hashes_of", "ro_crate", "sums"]

MEDIA = {
    ".sqlite": "application/vnd.sqlite3",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".cypher": "text/plain",
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
}


APART = ("statements/", "entities/", "sources/", "explorer/")


def hashes_of(folder: Path, known: Mapping[str, tuple[str, int]] | None = None) -> dict[str, tuple[str, int]]:
    """SHA-256 and size of every file under the folder, by its path in it; those `known` are not read again."""
    found = dict(known or {})
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        if path.relative_to(folder).as_posix() in found:
            continue
        with path.open("rb") as file:
            found[path.relative_to(folder).as_posix()] = (
                hashlib.file_digest(file, "sha256").hexdigest(),
                path.stat().st_size,
            )
    return found


def sums(hashes: Mapping[str, tuple[str, int]]) -> str:
    """As `sha256sum --check` reads it."""
    return "".join(f"{digest}  {name}\n" for name, (digest, _) in sorted(hashes.items()))


def ro_crate(
    build: Mapping[str, Any],
    sources: Sequence[Source],
    hashes: Mapping[str, tuple[str, int]],
    about: Mapping[str, str],
) -> str:
    """`about` may give `licence`, `author` and `address` of the publication. Pages of single statements are not listed:
    SHA256SUMS has them."""
    listed = {name: held for name, held in hashes.items() if not name.startswith(APART)}
    graph: list[dict[str, Any]] = [_descriptor(), _root(build, sources, listed, about)]
    graph += [_file(name, *held) for name, held in sorted(listed.items())]
    graph += [_cited(one) for one in sources]
    graph.append({"@id": "#vendorgraph", "@type": "SoftwareApplication", "name": "vendorgraph", "version": __version__})
    made = {"@id": "#build", "@type": "CreateAction", "name": f"Build {build['build_id']}"}
    graph.append({**made, "instrument": {"@id": "#vendorgraph"}, "result": {"@id": "./"}})
    return (
        json.dumps({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _descriptor() -> dict[str, Any]:
    return {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(
    build: Mapping[str, Any], sources: Sequence[Source], listed: Mapping[str, Any], about: Mapping[str, str]
) -> dict[str, Any]:
    newest = max((str(one.row["retrieved"]) for one in sources if one.row.get("retrieved")), default="1970-01-01")
    told: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": str(build["case_name"]),
        "description": "A knowledge graph of vendors, agencies and systems; every statement with its evidence.",
        "datePublished": newest,
        "identifier": str(build["build_id"]),
        "license": about.get("licence") or "Each source has its own licence; see data/csv/sources.csv.",
        "hasPart": [{"@id": name} for name in sorted(listed)],
        "citation": [{"@id": f"#source-{_mark(one.id)}"} for one in sources],
    }
    if about.get("author"):
        told["author"] = about["author"]
    if about.get("address"):
        told["url"] = about["address"]
    return told


def _file(name: str, digest: str, size: int) -> dict[str, Any]:
    media = MEDIA.get(Path(name).suffix) or mimetypes.types_map.get(Path(name).suffix, "application/octet-stream")
    return {"@id": name, "@type": "File", "encodingFormat": media, "contentSize": str(size), "sha256": digest}


def _cited(one: Source) -> dict[str, Any]:
    row = one.row
    told = {
        "name": one.label,
        "headline": row.get("title"),
        "author": row.get("author"),
        "publisher": row.get("publisher"),
    }
    dates = {"datePublished": row.get("published"), "url": row.get("address"), "license": row.get("licence")}
    held = {name: value for name, value in {**told, **dates}.items() if value}
    return {"@id": f"#source-{_mark(one.id)}", "@type": "CreativeWork", **held}


def _mark(source_id: str) -> str:
    return hashlib.sha256(source_id.encode()).hexdigest()[:16]
