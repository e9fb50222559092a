#!/usr/bin/env python3
"""Proves that Annals made the same pages as Hugo: the same set, and in each the same tags and the same text.

usage: compare.py HUGO_OUTPUT ANNALS_OUTPUT [--exact] [--show N]

Addresses are mapped (/reports/a/2020/ of Hugo is /a/2020/ of Annals, /years/2020/ is /2020/). Every attribute counts,
except `id`; a link counts as the page that it leads to. White space between words counts as one blank, next to a tag
as none, and how a character is escaped does not count.

Three things Hugo prints otherwise than they were written. They are mapped on Hugo's side where they occur, counted, and
told; with --exact they are differences like any other.
  bold     CommonMark does not see that `**改进。**下文` is bold, and leaves the asterisks in the text
  zeros    Hugo reads figures as numbers and prints 2878.50 as 2878.5; Annals prints what is written
  cuts     Hugo's templates take the change of a decimal after cutting both figures to whole numbers; Annals' is exact

Exit status: 0 the same, 1 different, 2 wrong arguments or nothing to compare.
"""
import html
import os
import posixpath
import re
import sys
from decimal import Decimal
from functools import cache
from multiprocessing import Pool

# The pages compared: of Hugo, and the same of Annals.
PAGES = [(re.compile(hugo), annals) for hugo, annals in [
    (r"index\.html", "index.html"),
    (r"years/([^/]+)/index\.html", r"\1/index.html"),
    (r"reports/([^/]+)/([^/]+)/index\.html", r"\1/\2/index.html"),
    (r"reports/([^/]+)/index\.html", r"\1/index.html"),
]]
# What links may lead to besides.
TARGETS = [*PAGES, (re.compile(r"style\.css"), "assets/style.css")]
# Pages of Annals that have no counterpart here: the forms explained, indicators, findings, corrections, who reported, open data; and
# those that go on where a list is longer than a page, or have it in another order.
OTHERS = re.compile(r"404\.html|corrections/index\.html|[0-9]{4}/reporting/(?:[0-9]+/)?index\.html|(?:data|forms|indicators|findings|publishers)/(?:[^/]+/)*index\.html"
                    r"|\d{4}/(?:by-name/|by-value/)?(?:\d+/)?index\.html")
# Lists that Annals cuts into pages and Hugo does not: the page that begins one, the tag around it, where it goes on.
LISTS = [
    (re.compile(r"index\.html"), '<ul class="agencies">', "</ul>", "publishers/", 1),
    (re.compile(r"(\d{4}/)index\.html"), "<tbody>", "</tbody>", r"\1", 2),
]

TOKEN = re.compile(r"""<!--.*?-->|<!doctype[^>]*>|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""", re.S | re.I)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
BOLD = re.compile(r"\*\*([^*<>\n]+)\*\*")
CHANGE = re.compile(r"[+-]?\d+(?:\.\d+)?")
ZEROS = re.compile(r"(-?\d+(?:\.\d*[1-9])?)\.?0+")


def mapped(path, table):
    """The address at Annals of an address at Hugo; None if there is none."""
    for pattern, replacement in table:
        if match := pattern.fullmatch(path):
            return match.expand(replacement)
    return None


@cache
def tag(text):
    """A tag as its name, its attributes in order, and the link among them, apart."""
    inner = text[1:-1].strip("/ \n\t")
    name = re.match(r"[^\s/>]+", inner)[0]
    attributes, link = [], None
    for key, value in ATTRIBUTE.findall(inner[len(name):]):
        key, value = key.lower(), html.unescape(value.strip("\"'"))
        if key in ("href", "src"):
            link = value
        elif key != "id":
            attributes.append(f'{key}="{value}"')
    end = "/" if text.startswith("</") else ""
    return f"<{end}{' '.join([name.lower(), *sorted(attributes)])}>", link


def target(link, page, of_hugo):
    """The page of Annals that a link leads to; links out of the site as they are."""
    if re.match(r"[a-z]+:|#", link):
        return link
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), link)).lstrip("/")
    if link.endswith("/"):
        path = posixpath.join(path, "index.html")
    return mapped(path, TARGETS) or f"?{path}" if of_hugo else path


def tokens(text, page, of_hugo):
    """Tags and texts of a page, in order."""
    found = []

    def add(words):
        words = " ".join(html.unescape(words).split()) if words and not words.isspace() else ""
        if words:
            found.append(words)

    at = 0
    for match in TOKEN.finditer(text):
        add(text[at:match.start()])
        at = match.end()
        if match[0].startswith("<!"):
            continue
        name, link = tag(match[0])
        found.append(name if link is None else f"{name[:-1]} → {target(link, page, of_hugo)}>")
    add(text[at:])
    return found


