"""The service of docker-compose.yml without a container engine: its command, its variables, its health check."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import neo4j
import pytest
import yaml

from tests.neo4j_server import Neo4jServer
from tests.processes import PATIENCE, copy_of, environment

pytestmark = pytest.mark.neo4j


@pytest.fixture
def service(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "docker-compose.yml").read_text())["services"]["vendorgraph"]
    return loaded


def test_the_service_loads_the_sample_case_into_neo4j_and_becomes_healthy(
    root: Path, service: dict[str, Any], tmp_path: Path, neo4j_server: Neo4jServer, empty_neo4j: neo4j.Driver
) -> None:
    case = copy_of(root / "examples" / "ice-tech", tmp_path / "case")
    port = free_port()
    [command] = service["command"]
    here = {" /case": f" {case}", "0.0.0.0": "127.0.0.1", "--port 8000": f"--port {port}"}
    variables = {
        "VENDORGRAPH_NEO4J_URI": neo4j_server.uri,
        "VENDORGRAPH_NEO4J_USER": neo4j_server.user,
        "VENDORGRAPH_NEO4J_PASSWORD": neo4j_server.password,
    }
    assert set(service["environment"]) == set(variables)
    log = tmp_path / "service.log"
    with started(changed(command, here), variables, log) as process:
        healthy_within_patience(
            process, log, [word.replace(":8000", f":{port}") for word in service["healthcheck"]["test"]]
        )
    assert empty_neo4j.execute_query("MATCH (c:Company) RETURN count(c) AS n").records[0]["n"] > 5


@contextmanager
def started(command: str, variables: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A command of the image's shell while it runs; what it prints goes to `log`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["sh", "-ec", command],
            env={**environment(variables), "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def healthy_within_patience(process: "subprocess.Popen[bytes]", log: Path, check: list[str]) -> None:
    """Until the container's own health check passes."""
    assert check[:2] == ["CMD", "python"]
    deadline = time.monotonic() + PATIENCE
    while subprocess.run([sys.executable, *check[2:]], capture_output=True, check=False, timeout=30).returncode:
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.5)


def changed(text: str, places: dict[str, str]) -> str:
    """The text with what differs on this machine; each of the places has to be in it."""
    for old, new in places.items():
        assert old in text
        text = text.replace(old, new)
    return text


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
