//! Word files: small packages with what Word and WPS put into them.

use super::dice::Dice;
use super::grid::{Grid, Piece, What};
use super::manuscript::Manuscript;
use std::io::{Cursor, Write};

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" mc:Ignorable=\"wps\"";

/// What a file has beside its words, in cases of a hundred.
struct Style {
    split: usize,
    tracked: usize,
    hidden: usize,
    controls: usize,
    comments: usize,
    /// Numbers of headings and of rows are made by lists.
    lists: bool,
    /// Parts are headings by their style.
    headings: bool,
    text_box: bool,
    nested: bool,
}

/// A file being written.
struct Writer {
    style: Style,
    body: String,
    /// The lists so far: the number of the first level's format for each.
    lists: Vec<usize>,
}

/// Writes a Word file: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let busy = |dice: &mut Dice, percent: usize| if dice.chance(25) { percent } else { 0 };
    let style = Style {
        split: busy(dice, 40),
        tracked: busy(dice, 8),
        hidden: busy(dice, 8),
        controls: busy(dice, 15),
        comments: busy(dice, 5),
        lists: dice.chance(20),
        headings: dice.chance(50),
        text_box: dice.chance(10),
        nested: dice.chance(6),
    };
    manuscript.note(&format!(
        "docx: split {}, tracked {}, hidden {}, controls {}, lists {}, nested {}",
        style.split, style.tracked, style.hidden, style.controls, style.lists, style.nested
    ));
    let mut writer = Writer { style, body: String::new(), lists: vec![0] };
    for piece in &manuscript.pieces {
        writer.piece(piece, dice);
    }
    let document =
        format!("{HEAD}<w:document {NAMESPACES}><w:body>{}<w:sectPr/></w:body></w:document>", writer.body);
    ("docx", package(&document, &numbering(&writer.lists)))
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Writer {
    fn piece(&mut self, piece: &Piece, dice: &mut Dice) {
        match piece {
            Piece::Heading(level, text) => {
                let name = if self.style.headings {
                    format!("<w:pStyle w:val=\"{level}\"/>")
                } else {
                    String::new()
                };
                let number =
                    ["一、", "二、", "三、", "四、", "五、", "六、"].iter().find(|n| text.starts_with(**n));
                match number {
                    Some(number) if self.style.lists => {
                        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
                        self.paragraph(&format!("{name}{list}"), &text[number.len()..], 0, dice);
                    }
                    _ => self.paragraph(&name, text, 0, dice),
                }
            }
            Piece::Words(text) if self.style.text_box && dice.chance(20) => self.text_box(text, dice),
            Piece::Words(text) => {
                self.paragraph("<w:ind w:firstLine=\"640\"/>", text, self.style.hidden, dice);
            }
            Piece::Middle(text) => self.paragraph("<w:jc w:val=\"center\"/>", text, 0, dice),
            Piece::End(text) => self.paragraph("<w:jc w:val=\"right\"/>", text, 0, dice),
            Piece::Table(grid) => {
                if self.style.nested {
                    self.body.push_str("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>");
                    self.table(grid, dice);
                    self.body.push_str("<w:p/></w:tc></w:tr></w:tbl><w:p/>");
                } else {
                    self.table(grid, dice);
                    // Without a paragraph between them two tables are one.
                    self.body.push_str("<w:p/>");
                }
            }
        }
    }

    fn paragraph(&mut self, properties: &str, text: &str, hidden: usize, dice: &mut Dice) {
        self.body.push_str("<w:p>");
        if !properties.is_empty() {
            self.body.push_str(&format!("<w:pPr>{properties}</w:pPr>"));
        }
        self.runs(text, dice);
        if dice.chance(hidden) {
            self.body.push_str("<w:r><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r>");
        }
        self.body.push_str("</w:p>");
    }

    fn runs(&mut self, text: &str, dice: &mut Dice) {
        let mut run = String::new();
        for character in text.chars() {
            run.push(character);
            if dice.chance(self.style.split) {
                self.run(&run, "w:t");
                run.clear();
                if dice.chance(20) {
                    self.body.push_str(
                        "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"3\" w:name=\"b\"/>",
                    );
                }
            }
        }
        self.run(&run, "w:t");
    }

    fn run(&mut self, text: &str, tag: &str) {
        if text.is_empty() {
            return;
        }
        let text = escape(text).replace('\n', &format!("</{tag}><w:br/><{tag} xml:space=\"preserve\">"));
        let properties = "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
        self.body.push_str(&format!("<w:r>{properties}<{tag} xml:space=\"preserve\">{text}</{tag}></w:r>"));
    }

    fn text_box(&mut self, text: &str, dice: &mut Dice) {
        let outside = std::mem::take(&mut self.body);
        self.paragraph("", text, 0, dice);
        let inside = std::mem::replace(&mut self.body, outside);
        self.body.push_str(&format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic>\
            <a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>\
            </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>\
            <v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>\
            </mc:AlternateContent></w:r></w:p>"
        ));
    }

    fn table(&mut self, grid: &Grid, dice: &mut Dice) {
        let columns = "<w:gridCol w:w=\"900\"/>".repeat(grid.width());
        self.body.push_str(&format!("<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>"));
        for (row, places) in grid.rows.iter().enumerate() {
            self.body.push_str(if row < grid.head_rows() && dice.chance(30) {
                "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
            } else {
                "<w:tr>"
            });
            let mut column = 0;
            while column < places.len() {
                let id = places[column];
                let span = places[column..].iter().take_while(|&&other| other == id).count();
                let above = row > 0 && grid.rows[row - 1][column] == id;
                let below = grid.rows.get(row + 1).is_some_and(|next| next[column] == id);
                self.cell(&grid.cells[id], span, (above, below), dice);
                column += span;
            }
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
    }

    fn cell(&mut self, cell: &super::grid::Cell, span: usize, (above, below): (bool, bool), dice: &mut Dice) {
        let mut properties = String::from("<w:tcW w:w=\"900\" w:type=\"dxa\"/>");
        if span > 1 {
            properties.push_str(&format!("<w:gridSpan w:val=\"{span}\"/>"));
        }
        properties.push_str(match (above, below) {
            (true, _) => "<w:vMerge/>",
            (false, true) => "<w:vMerge w:val=\"restart\"/>",
            (false, false) => "",
        });
        self.body.push_str(&format!("<w:tc><w:tcPr>{properties}</w:tcPr>"));
        if above {
            self.body.push_str("<w:p/></w:tc>");
            return;
        }
        let (control, figure) = (dice.chance(self.style.controls), cell.what == What::Figure);
        if control {
            self.body.push_str("<w:sdt><w:sdtPr><w:alias w:val=\"数\"/></w:sdtPr><w:sdtContent>");
        }
        match cell.text.split_once('.').and_then(|(n, rest)| Some((n.parse::<usize>().ok()?, rest))) {
            Some((number, rest)) if self.style.lists && cell.what == What::RowHead => {
                if number == 1 || self.lists.len() == 1 {
                    self.lists.push(number);
                }
                let list = self.lists.len();
                let list = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");
                self.paragraph(&list, rest, 0, dice);
            }
            _ if figure && dice.chance(self.style.tracked) => {
                let by = "w:id=\"7\" w:author=\"某\" w:date=\"2021-01-05T08:00:00Z\"";
                self.body.push_str(&format!("<w:p><w:del {by}>"));
                self.run("76543", "w:delText");
                self.body.push_str(&format!("</w:del><w:ins {by}>"));
                self.runs(&cell.text, dice);
                self.body.push_str("</w:ins></w:p>");
            }
            _ => self.paragraph("", &cell.text, if figure { self.style.hidden } else { 0 }, dice),
        }
        if control {
            self.body.push_str("</w:sdtContent></w:sdt>");
        }
        if figure && dice.chance(self.style.comments) {
            self.body.push_str("<w:p><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>");
        }
        self.body.push_str("</w:tc>");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The lists: the first counts 一、二、, the others 1.2.3.
fn numbering(lists: &[usize]) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/>\
            <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let mut text = format!(
        "{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>",
        level("chineseCountingThousand", "%1、"),
        level("decimal", "%1.")
    );
    for (at, start) in lists.iter().enumerate() {
        let own = format!("<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>");
        let (of, own) = if at == 0 { (0, String::new()) } else { (1, own) };
        text.push_str(&format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{of}\"/>{own}</w:num>",
            at + 1
        ));
    }
    text + "</w:numbering>"
}

