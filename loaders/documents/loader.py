"""The documents loader: a document's text and its claims as a part of the ledger."""

import datetime
import functools
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.boxes import write_boxes
from graph.claim import CLAIMS, PARTIES, qualifiers_json, text_claim_id
from graph.errors import BadDate, UnknownFormat
from graph.part import Finding, Report, SourceFile, Zone
from graph.values import date_bounds, date_precision, name_key
from loaders.documents.document import Document, Limits
from loaders.documents.extracted import ExtractedClaim
from loaders.documents.extracted import Party as Named

if TYPE_CHECKING:
    from loaders.documents.desk.desks import Desks
    from loaders.documents.llm.reading import ModelBeside
    from loaders.documents.names.spacy_names import SpacyModel
    from loaders.documents.prepared import Prepared, Wanted

__all__ = ["DocumentLoader"]

HEAD_BYTES = 65_536
VERSION = "7"
_DATES = ("date", "start", "end")
_COLUMNS = {"amount_usd", "amount", "amount_qualifier", "currency", "contract", *_DATES}


class DocumentLoader:
    """Articles, reports and letters. Everything else is asked first: any text is a document.

    With a language model `beside` the rules it is another version, since the same file gives other claims.
    """

    name = "documents"
    dated = True
    """The date that a person gives a source tells the year of days that the text leaves without one."""
    formats = "documents (plain text, Markdown, HTML, PDF, DOCX, RTF, EML)"

    def __init__(
        self,
        beside: "ModelBeside | None" = None,
        limits: Limits | None = None,
        spacy: str = "auto",
        least: float = 0.0,
    ) -> None:
        self.beside = beside
        self._spacy = spacy
        self._least = least
        self.limits = limits or Limits()

    def recognises(self, path: Path) -> str | None:
        """The media type that the content tells. A table that no other loader knows is no document."""
        from loaders.documents.formats.registry import reader_for  # long in coming, and a case may have no document

        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        try:
            media_type = reader_for(head, path.name).media_type
        except UnknownFormat:
            return None
        return None if media_type == "text/plain" and _is_table(head, path) else media_type

    def alone(self) -> "DocumentLoader":
        """The same without the language model, at the same desks."""
        other = DocumentLoader(None, self.limits, self._spacy, self._least)
        other.__dict__["desks"] = self.desks
        return other

    @functools.cached_property
    def version(self) -> str:
        """With what changes the claims of a file: the installed spaCy model, the language model, how sure they are."""
        spacy = f"-spacy-{self.spacy.digest}" if self.spacy is not None else ""
        least = f"-least-{self._least:g}" if self._least else ""
        beside = f"-llm-{self.beside.digest}" if self.beside is not None else ""
        return f"{VERSION}{spacy}{least}{beside}"

    @functools.cached_property
    def spacy(self) -> "SpacyModel | None":
        """The model that proposes names, if one is installed."""
        from loaders.documents.names.spacy_names import installed_model

        return installed_model(self._spacy)

    @functools.cached_property
    def desks(self) -> "Desks":
        """Where documents are read; imported when there is one, as are all that read and understand text."""
        from loaders.documents.desk.desks import Desks

        return Desks(self.limits)

    def begin(self, sources: Iterable[SourceFile]) -> None:
        """Announce what will be loaded, so that documents are read side by side."""
        if announced := list(sources):
            self.desks.begin(map(self._wanted, announced))

    def close(self) -> None:
        """End whatever still reads."""
        if "desks" in self.__dict__:
            self.desks.close()

    def load(self, source: SourceFile, part: Path) -> Report:
        """Write text, claims, parties and boxes of quotes.

        Raises a SourceError where the document cannot be read or breaks a limit, a LanguageModelError where the model
        is needed and does not answer.
        """
        from loaders.documents.formats.pdf import PdfReader
        from loaders.documents.prepared import Prepared, boxes_job

        prepared = self.desks.read(self._wanted(source))
        findings: tuple[Finding, ...] = ()
        if self.beside is not None:
            said = self.beside.read(source.path.name, prepared.document, prepared.extraction)
            prepared = Prepared(prepared.document, said.extraction)
            findings = tuple(Finding("language_model", line) for line in said.remarks())
        if not prepared.extraction.claims:
            findings = (Finding("no_claims", "The document was read, and no claim found in it."), *findings)
        _write(prepared, source.source_id, part)
        if prepared.document.media_type == PdfReader.media_type:
            write_boxes(part, self.desks.do(source.path.name, boxes_job(source.path, prepared, self.limits)))
        return self._report(prepared.document, findings)

    def _wanted(self, source: SourceFile) -> "Wanted":
        from loaders.documents.prepared import Wanted, is_plain

        plain = is_plain(source.path)
        return Wanted(source.path, source.published, plain=plain, spacy=self.spacy, least=self._least)

    def _report(self, document: Document, findings: tuple[Finding, ...]) -> Report:
        told = document.metadata
        return Report(
            kind="document",
            format=document.media_type,
            loader=f"{self.name}/{self.version}",
            findings=findings,
            title=told.title,
            author=told.author,
            publisher=told.publisher,
            published=told.published,
            zones=tuple(Zone(zone.start, zone.end, zone.kind) for zone in document.zones),
        )


