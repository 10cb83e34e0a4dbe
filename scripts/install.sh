#!/bin/sh
# install.sh VENV LOCK: puts the pinned versions of LOCK and this project into VENV, which is made if missing.
# PYTHON names the interpreter to use; without it the first of the usual names that is new enough is taken.
set -eu
venv=$1
lock=$2

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$name"; then
            printf '%s' "$name"
            return
        fi
    done
    say "vendorgraph needs Python 3.11 or newer: install one, or name it with PYTHON=/path/to/python3 (${PYTHON:-python3} is $("${PYTHON:-python3}" --version 2>&1 | tail -n 1))"
    return 1
}

if ! new_enough "$venv/bin/python"; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        say "$python has no venv module: install the package that brings it (on Debian and Ubuntu: apt install python3-venv), then run make again"
        exit 1
    fi
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

say "Installing the versions of $lock"
pip="$venv/bin/python -m pip --quiet --disable-pip-version-check --no-input"
$pip install --require-hashes --no-deps --no-compile -r "$lock"
$pip install --no-deps --no-build-isolation -e .
"$venv/bin/python" scripts/compiled.py
