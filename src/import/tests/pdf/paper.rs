//! Pages, and the file that they make. Lengths are tenths of a point.

use super::font::Font;
use crate::import::tests::dice::Dice;

/// How a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pen {
    /// In one go.
    Whole,
    /// Each character placed.
    Single,
    /// In one go, each character shifted by nothing.
    Kerned,
    /// In one go, its place in the matrix of the page.
    Moved,
    /// Each character placed, the last first.
    Backwards,
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the left, its first line set in.
    Start,
    /// In the middle.
    Middle,
    /// At the right.
    End,
}

/// A page.
#[derive(Debug, Default, Clone)]
pub struct Page {
    /// Its texts, each as operators.
    texts: Vec<String>,
    /// Its lines, as operators.
    rules: String,
}

/// What is written on.
pub struct Paper {
    pub font: Font,
    pub pen: Pen,
    pub is_turned: bool,
    pub is_shuffled: bool,
    pub is_form: bool,
    pub is_packed: bool,
    pub watermark: Option<String>,
    pub head: Option<String>,
    pub pages: Vec<Page>,
    /// How far from the top the next thing stands.
    pub top: i64,
}

/// Between the edge of the page and the text.
pub const MARGIN: i64 = 800;

/// A number as PDF writes it.
fn number(tenths: i64) -> String {
    format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
}

/// How wide a text is.
pub fn width(text: &str, size: i64) -> i64 {
    text.chars().map(|c| Font::width(c) * size / 1000).sum()
}

/// The lines of a text that is as wide as this at most.
pub fn wrapped(text: &str, size: i64, most: i64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for c in paragraph.chars() {
            if width(&line, size) + Font::width(c) * size / 1000 > most && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
        lines.push(line);
    }
    lines
}

impl Paper {
    /// How wide and high a page is for its reader.
    pub fn size(&self) -> (i64, i64) {
        if self.is_turned { (8420, 5950) } else { (5950, 8420) }
    }

    /// Where text ends at the bottom.
    pub fn bottom(&self) -> i64 {
        self.size().1 - MARGIN
    }

