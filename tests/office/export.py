"""Workbooks as they are exported, opened by openpyxl, saved again by LibreOffice in the other format, and
imported: every cell has to come back as it was.

    tests/office/export.py ANNALS [HOW_MANY]

It needs openpyxl and LibreOffice Calc (Debian: python3-openpyxl, libreoffice-calc-nogui)."""

import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

ANNALS = pathlib.Path(sys.argv[1]).resolve()
HOW_MANY = int(sys.argv[2]) if len(sys.argv) > 2 else 6
ROOT = pathlib.Path(__file__).resolve().parents[2]
OTHER = {"xlsx": "ods", "ods": "xlsx"}


def annals(root, *arguments):
    return subprocess.run([ANNALS, "--lang", "en", "--root", root, *arguments], capture_output=True, text=True)


def figures(root, publisher, period):
    assert (said := annals(root, "build", "-o", str(root / "site"))).returncode == 0, said.stdout + said.stderr
    rows = csv.DictReader(open(root / f"site/{publisher}/figures.csv", encoding="utf-8"))
    return {(row["table_id"], row["row_id"], row["column_id"]): row["as_printed"] for row in rows if row["period"] == period}


def main():
    reports = sorted(path for path in (ROOT / "content").glob("*-*/20??.md") if "cn-ogi" in path.read_text("utf-8"))
    failed = 0
    for number, path in enumerate(reports[:HOW_MANY]):
        publisher, period, format = path.parent.name, path.stem, ["xlsx", "ods"][number % 2]
        with tempfile.TemporaryDirectory() as folder:
            root, out = pathlib.Path(folder) / "archive", pathlib.Path(folder) / "office"
            shutil.copytree(ROOT / "content", root / "content")
            shutil.copy(ROOT / "annals.yaml", root)
            before = figures(root, publisher, period)
            file = pathlib.Path(folder) / f"report.{format}"
            said = annals(root, "export", publisher, period, "--to", format, "--output", str(file))
            assert said.returncode == 0, said.stderr
            office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                      "--convert-to", OTHER[format], "--outdir", str(out), str(file)]
            subprocess.run(office, check=True, capture_output=True, timeout=300)
            saved = out / f"report.{OTHER[format]}"
            book = openpyxl.load_workbook(file if format == "xlsx" else saved)
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
            formulas = [cell.coordinate for cell in cells if cell.data_type == "f"]
            path_back = ["--publisher", publisher, "--period", period, "--replace"]
            said = annals(root, "import", str(saved), *path_back)
            after = figures(root, publisher, period)
            wrong = {at: (figure, after.get(at)) for at, figure in before.items() if after.get(at) != figure}
            print(f"{publisher} {period} as {format}, through LibreOffice as {OTHER[format]}: {len(before)} cells, "
                  f"{len(wrong)} differ, {len(cells)} filled cells seen by openpyxl, {len(formulas)} formulas")
            failed += bool(wrong) or bool(formulas) or len(before) < 170
            for at, (one, other) in list(wrong.items())[:5]:
                print("  ", *at, repr(one), repr(other), said.stdout[-300:], said.stderr[-300:])
    sys.exit(1 if failed or not reports else 0)


main()
