"""Runs the service: its socket, its processes, its end."""

import errno
import os
import socket
from collections.abc import Callable

import uvicorn
from uvicorn.supervisors import Multiprocess

from app.settings import Settings, variables
from graph.errors import PortInUse, ServiceError

__all__ = ["bind", "serve_settings"]

APPLICATION = "app.main:from_environment"
BACKLOG = 512


def serve_settings(settings: Settings, workers: int, started: Callable[[str], None]) -> None:
    """Serve until a signal ends it; `started` is told the address once the port is taken. Raises PortInUse."""
    bound = bind(settings.host, settings.port)
    port = bound.getsockname()[1]
    os.environ.update(variables(settings.model_copy(update={"port": port})))
    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        host=settings.host,
        port=port,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    started(_address(settings.host, port))
    if workers > 1:
        processes = _Processes(config, sockets=[bound])
        processes.run()
        if processes.interrupted:
            raise KeyboardInterrupt
    else:
        uvicorn.Server(config).run(sockets=[bound])


class _Processes(Multiprocess):
    """Tells whether Ctrl-C ended the service, as a single process does."""

    interrupted = False

    def handle_int(self) -> None:
        self.interrupted = True
        super().handle_int()


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens on the address; port 0 takes any free one. Raises PortInUse, ServiceError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that is named TCP does asyncio send small answers at once, instead of some 40 ms later.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(
                f"Port {port} on {host} is taken: choose another with --port, or end what listens there."
            ) from error
        raise ServiceError(
            f"Cannot listen on {host}, port {port} ({error.strerror}): choose another with --host or --port."
        ) from error
    bound.set_inheritable(True)
    return bound
