//! The words of a finding in one language: both sides with their terms and numbers.

use super::side::Side;
use super::terms::{Evaluation, Instance};
use crate::model::figure::{CellKind, Figure, Value};
use crate::model::form::{Comparison, Sum};
use crate::model::id::{BlockId, FormId};
use crate::model::label::Label;
use crate::model::report::CellRef;
use crate::text::message::Language;
use crate::text::strings::{Strings, strings};
use std::fmt::Display;

/// Makes the sentences of the findings of a report, at one row or column, in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    evaluation: &'a Evaluation<'a>,
    at: Instance,
    language: &'a str,
    strings: Strings,
}

impl<'a> Words<'a> {
    /// A sentence in each language of the terminal and in each other one of the site.
    pub(super) fn in_languages(
        evaluation: &'a Evaluation<'a>,
        at: Instance,
        make: impl Fn(Self) -> String,
    ) -> Label {
        let terminal = [Language::Zh, Language::En].map(Language::tag);
        let others = evaluation.archive.site.languages.iter().map(String::as_str);
        let languages = terminal.into_iter().chain(others.filter(|other| !terminal.contains(other)));
        Label::new(languages.map(|language| {
            let words = Self { evaluation, at, language, strings: strings(language) };
            (language.to_owned(), make(words))
        }))
    }

