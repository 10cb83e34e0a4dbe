"""The server's jar files: fetched once with Maven, kept under .cache/neo4j."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
OLDEST_JAVA = 17
FETCH_SECONDS = 900


class Missing(Exception):
    """A real Neo4j cannot be had on this machine; the text says what it lacks."""


@dataclass(frozen=True)
class Distribution:
    """A folder with the server's jar files, complete."""

    folder: Path

    @property
    def jars(self) -> Path:
        return self.folder / "lib"

    @property
    def class_archive(self) -> Path:
        """Classes as the Java machine keeps them in memory: halves the time of a start."""
        return self.folder / "classes.jsa"

    def classpath(self) -> str:
        """Every jar by name: an archive of classes is refused for a class path with a wildcard in another order."""
        return ":".join(sorted(str(jar) for jar in self.jars.glob("*.jar")))


def server_version() -> str:
    """The version that pom.xml names."""
    version = ElementTree.parse(HERE / "pom.xml").getroot().find("{*}properties/{*}server.version")
    assert version is not None and version.text
    return version.text


def distribution() -> Distribution:
    """The jar files fetched earlier, on a machine that can run them; Missing otherwise."""
    java_command()
    found = Distribution(CACHE / server_version())
    if not (found.folder / "complete").exists():
        raise Missing("Neo4j has not been fetched yet: run `make neo4j`")
    return found


def fetch() -> Distribution:
    """Fetches the jar files unless they are there."""
    java_command()
    target = Distribution(CACHE / server_version())
    if not (target.folder / "complete").exists():
        shutil.rmtree(target.folder, ignore_errors=True)
        _run_maven(target.jars)
        (target.folder / "complete").touch()
    return target


def java_command() -> str:
    """The Java to run the server with, new enough; Missing otherwise."""
    java = shutil.which("java")
    if java is None:
        raise Missing(f"Java {OLDEST_JAVA} or newer is not installed")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False, timeout=60).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < OLDEST_JAVA:
        raise Missing(f"Java is older than {OLDEST_JAVA}")
    return java


def _run_maven(jars: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing("Maven is not installed")
    command = [maven, "-q", "-B", "--strict-checksums", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    try:
        done = subprocess.run(
            [*command, f"-DoutputDirectory={jars}", "-DincludeScope=runtime"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=FETCH_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise Missing(f"Maven did not bring Neo4j within {FETCH_SECONDS} seconds") from None
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()
        raise Missing(f"Maven could not bring Neo4j: {lines[0] if lines else 'no reason given'}")
