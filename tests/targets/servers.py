"""Publishes an archive to servers on this machine, and looks at what stands there.

Each target is published to three times: whole; after a change, with the connection cut in the middle and then
again; and a site that is empty by mistake, which has to be refused.
"""
import getpass
import hashlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

PROGRAM, HOME = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
ENVIRONMENT = {**os.environ, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "a+secret/of=ours", "NO_PROXY": "127.0.0.1",
               "no_proxy": "127.0.0.1", "GIT_CONFIG_GLOBAL": "/dev/null"}
ENVIRONMENT.pop("AWS_SESSION_TOKEN", None)
failures = 0


def say(what, holds, detail=""):
    global failures
    failures += not holds
    print("ok     " if holds else "FAILED ", what, "" if holds else detail, flush=True)


class Proxy(threading.Thread):
    """A way to a server that can be cut: after so many bytes every connection ends, and new ones are refused."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.to, self.left = port, None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.passed = 0
        self.start()

    def run(self):
        while True:
            client, _ = self.listener.accept()
            if self.left is not None and self.left <= 0:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.to))
            for source, sink, counts in [(client, server, True), (server, client, False)]:
                threading.Thread(target=self.pass_on, args=(source, sink, counts), daemon=True).start()

    def pass_on(self, source, sink, counts):
        try:
            while data := source.recv(4096):
                if counts:
                    self.passed += len(data)
                    if self.left is not None:
                        self.left -= len(data)
                        if self.left <= 0:
                            break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"no server at port {port}")


def quiet(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def annals(archive, *arguments):
    done = subprocess.run([PROGRAM, "--lang", "en", "--root", archive, *arguments], env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    return done.returncode, done.stdout


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


processes = []


def start(*command, **options):
    processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **options))


def sshd():
    folder = HOME / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        quiet("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
    shutil.copy(folder / "user.pub", folder / "authorized")
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\nStrictModes no\n"
        f"PasswordAuthentication no\nUsePAM no\nPidFile {folder}/pid\nSubsystem sftp internal-sftp\nMaxStartups 50\n")
    os.makedirs("/run/sshd", exist_ok=True)
    start("/usr/sbin/sshd", "-D", "-f", str(folder / "sshd_config"))
    wait_for(port)
    proxy = Proxy(port)
    (folder / "config").write_text(
        f"Host *\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n"
        f"  LogLevel ERROR\n  Compression no\n")
    return proxy, folder / "config"


def rsyncd():
    folder = HOME / "rsyncd"
    (folder / "site").mkdir(parents=True)
    port = free_port()
    (folder / "conf").write_text(f"use chroot = no\n[site]\npath = {folder}/site\nread only = no\nuid = {os.getuid()}\ngid = {os.getgid()}\n")
    start("rsync", "--daemon", "--no-detach", f"--port={port}", "--address=127.0.0.1", f"--config={folder}/conf")
    wait_for(port)
    return Proxy(port), folder / "site"


def moto():
    port = free_port()
    start(str(pathlib.Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port))
    wait_for(port)
    request = urllib.request.Request(f"http://127.0.0.1:{port}/archive", method="PUT")
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).read()
    return Proxy(port), port


def s3_tree(port):
    import boto3
    store = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1",
                         aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="any")
    found = {}
    for page in store.get_paginator("list_objects_v2").paginate(Bucket="archive"):
        for entry in page.get("Contents", []):
            answer = store.get_object(Bucket="archive", Key=entry["Key"])
            found[entry["Key"].removeprefix("reports/")] = answer["Body"].read()
            if entry["Key"].endswith(".html") and answer["ContentType"] != "text/html; charset=utf-8":
                say("s3: a page has its media type", False, answer["ContentType"])
    return found


def git_tree(repository):
    folder = HOME / "clone"
    shutil.rmtree(folder, ignore_errors=True)
    quiet("git", "clone", "--quiet", "--branch", "pages", str(repository), str(folder))
    shutil.rmtree(folder / ".git")
    return tree(folder)


def archive(name, target):
    """An archive with some reports, prose enough to be cut, and a file whose name programs may take for a pattern."""
    folder = HOME / name
    (folder / "content/office").mkdir(parents=True)
    (folder / "annals.yaml").write_text(f"title: Archive\nlanguages: [en]\npublish:\n  there: {target}\n")
    (folder / "content/office/index.md").write_text("---\nname: The office\n---\n\nSee [the plan](plan%20[1]%20中文.txt).\n")
    (folder / "content/office/plan [1] 中文.txt").write_text("As planned.\n")
    (folder / "content/forms").mkdir()
    (folder / "content/forms/small.yaml").write_text(
        "id: small\ntitle: Small\nused: {kind: year}\ntables:\n  - id: t\n    title: Table\n    columns: [{id: n, label: Number}]\n    rows: [{id: a, label: Answered}]\n")
    for year in range(2015, 2025):
        (folder / f"content/office/{year}.md").write_text(
            f"---\nform: small\nstatistics:\n  t:\n    a: [{year}]\n---\n\n" + "".join(f"In {year} paragraph {n} says so.\n\n" for n in range(400)))
    return folder


def try_target(name, target, standing, proxy, cut=60_000):
    where = archive(name, target)
    code, said = annals(where, "build")
    say(f"{name}: builds", code == 0, said)
    code, said = annals(where, "publish")
    say(f"{name}: without --yes nothing is sent", code == 1 and "nothing was sent" in said, said)
    say(f"{name}: and nothing stands there", not standing(), list(standing()))
    code, said = annals(where, "publish", "--yes")
    say(f"{name}: published", code == 0, said)
    say(f"{name}: what stands there is the site", standing() == tree(where / "public"), sorted(set(standing()) ^ set(tree(where / "public"))))
    say(f"{name}: secrets are in no message", ENVIRONMENT["AWS_SECRET_ACCESS_KEY"] not in said, said)
    # A change of every report, one that comes, a file that goes.
    for report in where.glob("content/office/20*.md"):
        report.write_text(report.read_text().replace("says so", "says otherwise"))
    (where / "content/office/plan [1] 中文.txt").rename(where / "content/office/plan 2.txt")
    (where / "content/office/index.md").write_text(
        "---\nname: The office\nmoved: {}\n---\n\nSee [the plan](plan%202.txt).\n".replace("moved: {}\n", ""))
    shutil.rmtree(where / "public")
    code, said = annals(where, "build")
    say(f"{name}: builds again", code == 0, said)
    if proxy:
        before = proxy.passed
        old = standing()
        proxy.left = cut
        code, said = annals(where, "publish", "--yes")
        say(f"{name}: a connection that is cut is told", code == 2, f"{code} {said} {proxy.passed - before}")
        proxy.left = None
        broken = standing()
        say(f"{name}: the first page is the old one", broken.get("index.html") == old.get("index.html"))
        say(f"{name}: and so is the manifest", broken.get("manifest-sha256.txt") == old.get("manifest-sha256.txt"))
    code, said = annals(where, "publish", "--yes")
    say(f"{name}: published again", code == 0, said)
    say(f"{name}: what stands there is the new site", standing() == tree(where / "public"), sorted(set(standing()) ^ set(tree(where / "public"))))
    code, said = annals(where, "publish", "--yes")
    say(f"{name}: there is nothing left to do", code == 0 and "has this site already" in said, said)
    # A site that is empty by mistake.
    empty = where / "empty"
    empty.mkdir()
    page = b"<!doctype html>"
    (empty / "index.html").write_bytes(page)
    (empty / "manifest-sha256.txt").write_text(f"{hashlib.sha256(page).hexdigest()}  index.html\n")
    code, said = annals(where, "publish", "--yes", "--site", str(empty))
    say(f"{name}: an empty site is refused", code == 2 and "would be removed" in said, said)
    say(f"{name}: and changes nothing", standing() == tree(where / "public"))


def sign(site):
    """The lines of the guide: a signature of the manifest holds, and that of a changed one does not."""
    key, signers = HOME / "ssh/user", HOME / "allowed_signers"
    signers.write_text(f"office@example.org {key.with_suffix('.pub').read_text()}")
    manifest = HOME / "manifest-sha256.txt"
    shutil.copy(site / "manifest-sha256.txt", manifest)
    quiet("ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "annals", str(manifest), stderr=subprocess.DEVNULL)
    check = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "office@example.org", "-n", "annals", "-s", f"{manifest}.sig"]
    holds = lambda: subprocess.run(check, stdin=open(manifest), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    say("a signed manifest is known", holds())
    manifest.write_text(manifest.read_text().replace("index", "Index", 1))
    say("and a changed one is not", not holds())


try:
    ssh, config = sshd()
    user = getpass.getuser()
    folder = HOME / "there folder"
    try_target("folder", f"{{to: folder, path: '{folder}'}}", lambda: tree(folder), None)
    code, said = annals(HOME / "folder", "verify", str(folder))
    say("folder: what stands there is whole", code == 0, said)
    sign(folder)
    over_sftp = HOME / "sftp/of [us]"
    try_target("sftp", f"{{to: sftp, host: '{user}@127.0.0.1', port: {ssh.port}, path: '{over_sftp}', ssh_config: '{config}'}}",
               lambda: tree(over_sftp), ssh)
    over_ssh = HOME / "rsync"
    try_target("rsync-ssh", f"{{to: rsync, address: '{user}@127.0.0.1:{over_ssh}', port: {ssh.port}, ssh_config: '{config}'}}", lambda: tree(over_ssh), ssh)
    daemon, served = rsyncd()
    try_target("rsync-daemon", f"{{to: rsync, address: 'rsync://127.0.0.1:{daemon.port}/site'}}", lambda: tree(served), daemon)
    store, port = moto()
    try_target("s3", f"{{to: s3, bucket: archive, endpoint: 'http://127.0.0.1:{store.port}', path: reports}}", lambda: s3_tree(port), store)
    repository = HOME / "site.git"
    quiet("git", "init", "--quiet", "--bare", str(repository))
    has_branch = lambda: subprocess.run(["git", "-C", repository, "rev-parse", "--verify", "--quiet", "pages"], stdout=subprocess.DEVNULL).returncode == 0
    try_target("git", f"{{to: git, repository: 'ssh://{user}@127.0.0.1:{ssh.port}{repository}', branch: pages, ssh_config: '{config}'}}",
               lambda: git_tree(repository) if has_branch() else {}, ssh, cut=15_000)
finally:
    for process in processes:
        os.killpg(process.pid, signal.SIGTERM)
print(f"targets: {failures} faults")
sys.exit(failures != 0)
