#!/usr/bin/env bash
# What searching an archive costs: search.sh ANNALS ARCHIVE [QUERY…]
#
# Builds a copy of the archive with search and without it, and prints the time and the memory of both; prints how large
# the index is; then asks it in Chromium, slowed down to a phone. README.md says how to make an archive of 10,000 reports.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
annals=$(realpath "$1")
archive=$(realpath "$2")
shift 2
export CHROMIUM="${CHROMIUM:-$(command -v chromium)}"
work=$(mktemp -d "${BENCH_HOME:-/dev/shm}/annals-search.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The archive with the theme that comes with Annals, and without open data: what is measured is search.
mkdir "$work/archive"
cp -r "$archive/content" "$work/archive/content"
settings() {
    { grep -vE '^(theme|data|search):' "$archive/annals.yaml"; echo "data: {csv: false, excel: false, json: false, archive: false}"; echo "search: $1"; } > "$work/archive/annals.yaml"
}
for round in 1 2; do
    for search in false true; do
        settings "$search"
        rm -rf "$work/site"
        python3 - "$annals" "$work" "search: $search" <<'PYTHON'
import os, subprocess, sys, time
annals, work, name = sys.argv[1:]
start = time.monotonic()
child = subprocess.Popen([annals, "--root", f"{work}/archive", "build", "--output", f"{work}/site"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
assert status == 0, "the archive cannot be built"
print(f"build, {name:13} {time.monotonic() - start:6.2f} s   processor {used.ru_utime + used.ru_stime:6.2f} s   memory {used.ru_maxrss / 1024:5.0f} MiB")
PYTHON
    done
done

python3 - "$work/site" <<'PYTHON'
import glob, gzip, os, sys
site = sys.argv[1]
for name, pattern in [("whole index", "search/**/*.js"), ("heads", "search/head.*.js"), ("documents", "search/documents/*.js"), ("terms", "search/terms/*.js")]:
    files = [open(path, "rb").read() for path in glob.glob(os.path.join(site, pattern), recursive=True)]
    packed = [len(gzip.compress(data, 6)) for data in files]
    largest = max(range(len(files)), key=lambda i: len(files[i]))
    print(f"{name:12} {len(files):5} files {sum(map(len, files)) / 1e3:9.1f} kB, gzip {sum(packed) / 1e3:8.1f} kB; largest {len(files[largest]) / 1e3:6.1f} kB, gzip {packed[largest] / 1e3:6.1f} kB; "
          f"median {sorted(map(len, files))[len(files) // 2] / 1e3:6.1f} kB")
PYTHON

cp "$bench/search.mjs" "$work"
(cd "$work" && npm install --silent --no-audit --no-fund --no-save playwright-core@1)
node "$work/search.mjs" "$work/site" "$@"
