"""Reports of the example as Word documents: python-docx reads them, LibreOffice makes pages of them and saves them
again, and what it saved is imported: every cell has to come back.

    tests/office/document.py ANNALS [PAGES]

It needs python-docx and LibreOffice Writer (Debian: python3-docx, libreoffice-writer-nogui). PDFs are left in PAGES,
to be looked at."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import docx

ANNALS = pathlib.Path(sys.argv[1]).resolve()
PAGES = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORTS = [("suqian-city", "2024", "zh"), ("yiyuan-traffic-police", "2020", "zh"), ("nsf", "fy2024", "en")]


def annals(root, *arguments):
    done = subprocess.run([ANNALS, "--lang", "en", "--root", root, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    return done.stdout


def converted(path, format, folder):
    command = ["soffice", "--headless", "--convert-to", format, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / (path.stem + "." + format.split(":")[0])


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    root = scratch / "archive"
    root.mkdir()
    shutil.copy(ROOT / "annals.yaml", root)
    shutil.copytree(ROOT / "content", root / "content")
    for publisher, period, language in REPORTS:
        path = scratch / f"{publisher}-{period}.docx"
        annals(root, "export", publisher, period, "--to", "docx", "--language", language, "--output", path)
        document = docx.Document(path)
        assert document.core_properties.title and document.core_properties.author
        assert document.paragraphs[0].style.name == "Title"
        assert document.tables and any(p.style.name == "Heading 2" for p in document.paragraphs)
        pdf = converted(path, "pdf", scratch)
        if PAGES:
            PAGES.mkdir(parents=True, exist_ok=True)
            shutil.copy(pdf, PAGES)
        (scratch / "saved").mkdir(exist_ok=True)
        saved = converted(path, "docx", scratch / "saved")
        before = annals(root, "figures", publisher)
        annals(root, "import", saved, "--publisher", publisher, "--period", period, "--replace")
        # A cell that a report does not give is blank in a document, and comes back as a blank.
        lost = set(before.splitlines()) - set(annals(root, "figures", publisher).splitlines())
        assert not lost, (publisher, period, sorted(lost))
        print(publisher, period, "came back")
