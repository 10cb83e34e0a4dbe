"""Pages of PDFs as pictures over HTTP: framed quotes, what is not public, and files that cannot be drawn."""

import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pypdfium2
import pytest
import typst
from PIL import Image

from app.facsimile.drawn import Facsimile, drawn
from app.facsimile.quoted import Quoted
from app.hashes import digest
from graph.boxes import Box
from graph.errors import HashMismatch, UnreadableFile
from tests.made_pdf import case_of, report
from tests.processes import copy_of, serving, vendorgraph

KEY = "a-key-of-twenty-signs"
INK = (176, 42, 24)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facsimile")
    return case_of(folder / "case", report(folder / "report.pdf"))


@pytest.fixture(scope="module")
def service(case: Path) -> Iterator[httpx.Client]:
    with serving(case) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        yield client


def quoted(client: httpx.Client, **headers: str) -> list[dict[str, Any]]:
    """The claims with a quote on a page."""
    found = client.get("/claims", params={"limit": 100}, headers=headers).json()["items"]
    return [claim for claim in found if claim["evidence"]["page"]]


def quotes(client: httpx.Client, **headers: str) -> dict[int, dict[str, Any]]:
    """A claim with a quote for each page that has one."""
    return {claim["evidence"]["page"]: claim for claim in quoted(client, **headers)}


def speaks_of(name: str, claim: dict[str, Any]) -> bool:
    return name in (claim["subject"]["name"], claim["object"]["name"])


def seen(png: bytes) -> Image.Image:
    """The picture that a reader sees."""
    picture = Image.open(io.BytesIO(png))
    assert (picture.format, picture.mode, picture.info) == ("PNG", "RGB", {})
    return picture


def test_each_quote_has_its_page_with_a_frame_around_it(service: httpx.Client) -> None:
    claims = quotes(service)
    assert set(claims) == {1, 2}
    for number, claim in claims.items():
        [page] = service.get(f"/claims/{claim['id']}/pages").json()["items"]
        assert (page["page"], page["state"], page["width"]) == (number, "marked", 1200)
        answer = service.get(page["picture"].removeprefix("/api/v1"))
        assert answer.headers["content-type"] == "image/png"
        picture = seen(answer.content)
        assert picture.size == (page["width"], page["height"])
        for mark in page["marks"]:
            middle = (mark["left"] + mark["right"]) // 2
            assert {picture.getpixel((middle, y)) for y in (mark["top"] - 1, mark["bottom"])} == {INK}
            across = (mark["top"] + mark["bottom"]) // 2
            assert {picture.getpixel((x, across)) for x in (mark["left"] - 1, mark["right"])} == {INK}
        bare = service.get(page["picture"].removeprefix("/api/v1"), params={"marked": False, "width": 400})
        plain = seen(bare.content)
        assert plain.width == 400 and not (np.asarray(plain) == INK).all(axis=-1).any()


def test_evidence_that_stands_on_no_page_has_no_picture(service: httpx.Client) -> None:
    found = service.get("/claims", params={"limit": 100}).json()["items"]
    [other, *_] = [claim for claim in found if claim["evidence"]["kind"] == "reference"]
    assert service.get(f"/claims/{other['id']}/pages").json()["items"] == []
    assert service.get(f"/claims/{other['id']}/pages/1.png").status_code == 404
    claim = quotes(service)[1]
    assert service.get(f"/claims/{claim['id']}/pages/2.png").status_code == 404
    assert service.get(f"/claims/{claim['id']}/pages/1.png", params={"width": 90_000}).status_code == 422
    assert service.get("/claims/t-none/pages").status_code == 404


