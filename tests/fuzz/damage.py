"""Inputs, damaged in the ways in which people, editors, disks and attackers damage them."""
import io
import zipfile
import zlib

ODDITIES = [b"", b"~", b"{}", b"[]", b"[", b"}", b'"', b"'", b":", b": ", b"- ", b"|", b">", b"&a", b"*a", b"!!str", b"#",
            b"---\n", "\ufeff".encode(), b"\0", "\u00a0".encode(), "\u3000".encode(), "\u202e".encode(), "\u200d".encode(), b"\r",
            b"\t", "１２".encode(), "é".encode(), "𠮷".encode(), b"{{", b"}}", b"{%", b"%}", b"{{ view }}", b"[x](y)", b"<b>",
            b"</td>", b"<table>", b"[^1]", b"../", b"/../../etc/passwd", b"%00", b"%2e%2e/", b"@last", b".*.*", b"<<", b">>",
            b"stream\n", b"endobj\n", b"\xff", b"\xed\xa0\x80", b"<w:p>", b"&#0;", b"&lt;", b"rowspan=\"99999\"",
            b"colspan=\"99999\"", b"gridSpan=\"-1\""]
NUMBERS = [b"99999999999999999999999999999999999999", b"999999999999999999", b"-1", b"-0", b"012", b"1e3", b"31,393", b"0.00000001",
           b"1.", b".5", b"+7", b"<0", b"5-1", b"0-0", b"4294967295", b"4294967296", b"-9223372036854775808", b"18446744073709551615"]


def damaged(data, other, random):
    """One input after one to four changes; `other` is one that it may be mixed up with."""
    for _ in range(random.randint(1, 4)):
        data = once(data, other, random)
    return data


def once(data, other, random):
    if data[:2] == b"PK" and random.random() < 0.85:
        return in_package(data, other, random)
    if data[:5] == b"%PDF-" and random.random() < 0.5:
        return in_stream(data, other, random)
    return random.choice((flip, cut, drop, repeat, swap, oddity, number, mix, nest, indent))(data, other, random)


def in_package(data, other, random):
    """One part of a ZIP file, damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:
        return flip(data, other, random)
    if not parts:
        return data
    at = random.randrange(len(parts))
    # What is read of a document is in few of its parts.
    body = [i for i, (name, _) in enumerate(parts) if name.endswith(("document.xml", "content.xml", "sheet1.xml", "sharedStrings.xml"))]
    at = random.choice(body) if body and random.random() < 0.7 else at
    name, text = parts[at]
    roll = random.random()
    if roll < 0.05:
        parts.pop(at)
    elif roll < 0.1:
        parts.append((name, text))
    elif roll < 0.15:
        parts[at] = (random.choice(("../x", "/etc/passwd", "a\\b", "", name * 50)), text)
    else:
        parts[at] = (name, once(text, other, random))
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts:
            try:
                package.writestr(zipfile.ZipInfo(name or "x"), text)
            except Exception:
                pass
    return into.getvalue()


def in_stream(data, other, random):
    """One packed stream of a PDF file, damaged; its length is no longer true."""
    begins = [i for i in range(len(data)) if data.startswith(b"stream", i) and not data.startswith(b"endstream", i - 3)]
    if not begins:
        return flip(data, other, random)
    start = random.choice(begins) + len(b"stream")
    start += 2 if data[start:start + 2] == b"\r\n" else 1
    end = data.find(b"endstream", start)
    try:
        text = zlib.decompress(data[start:end])
    except zlib.error:
        return flip(data, other, random)
    return data[:start] + zlib.compress(once(text, other, random)) + b"\n" + data[end:]


def flip(data, _, random):
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1:]


def cut(data, _, random):
    return data[:random.randint(0, len(data))]


def drop(data, _, random):
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.randint(1, 60):]


def repeat(data, _, random):
    """Deep nesting, long lines, many of a kind."""
    start = random.randint(0, len(data))
    part = data[start:start + random.randint(1, 60)]
    return data[:start] + part * random.randint(2, 400) + data[start:]


def swap(data, _, random):
    lines = data.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def oddity(data, _, random):
    at = random.randint(0, len(data))
    return data[:at] + random.choice(ODDITIES) + data[at:]


def number(data, _, random):
    """A number where another stood."""
    starts = [i for i in range(1, len(data)) if data[i:i + 1].isdigit() and not data[i - 1:i].isdigit()]
    if not starts:
        return oddity(data, _, random)
    start = end = random.choice(starts)
    while data[end:end + 1].isdigit():
        end += 1
    return data[:start] + random.choice(NUMBERS) + data[end:]


def mix(data, other, random):
    start, at = random.randint(0, len(other)), random.randint(0, len(data))
    return data[:at] + other[start:start + random.randint(1, 300)] + data[at:]


def nest(data, _, random):
    at = random.randint(0, len(data))
    begin = random.choice((b"[", b"{a: ", b"> ", b"- ", b"<div>", b"<table><tr><td>", b"((", b"{% if 1 %}", b"<w:tbl>", b"[[", b"**", b"<<"))
    return data[:at] + begin * random.choice((10, 100, 1000, 20000)) + data[at:]


def indent(data, _, random):
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b"", b" ", b"  ", b"    ", b"\t", "\u3000".encode())) + lines[at].lstrip(b" ")
    return b"\n".join(lines)
