"""docker-compose.yml: right by the compose specification, closed to others, and the same Neo4j as everywhere here."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import PREFIX, Settings
from tests.neo4j_server.distribution import server_version

IN_THE_IMAGE_ONLY = {"NEO4J_AUTH"}


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "docker-compose.yml").read_text())
    return loaded


def native_settings(root: Path) -> dict[str, str]:
    lines = (root / "tests/neo4j_server/neo4j.conf").read_text().splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: value for name, value in pairs}


def image_settings(environment: dict[str, str]) -> dict[str, str]:
    """The settings that the image derives from its environment: __ stands for an underscore, _ for a dot."""
    given = {name: value for name, value in environment.items() if name not in IN_THE_IMAGE_ONLY}
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in given.items()
    }


def test_it_follows_the_compose_specification(root: Path) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    told = subprocess.run(
        [*checker, root / "docker-compose.yml"], capture_output=True, text=True, check=False, timeout=60
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_neo4j_runs_with_the_settings_that_the_tests_run_with(root: Path, compose: dict[str, Any]) -> None:
    assert image_settings(compose["services"]["neo4j"]["environment"]) == native_settings(root)


def test_the_image_is_the_version_that_the_tests_run_with(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == f"neo4j:{server_version()}-community"


def test_every_service_has_a_health_check(compose: dict[str, Any]) -> None:
    assert all("test" in service["healthcheck"] for service in compose["services"].values())


def test_every_port_is_published_on_loopback_only(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service["ports"]]
    assert ports and all(port.startswith("127.0.0.1:") for port in ports)


def test_data_live_in_named_volumes(compose: dict[str, Any]) -> None:
    mounted = {volume.split(":")[0] for service in compose["services"].values() for volume in service["volumes"]}
    assert mounted == set(compose["volumes"])


def test_a_password_must_be_given_and_stands_nowhere(compose: dict[str, Any]) -> None:
    values = [
        value
        for service in compose["services"].values()
        for name, value in service["environment"].items()
        if re.search("AUTH$|PASSWORD|SECRET|KEY", name)
    ]
    required = re.compile(r"(neo4j/)?\$\{VENDORGRAPH_NEO4J_PASSWORD:\?[^}]+\}")
    assert len(values) == 2 and all(required.fullmatch(value) for value in values)


def test_the_service_is_told_only_what_it_understands(compose: dict[str, Any]) -> None:
    understood = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(compose["services"]["vendorgraph"]["environment"]) <= understood


def test_what_the_image_is_built_from_exists(root: Path, compose: dict[str, Any]) -> None:
    folder = root / compose["services"]["vendorgraph"]["build"]
    copied = re.findall(r"^COPY (?!--from)(?:--\S+ )*(.+) \S+$", (folder / "Dockerfile").read_text(), re.MULTILINE)
    assert all((folder / name).exists() for line in copied for name in line.split())
