#!/bin/sh
# lock.sh UV_VERSION: resolves pyproject.toml into the two lock files, with the hash of every file.
set -eu
tool=.cache/lock
[ -x "$tool/bin/uv" ] || python3 -m venv "$tool"
"$tool/bin/python" -m pip --quiet --disable-pip-version-check install "uv==$1"

compile() {
    out=$1
    shift
    "$tool/bin/uv" pip compile --quiet pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command 'make lock' -o "$out"
}

compile requirements.lock --extra build
compile requirements-dev.lock --extra build --extra dev --extra llm --extra py2neo --extra spacy --constraint requirements.lock
