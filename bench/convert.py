#!/usr/bin/env python3
"""Writes the Annals archive of a corpus in Hugo's convention.

usage: convert.py HUGO_SITE ARCHIVE

HUGO_SITE/content/reports/<agency>/_index.md and <year>.md become ARCHIVE/content/<agency>/index.md and <year>.md:
the same figures as text, digit by digit, and the same prose, byte by byte. What this script does not know it refuses.
"""
import os
import re
import shutil
import sys
from multiprocessing import Pool

HERE = os.path.dirname(os.path.abspath(__file__))
SITE = "title: 政府信息公开年报档案\nlanguages: [zh]\ntheme: bench\ndata: {csv: false, excel: false, json: false, archive: false}\nsearch: false\ncompare: false\n"
FORMS = {"f2019": "bench-2019", "f2021": "bench-2021"}
# The rows of the table `proactive`, and the block of the form that each belongs to.
BLOCKS = {"regulations": "item1", "normative": "item1", "licensing": "item5", "services": "item5",
          "penalty": "item6", "coercion": "item6", "fees": "item8", "procurement": "item9"}
KNOWN = {"title", "date", "years", "agency", "agency_name", "region", "year", "form", "stats"}
FIELD = re.compile(r"([a-z_]+): (.+)")
TABLE = re.compile(r"  ([a-z]+):")
ROW = re.compile(r"    ([a-z_]+): ([\[{][^\[\]{}]*[\]}])")


def parts(path):
    """The front matter and the prose of a document, cut at the line that ends the former."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    head, mark, prose = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not mark:
        raise SystemExit(f"{path}: no front matter")
    return head.split("\n"), prose


def read(path):
    """The fields, the tables and the prose of a report."""
    lines, prose = parts(path)
    fields, tables, rows = {}, {}, None
    for number, line in enumerate(lines, 2):
        if line == "stats:":
            fields["stats"] = ""
        elif match := FIELD.fullmatch(line):
            fields[match[1]] = match[2]
        elif match := TABLE.fullmatch(line):
            rows = tables.setdefault(match[1], {})
        elif rows is not None and (match := ROW.fullmatch(line)):
            rows[match[1]] = match[2]
        else:
            raise SystemExit(f"{path}:{number}: cannot read this line: {line}")
    if not fields.keys() <= KNOWN or tables.keys() != {"proactive", "requests", "review"}:
        raise SystemExit(f"{path}: unknown fields or tables")
    return fields, tables, prose


def report(path):
    """A report as Annals reads it."""
    fields, tables, prose = read(path)
    out = ["---", f"title: {fields['title']}", f"form: {FORMS[fields['form']]}", f"published: {fields['date']}", "statistics:"]
    last = None
    for key, figures in tables["proactive"].items():
        if BLOCKS[key] != last:
            last = BLOCKS[key]
            out.append(f"  proactive.{last}:")
        out.append(f"    {key}: {figures}")
    for name in ("requests", "review"):
        out.append(f"  {name}:")
        out.extend(f"    {key}: {figures}" for key, figures in tables[name].items())
    return "\n".join(out) + "\n---\n" + prose


def publisher(path):
    """A publisher as Annals reads it."""
    lines, prose = parts(path)
    fields = dict(FIELD.fullmatch(line).groups() for line in lines)
    if fields.keys() != {"title", "agency"}:
        raise SystemExit(f"{path}: unknown fields")
    return f"---\nname: {fields['title']}\n---\n{prose}"


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def agency(task):
    """Converts one folder and says how many reports were in it."""
    source, target = task
    os.makedirs(target)
    write(f"{target}/index.md", publisher(f"{source}/_index.md"))
    years = [name for name in sorted(os.listdir(source)) if name != "_index.md"]
    for name in years:
        write(f"{target}/{name}", report(f"{source}/{name}"))
    return len(years)


def convert(site, archive):
    """Converts a whole site and says how many reports there are."""
    shutil.rmtree(archive, ignore_errors=True)
    shutil.copytree(f"{HERE}/forms", f"{archive}/content/forms")
    shutil.copytree(f"{HERE}/theme", f"{archive}/themes/bench")
    write(f"{archive}/annals.yaml", SITE)
    reports = f"{site}/content/reports"
    folders = sorted(entry.name for entry in os.scandir(reports) if entry.is_dir())
    tasks = [(f"{reports}/{name}", f"{archive}/content/{name}") for name in folders]
    with Pool() as pool:
        return sum(pool.imap_unordered(agency, tasks, chunksize=20))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print(convert(sys.argv[1].rstrip("/"), sys.argv[2].rstrip("/")), "reports")
