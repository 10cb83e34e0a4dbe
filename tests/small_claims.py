"""A small graph written down by hand, with everything that a store must tell apart: entities, sources, claims."""

import json
from typing import Any

from graph.values import edge_id, hash_id, record_claim_number

OLD, NEW, DOCUMENT, PAPER, SECRET = "a" * 64, "b" * 64, "c" * 64, "cited-00000000000000aa", "d" * 64
TEXT = "Palantir runs FALCON. 😀 Its chair is Peter Thiel, who also sits on the board of Facebook, filings say. " * 3

SOURCES: dict[str, dict[str, Any]] = {
    OLD: {
        "label": "Awards 2022",
        "kind": "records",
        "origin": "usaspending",
        "known_from": "2022-06-01",
        "rows_in": 40,
    },
    NEW: {"label": "Awards 2023", "kind": "records", "origin": "usaspending", "known_from": "2023-06-01", "rows_in": 9},
    DOCUMENT: {"label": "An article", "kind": "document", "origin": "the-times", "known_from": "2022-07-01"},
    PAPER: {"label": "A paper that repeats it", "kind": "cited", "origin": "the-paper", "known_from": "2022-08-01"},
    SECRET: {
        "label": "A leaked memo",
        "kind": "document",
        "origin": "memo",
        "known_from": "2022-09-01",
        "visibility": "internal",
    },
}

ICE, CBP, DHS = "agency:7012", "agency:7014", "agency:7000"
PALANTIR, AMAZON, FACEBOOK, SOCIETE = (
    "uei:PAL000000001",
    "company:amazon",
    "company:facebook",
    "company:societe-generale",
)
HOLLOWAY, GHOST = "duns:012345678", "company:ghost"
THIEL, FALCON, AWS, BOARD = (
    "person:peter-thiel",
    "system:falcon",
    "system:amazon-web-services",
    "organization:ice-foundation",
)
C1, C2, C3, C4 = "award:CONT_AWD_C1_7012", "award:CONT_AWD_C2_7012", "award:CONT_AWD_C3_7014", "contract:falcon-upkeep"

ENTITIES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    ICE: ("Agency", ("U.S. Immigration and Customs Enforcement", "ICE"), ()),
    CBP: ("Agency", ("U.S. Customs and Border Protection", "CBP"), ()),
    DHS: ("Agency", ("Department of Homeland Security",), ()),
    PALANTIR: ("Company", ("Palantir Technologies Inc.", "PALANTIR USG, INC."), ("duns:362130952", "company:palantir")),
    AMAZON: ("Company", ("Amazon.com, Inc.", "Amazon"), ()),
    FACEBOOK: ("Company", ("Facebook",), ()),
    SOCIETE: ("Company", ("Société Générale",), ()),
    HOLLOWAY: ("Company", ("Holloway Analytics, LLC",), ()),
    GHOST: ("Company", ("Ghost Holdings",), ()),
    THIEL: ("Person", ("Peter Thiel",), ()),
    FALCON: ("System", ("FALCON",), ()),
    AWS: ("System", ("Amazon Web Services", "AWS"), ()),
    BOARD: ("Organization", ("ICE Foundation",), ()),
    C1: ("Contract", ("HSCETC15C00001",), ("award:PIID_7012_HSCETC15C00001",)),
    C2: ("Contract", ("70CTD022P00000901",), ()),
    C3: ("Contract", ("70B03C23C00000902",), ()),
    C4: ("Contract", ("FALCON operations and upkeep",), ()),
}
HIDDEN = {GHOST: "withheld"}
VENDORS = tuple(f"uei:VENDOR{number:06d}" for number in range(30))


def _claim(source: str, subject: str, predicate: str, object_: str, number: str, **more: Any) -> dict[str, Any]:
    contract = more.pop("contract", None)
    claim_id = f"t-{number}" if number else f"r-{source[:12]}-{more['row']}-{predicate}"
    standing = more.get("status", "accepted") != "rejected"
    about = hash_id(contract) if contract else 0
    told: dict[str, Any] = {
        "contract_ref": about,
        "edge_id": edge_id(hash_id(subject), predicate, hash_id(object_), about) if standing else 0,
        "id": hash_id(claim_id) if number else record_claim_number(source, more["row"], predicate),
        "claim_id": claim_id,
        "source_id": source,
        "carrier_id": source,
        "subject_id": hash_id(subject),
        "predicate": predicate,
        "object_id": hash_id(object_),
        "subject_name": subject,
        "object_name": object_,
        "contract_name": contract,
        "currency": "USD",
        "qualifiers": "{}",
        "modality": "asserted",
        "attribution": "[]",
        "extractor": "made/1",
        "confidence": 1.0,
        "status": "accepted",
        "reason": "made",
        "counted": 1,
        "known_from": SOURCES[source]["known_from"],
        "known_to": None,
        "evidence_kind": "record",
    }
    return {**told, **more}


