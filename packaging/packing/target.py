"""The processors and systems that the program is packed for, and what each kind of package calls them."""

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class Target:
    triple: str
    # The tag of a wheel after `py3-none-`. A static program runs with any C library, so it names both.
    wheel: str
    # npm's `os` and `cpu`, as Node.js says them.
    node: Tuple[str, str]
    debian: Optional[str]
    # How the file begins, so that no program is packed as another's.
    kind: str
    processor: int

    @property
    def command(self):
        return "annals.exe" if self.node[0] == "win32" else "annals"

    @property
    def npm(self):
        return "-".join(self.node)


def linux(processor, debian, node, machine):
    wheel = f"manylinux_2_17_{processor}.manylinux2014_{processor}.musllinux_1_1_{processor}"
    return Target(f"{processor}-unknown-linux-musl", wheel, ("linux", node), debian, "elf", machine)


TARGETS = {to.triple: to for to in [
    linux("x86_64", "amd64", "x64", 62),
    linux("aarch64", "arm64", "arm64", 183),
    Target("x86_64-apple-darwin", "macosx_10_12_x86_64", ("darwin", "x64"), None, "mach-o", 0x01000007),
    Target("aarch64-apple-darwin", "macosx_11_0_arm64", ("darwin", "arm64"), None, "mach-o", 0x0100000C),
    Target("x86_64-pc-windows-gnu", "win_amd64", ("win32", "x64"), None, "pe", 0x8664),
]}