def whole(root, page):
    """Tags and texts of a page of Annals, with what the pages after it hold of a list that begins on it."""
    def read(path):
        with open(f"{root}/{path}", encoding="utf-8") as file:
            return tokens(file.read(), path, False)

    found = read(page)
    for begins, start, end, folder, number in LISTS:
        match = begins.fullmatch(page)
        if not match or start not in found:
            continue
        at = found.index(end, found.index(start))
        if number == 1 and found[at - 1] != start:
            continue
        folder = match.expand(folder)
        while os.path.exists(f"{root}/{(path := posixpath.join(folder, str(number) if number > 1 else '', 'index.html'))}"):
            more = read(path)
            begin = more.index(start) + 1
            rest = more[begin:more.index(end, begin)]
            found[at:at] = rest
            at += len(rest)
            number += 1
    return found


def page(task):
    """Compares a page: how often something was mapped, and the first difference, if there is one."""
    hugo_root, annals_root, theirs, ours, exact = task
    with open(f"{hugo_root}/{theirs}", encoding="utf-8") as file:
        text = file.read()
    bold = 0
    if not exact:
        text, bold = BOLD.subn(r"<strong>\1</strong>", text)
    left = tokens(text, theirs, True)
    right = whole(annals_root, ours)
    zeros = cuts = 0
    if left != right and not exact:
        for i, (a, b) in enumerate(zip(left, right)):
            if a == b or "." not in b:
                continue
            if (match := ZEROS.fullmatch(b)) and match[1] == a:
                left[i] = b
                zeros += 1
            elif CHANGE.fullmatch(a) and CHANGE.fullmatch(b) and abs(Decimal(a) - Decimal(b)) < 1:
                left[i - 1:i + 1] = right[i - 1:i + 1]
                cuts += 1
    cells = right.count("</td>")
    if left == right:
        return bold, zeros, cuts, cells, len(right), None
    i = next((i for i, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    around = slice(max(0, i - 3), i + 4)
    return bold, zeros, cuts, cells, len(right), f"{theirs}\n  Hugo:   {' '.join(left[around])[:600]}\n  Annals: {' '.join(right[around])[:600]}"


def pages(root):
    """The paths of all pages of a site."""
    found = set()
    for folder, _, names in os.walk(root):
        found.update(os.path.relpath(os.path.join(folder, name), root) for name in names if name.endswith(".html"))
    return found


def compare(hugo_root, annals_root, exact=False, show=3):
    """Compares two sites; tells what was compared and whether they are the same."""
    theirs, ours = pages(hugo_root), pages(annals_root)
    pairs = {path: address for path in theirs if (address := mapped(path, PAGES))}
    unknown = sorted(theirs - pairs.keys())
    missing = sorted(path for path, address in pairs.items() if address not in ours)
    alone = ours - set(pairs.values())
    extra = sorted(path for path in alone if not OTHERS.fullmatch(path))
    others = len(alone) - len(extra)
    same_set = not unknown and not missing and not extra
    for words, paths in [("of Hugo alone", unknown + missing), ("of Annals alone", extra)]:
        if paths:
            print(f"pages {words}: {len(paths)}, such as {', '.join(paths[:3])}")
    tasks = [(hugo_root, annals_root, path, pairs[path], exact) for path in sorted(pairs) if pairs[path] in ours]
    with Pool() as pool:
        results = pool.map(page, tasks, chunksize=50)
    different = [result[5] for result in results if result[5]]
    for difference in different[:show]:
        print(f"DIFFERENT {difference}")
    bold, zeros, cuts, cells, size = (sum(result[i] for result in results) for i in range(5))
    kinds = [sum(path.startswith(start) and path.count("/") == depth for path in pairs)
             for start, depth in (("reports/", 3), ("reports/", 2), ("years/", 2), ("index", 0))]
    print(f"compared {len(tasks):,} pages: {kinds[0]:,} reports, {kinds[1]:,} comparisons, {kinds[2]} years, {kinds[3]} index; {size:,} tags and texts, {cells:,} cells")
    print(f"mapped on Hugo's side: {bold:,} × bold left as asterisks, {zeros:,} × a figure printed without its last zeros, {cuts:,} × a change of figures cut to whole numbers")
    print(f"not compared: {others:,} pages that only Annals makes (forms, indicators, findings, corrections, who reported, open data, 404, lists that go on or stand in another order)")
    print(f"differing pages: {len(different):,}")
    return same_set and not different


def main():
    arguments = sys.argv[1:]
    exact = "--exact" in arguments
    show = int(arguments[arguments.index("--show") + 1]) if "--show" in arguments else 3
    roots = [a for i, a in enumerate(arguments) if not a.startswith("--") and (i == 0 or arguments[i - 1] != "--show")]
    if len(roots) != 2 or not all(map(os.path.isdir, roots)):
        print(__doc__, file=sys.stderr)
        return 2
    if not any(mapped(path, PAGES) for path in pages(roots[0])):
        print("there is nothing to compare", file=sys.stderr)
        return 2
    return 0 if compare(*roots, exact=exact, show=show) else 1


if __name__ == "__main__":
    sys.exit(main())
