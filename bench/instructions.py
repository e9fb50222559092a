#!/usr/bin/env python3
"""Counts the instructions that a program takes to check and to build 200 invented reports.

    bench/instructions.py PROGRAM            fails where a count is over 5 % more than instructions.json says
    bench/instructions.py PROGRAM --bless    writes the counts down there

Counted by valgrind, on one thread, they are the same within one in a thousand on any machine, however busy it is, so that
a change that costs is seen at once. They hold for one compiler: with another they are printed and not judged.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bench

REPORTS = 200
MORE = 0.05
KNOWN = Path(__file__).resolve().with_name("instructions.json")


def count(program, arguments, answers=(0,)):
    """The instructions of one run, whose exit code is one of `answers`."""
    with tempfile.NamedTemporaryFile() as log:
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log.name}"]
        environment = {**os.environ, "RAYON_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}
        run = subprocess.run([*valgrind, program, *arguments], env=environment, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        told = Path(log.name).read_text()
        collected = re.search(r"Collected : (\d+)", told)
        if run.returncode not in answers or not collected:
            sys.exit(f"valgrind could not count {program} {' '.join(map(str, arguments))}:\n{run.stdout}{told}")
        return int(collected[1])


def counts(program):
    """What is counted, by name."""
    _, archive = bench.corpus(REPORTS, None)
    with tempfile.TemporaryDirectory(dir=bench.HOME) as folder:
        checked = count(program, ["--root", archive, "check"])
        built = count(program, ["--root", archive, "build", "--output", Path(folder, "site")])
    return {"read and check": checked, "render and write": built - checked, "whole build": built}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--bless", action="store_true", help="write the counts down")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not installed: apt-get install valgrind")
    compiler = subprocess.run(["rustc", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    found = counts(options.program.resolve())
    if options.bless:
        KNOWN.write_text(json.dumps({"compiler": compiler, "instructions": found}, indent=2) + "\n")
    known = json.loads(KNOWN.read_text())
    judged = known["compiler"] == compiler
    worse = []
    for name, number in found.items():
        ratio = number / known["instructions"][name]
        print(f"{name:18} {number / REPORTS:12,.0f} instructions a report   {(ratio - 1) * 100:+6.2f} %")
        if judged and ratio > 1 + MORE:
            worse.append(name)
    if not judged:
        print(f"not judged: the counts were written down with {known['compiler']}, this is {compiler}")
    if worse:
        sys.exit(f"over {MORE:.0%} more than before: {', '.join(worse)}. Look where (valgrind --tool=callgrind), or say "
                 "why it is worth it and run again with --bless")


if __name__ == "__main__":
    main()
