//! A report's period, by the kind that its form is filled in by.

use super::scalar::{date, mapping, text};
use super::spelling::{DATE, whole};
use crate::model::form::Used;
use crate::model::period::PeriodKind;
use crate::text::message::Language;
use serde_json::{Value, json};

/// Every name that a period can have, in either case of letters.
pub(super) fn name() -> Value {
    let all = PeriodKind::ALL.map(|(_, kind)| pattern(kind)).join("|");
    json!({"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": whole(&all)})
}

/// `period` in a report: its name, or where the name alone does not say its days, the whole of it.
pub(super) fn schema(used: &Used, language: Language) -> Value {
    let own = of_kind(used.kind, language);
    if used.spans { json!({"anyOf": [own, of_kind(PeriodKind::Span, language)]}) } else { own }
}

fn of_kind(kind: PeriodKind, language: Language) -> Value {
    let named = json!({"type": "string", "pattern": whole(&pattern(kind))});
    let in_full = |label: Value| {
        mapping(
            vec![
                ("kind", json!({"const": kind.name()})),
                ("label", label),
                ("start", date(language)),
                ("end", date(language)),
            ],
            &["kind", "label", "start", "end"],
        )
    };
    match kind {
        PeriodKind::Year => {
            json!({"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": whole(&pattern(kind))})
        }
        PeriodKind::FiscalYear => json!({"anyOf": [named, in_full(name())]}),
        PeriodKind::Span => json!({"anyOf": [named, in_full(text())]}),
        PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month => named,
    }
}

fn pattern(kind: PeriodKind) -> String {
    const YEAR: &str = "(?!0000)[0-9]{4}";
    match kind {
        PeriodKind::Year => YEAR.to_owned(),
        PeriodKind::FiscalYear => format!("[Ff][Yy]{YEAR}|{YEAR}/(?:[0-9]{{2}}){{1,2}}"),
        PeriodKind::Half => format!("{YEAR}-[Hh][12]"),
        PeriodKind::Quarter => format!("{YEAR}-[Qq][1-4]"),
        PeriodKind::Month => format!("{YEAR}-(?:0[1-9]|1[0-2])"),
        PeriodKind::Span => format!("(?:{DATE})--(?:{DATE})"),
    }
}
