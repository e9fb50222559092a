"""The Debian package. The program is static, so it depends on nothing."""

import os
import pathlib
import subprocess
import tempfile

from . import tar
from .project import Fault, ROOT

COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Annals
Comment: The program contains crates of others; their licences are in THIRD-PARTY.txt.gz beside this file.

Files: *
Copyright: 2026 The Annals contributors
License: Apache-2.0 or Expat

License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.

License: Expat
"""


def make(into, what, to, binary, tree):
    doc = f"usr/share/doc/{what.name}"
    files = {"usr/bin/annals": (binary, 0o755)}
    for path, content in tree.shared.items():
        # Debian's zsh looks for what packages bring in a folder of its own.
        path = path.replace("zsh/site-functions/", "zsh/vendor-completions/")
        is_page = path.startswith("man/")
        files[f"usr/share/{path}{'.gz' if is_page else ''}"] = (tar.squeezed(content) if is_page else content, 0o644)
    files[f"{doc}/copyright"] = ((COPYRIGHT + indented(tree.texts["LICENSE-MIT"].decode())).encode(), 0o644)
    files[f"{doc}/THIRD-PARTY.txt.gz"] = (tar.squeezed(tree.texts["THIRD-PARTY.txt"]), 0o644)
    files[f"{doc}/changelog.gz"] = (tar.squeezed((ROOT / "CHANGELOG.md").read_bytes()), 0o644)
    files[f"{doc}/sbom.cdx.json"] = (tree.bill, 0o644)
    files["DEBIAN/control"] = (control(what, to, files).encode(), 0o644)
    path = into / f"{what.name}_{what.version}_{to.debian}.deb"
    with tempfile.TemporaryDirectory() as folder:
        lay(pathlib.Path(folder, "root"), files, what.time)
        build(pathlib.Path(folder, "root"), path, what.time)
    return path


def control(what, to, files):
    size = sum(-(-len(content) // 1024) for content, _ in files.values())
    return (f"Package: {what.name}\nVersion: {what.version}\nArchitecture: {to.debian}\n"
            "Maintainer: The Annals contributors\n"
            f"Installed-Size: {size}\nSection: web\nPriority: optional\n"
            "Description: static site generator for archives of official reports\n"
            " Figures are exact, typed and checked against each other; the site is plain files.\n"
            " The command is annals.\n")


def indented(text):
    return "".join(f" {line}\n" if line else " .\n" for line in text.strip().split("\n"))


def lay(root, files, time):
    for path, (content, mode) in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        file.chmod(mode)
    for path in [root, *root.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
        os.utime(path, (time, time))


def build(root, path, time):
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, path]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(time)})
    except FileNotFoundError:
        raise Fault("dpkg-deb is not here, and makes the Debian package; it is in the package dpkg") from None
    except subprocess.CalledProcessError:
        raise Fault(f"dpkg-deb could not make {path}") from None
