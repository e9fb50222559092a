"""The archive for unpacking by hand: the program, `share`, the licences. Windows gets a zip."""

import zipfile

from . import tar, wheel


def make(into, what, to, binary, tree):
    folder = f"{what.name}-{what.version}-{to.triple}"
    files = {f"{folder}/bin/{to.command}": (binary, 0o755)}
    files.update({f"{folder}/share/{path}": (content, 0o644) for path, content in tree.shared.items()})
    files.update({f"{folder}/{name}": (content, 0o644) for name, content in tree.texts.items()})
    files[f"{folder}/sbom.cdx.json"] = (tree.bill, 0o644)
    if to.kind != "pe":
        return tar.write(into / f"{folder}.tar.gz", files, what.time)
    path = into / f"{folder}.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name, (content, mode) in sorted(files.items()):
            wheel.add(packed, name, content, mode, what.time)
    return path
