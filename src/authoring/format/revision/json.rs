//! A revision as one object, for programs.

use super::difference::difference;
use crate::analysis::publication as published;
use crate::analysis::revision::{
    CorrectionRevision, EditionRevision, Fate, FigureRevision, Moved, ReportRevision, Revision, Standing,
    WithdrawalRevision, WordsRevision,
};
use crate::authoring::format::encode;
use crate::model::figure::Decimal;
use crate::model::report::parts_of_address;
use crate::text::message::Language;
use serde::Serialize;

#[derive(Serialize)]
struct Summary<'a> {
    publishers: Vec<Publisher<'a>>,
    reports: Vec<Report<'a>>,
    addresses: Vec<Address<'a>>,
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
    words: Vec<Words<'a>>,
    /// Corrections that are gone, or say otherwise when or of what kind they are.
    corrections: Vec<Corrected<'a>>,
    /// Whether the prose differs.
    prose: bool,
    /// `withdrawn`, `restored` or `forgotten`.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawal: Option<&'static str>,
    /// The numbers of versions that are kept and do not say what they said, or that are gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<usize>,
}

#[derive(Serialize)]
struct Address<'a> {
    path: &'a str,
    /// `page` or `file`.
    kind: &'static str,
    /// `added`, `removed` or `changed`.
    change: &'static str,
}

#[derive(Serialize)]
struct Words<'a> {
    /// `row`, `column`, `unit` or `note`.
    what: &'static str,
    on: &'a str,
    /// How many further figures have the same change.
    #[serde(skip_serializing_if = "is_zero")]
    others: usize,
    was: &'a str,
    now: &'a str,
    declared: bool,
}

#[derive(Serialize)]
struct Corrected<'a> {
    figure: &'a str,
    was: Declared<'a>,
    now: Option<Declared<'a>>,
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
    was: Option<Printed<'a>>,
    now: Option<Printed<'a>>,
    /// As text: exact.
    difference: Option<String>,
    /// `added`, `declared`, `kept`, `withdrawn`, `otherwise` or `undeclared`.
    standing: &'static str,
    corrections: Vec<Declared<'a>>,
}

#[derive(Serialize)]
struct Printed<'a> {
    printed: &'a str,
    kind: &'a str,
}

#[derive(Serialize)]
struct Declared<'a> {
    on: &'a str,
    kind: &'a str,
    was: &'a str,
    now: &'a str,
    why: &'a str,
}

/// Everything as JSON.
pub(crate) fn json(revision: &Revision, language: Language) -> String {
    let tag = language.tag();
    let publishers = revision.publishers.iter().map(|publisher| Publisher {
        id: &publisher.id,
        was: publisher.was.as_ref().map(|name| name.text(tag)),
        now: publisher.now.as_ref().map(|name| name.text(tag)),
    });
    let addresses = revision.addresses.iter().map(|address| Address {
        path: &address.path,
        kind: if address.is_page { "page" } else { "file" },
        change: match address.moved {
            Moved::Came => "added",
            Moved::Went => "removed",
            Moved::Changed => "changed",
        },
    });
    encode::json(&Summary {
        publishers: publishers.collect(),
        reports: revision.reports.iter().map(|revision| report(revision, tag)).collect(),
        addresses: addresses.collect(),
        undeclared: revision.undeclared(),
    })
}

fn report<'a>(report: &'a ReportRevision, tag: &str) -> Report<'a> {
    let (publisher, address) = &report.report;
    let (period, name) = parts_of_address(address);
    let (change, count, changes) = match &report.fate {
        Fate::Added(figures) => ("added", Some(*figures), None),
        Fate::Removed(figures) => ("removed", Some(*figures), None),
        Fate::Changed(changes) => ("changed", None, Some(&**changes)),
    };
    let editions = changes.map(|changes| changes.editions.iter()).unwrap_or_default();
    let figures = changes.map(|changes| changes.figures.iter()).unwrap_or_default();
    let beside = changes.map(|changes| changes.words.iter()).unwrap_or_default();
    let corrections = changes.map(|changes| changes.corrections.iter()).unwrap_or_default();
    let edition = |edition: &'a EditionRevision| Edition {
        table: &edition.table,
        was: &edition.was,
        now: &edition.now,
    };
    Report {
        publisher,
        period,
        name,
        change,
        count,
        editions: editions.map(edition).collect(),
        figures: figures.map(|revision| figure(revision, tag)).collect(),
        words: beside.map(words).collect(),
        corrections: corrections.map(|revision| corrected(revision, tag)).collect(),
        prose: changes.is_some_and(|changes| changes.prose),
        withdrawal: changes.and_then(|changes| changes.withdrawal.as_ref()).map(
            |withdrawal| match withdrawal {
                WithdrawalRevision::Withdrawn(_) => "withdrawn",
                WithdrawalRevision::Restored => "restored",
                WithdrawalRevision::Forgotten => "forgotten",
            },
        ),
        versions: changes
            .map(|changes| changes.versions.iter())
            .unwrap_or_default()
            .map(|v| v.number)
            .collect(),
    }
}

fn figure<'a>(figure: &'a FigureRevision, tag: &str) -> Changed<'a> {
    let (standing, corrections) = match &figure.standing {
        Standing::Added => ("added", &[][..]),
        Standing::Kept => ("kept", &[][..]),
        Standing::Withdrawn => ("withdrawn", &[][..]),
        Standing::Declared(corrections) => ("declared", &corrections[..]),
        Standing::Otherwise(correction) => ("otherwise", std::slice::from_ref(&**correction)),
        Standing::Undeclared => ("undeclared", &[][..]),
    };
    Changed {
        address: &figure.address,
        was: figure.was.as_ref().map(printed),
        now: figure.now.as_ref().map(printed),
        difference: difference(figure).as_ref().map(Decimal::to_string),
        standing,
        corrections: corrections.iter().map(|correction| declared(correction, tag)).collect(),
    }
}

fn words(words: &WordsRevision) -> Words<'_> {
    Words {
        what: words.what.name(),
        on: &words.on,
        others: words.others,
        was: &words.was,
        now: &words.now,
        declared: words.is_declared,
    }
}

fn corrected<'a>(correction: &'a CorrectionRevision, tag: &str) -> Corrected<'a> {
    Corrected {
        figure: &correction.was.figure,
        was: declared(&correction.was, tag),
        now: correction.now.as_ref().map(|now| declared(now, tag)),
    }
}

fn printed(printed: &published::Printed) -> Printed<'_> {
    Printed { printed: &printed.text, kind: &printed.kind }
}

fn declared<'a>(correction: &'a published::Declared, tag: &str) -> Declared<'a> {
    Declared {
        on: &correction.on,
        kind: &correction.kind,
        was: &correction.was.text,
        now: &correction.now.text,
        why: correction.why.text(tag),
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}
