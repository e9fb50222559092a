"""The licences of the crates in the program, and of what the compiler links into it, each text once."""

import pathlib
import re

from .project import Fault, ROOT

BEGINNINGS = ("licen", "copying", "unlicense", "notice", "copyright")
# Crates that come without a text, and the one of the same licence, and the same authors, whose text holds for them.
TEXTS_OF_OTHERS = {"alloc-stdlib": "alloc-no-stdlib", "selectors": "cssparser"}
# What is linked in beside the crates.
STANDARD = ("The standard library of Rust", "MIT OR Apache-2.0", "The Rust Project contributors", "https://github.com/rust-lang/rust")
MUSL = ("musl, the C library", "MIT", "2005-2020 Rich Felker, et al.", "https://musl.libc.org/")
HEAD = """The program contains the work of others, under the licences below. It is itself under MIT or Apache 2.0.
None of it was changed. The source of each crate is at the address beside it.
"""


def text(what, to):
    own = {crate["name"]: texts_of(crate) for crate in what.crates}
    blocks = {}
    for crate in what.crates:
        found = own[crate["name"]] or own.get(TEXTS_OF_OTHERS.get(crate["name"])) or mit_of(crate)
        if not found:
            raise Fault(f"{crate['name']} {crate['version']} ({crate['license']}) comes without its licence's text; "
                        f"say in {pathlib.Path(__file__).name} which text holds for it")
        title = f"{crate['name']} {crate['version']} ({crate['license']}) https://crates.io/crates/{crate['name']}"
        for one in found:
            blocks.setdefault(" ".join(one.split()), (one, []))[1].append(title)
    for name, license, holder, address in [STANDARD, MUSL] if to.kind == "elf" else [STANDARD]:
        blocks.setdefault(name, (mit(holder), []))[1].append(f"{name} ({license}) {address}")
    parts = ["\n".join(titles) + "\n\n" + one.strip() + "\n" for one, titles in blocks.values()]
    rule = "\n" + "=" * 100 + "\n\n"
    return HEAD + rule + rule.join(parts)


def texts_of(crate):
    folder = pathlib.Path(crate["manifest_path"]).parent
    files = [path for path in sorted(folder.rglob("*"))
             if path.is_file() and path.name.lower().startswith(BEGINNINGS)
             and path.suffix.lower() not in (".rs", ".c", ".h", ".toml", ".json", ".py")]
    return [path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n") for path in files]


def mit_of(crate):
    """MIT in our wording, where the crate lets one choose it."""
    if "MIT" not in crate["license"].replace("/", " OR ").split(" OR "):
        return []
    authors = ", ".join(re.sub(r"\s*<.*?>", "", author) for author in crate["authors"])
    return [mit(authors or f"The authors of {crate['name']}")]


def mit(holder):
    ours = (ROOT / "LICENSE-MIT").read_text(encoding="utf-8")
    return re.sub(r"Copyright \(c\) .*", f"Copyright (c) {holder}", ours)
