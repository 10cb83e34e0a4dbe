"""Figures drawn from the text of a file, and dossiers, over HTTP: nothing is written, nothing in them is not public."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.processes import copy_of, serving, small_case, vendorgraph

KEY = "a-key-of-twenty-signs"
FILE = "figure: 1\nkind: ego\ntitle: Holloway\nshow:\n  around: company:holloway-analytics-inc\n"
DOSSIER = "/entities/company:holloway-analytics-inc/dossier"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(small_case(), tmp_path_factory.mktemp("drawing") / "case")


@pytest.fixture(scope="module")
def service(case: Path) -> Iterator[httpx.Client]:
    with (
        serving(case, variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client,
    ):
        yield client


def test_the_text_of_a_figure_is_drawn_as_the_command_draws_its_file(service: httpx.Client, case: Path) -> None:
    before = sorted(path for path in case.rglob("*") if ".build" not in path.parts)
    drawn = {form: service.post(f"/figures/drawing.{form}", json={"file": FILE}) for form in ("svg", "png", "pdf")}
    assert [answer.headers["content-type"].split(";")[0] for answer in drawn.values()] == [
        "image/svg+xml",
        "image/png",
        "application/pdf",
    ]
    assert sorted(path for path in case.rglob("*") if ".build" not in path.parts) == before
    (case.parent / "holloway.yaml").write_text(FILE)
    done = vendorgraph("figure", case, case.parent / "holloway.yaml", "-o", case.parent / "out.svg")
    assert done.returncode == 0, done.stderr
    assert (case.parent / "out.svg").read_bytes() == drawn["svg"].content


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (FILE.replace("show", "shwo"), "the figure, line 4: shwo: there is no such entry."),
        ("", "the figure, line 1: expected"),
        ("a: [", "the figure"),
        (FILE.replace("company:holloway-analytics-inc", "company:nobody"), "company:nobody"),
    ],
)
def test_a_wrong_figure_is_told_with_its_line(service: httpx.Client, file: str, said: str) -> None:
    answer = service.post("/figures/drawing.pdf", json={"file": file})
    assert answer.status_code in (404, 422) and said in answer.json()["detail"]


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!"), ("md", b"# ")])
def test_a_dossier_comes_in_every_format_as_a_file_with_a_plain_name(
    service: httpx.Client, form: str, start: bytes
) -> None:
    answer = service.get(f"{DOSSIER}.{form}")
    assert answer.status_code == 200 and answer.content.lower().startswith(start.lower())
    assert answer.headers["content-disposition"] == f'attachment; filename="holloway-analytics-inc.{form}"'
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_dossier_speaks_the_language_and_of_the_day_that_were_asked_for(service: httpx.Client) -> None:
    spanish = service.get(f"{DOSSIER}.md", params={"language": "es"}).text
    assert "Fuentes" in spanish
    early = service.get(f"{DOSSIER}.md", params={"as_of": "2022-06-30"}).text
    assert "1,200,000" in early and "1,500,000" not in early
    assert service.get(f"{DOSSIER}.exe").status_code == 422
    assert service.get("/entities/company:nobody/dossier.pdf").status_code == 404


def test_a_dossier_shows_a_figure_as_soon_as_the_case_has_it(service: httpx.Client, case: Path) -> None:
    before, again = (service.get(f"{DOSSIER}.html") for _ in range(2))
    assert before.content == again.content and "<figure>" not in before.text
    file = case / "figures" / "holloway.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(FILE)
    assert "<figure>" in service.get(f"{DOSSIER}.html").text
    file.unlink()
    assert service.get(f"{DOSSIER}.html").content == before.content


def test_what_is_not_public_is_in_neither_whoever_asks(case: Path) -> None:
    hidden = copy_of(case, case.parent / "hidden")
    with (hidden / "entities.csv").open("w") as file:
        file.write("key,type,name,description,visibility\ncompany:alder-group,Company,Alder Group,,internal\n")
    assert vendorgraph("build", hidden).returncode == 0
    bearing = {"Authorization": f"Bearer {KEY}"}
    with (
        serving(hidden, variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=f"{address}/api/v1", timeout=60, headers=bearing) as client,
    ):
        told = client.get("/entities/company:holloway-analytics/dossier.md").text
        told += client.post("/figures/drawing.svg", json={"file": FILE.replace("-analytics-inc", "-analytics")}).text
        assert "Tern Ridge Holdings" in told and "Alder Group" not in told
        assert client.get("/entities/company:alder-group/dossier.pdf").status_code == 404
