#!/usr/bin/env python3
"""Counts how the instructions of a check or a build grow with what an archive holds, kind by kind.

    bench/growth.py PROGRAM [KIND…]

Each kind is tried in three sizes, each twice the one before. Where doubling adds twice what doubling before added, work is
linear (2.0); n log n is about 2.2, a square 4.0. Beyond 2.6 it fails. Instructions are counted by valgrind on one thread, so
that it matters not how busy the machine is.
"""
import shutil
import sys
import tempfile
from pathlib import Path

from instructions import count

MOST = 2.6
SITE = "title: Growth\nlanguages: [en]\n"
FORM = """\
id: growth
title: Growth
used: {kind: year, from: 1000}
sections:
  - {id: main, title: Growth}
tables:
  - id: counts
    section: main
    title: Counts
    columns: [{id: n, label: Number}, {id: m, label: Of them late}]
    rows:
      - {id: things, label: Thing, open: true}
      - {id: all, label: All, total: true}
    checks:
      - {id: late, each: row, says: No more are late than there are, at_most: [[m], [n]]}
"""
INNER = """\
id: inner
title: Rows under rows
used: {kind: year, from: 1000}
codes:
  states: [{id: fr, label: France}, {id: it, label: Italy}]
tables:
  - id: parts
    title: Parts
    columns: [{id: n, label: Number}]
    rows:
      - {id: things, label: Thing, open: true}
      - {id: parts, label: Part, open: true, in: things}
      - {id: states, label: State, open: true, in: [things, parts], codes: states, sum: strict}
"""
OFFICE = "---\nname: Office\n---\n"


def report(things, words="", front=""):
    """A report of so many things of its own."""
    labels = ", ".join(f"t{i}: Thing {i}" for i in range(things))
    rows = "\n".join(f"    t{i}: [{i}, 0]" for i in range(things))
    total = things * (things - 1) // 2
    return f"---\nform: growth\n{front}rows:\n  counts: {{{labels}}}\nstatistics:\n  counts:\n{rows}\n    all: [{total}, 0]\n---\n{words}\n"


# Each kind: its smallest size, what is done, and the files of an archive that holds so much of it.
def reports(n):
    offices = {f"office-{i}/index.md": OFFICE for i in range(n // 10)}
    return offices | {f"office-{i}/{year}.md": report(2) for i in range(n // 10) for year in range(2015, 2025)}


def publishers(n):
    return {f"office-{i}/{name}": text for i in range(n) for name, text in (("index.md", OFFICE), ("2024.md", report(2)))}


def rows(n):
    return {"office/2024.md": report(n)}


def inner_rows(n):
    things = range(n)
    named = ", ".join(f"t{i}: Thing {i}, p{i}: {{label: Part {i}, in: t{i}, as: parts}}" for i in things)
    given = "\n".join(f"    t{i}: [1]\n    t{i}_fr: [1]\n    p{i}: [1]\n    p{i}_fr: [1]" for i in things)
    text = f"---\nform: inner\nrows:\n  parts: {{{named}}}\nstatistics:\n  parts:\n{given}\n---\n"
    return {"forms/inner.yaml": INNER, "office/2024.md": text}


def rows_of_years(n):
    return {f"office/{year}.md": report(n) for year in (2022, 2023, 2024)}


def citations(n):
    cited = " ".join(f"{{{{ counts.t{i % 9}.n }}}}" for i in range(n))
    return {"office/2024.md": report(9, cited)}


def links(n):
    return {"office/2024.md": report(9, " ".join(f"[year {i}](../index.md)" for i in range(n)))}


def headings(n):
    return {"office/2024.md": report(2, "\n".join(f"## The same words\n\nText {i}.\n" for i in range(n)))}


def nested(n):
    return {"office/2024.md": report(2, "<div>" * n + "words" + "</div>" * n)}


def pages(n):
    return {f"pages/page-{i}.md": f"---\ntitle: Page {i}\n---\nWords.\n" for i in range(n)}


def attachments(n):
    return {f"office/2024/file-{i}.txt": "Words." for i in range(n)} | {"office/2024.md": report(2)}


def labels(n):
    return {"office/2024.md": report(2, front="title: " + "long " * n + "\n")}


def findings(n):
    return {"office/2024.md": report(n).replace(", 0]", ", 99999]")}


def same_ids(n):
    return {f"office-{i}/index.md": "---\nname: Office\nid: office\n---\n" for i in range(n)}


def unknown_rows(n):
    more = "".join(f"    u{i}: [1, 0]\n" for i in range(n))
    return {"office/2024.md": report(2).replace("    all:", more + "    all:")}


def errors_in_a_line(n):
    return {"office/2024.md": report(2, " ".join(f"{{{{ counts.no{i}.n }}}}" for i in range(n)))}


def bad_figures(n):
    return {"office/2024.md": report(n).replace(", 0]", ", 0x]")}


def deep_yaml(n):
    return {"office/2024.md": report(2, front="notes: " + "[" * n + "]" * n + "\n")}


BUILT = [(reports, 100), (publishers, 100), (rows, 200), (inner_rows, 200), (rows_of_years, 100), (citations, 400),
         (links, 400), (headings, 200), (pages, 100), (attachments, 100), (labels, 500), (findings, 200)]
REFUSED = [(nested, 500), (same_ids, 200), (unknown_rows, 200), (errors_in_a_line, 200), (bad_figures, 200), (deep_yaml, 200)]


def measured(program, files, command):
    """The instructions of one run on an archive of these files."""
    folder = Path(tempfile.mkdtemp())
    try:
        for path, text in {"annals.yaml": SITE, "content/forms/growth.yaml": FORM, "content/office/index.md": OFFICE}.items():
            put(folder / path, text)
        for path, text in files.items():
            put(folder / "content" / path, text)
        output = ["--output", folder / "site"] if command == "build" else []
        return count(program, ["--lang", "en", "--root", folder, command, *output], answers=(0, 1))
    finally:
        shutil.rmtree(folder)


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def main():
    program, *wanted = sys.argv[1:]
    steeper = []
    for command, kinds in (("build", BUILT), ("check", REFUSED)):
        for kind, size in kinds:
            name = kind.__name__.replace("_", " ")
            if wanted and name not in wanted:
                continue
            one, two, four = (measured(program, kind(size * times), command) for times in (1, 2, 4))
            ratio = (four - two) / (two - one)
            each = (four - two) / (2 * size)
            print(f"{'ok    ' if ratio <= MOST else 'FAILED'}  {command} of {size}, {2 * size}, {4 * size} {name}: "
                  f"× {ratio:.2f}, {each:,.0f} instructions each", flush=True)
            if ratio > MOST:
                steeper.append(name)
    if steeper:
        sys.exit(f"grows faster than what an archive holds: {', '.join(steeper)}")


if __name__ == "__main__":
    main()
