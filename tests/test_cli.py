"""The command line: as a process of its own, and many commands one after another inside this one."""

import csv
import io
import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli import main
from tests.processes import (
    AWARDS,
    FORMULA_NAME,
    HOSTILE_NAME,
    PATIENCE,
    copy_of,
    environment,
    heed_interrupts,
    sample_case,
    small_case,
    vendorgraph,
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def one_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1 and "Traceback" not in text, text
    return lines[0]


def test_the_demo_builds_the_sample_case_and_says_what_is_in_it(tmp_path: Path) -> None:
    done = vendorgraph("demo", "--no-serve", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for word in ("vendors", "contracts", "people", "systems", "conflicts", "obligated", "http://127.0.0.1:8000"):
        assert word in done.stdout
    again = vendorgraph("demo", "--no-serve", folder=tmp_path)
    assert again.returncode == 0 and "holds a case already" in again.stderr


def test_the_demo_leaves_a_folder_with_something_else_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("notes")
    done = vendorgraph("demo", "--no-serve", "--folder", tmp_path / "mine")
    assert done.returncode == 3 and "--folder" in one_line(done.stderr)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_spending_as_recorded_gives_every_spelling_to_the_cent_in_four_columns() -> None:
    done = vendorgraph(
        "query", small_case(), "spending", "--by", "recipient,agency", "--as-recorded", "--format", "csv"
    )
    assert done.stdout.splitlines()[0] == "recipient,agency,actions,obligated"
    found = {(row["recipient"], row["agency"], row["actions"], row["obligated"]) for row in rows(done.stdout)}
    assert found == {
        ("HOLLOWAY ANALYTICS, INC.", "ICE", "2", "1500000.10"),
        ("TERN RIDGE CLOUD LLC", "CBP", "1", "850000.00"),
        (HOSTILE_NAME, "CBP", "1", "1000.00"),
        (FORMULA_NAME, "CBP", "1", "-20.00"),
    }


def test_spending_after_identity_has_the_same_total() -> None:
    done = vendorgraph("query", small_case(), "spending", "--by", "vendor,agency,year", "--format", "csv")
    assert done.stdout.splitlines()[0] == "vendor,agency,year,actions,obligated"
    recorded = sum(round(float(row["Federal Action Obligation"]) * 100) for row in rows(AWARDS))
    assert sum(round(float(row["obligated"]) * 100) for row in rows(done.stdout)) == recorded
    assert {row["year"] for row in rows(done.stdout)} == {"2022", "2023"}


def test_free_text_is_guarded_against_spreadsheets_but_for_spending_as_recorded() -> None:
    contracts = vendorgraph("query", small_case(), "contracts", "--format", "csv")
    assert f"'{FORMULA_NAME}" in [row["vendor"] for row in rows(contracts.stdout)]
    assert "-20.00" in [row["obligated"] for row in rows(contracts.stdout)]


def test_every_question_answers_as_table_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    case = small_case()
    contracts = json.loads(vendorgraph("query", case, "contracts", "--json").stdout)["items"]
    edge, vendor = contracts[0]["edge"]["id"], contracts[0]["edge"]["object"]["id"]
    questions = (
        *(("contracts",), ("spending", "--by", "vendor"), ("conflicts",), ("interlocks",), ("sources",), ("findings",)),
        *(("entity", vendor), ("edges", vendor), ("evidence", edge), ("claims", "--status", "accepted")),
    )
    for question in questions:
        for form in ("table", "json", "csv"):
            status = main(["query", str(case), *question, "--format", form])
            told = capsys.readouterr()
            assert status == 0, (question, form, told.err)
            if form == "json":
                json.loads(told.out)
            elif form == "csv":
                assert "," in told.out.splitlines()[0]


def test_the_case_may_stand_before_or_after_the_question() -> None:
    before = vendorgraph("query", small_case(), "sources", "--json")
    after = vendorgraph("query", "sources", small_case(), "--json")
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout


def test_evidence_of_a_contract_names_the_row_and_its_amount() -> None:
    case = small_case()
    listed = vendorgraph("query", case, "contracts", "--text", "HOLLOWAY", "--json")
    [contract] = json.loads(listed.stdout)["items"]
    assert contract["edge"]["obligated"] == {"amount": "1500000.10", "currency": "USD"}
    claims = json.loads(vendorgraph("query", case, "evidence", contract["edge"]["id"], "--json").stdout)["items"]
    assert sorted((claim["evidence"]["row"], claim["obligated"]["amount"]) for claim in claims) == [
        (1, "1200000.00"),
        (2, "300000.10"),
    ]


def test_a_conflict_shows_both_sides_with_who_says_so() -> None:
    done = vendorgraph("query", small_case(), "conflicts", "--format", "csv")
    assert {row["source_publisher"] for row in rows(done.stdout)} >= {"The Made-up Times", "The Other Paper"}


def test_search_forgives_a_typing_error_and_path_joins_what_it_found() -> None:
    case = small_case()
    hits = json.loads(vendorgraph("search", case, "hollowey", "--json").stdout)["items"]
    assert hits and "holloway" in hits[0]["entity"]["name"].lower()
    people = json.loads(vendorgraph("search", case, "dana whitlock", "--json").stdout)["items"]
    done = vendorgraph("path", case, people[0]["entity"]["id"], "agency:7012", "--format", "csv")
    assert done.returncode == 0, done.stderr


def test_a_table_shows_no_control_characters(tmp_path: Path) -> None:
    case = tmp_path / "case"
    awards = tmp_path / "awards.csv"
    awards.write_text(AWARDS.replace("TERN RIDGE CLOUD LLC", "TERN \x1b[31mRIDGE\u202e LLC"))
    for words in (("new", case), ("add", case, awards), ("build", case)):
        assert vendorgraph(*words).returncode == 0
    told = vendorgraph("query", case, "spending", "--by", "recipient", "--as-recorded").stdout
    assert "\x1b" not in told and "\u202e" not in told


def test_wrong_input_of_each_kind_ends_in_one_line_and_the_last_good_graph_still_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(bytes(range(256)) * 40)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(b"PK\x03\x04" + b"\0" * 60)
    wrong = (
        (("query", tmp_path / "none", "sources"), 3),
        (("build", tmp_path / "none"), 3),
        (("add", case, tmp_path / "missing.csv"), 4),
        (("add", case, binary), 4),
        (("add", case, cut), 4),
        (("add", case, "http://127.0.0.1:9/x"), 4),
        (("query", case, "entity", "company:nobody-at-all"), 6),
        (("query", case, "evidence", "not-an-id"), 6),
        (("query", case, "contracts", "--since", "yesterday"), 2),
        (("query", case, "contracts", "--since", "2023-02-30"), 2),
        (("query", case, "contracts", "--min-amount", "much"), 2),
        (("query", case, "edges", "agency:7012", "--predicate", "LIKES"), 2),
        (("query", case, "spending", "--by", "colour"), 2),
        (("query", case, "cypher", "RETURN 1", "--store", "sqlite"), 7),
        (("query", case, "gossip"), 2),
        (("query", case, "sources", "--format", "xml"), 2),
        (("extract", tmp_path / "missing.txt"), 4),
        (("frobnicate",), 2),
    )
    for words, status in wrong:
        found = main([str(word) for word in words])
        told = capsys.readouterr().err
        assert found == status, (words, found, told)
        one_line(told)
    assert main(["query", str(case), "contracts"]) == 0


def test_a_case_that_was_never_built_says_so(tmp_path: Path) -> None:
    assert vendorgraph("new", tmp_path / "case").returncode == 0
    done = vendorgraph("query", tmp_path / "case", "contracts")
    assert done.returncode == 3 and "build" in one_line(done.stderr)
    again = vendorgraph("new", tmp_path / "case")
    assert again.returncode == 3 and "already" in one_line(again.stderr)


def test_a_port_in_use_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = vendorgraph("serve", small_case(), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 8 and "--port" in one_line(done.stderr)


def test_neo4j_without_a_password_and_out_of_reach_is_one_line_each() -> None:
    variables = {"VENDORGRAPH_NEO4J_URI": "bolt://127.0.0.1:9"}
    without = vendorgraph("query", small_case(), "sources", "--store", "neo4j", variables=variables)
    assert without.returncode == 7 and "VENDORGRAPH_NEO4J_PASSWORD" in one_line(without.stderr)
    variables["VENDORGRAPH_NEO4J_PASSWORD"] = "some-password"
    down = vendorgraph("query", small_case(), "sources", "--store", "neo4j", variables=variables)
    assert down.returncode == 7, down.stderr
    one_line(down.stderr)


def test_a_bad_setting_is_named() -> None:
    done = vendorgraph("serve", small_case(), variables={"VENDORGRAPH_KEY": "short"})
    assert done.returncode == 3 and "VENDORGRAPH_KEY" in one_line(done.stderr) and "short" not in done.stderr


def test_an_unexpected_error_is_one_line_with_the_place_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "errors.log"
    code = "import sys, app.commands.asking as a\na.filters = None\nfrom app.cli import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "search", small_case(), "x"],
        env=environment({"VENDORGRAPH_LOG": str(log)}),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 70 and str(log) in one_line(done.stderr)
    assert "Traceback" in log.read_text()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_the_service_at_once(workers: str) -> None:
    words = ["serve", str(small_case()), "--port", "0", "--workers", workers]
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", *words],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    assert process.stderr is not None
    assert "Open http://127.0.0.1:" in process.stderr.readline()
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_a_reader_that_goes_away_is_no_error() -> None:
    words = [sys.executable, "-m", "app.cli", "query", str(small_case()), "claims", "--json"]
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(PATIENCE)


def test_a_build_shows_progress_on_a_terminal_and_none_elsewhere(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    piped = vendorgraph("build", case)
    assert piped.returncode == 0 and piped.stderr == ""
    watched, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "build", str(case), "--json"],
        env=environment({"TERM": "xterm"}),
        stdout=subprocess.PIPE,
        stderr=end,
    )
    os.close(end)
    told, _ = process.communicate(timeout=PATIENCE)
    while select.select([watched], [], [], 0)[0]:
        try:
            if not os.read(watched, 4096):
                break
        except OSError:
            break
    os.close(watched)
    assert json.loads(told)["rows"]["rows_in"] > 0


def test_check_proves_the_sample_case_and_names_what_was_changed(tmp_path: Path) -> None:
    sound = vendorgraph("check", sample_case())
    assert sound.returncode == 0, sound.stdout + sound.stderr
    case = copy_of(small_case(), tmp_path / "case")
    [awards] = (case / "sources").rglob("*awards*.csv")
    awards.chmod(0o644)
    awards.write_text(awards.read_text().replace("LICENSES", "LICENCES", 1))
    broken = vendorgraph("check", case)
    assert broken.returncode == 5
    assert broken.stdout.strip(), "the problem is named"
    one_line(broken.stderr)
