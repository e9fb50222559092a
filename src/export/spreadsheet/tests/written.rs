//! What stands in a written file is what stands in the workbook: its words, its numbers as they are shown,
//! its merged cells.

use crate::export::spreadsheet::book::{Book, Cell, Content, Place, Sheet};
use crate::export::spreadsheet::look::Look;
use crate::export::spreadsheet::name::Names;
use crate::export::spreadsheet::{ods, size, xlsx};
use crate::import::document::{Block, Document};
use crate::import::source;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is printed in cells: numbers of all sorts, signs, words, what a spreadsheet would calculate.
fn printed() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{1,17}",
        "-?[0-9]{1,14}\\.[0-9]{1,6}",
        "[0-9]{1,3}(,[0-9]{3}){1,4}(\\.[0-9]{1,2})?",
        "[0-9]{1,4}(,[0-9]{2}){1,2}",
        "[=+@-][A-Za-z0-9(+]{0,6}",
        "[<≥/—~增减 0-9]{0,5}",
        "[一-龥a-zA-Z <>&\"']{0,12}",
        "[a-z]{1,4}(  |\n|\t)[a-z]{1,4}",
    ]
}

/// A sheet of cells, some over others.
fn sheet() -> impl Strategy<Value = Sheet> {
    let cells = prop::collection::vec(prop::collection::vec((printed(), 0..8_u8), 5), 1..7);
    cells.prop_map(|rows| {
        let mut cells = Vec::new();
        let mut taken: BTreeMap<(usize, usize), ()> = BTreeMap::new();
        for (row, line) in rows.iter().enumerate() {
            for (column, (text, look)) in line.iter().enumerate() {
                if taken.contains_key(&(row, column)) {
                    continue;
                }
                let is_wide = *look > 5 && column < 4 && !taken.contains_key(&(row, column + 1));
                let is_high = *look > 6 && row + 1 < rows.len();
                let place = Place {
                    row,
                    column,
                    rowspan: 1 + usize::from(is_high),
                    colspan: 1 + usize::from(is_wide),
                };
                for row in row..row + place.rowspan {
                    taken.extend((column..column + place.colspan).map(|column| ((row, column), ())));
                }
                let looks = [Look::Figure, Look::ColumnHead, Look::RowHead(1), Look::Words];
                let look = looks[usize::from(*look) % looks.len()];
                let content = if look == Look::Figure { Content::figure(text) } else { Content::text(text) };
                cells.push(Cell { place, look, content });
            }
        }
        let columns = size::columns(&cells);
        let rows = size::rows(&cells, &columns);
        Sheet { name: "甲 A".to_owned(), cells, columns, rows, frozen: (1, 1) }
    })
}

/// The words that a reader sees at each place: no blanks around them, none but blanks.
fn seen(words: &str) -> String {
    words.replace(',', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(name: &str, bytes: &[u8]) -> Document {
    source::read(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message.en))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_read_back_is_the_workbook(sheet in sheet()) {
        let book = Book {
            title: "题 & <b>".to_owned(),
            author: "某局".to_owned(),
            language: "zh".to_owned(),
            sheets: vec![sheet],
        };
        let wanted: BTreeMap<(usize, usize), (usize, usize, String)> = book.sheets[0]
            .cells
            .iter()
            .map(|cell| (cell.place, seen(&cell.content.words())))
            .filter(|(_, words)| !words.is_empty())
            .map(|(place, words)| ((place.row, place.column), (place.rowspan, place.colspan, words)))
            .collect();
        for (name, bytes) in [("a.xlsx", xlsx(&book).unwrap()), ("a.ods", ods(&book).unwrap())] {
            let document = read(name, &bytes);
            let tables = document.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                Block::Paragraph(_) => None,
            });
            let found: BTreeMap<(usize, usize), (usize, usize, String)> = tables
                .flat_map(|table| &table.cells)
                .filter(|cell| !cell.text.is_empty())
                .map(|cell| ((cell.row, cell.column), (cell.rowspan, cell.colspan, seen(&cell.text))))
                .collect();
            prop_assert_eq!(&found, &wanted, "{}", name);
            // The publisher's name is in the file's properties; nothing else is to be remarked.
            prop_assert_eq!(document.remarks.len(), 1, "{}: {:?}", name, document.remarks);
        }
    }

    #[test]
    fn a_number_is_one_only_where_it_is_shown_as_it_is_printed(text in printed()) {
        if let Content::Number(number) = Content::figure(&text) {
            prop_assert_eq!(number.printed(), text.clone());
            let digits = number.digits.trim_start_matches(['-', '0', '.']).replace('.', "");
            prop_assert!(digits.len() <= 15, "{}", text);
        }
        prop_assert_eq!(Content::figure(&text).words(), text);
    }

    #[test]
    fn names_of_sheets_are_short_and_differ(
        titles in prop::collection::vec("[a-bA-B/:*'一-二 😀]{0,40}", 1..30)
    ) {
        let mut names = Names::default();
        let given: Vec<String> = titles.iter().map(|title| names.give(title)).collect();
        let small: BTreeSet<String> = given.iter().map(|name| name.to_lowercase()).collect();
        prop_assert_eq!(small.len(), given.len());
        for name in &given {
            prop_assert!(!name.is_empty() && name.encode_utf16().count() <= 31, "{}", name);
            prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{}", name);
            prop_assert!(!name.starts_with('\'') && !name.ends_with('\''), "{}", name);
        }
    }
}
