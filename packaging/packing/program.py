"""Whether a program is what it is said to be: the right system and processor, and for Linux a static one."""

import struct

from .project import Fault


def examine(path, to):
    try:
        start = path.read_bytes()
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}; build it first: cargo build --profile dist --target {to.triple}") from None
    kind, processor = of(start)
    if (kind, processor) != (to.kind, to.processor):
        raise Fault(f"{path} is no program for {to.triple}: it begins as {kind or 'no program'}, processor {processor:#x}")
    if kind == "elf" and asks_for_an_interpreter(start):
        raise Fault(f"{path} is linked dynamically, so it runs with one C library only; build it for {to.triple}")


def of(start):
    if start[:6] == b"\x7fELF\x02\x01":
        return "elf", struct.unpack_from("<H", start, 18)[0]
    if start[:4] == b"\xcf\xfa\xed\xfe":
        return "mach-o", struct.unpack_from("<I", start, 4)[0]
    if start[:2] == b"MZ" and len(start) > 64:
        at = struct.unpack_from("<I", start, 60)[0]
        if start[at:at + 4] == b"PE\0\0":
            return "pe", struct.unpack_from("<H", start, at + 4)[0]
    return None, 0


def asks_for_an_interpreter(elf):
    at, size, count = struct.unpack_from("<Q", elf, 32)[0], *struct.unpack_from("<HH", elf, 54)
    kinds = (struct.unpack_from("<I", elf, at + index * size)[0] for index in range(count))
    return 3 in kinds  # PT_INTERP
