"""Makes the PDFs beside this folder: with reportlab, by hand, with LibreOffice and with Chromium.

Run it here, with `soffice` and `chromium` on the path, reportlab and pikepdf installed: python3 pages.py
"""

import pathlib
import subprocess
import tempfile

import pikepdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

here = pathlib.Path(__file__).resolve().parent
out = here.parent

HEADS = [["项目", "数量", ""], ["", "本年", "上年"]]
ROWS = [["（一）申请", "1136", "7730.28"], ["（二）办理（含上年结转的和转来的）", "0", "12"], ["（三）总计", "1136", "7742.28"]]


def by_reportlab() -> None:
    """A table over two pages, its heads printed again, in a font that is not in the file, behind a watermark."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    words = ParagraphStyle("words", fontName="STSong-Light", fontSize=10.5, leading=16, wordWrap="CJK")
    cells = HEADS + [[Paragraph(row[0], words)] + row[1:] for row in ROWS]
    table = Table(cells, colWidths=[110, 60, 60], rowHeights=[20, 20, 24, 40, 24], repeatRows=2)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("SPAN", (0, 0), (0, 1)),
                ("SPAN", (1, 0), (2, 0)),
                ("FONT", (0, 0), (-1, -1), "STSong-Light", 10.5),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )

    def page(canvas, document):
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"- {document.page} -")
        canvas.saveState()
        canvas.rotate(45)
        canvas.setFont("STSong-Light", 60)
        canvas.drawString(300, 100, "样本2020")
        canvas.restoreState()

    prose = Paragraph("这是一段较长的文字，" * 8 + "到此为止。", words)
    file = SimpleDocTemplate(str(out / "reportlab.pdf"), pagesize=A4, invariant=1, topMargin=615, title="样本")
    file.build([prose, table], onFirstPage=page, onLaterPages=page)


def file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(content), content)


FONT = [
    b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/FontDescriptor 7 0 R/DW 1000/W[814 939 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    b"<</Type/FontDescriptor/FontName/SimSun/Flags 6/FontBBox[-8 -145 1000 859]/ItalicAngle 0/Ascent 859"
    b"/Descent -141/CapHeight 683/StemV 80>>",
]


def by_hand() -> None:
    """GBK, not embedded, on a page that is turned; no ruled lines; digits out of order and in several runs."""

    def text(x: float, y: float, words: str) -> bytes:
        code = words.encode("gbk").hex().encode()
        return b"BT /F1 10 Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET\n" % (x, y, code)

    content = b"0 1 -1 0 595 0 cm\n" + text(100, 500, "手写的样本")
    for line, row in enumerate([["项目", "本年", "上年"]] + ROWS):
        y = 440 - 24 * line
        content += text(100, y, row[0])
        for column, figure in enumerate(row[1:]):
            x = 300 + 100 * column
            if line == 1:
                # The last digit first, each alone.
                for at in range(len(figure)):
                    content += text(x + 5 * at, y, figure[at])
            else:
                content += text(x, y, figure)
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Rotate 90>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    (out / "gbk.pdf").write_bytes(file([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(content)] + FONT))


def without_text() -> None:
    """A page that is a picture, and one whose recognised text is hidden."""
    image = b"q 595 0 0 842 0 0 cm /I1 Do Q\n"
    words = "识别的文字1136".encode("gbk").hex().encode()
    hidden = image + b"BT 3 Tr /F1 10 Tf 100 700 Td <%s> Tj ET\n" % words
    picture = stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    for name, content in [("scan.pdf", image), ("recognised.pdf", hidden)]:
        pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>"
        page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I1 8 0 R>>>>>>"
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(content)] + FONT + [picture]
        (out / name).write_bytes(file(objects))


def with_passwords() -> None:
    """The same as by hand, unpacked for whoever opens it, and for whoever has the password."""
    for name, user in [("restricted.pdf", ""), ("locked.pdf", "secret")]:
        with pikepdf.open(out / "gbk.pdf") as pdf:
            lock = pikepdf.Encryption(owner="owner", user=user, R=4 if user else 6, aes=True)
            pdf.save(
                out / name,
                encryption=lock,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                deterministic_id=False,
            )


def html() -> str:
    row = lambda cells: "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>样本</title><style>td{border:1px solid #000;padding:3px 8px}"
        "table{border-collapse:collapse}</style></head><body><p>网页的样本</p><p>两段。</p><table border=1 cellspacing=0>"
        "<tr><td rowspan=2>项目</td>"
        "<td colspan=2>数量</td></tr><tr><td>本年</td><td>上年</td></tr>" + "".join(map(row, ROWS)) + "</table>"
    )


def by_programs() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "programs.html"
        page.write_text(html(), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            + [f"--print-to-pdf={out / 'chromium.pdf'}", page.as_uri()],
            check=True,
        )
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, page],
            check=True,
        )
        (out / "libreoffice.pdf").write_bytes((pathlib.Path(folder) / "programs.pdf").read_bytes())


by_reportlab()
by_hand()
without_text()
with_passwords()
by_programs()
