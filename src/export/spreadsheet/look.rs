//! How cells look, in words that every format has.

/// What a cell is, as far as its look goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// The title of a sheet.
    Title,
    /// What a sheet is about, under its title.
    About,
    /// Words over a part of a table.
    Caption,
    /// The head of columns.
    ColumnHead,
    /// The head of rows, indented by so many steps.
    RowHead(u8),
    /// A head over lines.
    Group,
    /// A figure.
    Figure,
    /// A figure that must not be compared with the one to its left.
    Broken,
    /// A cell that the form does not have.
    Absent,
    /// The unit of a line.
    Unit,
    /// What is said beside a line.
    Mark,
    /// What a line of the first sheet is about, or over notes.
    Key,
    /// A line of words.
    Words,
}

/// How large characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    Large,
    Normal,
    Small,
}

/// To which side words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// How a cell is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub size: Size,
    pub side: Side,
    pub bold: bool,
    pub grey: bool,
    pub boxed: bool,
    /// Whether a thick line stands to its left.
    pub barred: bool,
    pub indent: u8,
    /// Its ground, as red, green and blue.
    pub ground: Option<u32>,
    /// Whether its words stand at the top, not in the middle.
    pub top: bool,
}

/// The colour of lines between cells, and of words that say less.
pub(super) const LINE: u32 = 0x8C_8C8C;
/// The colour of words that say less.
pub(super) const GREY: u32 = 0x5F_5F5F;
/// The colour of the line of a break.
pub(super) const BREAK: u32 = 0xB0_2A1E;
/// The ground of heads.
const HEAD: u32 = 0xEE_F1F4;
/// The ground of cells that there are not.
const ABSENT: u32 = 0xE6_E6E6;

impl Look {
    /// How it is drawn.
    pub(super) fn style(self) -> Style {
        let words = Style {
            size: Size::Normal,
            side: Side::Left,
            bold: false,
            grey: false,
            boxed: false,
            barred: false,
            indent: 0,
            ground: None,
            top: true,
        };
        let cell = Style { boxed: true, top: false, ..words };
        match self {
            Self::Title => Style { size: Size::Large, bold: true, top: false, ..words },
            Self::About => Style { size: Size::Small, grey: true, top: false, ..words },
            Self::Caption => Style { side: Side::Middle, bold: true, ..cell },
            Self::ColumnHead => Style { side: Side::Middle, bold: true, ground: Some(HEAD), ..cell },
            Self::RowHead(indent) => Style { indent: indent.saturating_add(1), ground: Some(HEAD), ..cell },
            Self::Group => Style { bold: true, ground: Some(HEAD), ..cell },
            Self::Figure => Style { side: Side::Right, ..cell },
            Self::Broken => Style { side: Side::Right, barred: true, ..cell },
            Self::Absent => Style { ground: Some(ABSENT), ..cell },
            Self::Unit | Self::Mark => Style { size: Size::Small, ..cell },
            Self::Key => Style { bold: true, ..words },
            Self::Words => words,
        }
    }
}

/// The fonts of a language: for Latin characters, and for Chinese ones.
pub(super) fn font(language: &str) -> &'static str {
    if language.starts_with("zh") { "宋体" } else { "Calibri" }
}
