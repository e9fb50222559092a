//! Checks and addresses in the form's own words.

use super::{Check, Comparison, Form, Pick, Relation, Reported, Sum, Term};
use crate::model::figure::Decimal;
use crate::model::id::{BlockId, ColumnId, RowId};
use crate::model::label::Label;
use crate::text::strings::{Strings, strings};
use std::fmt::Display;

/// A check's rule as a formula with the words of its form.
pub(crate) fn formula(form: &Form, check: &Check, language: &str) -> String {
    let strings = strings(language);
    let words = Words { form, home: check.home, strings, language };
    match &check.relation {
        Relation::Compare(left, comparison, right) => words.compare(left, *comparison, right),
        Relation::Any(pairs) => {
            let each = pairs.iter().map(|(left, right)| words.compare(left, Comparison::Equal, right));
            each.collect::<Vec<_>>().join(strings.word("rule.or"))
        }
        Relation::Order(of, falling) => format!("{} {}", words.list(of), if *falling { "↓" } else { "↑" }),
        Relation::Between(value, of) => {
            strings.say("rule.between", &[("value", &words.term(value)), ("of", &words.list(of))])
        }
        Relation::Extreme(value, of, smallest) => {
            let key = if *smallest { "rule.smallest" } else { "rule.largest" };
            strings.say(key, &[("value", &words.term(value)), ("of", &words.list(of))])
        }
        Relation::Share(value, part, whole, decimals) => {
            let (value, part, whole) = (words.term(value), words.term(part), words.term(whole));
            let values: [(&str, &dyn Display); 4] =
                [("value", &value), ("part", &part), ("whole", &whole), ("decimals", decimals)];
            strings.say("rule.share", &values)
        }
        Relation::Requires(when, then) => words.requires(when, then),
        Relation::Together(of) => strings.say("rule.together", &[("of", &words.list(of))]),
        Relation::Given(of, true) => strings.say("rule.given", &[("of", &words.list(of))]),
        Relation::Given(of, false) => strings.say("rule.not-given", &[("of", &words.list(of))]),
        Relation::Written(of, true) => strings.say("rule.whole", &[("of", &words.list(of))]),
        Relation::Written(of, false) => strings.say("rule.plain", &[("of", &words.list(of))]),
        Relation::Dates(of) => strings.say("rule.dates", &[("of", &words.list(of))]),
        Relation::Described(of) => strings.say("rule.described", &[("of", &words.list(of))]),
        Relation::Change(of, factor) => {
            strings.say("rule.change", &[("of", &words.term(of)), ("factor", factor)])
        }
    }
}

struct Words<'f> {
    form: &'f Form,
    home: BlockId,
    strings: Strings,
    language: &'f str,
}

impl Words<'_> {
    fn compare(&self, left: &Sum, comparison: Comparison, right: &Sum) -> String {
        format!("{} {} {}", self.sum(left), comparison.sign(), self.sum(right))
    }

    /// What is added up; a number of zero is shown only where it stands alone.
    fn sum(&self, sum: &Sum) -> String {
        let terms = sum.terms.iter().map(|term| (term.negative, self.term(term)));
        let number = sum.number();
        let number = (!number.is_zero() || sum.terms.is_empty())
            .then(|| (number.is_sign_negative(), number.abs().normalize().to_string()));
        let mut text = String::new();
        for (negative, term) in terms.chain(number) {
            text.push_str(match (text.is_empty(), negative) {
                (true, false) => "",
                (true, true) => "−",
                (false, false) => " + ",
                (false, true) => " − ",
            });
            text.push_str(&term);
        }
        text
    }

    /// Each of several.
    fn list(&self, list: &Sum) -> String {
        let terms = list.terms.iter().map(|term| self.term(term));
        let all: Vec<String> = terms.chain(list.numbers.iter().map(Decimal::to_string)).collect();
        all.join(self.strings.word("rule.comma"))
    }

    /// What one figure asks for: one number above zero, or an entry in a list.
    fn requires(&self, when: &Term, then: &Sum) -> String {
        let then = match &then.terms[..] {
            [one] if one.is_one_number(self.form) => format!("{} > 0", self.term(one)),
            _ => self.strings.say("rule.listed", &[("of", &self.list(then))]),
        };
        format!("{} > 0 → {then}", self.term(when))
    }

    /// One term; a long list of leaves is given as a count, since the tables above show them.
    fn term(&self, term: &Term) -> String {
        let block = self.form.block(term.block);
        let row = |row: RowId| self.text(&block.row(row).name);
        let column = |column: ColumnId| self.text(&block.column(column).name);
        let names: Vec<String> = match &term.pick {
            Pick::Rows(leaves) => leaves.iter().map(|&leaf| row(leaf)).collect(),
            Pick::Columns(leaves) => leaves.iter().map(|&leaf| column(leaf)).collect(),
            Pick::Inner(inner, of) => vec![format!("{} · {}", row(*inner), column(*of))],
            Pick::Parts(of) => vec![format!("{} · {}", self.strings.word("rule.made-up"), column(*of))],
            Pick::Cells(cells) => cells.iter().map(|&(r, c)| format!("{} · {}", row(r), column(c))).collect(),
        };
        let mut text = match &names[..] {
            [one] => one.clone(),
            many if many.len() > 6 => {
                let (first, last, n) = (&many[0], &many[many.len() - 1], many.len());
                self.strings.say("rule.sum", &[("first", first), ("last", last), ("n", &n)])
            }
            many => many.join(" + "),
        };
        if term.block != self.home {
            let table = self.form.table(block.table);
            let name = if block.caption.is_empty() { &table.title } else { &block.caption };
            let table = self.text(name);
            text = self.strings.say("rule.in-table", &[("table", &table), ("term", &text)]);
        }
        match term.reported {
            Reported::Here => text,
            Reported::Before => self.strings.say("rule.last-period", &[("term", &text)]),
            Reported::Parts => self.strings.say("rule.parts", &[("term", &text)]),
        }
    }

    fn text(&self, label: &Label) -> String {
        label.text(self.language).to_owned()
    }
}

impl Form {
    /// An address in words: table, row and column.
    pub(crate) fn describe(&self, address: &str, language: &str) -> String {
        let cells = self.cells_of(address);
        let Some(first) = cells.first() else { return address.to_owned() };
        let block = self.block(first.block);
        let table = self.table(block.table);
        let mut words: Vec<&str> = Vec::new();
        words.push(if block.caption.is_empty() {
            table.title.text(language)
        } else {
            block.caption.text(language)
        });
        if cells.iter().all(|cell| cell.block == first.block && cell.row == first.row) {
            words.push(block.row(first.row).name.text(language));
            if let [only] = cells[..] {
                words.push(block.column(only.column).name.text(language));
            }
        } else if cells.iter().all(|cell| cell.block == first.block && cell.column == first.column)
            && block.columns.leaves.len() > 1
        {
            words.push(block.column(first.column).name.text(language));
        }
        words.join(" · ")
    }
}
