"""Runs commands under strace, and names every system call that reaches what it should not."""
import re
import subprocess
import sys
from pathlib import Path

program, folder = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
archive = folder / "archive"

# What the system itself reads for any program: libraries, the linker's lists, what the machine is like.
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/etc/ld.so.", "/proc/self", "/proc/thread-self", "/proc/cpuinfo",
          "/proc/meminfo", "/proc/stat", "/proc/sys/", "/proc/mounts", "/proc/1/cgroup", "/sys/", "/dev/null", "/dev/urandom")
CALL = re.compile(r"^\d+\s+(\w+)\((.*)$")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def traced(*arguments, documents=()):
    """The calls of a command that are not allowed, and how many were looked at."""
    log = folder / "trace"
    calls = "trace=%network,execve,execveat,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat"
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", calls, "-o", str(log), str(program), "--lang", "en", *arguments]
    done = subprocess.run(command, cwd=archive, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "HOME": str(folder)})
    assert done.returncode in (0, 1), (arguments, done.stdout, done.stderr)
    allowed = [str(archive), *map(str, documents)]
    wrong, seen = [], 0
    for line in log.read_text(errors="replace").splitlines():
        found = CALL.match(line)
        if not found or "resumed>" in line:
            continue
        name, rest = found.groups()
        seen += 1
        paths = TEXT.findall(rest.split(") = ")[0])
        if name.startswith("execve"):
            # Its own executable, also under the name that the system has for it.
            if paths[0] not in (str(program), "/proc/self/exe"):
                wrong.append(line)
            continue
        if name in ("open", "openat", "creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat",
                    "link", "linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmodat"):
            for path in paths:
                whole = str((archive / path).resolve()) if not path.startswith("/") else path
                reads = "O_RDONLY" in rest and "O_CREAT" not in rest
                inside = any(whole == root or whole.startswith(root + "/") for root in allowed)
                # A folder that is there already was not made.
                if name.startswith("mkdir") and "EEXIST" in rest:
                    continue
                # A folder that is opened only to look at paths below it is none that is read.
                if not inside and not (reads and (path.startswith(SYSTEM) or path in ("/etc/localtime", str(program)))):
                    wrong.append(line)
            continue
        wrong.append(line)
    assert seen > 5, (arguments, seen)
    return wrong, seen


def main():
    told = []
    cases = [
        (("check",), ()),
        (("build",), ()),
        (("build", "--in-place"), ()),
        (("verify",), ()),
    ]
    reports = sorted((archive / "content").glob("*/[12]???.md"))
    publisher, report = reports[-1].parent.name, reports[-1].stem
    for kind in ["docx", "xlsx", "ods", "html"]:
        document = folder / f"named.{kind}"
        cases.append((("export", publisher, report, "--to", kind, "--output", str(document)), (document, document.with_suffix(".exporting~"))))
        cases.append((("import", str(document), "--publisher", publisher, "--period", report, "--replace"), (document,)))
    bag = folder / "bag"
    cases.append((("export", "--bagit", str(bag)), (bag,)))
    for arguments, documents in cases:
        wrong, seen = traced(*arguments, documents=documents)
        print(f"annals {arguments[0]}: {seen} calls, {len(wrong)} that reach outside")
        told += [(arguments, line) for line in wrong]
    # What reaches outside is seen: the same export, of which nobody says where it goes.
    arguments = ("export", publisher, report, "--to", "ods", "--output", str(folder / "unnamed.ods"))
    wrong, _ = traced(*arguments)
    assert any("unnamed" in line for line in wrong), "an output that was not named is not seen"
    for arguments, line in told[:20]:
        print(" ".join(arguments), "|", line[:200])
    sys.exit(1 if told else 0)


main()