    /// The language.
    pub(super) fn language(self) -> &'a str {
        self.language
    }

    /// The words for a key, filled in.
    pub(super) fn say(self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.strings.say(key, values)
    }

    /// The words between sentences that all fail.
    pub(super) fn nor(self) -> &'static str {
        self.strings.word("finding.nor")
    }

    /// A figure with its name: `上年结转 5`; of another period with that period.
    pub(super) fn stated(self, cell: CellRef) -> String {
        let evaluation = self.evaluation;
        let label = evaluation.name(cell, self.at);
        let mut name = self.short(cell, label.text(self.language)).to_owned();
        if !evaluation.is_own(cell) {
            let period = evaluation.cell(cell).report().period.label(self.language);
            name = self.say("finding.of-period", &[("name", &name), ("period", &period)]);
        }
        self.say("finding.figure", &[("name", &name), ("figure", &self.figure(evaluation.figure(cell)))])
    }

    /// A label without the explanation that some carry in brackets, save where that alone tells it from
    /// another of its table.
    fn short(self, cell: CellRef, label: &str) -> &str {
        let short = without_brackets(label);
        let block = self.evaluation.cell(cell).data().block();
        let mut others = block.columns.leaves.iter().chain(&block.rows.leaves);
        let is_alike = |other: &str| other != label && without_brackets(other) == short;
        if others.any(|leaf| is_alike(leaf.name.text(self.language))) { label } else { short }
    }

    /// What a figure says: as printed, or in words where it is no number.
    fn figure(self, figure: &Figure) -> String {
        let key = match figure.value {
            Value::Blank => "finding.value.blank",
            Value::NotApplicable => "finding.value.not_applicable",
            Value::NotCollected => "finding.value.not_collected",
            Value::Suppressed => "finding.value.suppressed",
            Value::NotGiven | Value::Absent => "finding.value.not_given",
            Value::Number(_)
            | Value::Change(_)
            | Value::Annotated(_)
            | Value::Bound(_)
            | Value::Range(_)
            | Value::Text
            | Value::Date(_)
            | Value::Unread => return figure.to_string(),
        };
        self.strings.word(key).to_owned()
    }

    /// Both sides of a comparison and their difference.
    pub(super) fn compared(self, left: &Side, comparison: Comparison, right: &Side) -> String {
        let difference = (left.total - right.total).abs().normalize();
        let difference = self.in_unit(left, &difference);
        let (blanks, silent) = (left.blanks + right.blanks, left.silent + right.silent);
        // Between bounds there is no difference, only that they do not meet.
        let apart = left.unknown.is_some() || right.unknown.is_some();
        let is_day = left.days != 0;
        let (left, right) = (self.side(left), self.side(right));
        // A number stands apart from Chinese words, other words do not.
        let number = right.starts_with(|c: char| c.is_ascii_digit());
        let key = match (comparison, number) {
            (Comparison::AtMost, _) if is_day => "finding.not-after",
            (Comparison::AtLeast, _) if is_day => "finding.not-before",
            (Comparison::Below, _) if is_day => "finding.before",
            (Comparison::Above, _) if is_day => "finding.after",

            (Comparison::Equal, _) if apart => "finding.apart",
            (Comparison::Equal, _) => "finding.equal",
            (Comparison::AtMost, false) => "finding.at-most",
            (Comparison::AtMost, true) => "finding.at-most-number",
            (Comparison::AtLeast, false) => "finding.at-least",
            (Comparison::AtLeast, true) => "finding.at-least-number",
            (Comparison::Below, false) => "finding.below",
            (Comparison::Below, true) => "finding.below-number",
            (Comparison::Above, false) => "finding.above",
            (Comparison::Above, true) => "finding.above-number",
        };
        let sentence = self.say(key, &[("left", &left), ("right", &right), ("difference", &difference)]);
        self.counting(sentence, blanks, silent)
    }

    /// A sentence, with how many cells without a figure count as 0 in it.
    fn counting(self, sentence: String, blanks: usize, silent: usize) -> String {
        match (blanks, silent) {
            (0, 0) => sentence,
            (blanks, 0) => self.strings.counted("finding.blanks", blanks, &[("sentence", &sentence)]),
            (blanks, silent) => {
                self.strings.counted("finding.empty", blanks + silent, &[("sentence", &sentence)])
            }
        }
    }

    /// One side that states nothing, against the other.
    pub(super) fn blank(self, silent: &Side, stating: &Side) -> String {
        let silent = match silent.cells[..] {
            [(one, _)] => self.stated(one),
            _ => self.strings.counted("finding.silent-cells", silent.cells.len(), &[]),
        };
        let sentence = self.say("finding.silent", &[("stated", &self.side(stating)), ("silent", &silent)]);
        self.counting(sentence, stating.blanks, stating.silent)
    }

    /// A figure that cannot be added up.
    pub(super) fn inexact(self, cell: CellRef) -> String {
        let is_date = self.evaluation.cell(cell).spec().kind == CellKind::Date;
        let key = if is_date { "finding.no-day" } else { "finding.inexact" };
        self.say(key, &[("stated", &self.stated(cell))])
    }

    /// A figure that is stated, and one that is not without which nothing can be said.
    pub(super) fn unstated(self, stated: CellRef, silent: CellRef) -> String {
        let (stated, silent) = (self.stated(stated), self.stated(silent));
        self.say("finding.silent", &[("stated", &stated), ("silent", &silent)])
    }

    /// A figure whose row or column another table of the report lacks.
    pub(super) fn lacking(self, stated: CellRef, form: FormId, block: BlockId) -> String {
        let table = self.table(form, block);
        self.say("finding.lacking", &[("stated", &self.stated(stated)), ("table", &table)])
    }

    /// The words over a block.
    fn table(self, form: FormId, block: BlockId) -> &'a str {
        let form = self.evaluation.archive.form(form);
        let caption = &form.block(block).caption;
        if caption.is_empty() { &form.table_of(block).title } else { caption }.text(self.language)
    }

    /// A figure that asks for an entry in a list of which all cells are empty.
    pub(super) fn unlisted(self, when: CellRef, cells: &[CellRef], form: FormId, list: &Sum) -> String {
        let when = self.stated(when);
        match (cells, list.terms.first()) {
            ([], Some(term)) => {
                let table = self.table(form, term.block);
                self.say("finding.unnamed", &[("when", &when), ("table", &table)])
            }
            (&[one], _) => self.say("finding.missing", &[("when", &when), ("then", &self.stated(one))]),
            _ => self.strings.counted("finding.unlisted", cells.len(), &[("when", &when)]),
        }
    }

    /// What is said of one figure, and is true of others too.
    pub(super) fn first_of(self, key: &str, first: CellRef, others: usize) -> String {
        let sentence = self.say(key, &[("figure", &self.stated(first))]);
        match others {
            0 => sentence,
            _ => self.strings.counted("finding.others", others, &[("sentence", &sentence)]),
        }
    }

    /// A figure that is given where another that belongs to it is not.
    pub(super) fn apart(self, given: CellRef, silent: CellRef) -> String {
        let (given, silent) = (self.stated(given), self.stated(silent));
        self.say("finding.together", &[("given", &given), ("silent", &silent)])
    }

    /// A figure that is given where another table has no row for it.
    pub(super) fn without_row(self, given: CellRef, form: FormId, block: BlockId) -> String {
        let table = self.table(form, block);
        self.say("finding.without-row", &[("given", &self.stated(given)), ("table", &table)])
    }

    /// A number in the unit that the figures of a side are converted into, where they are in several.
    fn in_unit(self, side: &Side, number: &dyn Display) -> String {
        match side.scale.unit() {
            Some(unit) => {
                self.say("finding.in-unit", &[("number", number), ("unit", &unit.text(self.language))])
            }
            None => number.to_string(),
        }
    }

    /// Figures in units of which none can be converted into another.
    pub(super) fn unlike_units(self, cells: &[CellRef]) -> String {
        let figures: Vec<String> = cells.iter().map(|&cell| self.stated(cell)).collect();
        self.say("finding.unlike-units", &[("figures", &figures.join(self.strings.word("finding.and")))])
    }

    /// The terms that count, with their signs, and their sum; zeros are only counted.
    fn side(self, side: &Side) -> String {
        if side.cells.is_empty() {
            return side.number.normalize().to_string();
        }
        let long = side.cells.len() > 4;
        let number = |cell: CellRef| self.evaluation.figure(cell).value.number();
        let counts = |cell: CellRef| match number(cell) {
            Some(number) => !number.is_zero(),
            None => self.evaluation.size(cell).is_some(),
        };
        let shown: Vec<_> = side.cells.iter().filter(|(cell, _)| !long || counts(*cell)).collect();
        let mut text = String::new();
        for (cell, negative) in &shown {
            text.push_str(match (text.is_empty(), negative) {
                (true, false) => "",
                (true, true) => "−",
                (false, false) => " + ",
                (false, true) => " − ",
            });
            text.push_str(&self.stated(*cell));
        }
        let zero = |cell: CellRef| number(cell).is_some_and(|number| number.is_zero());
        let zeros = side.places().filter(|cell| long && zero(*cell)).count();
        if shown.is_empty() && side.number.is_zero() {
            return self.strings.counted("finding.zeros", zeros, &[]);
        }
        if zeros > 0 {
            text.push_str(" + ");
            text.push_str(&self.strings.counted("finding.rest", zeros, &[]));
        }
        if !side.number.is_zero() {
            let sign = if side.number.is_sign_negative() { " − " } else { " + " };
            text.push_str(if text.is_empty() { "" } else { sign });
            text.push_str(&side.number.abs().normalize().to_string());
        }
        // A sum that comes out as a day is shown by its terms alone.
        if (side.cells.len() > 1 || !side.number.is_zero()) && side.days == 0 {
            let bounds = side.unknown.and_then(|_| side.size(self.evaluation));
            let sum = bounds.map_or_else(|| side.total.to_string(), |bounds| bounds.to_string());
            text.push_str(&format!(" = {}", self.in_unit(side, &sum)));
        }
        text
    }
}

fn without_brackets(label: &str) -> &str {
    match label.find(['（', '(']) {
        Some(start) if start > 0 && label.chars().count() > 12 => label[..start].trim_end(),
        _ => label,
    }
}
