"""A preview of the example under 1,000 pages that follow it, 500 half-sent heads and 100 clients that never read: it
has to stay below 150 MB and go on answering its author. Times are printed, and judged only where they are beyond all
reason; memory is judged."""

import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

STREAMS, HALVES, DEAF, MOST_MB, LONGEST_S = 1000, 500, 100, 150, 5
program, folder = sys.argv[1], Path(sys.argv[2])
faults = []


def say(fault, words):
    print(f"{'FAILED' if fault else 'ok    '}  {words}")
    if fault:
        faults.append(words)


def memory(pid, key="VmRSS"):
    """What a process takes of the machine's memory now, or at most until now (VmHWM), in MB."""
    return int(re.search(rf"{key}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1000


def connect(port, text):
    stream = socket.create_connection(("127.0.0.1", port), timeout=10)
    stream.sendall(text.replace("HOST", f"127.0.0.1:{port}").encode())
    return stream


def ask(port, path="/"):
    """Seconds until a page is there whole."""
    began = time.monotonic()
    stream = connect(port, f"GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
    answer = b"".join(iter(lambda: stream.recv(1 << 16), b""))
    assert answer.startswith(b"HTTP/1.1 200"), answer[:100]
    return time.monotonic() - began


def answered(name, port, pid):
    times = sorted(ask(port) for _ in range(20))
    median, slowest, now, most = statistics.median(times), times[-1], memory(pid), memory(pid, "VmHWM")
    words = f"{name}: answered within {median * 1000:.0f} ms (median; slowest {slowest * 1000:.0f}), {now:.0f} MB now, {most:.0f} MB at most"
    say(slowest > LONGEST_S or most > MOST_MB, words)


serve = subprocess.Popen([program, "--lang", "en", "serve", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
try:
    port = next(int(found[1]) for line in serve.stdout if (found := re.search(r"http://[^ ]*?:(\d+)", line)))
    threading.Thread(target=lambda: [None for _ in serve.stdout], daemon=True).start()
    answered("alone", port, serve.pid)

    crowd = [connect(port, "GET /.annals/events?page=index.html HTTP/1.1\r\nHost: HOST\r\n\r\n") for _ in range(STREAMS)]
    answered(f"{STREAMS} pages follow", port, serve.pid)

    report = folder / "content/huaian-city/2024.md"
    words = report.read_text()
    for edit in range(5):
        report.write_text(words + f"\nA sentence that was added, {edit}.\n")
        until = time.monotonic() + 60
        page = "/huaian-city/2024/"
        while time.monotonic() < until:
            stream = connect(port, f"GET {page} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
            if f"was added, {edit}.".encode() in b"".join(iter(lambda: stream.recv(1 << 16), b"")):
                break
            time.sleep(0.05)
        else:
            say(True, f"a save is shown while {STREAMS} pages follow")
    answered("after five saves", port, serve.pid)

    crowd += [connect(port, "GET / HTTP/1.1\r\nHost: HOST\r\nX-") for _ in range(HALVES)]
    answered(f"and {HALVES} half-sent heads", port, serve.pid)

    crowd += [connect(port, "GET /findings/ HTTP/1.1\r\nHost: HOST\r\n\r\n" * 50) for _ in range(DEAF)]
    answered(f"and {DEAF} clients that never read", port, serve.pid)

    for stream in crowd:
        stream.close()
    time.sleep(2)
    answered("alone again", port, serve.pid)
    say(serve.poll() is not None, "the preview goes on")
finally:
    serve.terminate()
    serve.wait(10)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
