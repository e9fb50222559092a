//! A workbook before it has a format: sheets of cells, each with its place, its look and what is in it.

use super::look::Look;

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    /// Its title.
    pub title: String,
    /// Who speaks in it.
    pub author: String,
    /// The language of its words, as a tag.
    pub language: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Its name; no other sheet has it.
    pub name: String,
    /// Its cells, none over another, row by row.
    pub cells: Vec<Cell>,
    /// How wide its columns are, in characters.
    pub columns: Vec<usize>,
    /// How high its rows are, in points.
    pub rows: Vec<u32>,
    /// How many rows and columns stay in sight; these rows stand on each printed page.
    pub frozen: (usize, usize),
}

/// The part of a sheet that a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it takes.
    pub rowspan: usize,
    /// How many columns it takes.
    pub colspan: usize,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Where it stands.
    pub place: Place,
    /// How it looks.
    pub look: Look,
    /// What is in it.
    pub content: Content,
}

/// What is in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing.
    Empty,
    /// Words, and whatever a spreadsheet does not hold as it is printed; never a formula.
    Text(String),
    /// A number that a spreadsheet holds and shows exactly.
    Number(PlainNumber),
}

/// A number as digits: a spreadsheet can hold each of them, and shows them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlainNumber {
    /// Its digits, without separators: `-1234.50`.
    pub digits: String,
    /// How many decimals it has.
    pub decimals: usize,
    /// Whether commas part its thousands.
    pub is_grouped: bool,
}

/// As many digits as spreadsheets keep.
const DIGITS: usize = 15;

impl Content {
    /// Words in a cell; nothing where there are none.
    pub(crate) fn text(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    /// A printed figure: a number where it is one and nothing besides, and a spreadsheet holds all its
    /// digits.
    pub(crate) fn figure(printed: &str) -> Self {
        PlainNumber::read(printed).map_or_else(|| Self::text(printed), Self::Number)
    }

    /// What is read in it.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) => words.clone(),
            Self::Number(number) => number.printed(),
        }
    }
}

impl PlainNumber {
    /// The number that a text is, if it is written as a spreadsheet would show it.
    fn read(printed: &str) -> Option<Self> {
        let digits: String = printed.chars().filter(|character| *character != ',').collect();
        let is_grouped = digits.len() < printed.len();
        let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
        let (whole, decimals) =
            unsigned.split_once('.').map_or((unsigned, None), |(whole, decimals)| (whole, Some(decimals)));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = is_digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && decimals.is_none_or(is_digits)
            && unsigned.trim_start_matches(['0', '.']).len() <= DIGITS
            // A zero with a sign loses it.
            && (unsigned == digits || unsigned.bytes().any(|byte| matches!(byte, b'1'..=b'9')));
        let decimals = decimals.map_or(0, str::len);
        let number = Self { digits, decimals, is_grouped };
        // Commas may stand elsewhere than between thousands.
        (is_number && decimals <= DIGITS && number.printed() == printed).then_some(number)
    }

    /// The number as it is shown.
    pub(crate) fn printed(&self) -> String {
        if !self.is_grouped {
            return self.digits.clone();
        }
        let whole = self.digits.find('.').unwrap_or(self.digits.len());
        let mut printed = String::new();
        for (at, character) in self.digits.char_indices() {
            let follows_digit = printed.ends_with(|last: char| last.is_ascii_digit());
            if at < whole && follows_digit && (whole - at).is_multiple_of(3) {
                printed.push(',');
            }
            printed.push(character);
        }
        printed
    }
}
