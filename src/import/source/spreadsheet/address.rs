//! Addresses of cells as a sheet names them: `E7` is column 4, row 6, both from 0.

/// The row and the column of a cell, from 0.
pub(super) type Place = (usize, usize);
/// The first and the last cell of a range.
pub(super) type Range = (Place, Place);

/// The columns of the largest sheet.
pub(super) const COLUMNS: usize = 16_384;
/// The rows of the largest sheet.
pub(super) const ROWS: usize = 1_048_576;

/// The row and column of an address; dollar signs are passed over.
pub(super) fn parse(address: &str) -> Option<Place> {
    let address = address.replace('$', "");
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, number) = address.split_at(letters);
    if name.is_empty() || name.len() > 3 || number.len() > 7 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = name.bytes().fold(0, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: usize = number.parse().ok()?;
    ((1..=COLUMNS).contains(&column) && (1..=ROWS).contains(&row)).then(|| (row - 1, column - 1))
}

/// The first and the last cell of a range: `B2:C4`, or of one cell.
pub(super) fn range(text: &str) -> Option<Range> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (parse(first)?, parse(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

/// The address of a cell.
pub(super) fn name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8_lossy(&letters), row + 1)
}

#[test]
fn addresses_are_read_as_they_are_written() {
    for (row, column, text) in
        [(0, 0, "A1"), (6, 4, "E7"), (0, 25, "Z1"), (9, 26, "AA10"), (ROWS - 1, COLUMNS - 1, "XFD1048576")]
    {
        assert_eq!(name(row, column), text);
        assert_eq!(parse(text), Some((row, column)));
    }
    for wrong in ["", "A", "7", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "Ａ1"] {
        assert_eq!(parse(wrong), None, "{wrong}");
    }
    assert_eq!(range("$B$2:C4"), Some(((1, 1), (3, 2))));
}
