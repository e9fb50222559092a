//! The heads of a table's columns, and which column a mapping file means.

use crate::import::codes::MAPPING;
use crate::import::source::records::Record;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::yaml::{Node, nearest};

/// What stands between the heads of a column that has several.
const BETWEEN: &str = " / ";

/// The heads of a table's columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heads {
    texts: Vec<String>,
}

impl Heads {
    /// The heads that one or several lines are. An upper head stands over all columns up to the next.
    pub(crate) fn of(lines: &[Record]) -> Self {
        let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        let mut texts: Vec<String> = vec![String::new(); width];
        for (depth, line) in lines.iter().enumerate() {
            let is_last = depth + 1 == lines.len();
            let mut over = "";
            for (column, text) in texts.iter_mut().enumerate() {
                let own = line.cells.get(column).map_or("", String::as_str);
                if !own.is_empty() || is_last {
                    over = own;
                }
                if !over.is_empty() {
                    if !text.is_empty() {
                        text.push_str(BETWEEN);
                    }
                    text.push_str(over);
                }
            }
        }
        Self { texts }
    }

    /// How many columns there are.
    pub(crate) fn count(&self) -> usize {
        self.texts.len()
    }

    /// What a column is called.
    pub(crate) fn name(&self, column: usize) -> String {
        match self.texts.get(column).filter(|text| !text.is_empty()) {
            Some(text) => text.clone(),
            None => format!("#{}", column + 1),
        }
    }

    /// The column that a mapping file means: by its head, or by its number, as in `#14`.
    pub(crate) fn find(&self, node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        let text = node.text(diagnostics)?;
        let number = text.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        let numbered =
            number.and_then(|number| number.checked_sub(1)).filter(|column| *column < self.count());
        let named: Vec<usize> = (0..self.count()).filter(|&column| self.texts[column] == text).collect();
        let told = match (&named[..], numbered) {
            ([column], _) => return Some(*column),
            ([], Some(column)) => return Some(column),
            ([], None) => {
                let message = message!(zh: "表里没有“{text}”这一栏", en: "the table has no column '{text}'");
                let near = nearest(text, self.texts.iter().map(String::as_str));
                let all: Vec<String> = (0..self.count()).take(12).map(|column| self.name(column)).collect();
                let all = all.join(", ");
                let more = if self.count() > 12 { ", …" } else { "" };
                Diagnostic::error(MAPPING, node.place, message).remedy(match near {
                    Some(near) => message!(zh: "是不是 {near}？", en: "did you mean {near}?"),
                    None => message!(zh: "有：{all}{more}", en: "there are: {all}{more}"),
                })
            }
            (several, _) => {
                let numbers: Vec<String> =
                    several.iter().map(|column| format!("'#{}'", column + 1)).collect();
                let numbers = numbers.join(", ");
                let message = message!(
                    zh: "有 {} 栏都叫“{text}”", en: "{} columns are called '{text}'", several.len()
                );
                Diagnostic::error(MAPPING, node.place, message).remedy(message!(
                    zh: "按栏号写明是哪一栏：{numbers}", en: "say by its number which you mean: {numbers}"
                ))
            }
        };
        diagnostics.push(told);
        None
    }
}
