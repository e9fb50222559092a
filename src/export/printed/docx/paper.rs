//! The paper and the type of a language.

/// How documents of a language look: lengths in twentieths of a point, sizes in half points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// The margins: top, right, bottom, left.
    pub margins: [usize; 4],
    /// The faces of Latin and of East Asian characters: of the text, and of headings.
    pub text: (&'static str, &'static str),
    /// Those of headings.
    pub heads: (&'static str, &'static str),
    /// Those of headings of the second level.
    pub parts: (&'static str, &'static str),
    /// Those of tables.
    pub cells: (&'static str, &'static str),
    /// The size of the text.
    pub size: usize,
    /// The size of the title.
    pub title: usize,
    /// The height of a line of text.
    pub line: usize,
    /// How far the first line of a paragraph is indented, in hundredths of a character.
    pub indent: usize,
    /// The room after a paragraph.
    pub after: usize,
    /// To which side figures stand.
    pub figures: &'static str,
}

/// A4: its short and its long side.
pub(super) const A4: (usize, usize) = (11_906, 16_838);

/// The paper of a language.
pub(super) fn of(language: &str) -> Paper {
    let latin = "Times New Roman";
    if language.starts_with("zh") {
        // The margins, faces and sizes of GB/T 9704 for documents of Chinese authorities.
        return Paper {
            margins: [2098, 1474, 1984, 1588],
            text: (latin, "仿宋"),
            heads: (latin, "黑体"),
            parts: (latin, "楷体"),
            cells: (latin, "宋体"),
            size: 32,
            title: 44,
            line: 576,
            indent: 200,
            after: 0,
            figures: "center",
        };
    }
    // Its widths are those of the faces that stand in for it.
    let sans = "Arial";
    Paper {
        margins: [1418, 1418, 1418, 1418],
        text: (latin, "宋体"),
        heads: (sans, "黑体"),
        parts: (sans, "黑体"),
        cells: (sans, "宋体"),
        size: 22,
        title: 36,
        line: 300,
        indent: 0,
        after: 120,
        figures: "right",
    }
}

impl Paper {
    /// The width of the text on an upright page, and on one that lies on its side.
    pub(super) fn widths(self) -> (usize, usize) {
        let [top, right, bottom, left] = self.margins;
        // A page that lies on its side was turned to the left.
        (A4.0 - left - right, A4.1 - top - bottom)
    }
}
