"""Tar files whose bytes follow from what is in them: sorted, of nobody, of one time."""

import gzip
import io
import tarfile


def write(path, files, time):
    """`files` are (bytes, mode) by name."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, (content, mode) in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), mode, time
            tar.addfile(entry, io.BytesIO(content))
    path.write_bytes(squeezed(packed.getvalue()))
    return path


def squeezed(content):
    # Neither a name nor a time in the head.
    return gzip.compress(content, 9, mtime=0)
