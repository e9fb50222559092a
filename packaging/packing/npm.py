"""The packages for npm: one with the program for each platform, and one that starts the right one of them."""

import json
import pathlib

from . import tar, wheel
from .target import TARGETS

LAUNCHER = pathlib.Path(__file__).resolve().parents[1] / "npm" / "annals.js"


def platform(into, what, to, binary, tree):
    about = common(what, f"{what.name}-{to.npm}")
    about.update({"os": [to.node[0]], "cpu": [to.node[1]], "preferUnplugged": True})
    files = {f"bin/{to.command}": (binary, 0o755), **licences(tree), "sbom.cdx.json": (tree.bill, 0o644)}
    files["README.md"] = (f"The program of `{what.name}` for {to.triple}; install that package.\n".encode(), 0o644)
    return write(into, what, about, files)


def launcher(into, what, tree):
    about = common(what, what.name)
    # npm looks for manual pages in a folder of a global prefix, and there it knows one language.
    pages = sorted(path for path in tree.shared if path.startswith("man/man1/"))
    platforms = sorted(f"{what.name}-{to.npm}" for to in TARGETS.values())
    about.update({"bin": {"annals": "bin/annals.js"}, "man": [f"./share/{page}" for page in pages],
                  "engines": {"node": ">=18"}, "optionalDependencies": dict.fromkeys(platforms, what.version)})
    files = {"bin/annals.js": (LAUNCHER.read_bytes(), 0o755), "README.md": (wheel.about(what).encode(), 0o644)}
    files.update({f"share/{path}": (content, 0o644) for path, content in tree.shared.items()})
    files.update(licences(tree))
    # The licences of what is in a program lie beside it.
    del files["THIRD-PARTY.txt"]
    return write(into, what, about, files)


def common(what, name):
    return {"name": name, "version": what.version, "description": what.description,
            "license": f"({what.license})", "keywords": what.package["keywords"]}


def licences(tree):
    return {name: (content, 0o644) for name, content in tree.texts.items() if not name.startswith("README")}


def write(into, what, about, files):
    files["package.json"] = ((json.dumps(about, indent=2, ensure_ascii=False) + "\n").encode(), 0o644)
    named = {f"package/{path}": file for path, file in files.items()}
    return tar.write(into / f"{about['name']}-{what.version}.tgz", named, what.time)
