//! Pages that are written on. Lengths are tenths of a point.

use super::font::Font;
use super::trick::Trick;

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
    /// Two characters in one go.
    Pairs,
}

/// How a page is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Not at all.
    None,
    /// Not at all, and wider than high.
    Wide,
    /// A quarter, and turned back for its reader.
    Right,
    /// A quarter the other way, and turned back.
    Left,
    /// A quarter, and left so.
    Sideways,
    /// Upside down, and turned back.
    Half,
}

impl Turn {
    /// Whether it is wider than high for its reader.
    pub fn is_wide(self) -> bool {
        !matches!(self, Self::None | Self::Half)
    }

    /// What the pages say of it.
    pub fn rotation(self) -> &'static str {
        match self {
            Self::None | Self::Wide | Self::Sideways => "",
            Self::Right => "/Rotate 90",
            Self::Half => "/Rotate 180",
            Self::Left => "/Rotate 270",
        }
    }

    /// What turns what is drawn.
    pub fn matrix(self) -> &'static str {
        match self {
            Self::None | Self::Wide => "",
            Self::Right | Self::Sideways => "0 1 -1 0 595 0 cm\n",
            Self::Half => "-1 0 0 -1 595 842 cm\n",
            Self::Left => "0 -1 1 0 0 842 cm\n",
        }
    }
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
    pub texts: Vec<String>,
    /// Its lines, as operators.
    pub rules: String,
}

/// What is written on.
pub struct Paper {
    pub font: Font,
    pub pen: Pen,
    pub turn: Turn,
    pub is_shuffled: bool,
    pub is_form: bool,
    pub is_packed: bool,
    /// Whether it is locked with an empty password.
    pub is_locked: bool,
    pub watermark: Option<String>,
    /// Whether the watermark stands upright.
    pub is_level: bool,
    /// What is done to some figures.
    pub trick: Option<Trick>,
    pub head: Option<String>,
    pub pages: Vec<Page>,
    /// How far from the top the next thing stands.
    pub top: i64,
}

/// Between the edge of the page and the text.
pub const MARGIN: i64 = 800;

/// A number as PDF writes it.
pub fn number(tenths: i64) -> String {
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
        if self.turn.is_wide() { (8420, 5950) } else { (5950, 8420) }
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
        let drawn = self.drawn(left, line, size, text);
        self.pages.last_mut().unwrap().texts.push(drawn);
    }

    /// What draws a text.
    pub fn drawn(&self, left: i64, line: i64, size: i64, text: &str) -> String {
        let high = self.size().1;
        let place = |x: i64, y: i64| format!("{} {}", number(x), number(high - y));
        let show = |text: &str| format!("<{}> Tj", self.font.encode(text));
        let size_of = number(size);
        match self.pen {
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
            Pen::Pairs => {
                let mut x = left;
                let mut drawn = String::new();
                let characters: Vec<char> = text.chars().collect();
                for two in characters.chunks(2).map(|two| two.iter().collect::<String>()) {
                    let show = show(&two);
                    drawn.push_str(&format!("BT /F1 {size_of} Tf {} Td {show} ET\n", place(x, line)));
                    x += width(&two, size);
                }
                drawn
            }
        }
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
}
