"""The ways in: the command line, the HTTP service, the pages and the exports."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """`__version__`, looked up when it is first asked for: few commands show it."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib import metadata

    try:
        found = metadata.version("vendorgraph")
    except metadata.PackageNotFoundError:
        found = "0+unknown"
    globals()[name] = found
    return found