def action(
    source: str, row: int, contract: str, vendor: str, agency: str, cents: int, date: str, **more: Any
) -> dict[str, Any]:
    """A row of an award file: one action of a contract."""
    given = {
        "level": "action",
        "obligated": cents,
        "date": date,
        "date_precision": "day",
        "row": row,
        "record_key": f"k{row}",
        **more,
    }
    return _claim(source, agency, "CONTRACTED_WITH", vendor, "", contract=contract, columns_read='["a"]', **given)


def prose(number: str, source: str, subject: str, predicate: str, object_: str, **more: Any) -> dict[str, Any]:
    """A sentence of a document or of a claims sheet."""
    return _claim(
        source, subject, predicate, object_, number, **{"evidence_kind": "statement", "currency": None, **more}
    )


def small_claims() -> list[dict[str, Any]]:
    """Every claim of the small graph."""
    quoted: dict[str, Any] = {
        "evidence_kind": "text",
        "quote": "chair is Peter Thiel",
        "start_offset": 28,
        "end_offset": 48,
        "page": 1,
    }
    return [
        action(OLD, 1, C1, PALANTIR, ICE, 100_00, "2022-01-10", potential=900_00, current=500_00, end="2024-12-31"),
        action(OLD, 2, C1, PALANTIR, ICE, 50_00, "2022-03-01", potential=950_00, counted=0, known_to="2023-06-01"),
        action(NEW, 1, C1, PALANTIR, ICE, 70_00, "2022-03-01", potential=980_00),
        action(NEW, 2, C1, PALANTIR, ICE, -20_00, "2023-02-01", end="2025-12-31"),
        action(NEW, 7, C2, HOLLOWAY, ICE, 1_00, "2022-10-01", modification="P00002", potential=200_00),
        action(NEW, 8, C2, HOLLOWAY, ICE, 1_00, "2022-10-01", modification="P00001", potential=100_00),
        action(NEW, 3, C1, PALANTIR, ICE, 100_00, "2022-01-10", potential=900_00, current=500_00, counted=0),
        action(OLD, 3, C2, HOLLOWAY, ICE, 12_34, "2022-10-01"),
        action(OLD, 4, C3, AMAZON, CBP, 300_00, "2021-09-30"),
        action(OLD, 5, C3, PALANTIR, CBP, 1_00, "2021-10-01", known_to="2023-06-01", counted=0),
        action(NEW, 4, C2, GHOST, ICE, 5_00, "2022-12-01"),
        {
            **action(NEW, 5, C4, PALANTIR, ICE, 39_000_000_00, "2023-01-31"),
            "level": "summary",
            "current": 39_000_000_00,
        },
        {
            **_claim(
                NEW,
                AMAZON,
                "SUBAWARD_OF",
                C1,
                "",
                row=6,
                level="subaward",
                obligated=7_00,
                date="2022-05-05",
                contract=C1,
            ),
            "qualifiers": json.dumps({"agency_name": "ICE, as written"}),
        },
        *(
            action(
                OLD, 10 + n, f"award:CONT_AWD_V{n % 15}_7014", vendor, CBP, (n * 37 % 11) * 100, f"2022-0{1 + n % 9}-15"
            )
            for n, vendor in enumerate(VENDORS)
        ),
        prose("01", DOCUMENT, THIEL, "CHAIR_OF", PALANTIR, start="2003-01-01", start_precision="year", **quoted),
        prose("02", PAPER, THIEL, "CHAIR_OF", PALANTIR, attribution='["The Times"]'),
        prose(
            "03",
            DOCUMENT,
            THIEL,
            "BOARD_MEMBER_OF",
            FACEBOOK,
            end="2022-02-01",
            end_precision="month",
            modality="reported",
        ),
        prose(
            "04",
            DOCUMENT,
            ICE,
            "CONTRACTED_WITH",
            PALANTIR,
            contract=C1,
            amount=41_00,
            amount_qualifier="approx",
            date="2022-06-01",
            date_precision="month",
        ),
        prose("05", DOCUMENT, PALANTIR, "DEVELOPS", FALCON),
        prose("06", DOCUMENT, ICE, "USES", FALCON, status="proposed", confidence=0.4),
        prose("07", SECRET, AWS, "HOSTS", PALANTIR),
        prose("08", DOCUMENT, AMAZON, "DEVELOPS", AWS),
        prose("09", DOCUMENT, ICE, "PART_OF", DHS, date="2022-02-02", date_precision="day"),
        prose("10", DOCUMENT, CBP, "PART_OF", DHS),
        prose("11", PAPER, ICE, "PART_OF", CBP, status="rejected", reason="The reference list says otherwise."),
        prose("12", PAPER, BOARD, "FUNDED_BY", SOCIETE, amount=5_00, amount_qualifier="exact"),
        prose("13", DOCUMENT, BOARD, "FUNDED_BY", SOCIETE, amount=6_00, amount_qualifier="exact"),
        prose("14", DOCUMENT, GHOST, "OWNS", AMAZON),
    ]
