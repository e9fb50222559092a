"""What goes along with the program in every package: completions, manual pages in both languages, licences."""

import pathlib
import subprocess
import tempfile

from . import licences
from .project import Fault, ROOT

# Where each shell looks, below `share` of a prefix. PowerShell and Elvish have no such folder: theirs lie with ours.
COMPLETIONS = {
    "bash": "bash-completion/completions/annals",
    "zsh": "zsh/site-functions/_annals",
    "fish": "fish/vendor_completions.d/annals.fish",
    "elvish": "annals/completions/annals.elv",
    "powershell": "annals/completions/annals.ps1",
}
MANUALS = {"en": "man/man1", "zh": "man/zh_CN/man1"}


class Tree:
    """Files by their path below `share`; texts that stand apart, by name."""

    def __init__(self, shared, texts, bill):
        self.shared, self.texts, self.bill = shared, texts, bill


def gather(speaker, what, to, bill):
    shared = {}
    for shell, path in COMPLETIONS.items():
        shared[path] = spoken(speaker, "--lang", "en", "completions", shell)
    for language, folder in MANUALS.items():
        with tempfile.TemporaryDirectory() as written:
            spoken(speaker, "--lang", language, "man", written)
            for page in sorted(pathlib.Path(written).iterdir()):
                shared[f"{folder}/{page.name}"] = page.read_bytes()
    texts = {name: (ROOT / name).read_bytes() for name in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "README.zh.md"]}
    texts["THIRD-PARTY.txt"] = licences.text(what, to).encode()
    return Tree(shared, texts, bill)


def spoken(speaker, *arguments):
    command = [speaker.resolve(), *arguments]
    try:
        return subprocess.run(command, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Fault(f"{speaker} does not run here ({error}); name with --speaker the same program for this "
                    "machine, which writes the completions and manual pages") from None
