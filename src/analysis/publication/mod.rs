//! Publication: what an archive has said in public, as plain values: its addresses, and of each report the
//! figures, the words that say what they are, the corrections and a digest of the prose.
//!
//! It is made from an archive, or read back from the texts of a ledger, so that two of them can be compared
//! wherever they come from. Labels, units and notes are those of each language of the archive, reasons those
//! of its first.

mod labels;
mod words;
mod units;
mod report;
mod lines;
mod entry;
mod index;
#[cfg(test)]
mod tests;

pub(crate) use entry::Entry;
pub(crate) use index::{Head, Index};
pub(crate) use lines::Damaged;
pub(crate) use report::key;
pub(crate) use words::{SharedWords, Words};

use crate::model::archive::Archive;
use crate::model::figure::Decimal;
use crate::model::label::Label;
use crate::text::source::Sources;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::{self, Read};
use std::sync::Arc;

/// What an archive has said in public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Publication {
    /// The names of its publishers, by id.
    pub publishers: BTreeMap<String, Label>,
    /// Its reports, by the id of the publisher and the last part of the address.
    pub reports: BTreeMap<ReportKey, Reported>,
    /// Its pages, by path. Those of a draft are none: it is not published yet.
    pub pages: BTreeSet<String>,
    /// Files published as they are, by path, each with its digest where that is known.
    pub files: BTreeMap<String, Option<String>>,
    /// Changes of words that it declares.
    pub reworded: Vec<Reworded>,
    /// Where reports stand that once had other addresses.
    pub moved: BTreeMap<ReportKey, ReportKey>,
}

/// A publisher's id and the last part of a report's address: `2020`, `2020/survey`.
pub(crate) type ReportKey = (String, String);

/// Words that took the place of others, as the archive declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reworded {
    /// What was printed.
    pub was: String,
    /// What is printed; nothing where the words are gone.
    pub now: String,
    /// Why.
    pub why: Label,
}

/// One report, as it was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reported {
    /// The day on which it was published, where it says so.
    pub published: Option<String>,
    /// The digests of the files that it is written in.
    pub sources: Vec<String>,
    /// The digest of its prose, where it has any.
    pub prose: Option<String>,
    /// The words of its tables.
    pub words: Arc<Words>,
    /// The units of its figures in the further languages, by column or figure: `requests.*.total@en`,
    /// `requests.granted.total@en`.
    pub units: BTreeMap<String, String>,
    /// Its figures in the order of printing, by address.
    pub figures: Vec<(String, Kept)>,
    /// Addresses of figures that are wrong or missing in the source; never published.
    pub unread: BTreeSet<String>,
    /// Footnotes, and what its figures count otherwise: what each is on, with the language where that is a
    /// further one, and its words.
    pub notes: Vec<(String, String)>,
    /// Its corrections, by date.
    pub corrections: Vec<Declared>,
    /// What it changed of the version before, where it is not the first: the day, the kind, why, how.
    pub update: Option<[String; 4]>,
    /// That it was taken back: the day, why, what became of its figures.
    pub withdrawn: Option<[String; 3]>,
    /// What the versions before it said, the first one first; no part of its own entry in a ledger.
    pub earlier: Vec<Self>,
}

/// A figure with what is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The figure.
    pub printed: Printed,
    /// The words of its unit in the first language; empty where it has none.
    pub unit: String,
    /// The note on it alone; empty where there is none.
    pub note: String,
}

/// A figure as printed, and what it says. `1.2` and `1.20` are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printed {
    /// As printed.
    pub text: String,
    /// The kind of its value.
    pub kind: Cow<'static, str>,
    /// Its value, exact, where that is not what is printed.
    pub exact: Option<String>,
}

/// A correction that a report declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declared {
    /// The address of the figure.
    pub figure: String,
    /// What stood there.
    pub was: Printed,
    /// What was put there.
    pub now: Printed,
    /// When.
    pub on: String,
    /// `correction` or `revision`.
    pub kind: String,
    /// Why.
    pub why: Label,
}

impl Printed {
    /// Whether the cell is printed empty.
    pub(crate) fn is_blank(&self) -> bool {
        self.kind == "blank"
    }

    /// Its value, exact.
    pub(crate) fn exact(&self) -> &str {
        self.exact.as_deref().unwrap_or(&self.text)
    }

    /// The exact number, where it is one.
    pub(crate) fn number(&self) -> Option<Decimal> {
        let is_number = ["zero", "number", "change", "annotated"].contains(&&*self.kind);
        Decimal::from_str_exact(self.exact()).ok().filter(|_| is_number)
    }
}

impl Publication {
    /// What the reports of an archive say; its addresses are known to those who give them out. Drafts are
    /// part of it where they are `with_drafts`.
    pub(crate) fn of(archive: &Archive, sources: &Sources, with_drafts: bool) -> Self {
        let reports = archive.reports.current().filter(|report| with_drafts || !report.draft);
        let words = SharedWords::default();
        let whole = |report| (key(archive, report), Reported::whole(archive, sources, report, &words));
        let reports = reports.map(whole);
        Self { reports: reports.collect(), ..Self::without_reports(archive) }
    }

    /// Who publishes, and which changes of words are declared.
    pub(crate) fn without_reports(archive: &Archive) -> Self {
        let publishers = archive.publishers.iter();
        Self {
            publishers: publishers.map(|one| (one.id.clone(), one.name.clone())).collect(),
            reworded: archive.site.reworded.iter().map(Reworded::of).collect(),
            moved: report::moved(archive),
            ..Self::default()
        }
    }
}

impl Reworded {
    fn of(declared: &crate::model::site::Reworded) -> Self {
        Self { was: declared.was.clone(), now: declared.now.clone(), why: declared.why.clone() }
    }
}

/// The SHA-256 digest of some bytes, as `sha256sum` prints it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    in_hexadecimal(&Sha256::digest(bytes))
}

/// The same of what a reader gives, of which a part at a time is in memory.
pub(crate) fn digest_of(mut from: impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(in_hexadecimal(&digest.finalize())),
            length => digest.update(&piece[..length]),
        }
    }
}

fn in_hexadecimal(digest: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
