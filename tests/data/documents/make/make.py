"""Makes the documents beside this folder: with LibreOffice from report.fodt, and with python-docx.

Run it here, with `soffice` on the path and python-docx installed: python3 make.py
"""

import io
import pathlib
import re
import subprocess
import tempfile
import zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

here = pathlib.Path(__file__).resolve().parent

# What no reader of text needs: it makes the files large.
LEFT_OUT = ("thumbnail.jpeg", "theme1.xml", "fontTable.xml", "webSettings.xml", "stylesWithEffects.xml", "item1.xml")


def repack(data: bytes, name: str) -> None:
    """Writes a package anew: well packed, always with the same dates, without what is large."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(here.parent / name, "w") as new:
        for item in old.infolist():
            if item.filename.endswith(LEFT_OUT) or item.filename.startswith("customXml"):
                continue
            content = old.read(item.filename)
            if item.filename.endswith((".rels", "[Content_Types].xml")):
                text = content.decode()
                for left in LEFT_OUT:
                    text = re.sub(rf"<(Relationship|Override) [^>]*{re.escape(left)}[^>]*/>", "", text)
                content = text.encode()
            entry = zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content, compresslevel=9)


def by_libreoffice() -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder]
            + [str(here / "report.fodt")],
            check=True,
        )
        repack((pathlib.Path(folder) / "report.docx").read_bytes(), "libreoffice.docx")


def by_python_docx() -> None:
    document = docx.Document()
    document.core_properties.title = "又一份报告"
    document.core_properties.author = "程序"
    document.add_heading("又一份报告", 0)
    document.add_heading("第一节", 1)
    document.add_paragraph("头一条", style="List Number")
    document.add_paragraph("第二条", style="List Number")
    document.add_paragraph("带点的", style="List Bullet")
    split = document.add_paragraph("分成")
    split.add_run("几段").bold = True
    split.add_run("的\t一句\n话")
    split.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖合"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横合"
    inner = table.cell(2, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    document.sections[0].header.paragraphs[0].text = "页眉"
    styles = document.styles.element
    styles.remove(styles.find(qn("w:latentStyles")))
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)
    data = io.BytesIO()
    document.save(data)
    repack(data.getvalue(), "python-docx.docx")


by_libreoffice()
by_python_docx()
