//! The lines under a table that say what the signs in its cells stand for: `—：本报告未列此项`. Only where a
//! document says so is a dash such a sign; elsewhere it stays what it is.

use super::document::{Block, Document, Table};
use crate::model::figure::{DASHES, MOST_DASHES, Value};
use crate::text::strings::{Strings, languages, strings};
use std::collections::{BTreeMap, BTreeSet};

/// What the signs are made of.
const DASH: &str = "—";

/// What a cell is in which a report prints nothing, and which is no blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unprinted {
    /// Not given.
    NotGiven,
    /// Not applicable.
    NotApplicable,
    /// Not collected.
    NotCollected,
    /// Kept back.
    Suppressed,
}

impl Unprinted {
    const ALL: [Self; 4] = [Self::NotGiven, Self::NotApplicable, Self::NotCollected, Self::Suppressed];

    /// What a cell without words is, by the name of its kind of value.
    pub(crate) fn of(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unprinted| unprinted.value().kind() == kind)
    }

    /// Its value.
    pub(super) fn value(self) -> Value {
        match self {
            Self::NotGiven => Value::NotGiven,
            Self::NotApplicable => Value::NotApplicable,
            Self::NotCollected => Value::NotCollected,
            Self::Suppressed => Value::Suppressed,
        }
    }

    /// The key of the words that say it.
    fn words(self) -> &'static str {
        match self {
            Self::NotGiven => "export.not-given",
            Self::NotApplicable => "export.cell.not_applicable",
            Self::NotCollected => "export.cell.not_collected",
            Self::Suppressed => "export.cell.suppressed",
        }
    }
}

/// A sign for each of these: dashes, more of them than any of the cells prints.
pub(crate) fn signs<'t>(
    printed: impl Iterator<Item = &'t str>,
    unprinted: BTreeSet<Unprinted>,
) -> BTreeMap<Unprinted, String> {
    let is_line = |text: &&str| !text.is_empty() && text.chars().all(|c| DASHES.contains(c));
    let lines: BTreeSet<&str> = printed.filter(is_line).collect();
    let lengths = lines.iter().map(|line| line.chars().count()).filter(|length| *length <= MOST_DASHES);
    let longest = lengths.max().unwrap_or(0);
    let signs = (longest + 1..).map(|length| DASH.repeat(length));
    unprinted.into_iter().zip(signs.filter(|sign| !lines.contains(sign.as_str()))).collect()
}

/// The line that says what a sign stands for.
pub(crate) fn line(sign: &str, unprinted: Unprinted, strings: Strings) -> String {
    strings.say("export.said", &[("key", &sign), ("words", &strings.word(unprinted.words()))])
}

/// The sign of which a line says, in any language, what it stands for.
pub(crate) fn sign_of(text: &str) -> Option<(&str, Unprinted)> {
    let text = text.trim();
    let sign = text.get(..text.find(|c| !DASH.contains(c))?).filter(|sign| !sign.is_empty())?;
    let says =
        |unprinted: &Unprinted| languages().any(|language| line(sign, *unprinted, strings(language)) == text);
    Unprinted::ALL.into_iter().find(says).map(|unprinted| (sign, unprinted))
}

/// The signs of a table and where a document says what each stands for: in the table itself, as a sheet
/// does, or under it before another table begins.
pub(super) fn of<'d>(document: &'d Document, number: usize, table: &'d Table) -> Vec<(Sign<'d>, Said)> {
    let within = table.cells.iter().filter_map(|cell| Some((sign_of(&cell.text)?, Said::Row(cell.row))));
    let within: Vec<_> = within.collect();
    if !within.is_empty() {
        return within;
    }
    let blocks = document.blocks.iter().enumerate().skip(number + 1);
    let paragraphs = blocks.map_while(|(number, block)| match block {
        Block::Paragraph(paragraph) => Some((number, paragraph)),
        Block::Table(_) => None,
    });
    let said = paragraphs.flat_map(|(at, paragraph)| {
        // A paragraph may say more than that.
        let is_alone = paragraph.text.lines().all(|line| sign_of(line).is_some());
        let said = if is_alone { Said::Block(at) } else { Said::Among };
        paragraph.text.lines().filter_map(sign_of).map(move |sign| (sign, said))
    });
    said.collect()
}

/// A sign, and what it stands for.
pub(super) type Sign<'d> = (&'d str, Unprinted);

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
    use super::{Unprinted, line, sign_of, signs};
    use crate::text::strings::strings;

    #[test]
    fn signs_are_no_cells_of_their_report() {
        for (printed, first, second) in [
            (&["0", "", "/"][..], "—", "——"),
            (&["-", "3"], "——", "———"),
            (&["—", "——"], "———", "————"),
            (&["—————", "————"], "——————", "———————"),
        ] {
            let unprinted = [Unprinted::NotGiven, Unprinted::Suppressed];
            let signs = signs(printed.iter().copied(), unprinted.into());
            assert_eq!(unprinted.map(|unprinted| signs[&unprinted].as_str()), [first, second], "{printed:?}");
        }
    }

    #[test]
    fn a_line_says_what_a_sign_stands_for() {
        for language in ["zh", "en"] {
            for (sign, unprinted) in ["—", "———"].into_iter().flat_map(|s| Unprinted::ALL.map(|u| (s, u)))
            {
                assert_eq!(sign_of(&line(sign, unprinted, strings(language))), Some((sign, unprinted)));
            }
        }
        for other in ["", "—", "—：", "—: not given", "-: not given in this report", "— 本报告未列此项"]
        {
            assert_eq!(sign_of(other), None, "{other}");
        }
    }
}
