//! What the program makes of a document. All that the trials know of it is here.

use super::judge::{Outcome, bare};
use crate::import::document::Document;
use crate::import::reading::{self, State};
use crate::import::source;
use crate::model::form::Forms;
use crate::model::period::Period;
use std::collections::BTreeMap;

/// What is read of a file, by address; where the file is refused, nothing and why.
pub fn import(
    forms: &Forms,
    (name, bytes): (&str, &[u8]),
    year: usize,
) -> Result<BTreeMap<String, Outcome>, String> {
    let document = source::read(name, bytes).map_err(|refusal| refusal.message.en)?;
    Ok(read(forms, &document, year))
}

/// What is read of a document.
pub fn read(forms: &Forms, document: &Document, year: usize) -> BTreeMap<String, Outcome> {
    let period = Period::read(&year.to_string(), None).unwrap();
    let mut outcomes = BTreeMap::new();
    let Some(reading) = reading::read(document, forms, None, &period) else { return outcomes };
    for table in &reading.tables {
        let form = forms.get(table.form);
        for (indicator, cell) in &table.cells {
            let outcome = match (cell.state, &cell.figure) {
                (State::Proven | State::Read, Some(figure)) => {
                    let number = figure.value.number().map(|number| number.to_string().replace('-', ""));
                    let printed = digits(&cell.text);
                    // The number is the one that the words are read as.
                    let agrees =
                        figure.is_converted() || number.is_none_or(|number| printed.contains(&number));
                    Outcome::Figure(if agrees {
                        cell.text.clone()
                    } else {
                        format!("{figure} for {}", cell.text)
                    })
                }
                (State::Absent, _) => Outcome::Absent,
                _ => Outcome::Unread,
            };
            outcomes.insert(indicator.address(form), outcome);
        }
    }
    outcomes
}

/// A text with its digits as ASCII and without marks between thousands.
fn digits(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - 0xFF10, 10).unwrap(),
        _ => c,
    };
    bare(text).chars().filter(|c| !matches!(c, ',' | '，')).map(plain).collect()
}
