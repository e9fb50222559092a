"""Writes the workbooks of tests/data/documents, with openpyxl and with LibreOffice.

    pip install openpyxl
    python3 tests/data/documents/make/workbooks.py --libreoffice
"""

import datetime
import os
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.dirname(HERE)
WHEN = datetime.datetime(2024, 1, 23, 8, 0, 0)


def saved(book, name):
    """Saves a workbook with fixed times, so that the same script gives the same bytes."""
    book.properties.created = book.properties.modified = WHEN
    path = os.path.join(OUT, name)
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = [(part, package.read(part)) for part in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts:
            if part == "docProps/core.xml":
                begin = content.index(b"<dcterms:modified")
                end = content.index(b"</dcterms:modified>")
                kept = b'<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-23T08:00:00Z'
                content = content[:begin] + kept + content[end:]
            package.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return path


def formats():
    """Numbers, texts, dates and formulas, one a row: what it is, and the cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "数字"
    rows = [
        ("plain", 12, None),
        ("noise", 4068.2080000000001, None),
        ("third", 1 / 3, None),
        ("fixed", 12.5, "0.00"),
        ("rounded", 12.6, "0"),
        ("percent", 0.075, "0.0%"),
        ("thousands", 1234567, "#,##0"),
        ("unit", 1234.5, '#,##0.00"万元"'),
        ("piece", 3, '0"件"'),
        ("slash", 0, '[=0]"/";0'),
        ("unseen", 5, ";;;"),
        ("date", datetime.date(2024, 1, 23), "yyyy-mm-dd"),
        ("time", datetime.datetime(2024, 1, 23, 10, 30), "yyyy/m/d h:mm"),
        ("span", datetime.timedelta(hours=36), "[h]:mm:ss"),
        ("below", -5, "0;0"),
        ("fraction", 0.5, "# ?/?"),
        ("text", "0012", "@"),
        ("lines", "first\nsecond ", None),
        ("escape", "a_x000D_b", None),
        ("yes", True, None),
        ("formula", "=SUM(B2:B3)", None),
        ("error", "#REF!", None),
        ("large", 1.5e16, "0.00E+00"),
    ]
    for number, (name, value, code) in enumerate(rows, 1):
        sheet.cell(number, 1, name)
        cell = sheet.cell(number, 2, value)
        if code:
            cell.number_format = code
        if name == "error":
            cell.data_type = "e"
    bold = InlineFont(b=True)
    sheet.cell(len(rows) + 1, 1, "rich")
    sheet.cell(len(rows) + 1, 2, CellRichText("one ", TextBlock(bold, "two"), " three"))
    saved(book, "formats.xlsx")


def shapes():
    """Merged cells, hidden rows, columns and sheets, a comment, protection, days from 1904."""
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.properties.creator = "Lin Office"
    book.properties.title = "Shapes of sheets"
    sheet = book.active
    sheet.title = "Applications"
    sheet["A1"] = "Applications in the year"
    sheet.merge_cells("A1:D1")
    sheet["A2"], sheet["B2"], sheet["C2"], sheet["D2"] = "Outcome", "Persons", "Firms", "Sum"
    sheet["A3"], sheet["B3"], sheet["C3"], sheet["D3"] = "Granted", 10, 4, 14
    sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "Refused", 3, 1, 4
    sheet["A5"], sheet["B5"] = "Date", datetime.date(2024, 1, 23)
    sheet["B5"].number_format = "yyyy-mm-dd"
    sheet["A6"] = "Both rows"
    sheet.merge_cells("A6:A7")
    sheet["B6"], sheet["B7"] = 1, 2
    sheet["F9"] = "apart"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B3"].comment = Comment("Ask again", "Lin")
    sheet["B3"].font = Font(bold=True)
    sheet.protection.sheet = True
    draft = book.create_sheet("Draft")
    draft["A1"] = "not for readers"
    draft.sheet_state = "hidden"
    deep = book.create_sheet("Deep")
    deep["XFD1048576"] = "the last cell"
    deep.sheet_state = "veryHidden"
    book.create_sheet("Empty")
    saved(book, "shapes.xlsx")


def converted(source, kind, name):
    """Has LibreOffice write a workbook in another format."""
    folder = os.path.join("/tmp", "annals-documents")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, os.path.splitext(name)[0] + os.path.splitext(source)[1])
    with open(os.path.join(OUT, source), "rb") as read, open(path, "wb") as write:
        write.write(read.read())
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder, path], check=True)
    made, kept = os.path.join(folder, name), os.path.join(OUT, name)
    if name.endswith(".xls"):
        with open(made, "rb") as read, open(kept, "wb") as write:
            write.write(read.read())
        return
    with zipfile.ZipFile(made) as package, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as smaller:
        for part in package.namelist():
            if not part.startswith(("Thumbnails", "Configurations2", "settings.xml")):
                smaller.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), package.read(part), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    formats()
    shapes()
    if "--libreoffice" in sys.argv:
        converted("formats.xlsx", "ods", "formats-lo.ods")
        converted("formats.xlsx", "xls", "formats-lo.xls")
        converted("shapes.xlsx", "ods", "shapes-lo.ods")
        converted("shapes.xlsx", "xls", "shapes-lo.xls")
        # From ODS, so that LibreOffice has computed what it writes.
        converted("formats-lo.ods", "xlsx", "formats-lo.xlsx")
