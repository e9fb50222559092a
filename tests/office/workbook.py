"""The workbook of a form, filled in with openpyxl, calculated and saved again by LibreOffice, and imported:
every cell has to come back as it was typed, every sum as LibreOffice calculated it.

    tests/office/workbook.py ANNALS [HOW_MANY]

It needs openpyxl and LibreOffice Calc (Debian: python3-openpyxl, libreoffice-calc-nogui)."""

import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import openpyxl

ANNALS = pathlib.Path(sys.argv[1]).resolve()
HOW_MANY = int(sys.argv[2]) if len(sys.argv) > 2 else 6
FORMS = ["cn-ogi-2021", "cn-ogi-2019"]
VALUES = ["0", "~", "/", "7", "12", "1234", "3", "310"]


def annals(root, *arguments):
    return subprocess.run([ANNALS, "--lang", "en", "--root", root, *arguments], capture_output=True, text=True)


def filled_in(report, dice):
    """The beginning of a report with figures in it; sums are those of their parts."""
    lines, names = [], []
    for line in report.splitlines():
        if line.startswith("draft:"):
            continue
        if found := re.search(r"# Columns: (.*)", line):
            names = found[1].split("; ")
        lines.append(line.replace("[]", "[" + ", ".join(dice.choice(VALUES) for _ in names) + "]"))
    return "\n".join(lines) + "\n"


def typed(path, dice):
    """Types last year's figures, which stand beside, into all cells that may be changed and are no sums."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        last_from = max(cell.column for cell in sheet[2] if cell.value)
        offset = sheet.max_column - last_from + 2
        for row in sheet.iter_rows(max_col=last_from - 2):
            for cell in row:
                if isinstance(cell, openpyxl.cell.cell.MergedCell) or cell.value is not None:
                    continue
                beside = sheet.cell(cell.row, cell.column + offset).value
                if beside is not None:
                    cell.value = str(beside) if dice.random() < 0.1 else beside
        if dice.random() < 0.3:
            sheet.row_dimensions[dice.randrange(5, 12)].hidden = True
            sheet.column_dimensions["D"].width = 40
            sheet.title = sheet.title[:20] + " (2)"
    book.save(path)


def figures(root, period):
    rows = csv.DictReader(open(root / "site/bureau/figures.csv", encoding="utf-8"))
    return {(row["table_id"], row["row_id"], row["column_id"]): row["as_printed"] for row in rows if row["period"] == period}


def main():
    failed = 0
    for number in range(HOW_MANY):
        dice = random.Random(number)
        form, ending = FORMS[number % 2], ["xlsx", "ods", "xls"][number % 3]
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder) / "archive"
            annals(folder, "new", "archive", str(root))
            annals(root, "new", "publisher", "bureau", "--name", "某局")
            annals(root, "new", "report", "bureau", "2022", "--form", form)
            report = root / "content/bureau/2022.md"
            report.write_text(filled_in(report.read_text(encoding="utf-8"), dice), encoding="utf-8")
            book = pathlib.Path(folder) / "form.xlsx"
            said = annals(root, "new", "report", "bureau", "2023", "--form", form, "--xlsx", str(book))
            assert book.exists(), said.stderr
            typed(book, dice)
            out = pathlib.Path(folder) / "office"
            office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                      "--convert-to", ending, "--outdir", str(out), str(book)]
            subprocess.run(office, check=True, capture_output=True, timeout=300)
            back = str(out / f"form.{ending}")
            said = annals(root, "import", back, "--publisher", "bureau", "--period", "2023")
            built = annals(root, "build", "-o", str(root / "site"))
            if built.returncode != 0:
                print(form, ending, said.stdout[-2000:], said.stderr, built.stderr[-1500:])
                failed += 1
                continue
            before, after = figures(root, "2022"), figures(root, "2023")
            is_sum = lambda cell: cell[2] == "total" or cell[1] == "processed_total"
            wrong = {cell: (before[cell], after.get(cell)) for cell in before
                     if not is_sum(cell) and before[cell] != after.get(cell)}
            is_whole = "0 unread, 0 absent" in said.stdout
            print(f"{form} through LibreOffice as {ending}: {len(before)} cells, {len(wrong)} differ, "
                  f"{'all read' if is_whole else said.stdout + said.stderr}")
            failed += bool(wrong) or not is_whole or len(before) < 170
            for cell, (one, other) in list(wrong.items())[:5]:
                print("  ", *cell, repr(one), repr(other))
    sys.exit(1 if failed else 0)


main()