    /// Begins a page.
    pub fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.top = MARGIN;
        let (wide, high) = self.size();
        let number = format!("- {} -", self.pages.len());
        self.text((wide - width(&number, 90)) / 2, high - 400, 90, &number);
        if let Some(head) = self.head.clone() {
            self.text(MARGIN, 400, 90, &head);
        }
    }

    /// Puts a text on the page, by the left end of its line.
    pub fn text(&mut self, left: i64, line: i64, size: i64, text: &str) {
        let high = self.size().1;
        let place = |x: i64, y: i64| format!("{} {}", number(x), number(high - y));
        let show = |text: &str| format!("<{}> Tj", self.font.encode(text));
        let size_of = number(size);
        let drawn = match self.pen {
            Pen::Whole => format!("BT /F1 {size_of} Tf 1 0 0 1 {} Tm {} ET\n", place(left, line), show(text)),
            Pen::Moved => {
                format!("q 1 0 0 1 {} cm BT /F1 {size_of} Tf {} ET Q\n", place(left, line), show(text))
            }
            Pen::Kerned => {
                let codes: Vec<String> =
                    text.chars().map(|c| format!("<{}>", self.font.encode(&c.to_string()))).collect();
                let codes = codes.join(" 0 ");
                format!("BT /F1 {size_of} Tf {} Td [{codes}] TJ ET\n", place(left, line))
            }
            Pen::Single | Pen::Backwards => {
                let mut drawn = Vec::new();
                let mut x = left;
                for c in text.chars() {
                    drawn.push(format!(
                        "BT /F1 {size_of} Tf 1 0 0 1 {} Tm {} ET\n",
                        place(x, line),
                        show(&c.to_string())
                    ));
                    x += Font::width(c) * size / 1000;
                }
                if self.pen == Pen::Backwards {
                    drawn.reverse();
                }
                drawn.concat()
            }
        };
        self.pages.last_mut().unwrap().texts.push(drawn);
    }

    /// Draws a line, or a rectangle that is filled.
    pub fn rule(&mut self, [left, top, right, bottom]: [i64; 4], how: &str) {
        let high = self.size().1;
        let drawn = if how == "f" || how == "box" {
            let (wide, tall) = (number(right - left), number(bottom - top));
            let operator = if how == "f" { "f" } else { "S" };
            format!("{} {} {wide} {tall} re {operator}\n", number(left), number(high - bottom))
        } else {
            let (from, to) = (number(high - top), number(high - bottom));
            format!("{} {from} m {} {to} l S\n", number(left), number(right))
        };
        self.pages.last_mut().unwrap().rules.push_str(&drawn);
    }

    /// Writes a paragraph.
    pub fn paragraph(&mut self, text: &str, size: i64, place: Place) {
        let wide = self.size().0 - 2 * MARGIN;
        let indent = if place == Place::Start { "　　" } else { "" };
        let text = text.trim_start_matches('　');
        for (at, line) in wrapped(&format!("{indent}{text}"), size, wide).into_iter().enumerate() {
            if self.top + size * 3 / 2 > self.bottom() {
                self.new_page();
            }
            let line = line.trim_matches('　');
            let start = if at == 0 { width(indent, size) } else { 0 };
            let left = match place {
                Place::Start => start,
                Place::Middle => (wide - width(line, size)) / 2,
                Place::End => wide - width(line, size),
            };
            self.text(MARGIN + left, self.top + size, size, line);
            self.top += size * 17 / 10;
        }
        self.top += size / 2;
    }

    /// The file.
    pub fn bytes(&self, dice: &mut Dice) -> Vec<u8> {
        let font = self.font.objects();
        let first = 3 + font.len();
        let each = if self.is_form { 3 } else { 2 };
        let kids: Vec<String> =
            (0..self.pages.len()).map(|at| format!("{} 0 R", first + each * at)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!(
                "<</Type/Pages/Kids[{}]/Count {}/MediaBox[0 0 595 842]{}/Resources<</Font<</F1 3 0 R>>>>>>",
                kids.join(" "),
                self.pages.len(),
                if self.is_turned { "/Rotate 90" } else { "" },
            ),
        ];
        objects.extend(font);
        for (at, page) in self.pages.iter().enumerate() {
            let mut texts = page.texts.clone();
            if self.is_shuffled {
                for at in 1..texts.len() {
                    texts.swap(at, dice.below(at + 1));
                }
            }
            let turned = if self.is_turned { "0 1 -1 0 595 0 cm\n" } else { "" };
            let watermark = self.watermark.as_ref().map(|text| {
                let text = self.font.encode(text);
                format!("q 0.7 g BT /F1 50 Tf 0.7 0.7 -0.7 0.7 150 200 Tm <{text}> Tj ET Q\n")
            });
            let content =
                format!("{turned}0.5 w\n{}{}{}", page.rules, texts.concat(), watermark.unwrap_or_default());
            let stream = |content: &str, more: &str| {
                format!("<<{more}/Length {}>>stream\n{content}\nendstream", content.len() + 1)
            };
            let number = first + each * at;
            if self.is_form {
                let resources = format!("/Resources<</XObject<</X1 {} 0 R>>>>", number + 2);
                objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R{resources}>>", number + 1));
                objects.push(stream("q 1 0 0 1 0 0 cm /X1 Do Q", ""));
                let form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>";
                objects.push(stream(&content, form));
            } else {
                objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", number + 1));
                objects.push(stream(&content, ""));
            }
        }
        let plain = file(&objects);
        if self.is_packed { packed(&plain) } else { plain }
    }
}

/// A file of objects, from number 1 on.
pub fn file(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let (count, start) = (objects.len() + 1, bytes.len());
    bytes.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<</Size {count}/Root 1 0 R>>\n\
             startxref\n{start}\n%%EOF\n",
            places.concat()
        )
        .as_bytes(),
    );
    bytes
}

/// The same with its streams packed, and its objects in streams.
fn packed(plain: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(plain).unwrap();
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}
