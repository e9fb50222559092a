"""The wheel, for pip: the program as a script, `share` as data of the environment. No Python is in it."""

import base64
import hashlib
import time
import zipfile


def make(into, what, to, binary, tree):
    name = what.name.replace("-", "_")
    info, data = f"{name}-{what.version}.dist-info", f"{name}-{what.version}.data"
    files = {f"{data}/scripts/{to.command}": (binary, 0o755)}
    files.update({f"{data}/data/share/{path}": (content, 0o644) for path, content in tree.shared.items()})
    licences = [text for text in tree.texts if not text.startswith("README")]
    files.update({f"{info}/licenses/{text}": (tree.texts[text], 0o644) for text in licences})
    files[f"{info}/sboms/{what.name}.cdx.json"] = (tree.bill, 0o644)
    files[f"{info}/METADATA"] = (metadata(what, licences), 0o644)
    tags = "".join(f"Tag: py3-none-{tag}\n" for tag in to.wheel.split("."))
    files[f"{info}/WHEEL"] = (f"Wheel-Version: 1.0\nGenerator: packaging/pack\nRoot-Is-Purelib: false\n{tags}".encode(), 0o644)
    record = [f"{path},sha256={digest(content)},{len(content)}\n" for path, (content, _) in sorted(files.items())]
    files[f"{info}/RECORD"] = ("".join(record + [f"{info}/RECORD,,\n"]).encode(), 0o644)
    path = into / f"{name}-{what.version}-py3-none-{to.wheel}.whl"
    with zipfile.ZipFile(path, "w") as packed:
        # What describes the wheel stands last, so that a reader finds it from the end.
        for inside, (content, mode) in sorted(files.items(), key=lambda file: (file[0].startswith(info), file[0])):
            add(packed, inside, content, mode, what.time)
    return path


def metadata(what, licences):
    keywords = ",".join(what.package["keywords"])
    lines = ["Metadata-Version: 2.4", f"Name: {what.name}", f"Version: {what.version}", f"Summary: {what.description}",
             f"License-Expression: {what.license}", *(f"License-File: {text}" for text in licences),
             f"Keywords: {keywords}", "Requires-Python: >=3.7", "Description-Content-Type: text/markdown"]
    return ("\n".join(lines) + "\n\n" + about(what)).encode()


def about(what):
    """The page of the package: links into the repository would lead nowhere from there."""
    return (f"# Annals\n\n{what.description}. This package carries the program; its command is `annals`.\n\n"
            "`annals new archive DIR` begins an archive, `annals --help` says the rest.\n\n"
            "静态网站生成器，给历年的公报、年报建档案：数字精确，互相核对，绝不改动。"
            "这个包里就是程序，命令是 `annals`；`annals --lang zh --help` 有中文说明。\n")


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def add(packed, name, content, mode, seconds):
    # A zip knows no time before 1980.
    entry = zipfile.ZipInfo(name, time.gmtime(max(seconds, 315532800))[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = (0o100000 | mode) << 16
    packed.writestr(entry, content, compresslevel=9)
