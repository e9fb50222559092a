"""What is packed: name, version and dependencies from Cargo.toml alone, the time from the commit."""

import json
import os
import pathlib
import subprocess
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Fault(Exception):
    """What is wrong, and what to do."""


@dataclass(frozen=True)
class Project:
    package: dict
    # The crates that are in the program, without itself, by name and version.
    crates: list
    # Of each crate's id the ids of what it uses.
    uses: dict
    # Seconds since 1970.
    time: int

    @property
    def name(self):
        return self.package["name"]

    @property
    def version(self):
        return self.package["version"]

    @property
    def description(self):
        return self.package["description"]

    @property
    def license(self):
        return self.package["license"]


def run(*command):
    try:
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        raise Fault(f"{command[0]} is not here; install it") from None
    except subprocess.CalledProcessError as error:
        raise Fault(f"{' '.join(map(str, command))} says:\n{error.stderr.strip()}") from None


def read(triple):
    told = json.loads(run("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", triple))
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    root = told["resolve"]["root"]
    # Crates that a build alone uses are not in the program, but macros write some of its text: they stay.
    uses, ahead = {}, [root]
    while ahead:
        crate = ahead.pop()
        if crate not in uses:
            needed = [of["pkg"] for of in nodes[crate]["deps"] if any(kind["kind"] is None for kind in of["dep_kinds"])]
            uses[crate] = sorted(needed)
            ahead.extend(needed)
    crates = sorted((packages[crate] for crate in uses if crate != root),
                    key=lambda crate: (crate["name"], crate["version"]))
    return Project(packages[root], crates, uses, time())


def time():
    told = os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct")
    try:
        return int(told)
    except ValueError:
        raise Fault(f"SOURCE_DATE_EPOCH is {told!r}; it has to be a number of seconds since 1970") from None
