"""Compiles what the commands import, once, so that the first start is as fast as later ones.

pip is told not to: of all that it installs, most is never imported. Where Python is told to write no bytecode
(PYTHONDONTWRITEBYTECODE), every start would otherwise compile some thousand files anew, a second or two each time.
"""

import importlib
import pkgutil
import sys
from contextlib import suppress

PACKAGES = ("app", "graph", "loaders")


def main() -> None:
    sys.dont_write_bytecode = False
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            with suppress(ImportError):  # of an extra that is not installed
                importlib.import_module(module.name)


if __name__ == "__main__":
    main()
