"""Made-up contract transactions in the columns of USAspending's downloads; the same ones every time."""

import csv
import datetime
import random
from pathlib import Path

__all__ = ["write_rows"]

COLUMNS = (
    *("contract_transaction_unique_key", "contract_award_unique_key", "award_id_piid", "modification_number"),
    *("parent_award_id_piid", "federal_action_obligation", "base_and_all_options_value", "action_date"),
    *("period_of_performance_start_date", "period_of_performance_current_end_date", "awarding_agency_code"),
    *("awarding_agency_name", "awarding_sub_agency_code", "awarding_sub_agency_name", "recipient_uei"),
    *("recipient_name", "recipient_parent_uei", "recipient_parent_name", "prime_award_base_transaction_description"),
    *("product_or_service_code", "product_or_service_code_description", "naics_code", "naics_description"),
)
AGENCIES = (
    ("7012", "U.S. Immigration and Customs Enforcement"),
    ("7014", "U.S. Customs and Border Protection"),
    ("7008", "U.S. Coast Guard"),
)
WORDS = [
    "ALDER",
    "BIRCH",
    "CEDAR",
    "DOGWOOD",
    "ELM",
    "FIR",
    "GINKGO",
    "HAZEL",
    "IRONWOOD",
    "JUNIPER",
    "KAURI",
    "LARCH",
    "MAPLE",
    "NUTMEG",
    "OAK",
    "PINE",
]
FORMS = ("INC.", ", LLC", "CORPORATION", "L.P.", "")


def write_rows(file: Path, rows: int, seed: int = 1) -> Path:
    """About two actions an award and a dozen awards a vendor; one amount in ten is negative."""
    chance = random.Random(seed)
    with file.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(COLUMNS)
        writer.writerows(_row(number, rows, chance) for number in range(rows))
    return file


def _row(number: int, rows: int, chance: random.Random) -> tuple[object, ...]:
    award = number // 2
    vendor = award % max(rows // 24, 1)
    code, agency = AGENCIES[award % len(AGENCIES)]
    name = f"{WORDS[vendor % 16]} {WORDS[vendor // 16 % 16]} {vendor} {FORMS[(vendor + award // 7) % 5]}".strip()
    day = datetime.date(2020, 1, 1) + datetime.timedelta(award % 1500 + number % 2 * 30)
    piid, modification = f"{code}20P{award:08d}", f"P{number % 2:05d}" if number % 2 else "0"
    cents = chance.randrange(1, 10**9) * (-1 if number % 10 == 9 else 1)
    key = f"CONT_AWD_{piid}_{code}_-NONE-_-NONE-"
    return (
        *(f"{code}_-NONE-_{piid}_{modification}_-NONE-_0", key, piid, modification, ""),
        *(f"{cents / 100:.2f}", f"{cents * 2 / 100:.2f}", day, day, day + datetime.timedelta(365)),
        *("070", "Department of Homeland Security", code, agency, f"U{vendor:011d}", name),
        *(f"U{vendor // 5 * 5:011d}", "", f"SERVICES NO. {award}", "DA01", "IT SUPPORT", "541512", "COMPUTER SERVICES"),
    )
