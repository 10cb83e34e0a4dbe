"""The HTTP service: put together from settings and a way to open readers."""

import os
from functools import partial

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from app import __version__, problems
from app.api import (
    browser,
    contracts,
    corroborations,
    cypher,
    dossiers,
    entities,
    evidence,
    export,
    facsimiles,
    figures,
    health,
    picture,
    review,
    schema,
    sources,
    start,
)
from app.api.description import describe
from app.deps import checked, fresh
from app.middleware import BodyLimit, HostCheck, SafetyNet, SecurityHeaders, TimeLimit, security_headers
from app.opening import Opener, opener_of
from app.pages import INDEX, PAGES, add_pages, scripts_within, state_of
from app.remembered import Remembered
from app.settings import Settings, is_loopback, settings_from

__all__ = ["create_app", "from_environment"]

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def from_environment() -> FastAPI:
    """What a worker process starts: the settings are in its environment."""
    return create_app(settings_from(os.environ))


def create_app(settings: Settings, opener: Opener | None = None) -> FastAPI:
    """The service. Nothing is opened until the first request."""
    app = FastAPI(
        title="vendorgraph",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.state.opener = opener or opener_of(settings)
    problems.install(app)
    _add_questions(app)
    add_pages(app, PAGES)
    _add_middleware(app, settings)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def _add_questions(app: FastAPI) -> None:
    app.include_router(health.router, dependencies=[Depends(checked)])
    app.include_router(browser.router)
    app.include_router(dossiers.router, prefix="/api/v1", dependencies=[Depends(checked)])
    for module in (picture, entities, evidence, facsimiles, contracts, corroborations, schema, sources, start):
        app.include_router(module.router, prefix="/api/v1", dependencies=[Depends(checked), Depends(fresh)])
    for module in (export, cypher, figures, review):
        app.include_router(module.router, prefix="/api/v1", dependencies=[Depends(checked)])


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """The last one added is the outermost."""
    app.add_middleware(SafetyNet)
    app.add_middleware(TimeLimit, seconds=settings.time_limit)
    app.add_middleware(BodyLimit, limit=settings.body_limit)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Remembered, state=partial(state_of, app, PAGES))
    app.add_middleware(HostCheck, allowed=allowed_hosts(settings))
    if settings.cors_origins:
        headers = ["Authorization", "Content-Type", "If-None-Match"]
        shown = ["ETag", "Link"]
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST"],
            allow_headers=headers,
            expose_headers=shown,
        )
    app.add_middleware(browser.ForNeo4jBrowser)
    app.add_middleware(
        SecurityHeaders, headers=security_headers(settings.frame_ancestors, scripts_within(PAGES / INDEX))
    )


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Host names that are answered; an empty set means any, right only where others may reach the service anyway."""
    named = {host.lower() for host in settings.allowed_hosts}
    if named or is_loopback(settings.host):
        return frozenset({*named, *LOOPBACK_NAMES, settings.host.lower()})
    return frozenset()