fn package(document: &str, numbering: &str) -> Vec<u8> {
    let kind = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{part}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.\
            wordprocessingml.{kind}+xml\"/>"
        )
    };
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
        Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default \
        Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{}</Types>",
        kind("document", "document.main"),
        kind("numbering", "numbering"),
        kind("styles", "styles"),
        kind("comments", "comments")
    );
    let relation = |id: usize, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
            relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |inside: String| {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("{HEAD}<Relationships xmlns=\"{namespace}\">{inside}</Relationships>")
    };
    let style = |level: usize| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{level}\"><w:name w:val=\"heading {level}\"/><w:pPr>\
            <w:outlineLvl w:val=\"{}\"/></w:pPr></w:style>",
            level - 1
        )
    };
    let styles = format!("{HEAD}<w:styles {NAMESPACES}>{}{}{}</w:styles>", style(1), style(2), style(3));
    let comments = format!(
        "{HEAD}<w:comments {NAMESPACES}><w:comment w:id=\"0\" w:author=\"某\"><w:p><w:r>\
         <w:t>应为99</w:t></w:r></w:p>\
        </w:comment></w:comments>"
    );
    let parts = [
        relation(1, "numbering", "numbering.xml"),
        relation(2, "styles", "styles.xml"),
        relation(3, "comments", "comments.xml"),
    ];
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", &relations(relation(1, "officeDocument", "word/document.xml"))),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", &relations(parts.concat())),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", &styles),
        ("word/comments.xml", &comments),
    ] {
        let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        package.start_file(name, options).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}
