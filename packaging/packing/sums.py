"""The checksums of all packages in a folder, as `sha256sum --check` reads them."""

import hashlib


def write(into):
    packages = sorted(path for path in into.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in packages]
    (into / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