def test_an_unchanged_picture_is_not_sent_again(service: httpx.Client) -> None:
    address = f"/claims/{quotes(service)[1]['id']}/pages/1.png"
    first = service.get(address)
    assert service.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_a_page_that_names_what_is_not_public_is_shown_to_the_key_alone(case: Path, tmp_path: Path) -> None:
    changed = copy_of(case, tmp_path / "case")
    own = changed / "entities.csv"
    own.write_text("key,type,name,description,visibility\ncompany:thomson-reuters,Company,Thomson Reuters,,internal\n")
    assert vendorgraph("build", changed).returncode == 0
    bearing = {"Authorization": f"Bearer {KEY}"}
    with (
        serving(changed, variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client,
    ):
        hidden = next(claim for claim in quoted(client, **bearing) if speaks_of("Thomson Reuters", claim))
        shown = quoted(client)
        assert shown and not any(speaks_of("Thomson Reuters", claim) for claim in shown)
        assert client.get(f"/claims/{hidden['id']}/pages").status_code == 404
        assert client.get(f"/claims/{hidden['id']}/pages/2.png").status_code == 404
        assert client.get(f"/claims/{hidden['id']}/pages/2.png", headers=bearing).status_code == 200
        for claim in shown:  # a sentence about others on the page that names it keeps its words and loses its picture
            [page] = client.get(f"/claims/{claim['id']}/pages").json()["items"]
            assert page["state"] == ("marked" if claim["evidence"]["page"] == 1 else "hidden")


def test_a_public_quote_beside_a_hidden_name_keeps_its_words_and_loses_its_picture(tmp_path: Path) -> None:
    folder = case_of(tmp_path / "case", report(tmp_path / "report.pdf"))
    (folder / "entities.csv").write_text(
        "key,type,name,description,visibility\ncompany:lorem-ipsum,Company,Lorem Ipsum,,withheld\n"
    )
    sheet = tmp_path / "claims.yaml"
    sheet.write_text(
        "claims_sheet: 1\nsources:\n  A paper:\n    publisher: A paper\nclaims:\n  - source: A paper\n"
        "    subject: Lorem Ipsum\n    predicate: SUBSIDIARY_OF\n    object: Alder Group\n    statement: It is.\n"
    )
    for words in (("add", folder, sheet), ("build", folder)):
        assert vendorgraph(*words).returncode == 0
    with serving(folder) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        claim = quotes(client)[1]
        [page] = client.get(f"/claims/{claim['id']}/pages").json()["items"]
        assert (page["state"], page["picture"]) == ("hidden", None) and claim["evidence"]["quote"]
        assert client.get(f"/claims/{claim['id']}/pages/1.png").status_code == 404


def test_a_file_that_was_changed_or_is_gone_is_said_and_the_rest_is_answered(case: Path, tmp_path: Path) -> None:
    changed = copy_of(case, tmp_path / "case")
    [file] = (changed / "sources").iterdir()
    with serving(changed) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        claims = quotes(client)
        file.write_bytes(file.read_bytes() + b"\n")
        [page] = client.get(f"/claims/{claims[1]['id']}/pages").json()["items"]
        assert (page["state"], page["picture"]) == ("failed", None) and "archived" in page["detail"]
        assert client.get(f"/claims/{claims[1]['id']}/pages/1.png").json()["type"].endswith("hash-mismatch")
        file.unlink()
        assert client.get(f"/claims/{claims[1]['id']}/pages/1.png").json()["type"].endswith("missing-file")
        assert client.get(f"/claims/{claims[1]['id']}").status_code == 200


def page_of(file: Path, *boxes: Box, page: int = 1) -> Quoted:
    return Quoted(file, digest(file), page, boxes)


def test_a_damaged_file_is_refused_alone_in_one_plain_line(tmp_path: Path) -> None:
    file = report(tmp_path / "report.pdf")
    file.write_bytes(file.read_bytes()[:300])
    with pytest.raises(UnreadableFile, match=r"Page 1 of report\.pdf cannot be drawn: open the file itself\."):
        drawn(page_of(file), 600)
    whole = report(tmp_path / "whole.pdf")
    with pytest.raises(UnreadableFile, match="Page 9"):
        drawn(page_of(whole, page=9), 600)
    with pytest.raises(HashMismatch):
        drawn(Quoted(whole, "0" * 64, 1, ()), 600)


def test_a_page_as_large_as_a_house_stays_within_bounds(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_000, 3)
    document.new_page(200, 14_400)
    document.save(tmp_path / "large.pdf")
    for number in (1, 2):
        made = Facsimile.read(drawn(page_of(tmp_path / "large.pdf", page=number), 1600))
        assert made.width * made.height <= 4_100_000 and made.width <= 1600


def test_marks_follow_a_page_that_is_turned(tmp_path: Path) -> None:
    file, turned = report(tmp_path / "report.pdf"), tmp_path / "turned.pdf"
    document = pypdfium2.PdfDocument(file)
    document[0].set_rotation(90)
    document.save(turned)
    box = Box(0, 1, 1, 50.0, 100.0, 150.0, 110.0)
    [upright] = Facsimile.read(drawn(page_of(file, box), 600)).marks
    made = Facsimile.read(drawn(page_of(turned, box), 600))
    [mark] = made.marks
    assert upright[2] - upright[0] > upright[3] - upright[1] and mark[2] - mark[0] < mark[3] - mark[1]
    assert 0 <= mark[0] < mark[2] <= made.width and 0 <= mark[1] < mark[3] <= made.height


def test_a_key_never_reaches_the_process_that_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENDORGRAPH_KEY", KEY)
    seen = tmp_path / "seen"
    program = tmp_path / "program.py"
    program.write_text(f"import os, sys; open({str(seen)!r}, 'w').write(' '.join(os.environ)); sys.exit(1)")
    monkeypatch.setattr("app.facsimile.drawn._PROGRAM", program)
    with pytest.raises(UnreadableFile):
        drawn(page_of(report(tmp_path / "report.pdf")), 600)
    assert "VENDORGRAPH_KEY" not in seen.read_text()


def with_images(file: Path) -> Path:
    """A page with a table, a red image, a red image inside a group that is scaled, and a red shape."""
    Image.new("RGB", (60, 30), (255, 0, 0)).save(file.with_suffix(".png"))
    source = file.with_suffix(".typ")
    image = f'#image("{file.with_suffix(".png").name}", width: 30mm)'
    source.write_text(
        "#set page(width: 120mm, height: 120mm)\nWords that are read.\n"
        f"#table(columns: 2, [one], [two])\n{image}\n#scale(60%)[{image}]\n"
        "#polygon(fill: red, (0mm, 0mm), (20mm, 0mm), (24mm, 9mm), (20mm, 18mm), (3mm, 20mm), (0mm, 18mm))\n"
    )
    typst.compile(source, output=file)
    return file


def test_beside_what_is_not_public_only_what_the_text_of_a_page_tells_is_drawn(tmp_path: Path) -> None:
    page = page_of(with_images(tmp_path / "images.pdf"))
    whole = Facsimile.read(drawn(page, 600))
    read = Facsimile.read(drawn(dataclasses.replace(page, read=True), 600))
    assert whole.left_out == 0 and read.left_out == 3

    def counted(made: Facsimile) -> tuple[int, int]:
        """Red points, and dark ones."""
        points = np.asarray(Image.open(io.BytesIO(made.picture)))
        red, green = points[..., 0], points[..., 1]
        return int(((red > 200) & (green < 60)).sum()), int((red < 90).sum())

    assert counted(whole)[0] > 5_000 and counted(read)[0] == 0
    assert counted(whole)[1] == counted(read)[1] > 300
