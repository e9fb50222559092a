//! The line under a table that says which sign in its cells stands for a figure that the report does not
//! give: `—：本报告未列此项`. Only where a document says so is a dash that sign; elsewhere it stays what it is.

use super::document::{Block, Document, Table};
use crate::model::figure::{DASHES, MOST_DASHES};
use crate::text::strings::{Strings, languages, strings};
use std::collections::BTreeSet;

/// What the sign is made of.
const DASH: &str = "—";

/// A sign for figures that are not given: dashes, more of them than any of these cells prints.
pub(crate) fn sign<'t>(printed: impl Iterator<Item = &'t str>) -> String {
    let is_line = |text: &&str| !text.is_empty() && text.chars().all(|c| DASHES.contains(c));
    let lines: BTreeSet<&str> = printed.filter(is_line).collect();
    let lengths = lines.iter().map(|line| line.chars().count()).filter(|length| *length <= MOST_DASHES);
    let longest = lengths.max().unwrap_or(0);
    let mut signs = (longest + 1..).map(|length| DASH.repeat(length));
    signs.find(|sign| !lines.contains(sign.as_str())).unwrap_or_default()
}

/// The line that says what a sign stands for.
pub(crate) fn line(sign: &str, strings: Strings) -> String {
    strings.say("export.said", &[("key", &sign), ("words", &strings.word("export.not-given"))])
}

/// The sign of which a line says, in any language, that it stands for figures that are not given.
pub(crate) fn sign_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let sign = text.get(..text.find(|c| !DASH.contains(c))?).filter(|sign| !sign.is_empty())?;
    languages().any(|language| line(sign, strings(language)) == text).then_some(sign)
}

/// The sign of a table and where a document says what it stands for: in the table itself, as a sheet does,
/// or under it before another table begins.
pub(super) fn of<'d>(document: &'d Document, number: usize, table: &'d Table) -> Option<(&'d str, Said)> {
    let within = table.cells.iter().find_map(|cell| Some((sign_of(&cell.text)?, Said::Row(cell.row))));
    let under = || {
        let blocks = document.blocks.iter().enumerate().skip(number + 1);
        let paragraphs = blocks.map_while(|(number, block)| match block {
            Block::Paragraph(paragraph) => Some((number, paragraph)),
            Block::Table(_) => None,
        });
        let mut said = paragraphs.filter_map(|(at, paragraph)| {
            Some((paragraph.text.lines().find_map(sign_of)?, paragraph.text.trim(), at))
        });
        // A paragraph may say more than that.
        said.next().map(|(sign, text, at)| {
            (sign, if sign_of(text).is_some() { Said::Block(at) } else { Said::Among })
        })
    };
    within.or_else(under)
}

/// Where it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// In a row of the table that says nothing else.
    Row(usize),
    /// In a paragraph that says nothing else.
    Block(usize),
    /// Among other words.
    Among,
}

#[cfg(test)]
mod tests {
    use super::{line, sign, sign_of};
    use crate::text::strings::strings;

    #[test]
    fn a_sign_is_no_cell_of_its_report() {
        for (printed, wanted) in [
            (&["0", "", "/"][..], "—"),
            (&["-", "3"], "——"),
            (&["—", "——"], "———"),
            (&["—————", "————"], "——————"),
        ] {
            assert_eq!(sign(printed.iter().copied()), wanted, "{printed:?}");
        }
    }

    #[test]
    fn a_line_says_what_a_sign_stands_for() {
        for language in ["zh", "en"] {
            for sign in ["—", "———"] {
                assert_eq!(sign_of(&line(sign, strings(language))), Some(sign));
            }
        }
        for other in ["", "—", "—：", "—: not given", "-: not given in this report", "— 本报告未列此项"]
        {
            assert_eq!(sign_of(other), None, "{other}");
        }
    }
}
