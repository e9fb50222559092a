#!/usr/bin/env python3
"""Builds the same archive of invented reports with Hugo and with Annals, in turn, and compares what that costs.

Run it through run.sh, which installs Hugo.
"""
import argparse
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("BENCH_HOME", "/tmp/annals-bench"))
YEARS = 10
SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000}
# What Hugo leaves out so that both make the same pages: its own name in the head of the index.
SAME_PAGES = "disableHugoGeneratorInject = true\n"
MEASURES = ["wall s", "user s", "system s", "peak MB"]
# On ext4 a file made within a minute of many deletions costs many times as much.
AFTER_DELETION = 75


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__.split("\n\n")[0])
    parser.add_argument("size", help="reports: 1k, 10k, 100k, or any multiple of 10")
    parser.add_argument("rounds", type=int, help="how often each is built; 0 only proves that the pages are the same")
    parser.add_argument("--noop", action="store_true", help="build again into the same folder, nothing having changed")
    parser.add_argument("--annals", type=Path, metavar="FILE", help="the program; by default it is built from this repository (profile dist)")
    parser.add_argument("--corpus-tools", type=Path, metavar="DIR", default=os.environ.get("BENCH_CORPUS"),
                        help="take the corpus of DIR/gen_corpus.py and the templates in DIR/templates/hugo instead of "
                        "those in this folder (also as BENCH_CORPUS)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run to FILE")
    options = parser.parse_args()
    options.reports = SIZES.get(options.size) or (int(options.size) if options.size.isdigit() else 0)
    if options.reports < YEARS or options.reports % YEARS or options.rounds < 0:
        parser.error(f"SIZE is 1k, 10k, 100k or a multiple of {YEARS}, ROUNDS not negative")
    return options


# ---- what is built, and by what

