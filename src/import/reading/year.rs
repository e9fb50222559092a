//! Which year the lines of a document are about, by the titles over them.

use super::line::Line;
use crate::import::document::{Block, Document, Table};
use crate::model::form::Forms;
use crate::model::form::heading::section_of;
use crate::model::period::Period;

/// The lines that belong to another year: each to that which the last title above it says.
///
/// What a title within a section says ends with the section, and then the title of the report or the name of
/// its sheet holds.
pub(super) fn of_other_years(
    lines: &[Line],
    document: &Document,
    forms: &Forms,
    period: &Period,
) -> Vec<bool> {
    let own = period.start.year()..=period.end.year();
    let is_section = |text: &str| forms.iter().any(|form| section_of(form, text).is_some());
    let (mut of_report, mut now): (Option<i16>, Option<i16>) = (None, None);
    let mut is_within_section = false;
    let mut grid = None;
    let mut alone = "";
    let mut is_other = Vec::new();
    for line in lines {
        if grid.replace(line.grid) != Some(line.grid)
            && let Some(Block::Table(Table { caption: Some(name), .. })) =
                document.blocks.get(line.seat.block)
        {
            of_report = one_year(name);
            (now, is_within_section) = (of_report, false);
        }
        let before = std::mem::replace(&mut alone, line.alone().map(|slot| &*slot.text).unwrap_or_default());
        // The title of a report may be broken behind its year.
        let goes_on = alone.contains("报告") && is_title(alone) && one_year(alone).is_none();
        if let Some(year) = titled(alone).or_else(|| titled(before).filter(|_| goes_on)) {
            if !is_within_section || alone.contains("报告") {
                (of_report, is_within_section) = (Some(year), false);
            }
            now = Some(year);
        } else if alone.chars().count() <= MOST_OF_A_TITLE && is_section(alone) {
            (now, is_within_section) = (of_report, true);
        }
        is_other.push(now.is_some_and(|year| !own.contains(&year)));
    }
    is_other
}

/// A title has no more characters than this.
const MOST_OF_A_TITLE: usize = 40;

/// The year that a title says.
fn titled(text: &str) -> Option<i16> {
    let is_day = text.contains('日');
    // Four digits in Chinese words that do not speak of years are a count.
    let is_of_years =
        text.contains('年') || (text.contains(char::is_alphabetic) && text.chars().all(|c| c < '\u{2e80}'));
    one_year(text).filter(|_| is_title(text) && !is_day && is_of_years)
}

/// Whether a text is short words without the signs of a sentence.
fn is_title(text: &str) -> bool {
    text.chars().count() <= MOST_OF_A_TITLE && !text.contains(['。', '，', '；', ','])
}

/// Words for a year before the one that a report is on.
const EARLIER: [&str; 7] = ["上年", "上一年", "上个年", "去年", "往年", "上期", "同期"];

/// Whether words over or beside figures say another year than the period's.
pub(super) fn is_another(words: &str, period: &Period) -> bool {
    let own = period.start.year()..=period.end.year();
    let is_other = one_year(words).is_some_and(|year| words.contains('年') && !own.contains(&year));
    is_other || EARLIER.iter().any(|earlier| words.contains(earlier))
}

/// Whether a year is that of a form's edition, by what stands behind it: `（2021年格式）`.
pub(crate) fn is_of_edition(behind: &[char]) -> bool {
    behind.starts_with(&['年', '格', '式'])
}

/// The year that a text says, if it says only one.
fn one_year(text: &str) -> Option<i16> {
    let mut years: Vec<i16> = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    for (at, part) in characters.windows(4).enumerate() {
        let is_year = part.iter().all(char::is_ascii_digit) && matches!(part[..2], ['1', '9'] | ['2', '0']);
        let is_end = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_digit());
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let behind = characters.get(at + 4..).unwrap_or_default();
        if is_year && is_end(before) && is_end(behind.first()) && !is_of_edition(behind) {
            years.extend(part.iter().collect::<String>().parse::<i16>());
        }
    }
    years.dedup();
    match &years[..] {
        [only] => Some(*only),
        _ => None,
    }
}
