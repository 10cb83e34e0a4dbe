"""The ways in: the command line, the HTTP service, the pages and the exports."""

from importlib import metadata

__all__ = ["__version__"]

try:
    __version__ = metadata.version("vendorgraph")
except metadata.PackageNotFoundError:
    __version__ = "0+unknown"
