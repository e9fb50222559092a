//! A revision as one object, for programs.

use super::difference::difference;
use crate::analysis::revision::{EditionRevision, Fate, FigureRevision, ReportRevision, Revision, Standing};
use crate::authoring::format::encode;
use crate::model::figure::{Decimal, Figure};
use crate::model::report::Correction;
use crate::text::message::Language;
use serde::Serialize;

#[derive(Serialize)]
struct Summary<'a> {
    publishers: Vec<Publisher<'a>>,
    reports: Vec<Report<'a>>,
    undeclared: usize,
}

#[derive(Serialize)]
struct Publisher<'a> {
    id: &'a str,
    was: Option<&'a str>,
    now: Option<&'a str>,
}

#[derive(Serialize)]
struct Report<'a> {
    publisher: &'a str,
    period: &'a str,
    /// Its name, where it is not the first on its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// `added`, `removed` or `changed`.
    change: &'static str,
    /// How many figures came or went with it.
    count: Option<usize>,
    editions: Vec<Edition<'a>>,
    figures: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    table: &'a str,
    was: &'a str,
    now: &'a str,
}

#[derive(Serialize)]
struct Changed<'a> {
    address: &'a str,
    was: Option<Printed>,
    now: Option<Printed>,
    /// As text: exact.
    difference: Option<String>,
    /// `added`, `declared`, `otherwise` or `undeclared`.
    standing: &'static str,
    corrections: Vec<Declared<'a>>,
}

#[derive(Serialize)]
struct Printed {
    printed: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Declared<'a> {
    on: String,
    kind: &'static str,
    was: String,
    now: String,
    why: &'a str,
}

/// Everything as JSON.
pub fn json(revision: &Revision<'_>, language: Language) -> String {
    let tag = language.tag();
    let publishers = revision.publishers.iter().map(|publisher| Publisher {
        id: publisher.id,
        was: publisher.was.map(|name| name.text(tag)),
        now: publisher.now.map(|name| name.text(tag)),
    });
    encode::json(&Summary {
        publishers: publishers.collect(),
        reports: revision.reports.iter().map(|revision| report(revision, tag)).collect(),
        undeclared: revision.undeclared(),
    })
}

fn report<'a>(report: &'a ReportRevision<'_>, tag: &str) -> Report<'a> {
    let (change, count) = match &report.fate {
        Fate::Added(figures) => ("added", Some(*figures)),
        Fate::Removed(figures) => ("removed", Some(*figures)),
        Fate::Changed { .. } => ("changed", None),
    };
    let (editions, figures) = match &report.fate {
        Fate::Changed { editions, figures } => (&editions[..], &figures[..]),
        Fate::Added(_) | Fate::Removed(_) => Default::default(),
    };
    let edition = |edition: &'a EditionRevision<'_>| Edition {
        table: edition.table,
        was: edition.was,
        now: edition.now,
    };
    Report {
        publisher: &report.publisher.id,
        period: &report.report.period.id,
        name: report.report.name(),
        change,
        count,
        editions: editions.iter().map(edition).collect(),
        figures: figures.iter().map(|revision| figure(revision, tag)).collect(),
    }
}

fn figure<'a>(figure: &'a FigureRevision<'_>, tag: &str) -> Changed<'a> {
    let (standing, corrections) = match &figure.standing {
        Standing::Added => ("added", &[][..]),
        Standing::Declared(corrections) => ("declared", &corrections[..]),
        Standing::Otherwise(correction) => ("otherwise", std::slice::from_ref(correction)),
        Standing::Undeclared => ("undeclared", &[][..]),
    };
    Changed {
        address: &figure.address,
        was: figure.was.map(printed),
        now: figure.now.map(printed),
        difference: difference(figure).as_ref().map(Decimal::to_string),
        standing,
        corrections: corrections.iter().map(|correction| declared(correction, tag)).collect(),
    }
}

fn printed(figure: &Figure) -> Printed {
    Printed { printed: figure.to_string(), kind: figure.value.kind() }
}

fn declared<'a>(correction: &'a Correction, tag: &str) -> Declared<'a> {
    Declared {
        on: correction.on.to_string(),
        kind: correction.kind.name(),
        was: correction.was.to_string(),
        now: correction.now.to_string(),
        why: correction.why.text(tag),
    }
}