def _write(prepared: "Prepared", source_id: str, part: Path) -> None:
    told = prepared.extraction.claims
    claims = {row["claim_id"]: row for row in (_claim_row(claim, source_id) for claim in told)}
    pq.write_table(pa.Table.from_pylist(list(claims.values()), CLAIMS), part / "claims.parquet")
    pq.write_table(pa.Table.from_pylist(_party_rows(told, source_id), PARTIES), part / "parties.parquet")
    (part / "text.txt").write_bytes(prepared.document.text.encode("utf-8", "surrogatepass"))


def _is_table(head: bytes, path: Path) -> bool:
    """Whether the file calls itself a table, or its first lines all have the same, large number of commas, semicolons
    or tabs."""
    if path.suffix.lower() in (".csv", ".tsv", ".xls", ".xlsx"):
        return True
    lines = head.decode("utf-8", "replace").splitlines()[:5]
    return (
        any(len(counts := {line.count(mark) for line in lines}) == 1 and min(counts) >= 4 for mark in ",;\t")
        and len(lines) > 1
    )


def _claim_row(claim: ExtractedClaim, source_id: str) -> dict[str, Any]:
    told = claim.qualifiers
    rest = {name: value for name, value in told.items() if name not in _COLUMNS and value is not None}
    if "collective_amount_usd" in rest or "collective_amount" in rest:
        rest["aggregate_id"] = f"{source_id[:12]}-{claim.start}"  # the claims that share a sum are of one sentence
    ends = (claim.subject.name, claim.predicate, claim.object.name)
    label = told.get("contract")
    return {
        "claim_id": text_claim_id(source_id, claim.start, claim.end, *ends, claim.modality),
        "source_id": source_id,
        "carrier_id": source_id,
        **_end("subject", claim.subject),
        "predicate": claim.predicate,
        **_end("object", claim.object),
        "contract_key": name_key("Contract", str(label)) if label else None,
        "contract_name": str(label) if label else None,
        "amount": _amount(told),
        "amount_qualifier": told.get("amount_qualifier"),
        "currency": told.get("currency") or ("USD" if "amount_usd" in told else None),
        **_dates(told),
        "qualifiers": qualifiers_json(rest),
        "modality": claim.modality,
        "attribution": json.dumps(claim.attribution, ensure_ascii=False, separators=(",", ":")),
        "extractor": claim.extractor,
        "confidence": claim.confidence,
        "evidence_kind": "text",
        "start_offset": claim.start,
        "end_offset": claim.end,
        "page": claim.page,
        "quote": claim.quote,
    }


def _end(name: str, party: Named) -> dict[str, str]:
    return {f"{name}_type": party.type, f"{name}_key": name_key(party.type, party.name), f"{name}_name": party.name}


def _amount(told: Mapping[str, object]) -> Decimal | None:
    value = told.get("amount_usd", told.get("amount"))
    try:
        return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None


def _dates(told: Mapping[str, object]) -> dict[str, datetime.date | str]:
    """Each date as its first day, with its precision; what is no date stays out."""
    found: dict[str, datetime.date | str] = {}
    for name in _DATES:
        text = told.get(name)
        if not isinstance(text, str):
            continue
        try:
            found |= {name: date_bounds(text)[0], f"{name}_precision": date_precision(text)}
        except BadDate:
            continue
    return found


def _party_rows(claims: Iterable[ExtractedClaim], source_id: str) -> list[dict[str, Any]]:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in claims:
        for party in (claim.subject, claim.object):
            key = name_key(party.type, party.name)
            fresh = {"source_id": source_id, "type": party.type, "key": key, "name": party.name, "rows": 0}
            rows.setdefault((key, party.name), fresh)["rows"] += 1
    return list(rows.values())