def hugo_program():
    """The program itself: the script of the package that calls it would be measured too."""
    found = sorted((HOME / "venv").glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else sys.exit("Hugo is not installed: start with run.sh")


def annals_program(given):
    """The program that is given, or the one of this repository."""
    if given:
        return given.resolve()
    metadata = subprocess.run(["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=HERE.parent, check=True, stdout=subprocess.PIPE)
    subprocess.run(["cargo", "build", "--profile", "dist", "--locked", "--quiet"], cwd=HERE.parent, check=True)
    return Path(json.loads(metadata.stdout)["target_directory"], "dist", "annals")


def version(command, word):
    """The word after the program's name in what it says of itself."""
    words = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return words[words.index(word) + 1].lstrip("v").split("-")[0]


def digest(paths):
    """A digest of all files in some folders."""
    found = hashlib.sha256()
    for path in sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()):
        found.update(f"{path}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def corpus(reports, tools):
    """The sources for Hugo and for Annals; made unless they are there already."""
    name = f"{reports}-{'given' if tools else 'own'}"
    hugo, annals, mark = (HOME / "corpus" / f"{part}-{name}" for part in ("hugo", "annals", "made"))
    parts = [HERE / "convert.py", HERE / "forms", HERE / "theme"]
    parts += [tools / "gen_corpus.py", tools / "templates" / "hugo"] if tools else [HERE / "corpus.py", HERE / "hugo"]
    made = digest(parts)
    if not mark.is_file() or mark.read_text() != made:
        mark.unlink(missing_ok=True)
        agencies = str(reports // YEARS)
        hugo.parent.mkdir(parents=True, exist_ok=True)
        command = [tools / "gen_corpus.py", "hugo"] if tools else [HERE / "corpus.py"]
        subprocess.run([sys.executable, *command, agencies, str(YEARS), hugo], check=True)
        subprocess.run([sys.executable, HERE / "convert.py", hugo, annals], check=True, stdout=subprocess.DEVNULL)
        mark.write_text(made)
    return hugo, annals


class Contender:
    """A program, what it builds and what that has cost."""

    def __init__(self, name, label, command):
        self.name, self.label, self.command = name, label, [str(word) for word in command]
        self.output = HOME / "out" / name
        self.runs = []
        self.files = self.bytes = 0

    def build(self):
        """Builds once. Wall time, and what the system counted for the process and all its children."""
        log = HOME / f"{self.name}.log"
        environment = {**os.environ, "HUGO_CACHEDIR": str(HOME / "cache"), "TZ": "UTC"}
        into = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.sync()
        time.sleep(.3)
        start = time.perf_counter()
        child = os.posix_spawn(self.command[0], [*self.command, str(self.output)], environment,
                               file_actions=[(os.POSIX_SPAWN_DUP2, into, 1), (os.POSIX_SPAWN_DUP2, into, 2)])
        _, status, used = os.wait4(child, 0)
        wall = time.perf_counter() - start
        os.close(into)
        if status:
            sys.exit(f"{self.label} failed:\n{log.read_text()[-3000:]}")
        unit = 2 ** 20 if sys.platform == "darwin" else 2 ** 10
        return [wall, used.ru_utime, used.ru_stime, used.ru_maxrss / unit]

    def measure(self):
        """Counts the files that were written."""
        files = [os.path.join(folder, name) for folder, _, names in os.walk(self.output) for name in names]
        self.files, self.bytes = len(files), sum(map(os.path.getsize, files))

    def remove(self):
        shutil.rmtree(self.output, ignore_errors=True)


def contenders(options):
    """Hugo and Annals."""
    hugo, annals = hugo_program(), annals_program(options.annals)
    for_hugo, for_annals = corpus(options.reports, options.corpus_tools and Path(options.corpus_tools).resolve())
    same = HOME / "same-pages.toml"
    same.write_text(SAME_PAGES)
    number = version([hugo, "version"], "hugo")
    base = [hugo, "--quiet", "--source", for_hugo]
    found = [Contender("hugo", f"Hugo {number}", [*base, "--config", f"{for_hugo}/hugo.toml,{same}", "--destination"]),
             Contender("annals", f"Annals {version([annals, '--version'], 'annals')}", [annals, "--root", for_annals, "build", "--output"])]
    return found


# ---- rounds

def in_memory():
    """Whether the folder lies in a file system that is kept in memory."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return False
    return max((len(at), kind) for at, kind in mounts if HOME.resolve().is_relative_to(at))[1] in ("tmpfs", "ramfs")


def prove(hugo, annals):
    """Builds with both, compares all pages, and stops if they differ."""
    for contender in (hugo, annals):
        contender.remove()
        contender.build()
    result = subprocess.run([sys.executable, HERE / "compare.py", hugo.output, annals.output], stdout=subprocess.PIPE, text=True)
    print(result.stdout, end="", flush=True)
    if result.returncode:
        sys.exit("the pages differ: there is nothing to compare")


def rounds(found, options):
    """Builds with each in turn, beginning with another one each round."""
    if options.noop:
        for contender in found:
            contender.remove()
            contender.build()
    elif not options.rounds:
        return
    else:
        for contender in found:
            contender.remove()
    wait = not in_memory()
    if wait:
        print(f"{HOME} does not lie in memory: waiting {AFTER_DELETION} s after each deletion", file=sys.stderr)
    for number in range(options.rounds):
        if wait and not options.noop:
            time.sleep(AFTER_DELETION)
        turn = number % len(found)
        for contender in found[turn:] + found[:turn]:
            contender.runs.append(contender.build())
            shown = ", ".join(f"{value:.2f} {name}" for name, value in zip(MEASURES, contender.runs[-1]))
            print(f"round {number + 1}: {contender.label}: {shown}", file=sys.stderr, flush=True)
        for contender in found:
            contender.measure()
            if not options.noop:
                contender.remove()


def spread(values, digits):
    """Median and range."""
    values = sorted(values)
    return f"{statistics.median(values):,.{digits}f} [{values[0]:,.{digits}f}..{values[-1]:,.{digits}f}]"


def table(found, options):
    """The comparison, as text."""
    kind = "nothing changed, same folder" if options.noop else "cold, fresh folder"
    corpus_name = "corpus of the given tools" if options.corpus_tools else "own corpus"
    lines = [f"{options.reports:,} reports ({corpus_name}); {kind}; {options.rounds} rounds, in turn; {os.cpu_count()} processors, "
             f"load {os.getloadavg()[0]:.1f}; {'in memory' if in_memory() else 'on disk'}; {platform.system()} {platform.machine()}",
             "median [min..max]"]
    width = 24

    def line(label, cells, *rest):
        lines.append("".join([f"{label:18}", *(f"{cell:>{width}}" for cell in cells), *(f"{cell:>10}" for cell in rest)]).rstrip())

    def row(contender):
        cells = [spread([run[i] for run in contender.runs], 0 if name == "peak MB" else 2) for i, name in enumerate(MEASURES)]
        line(contender.label, cells, f"{contender.files:,}", f"{contender.bytes / 1e6:.1f}")

    hugo, annals = found
    line("", MEASURES, "files", "MB")
    row(hugo)
    row(annals)
    pairs = list(zip(hugo.runs, annals.runs))
    line("Hugo ÷ Annals", [spread([a[i] / max(b[i], .001) for a, b in pairs], 1) for i in range(len(MEASURES))])
    return "\n".join(lines)


def main():
    options = arguments()
    found = contenders(options)
    prove(*found)
    rounds(found, options)
    if options.rounds:
        print(table(found, options))
    for contender in found:
        contender.remove()
    if options.json:
        options.json.write_text(json.dumps({
            "reports": options.reports, "noop": options.noop, "rounds": options.rounds, "measures": MEASURES,
            "corpus": "given" if options.corpus_tools else "own", "processors": os.cpu_count(), "in_memory": in_memory(),
            "contenders": [{"name": c.name, "label": c.label, "files": c.files, "bytes": c.bytes, "runs": c.runs} for c in found],
        }, indent=1) + "\n")


if __name__ == "__main__":
    main()
