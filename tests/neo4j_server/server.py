"""Starting and stopping the server: loopback, free ports, a password of its own, files in one folder."""

import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.neo4j_server.distribution import HERE, Distribution, Missing, distribution, java_command

USER = "neo4j"
START_SECONDS = 120
JAVA_OPTIONS = ["-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
# Neo4j reaches into the Java machine at these places.
OPENED = ["java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent"]


@dataclass(frozen=True)
class Neo4jServer:
    """A server that answers."""

    uri: str
    http: str
    user: str
    home: Path
    pid: int
    password: str = field(repr=False)

    @property
    def auth(self) -> tuple[str, str]:
        return self.user, self.password


@contextmanager
def running(
    home: Path | None = None,
    *,
    bolt_port: int = 0,
    http_port: int = 0,
    password: str | None = None,
) -> Iterator[Neo4jServer]:
    """A server for the time of a `with` block.

    Without `home` its data live in a temporary folder and go with it. A port of 0 means any free one; a password of
    None means a random one. A kept `home` keeps the password of its first start, so pass that again. Raises Missing
    where the server was not fetched or does not come up.
    """
    found = distribution()
    folder = Path(tempfile.mkdtemp(prefix="neo4j-")) if home is None else home
    process = None
    try:
        password = password or secrets.token_urlsafe(18)
        ports = bolt_port or _free_port(), http_port or _free_port()
        _prepare(found, folder, password, *ports)
        process = _launch(found, folder)
        _wait_until_it_answers(process, folder, *ports)
        uri, http = f"bolt://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}"
        yield Neo4jServer(uri, http, USER, folder, process.pid, password)
    finally:
        if process is not None:
            process.kill()
            process.wait()
        if home is None:
            shutil.rmtree(folder, ignore_errors=True)


def archive_classes(found: Distribution) -> None:
    """Runs the server once, so that Java writes the archive of classes that makes later starts quick."""
    if found.class_archive.exists():
        return
    draft = found.class_archive.with_suffix(".draft")
    with tempfile.TemporaryDirectory(prefix="neo4j-") as folder:
        home, ports = Path(folder), (_free_port(), _free_port())
        _prepare(found, home, secrets.token_urlsafe(18), *ports)
        process = _launch(found, home, f"-XX:ArchiveClassesAtExit={draft}")
        _wait_until_it_answers(process, home, *ports)
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(START_SECONDS)
        process.kill()
        process.wait()
    if draft.exists():
        draft.rename(found.class_archive)


def _prepare(found: Distribution, home: Path, password: str, bolt: int, http: int) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "import").mkdir(exist_ok=True)
    local = {
        "server.default_listen_address": "127.0.0.1",
        "server.default_advertised_address": "localhost",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"localhost:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"localhost:{http}",
        # Tests try wrong passwords; after three of them the server would refuse the right one to the tests that follow.
        "dbms.security.auth_max_failed_attempts": "0",
    }
    lines = "".join(f"{name}={value}\n" for name, value in local.items())
    (home / "conf" / "neo4j.conf").write_text((HERE / "neo4j.conf").read_text() + lines)
    if not (home / "data").exists():
        _set_first_password(found, home, password)


def _set_first_password(found: Distribution, home: Path, password: str) -> None:
    done = subprocess.run(
        [*_java(found), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password],
        env={"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "PATH": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=START_SECONDS,
    )
    if done.returncode:
        raise Missing(f"Neo4j's first password could not be set: {done.stderr.strip()[-500:]}")


def _java(found: Distribution, *options: str) -> list[str]:
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    archive = [f"-XX:SharedArchiveFile={found.class_archive}"] if found.class_archive.exists() else []
    return [java_command(), *JAVA_OPTIONS, *opened, *archive, *options, "-cp", found.classpath()]


def _launch(found: Distribution, home: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [*_java(found, *options), "org.neo4j.server.CommunityEntryPoint"]
    with (home / "console.log").open("wb") as console:
        return subprocess.Popen(
            [*command, f"--home-dir={home}", f"--config-dir={home / 'conf'}"],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _wait_until_it_answers(process: subprocess.Popen[bytes], home: Path, bolt: int, http: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not (_http_answers(http) and _listens(bolt)):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise Missing(f"Neo4j did not start: {(home / 'console.log').read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)


def _http_answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
