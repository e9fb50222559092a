//! Generated histories of an archive: edits, corrections, new versions, withdrawals, moves, new rows, other
//! words in the form and new editions of it. After each step the gate lets the archive pass, the chains of
//! the ledger hold, every address that ever was answers, and every version that was superseded says what it
//! said. In the end the same sources in another folder, written in another order, make the same site.

use crate::support::{Scratch, tree};
use annals::gate;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Words of the form, in both languages.
const WORDS: [[&str; 2]; 3] = [["申请情况", "Requests"], ["自然人", "Persons"], ["答复", "Answered"]];

/// What an author does.
#[derive(Debug, Clone)]
enum Step {
    /// Writes other prose.
    Prose(usize),
    /// Corrects a figure by hand.
    ByHand(usize, u32),
    /// Begins a new version, with another figure.
    Version(usize, u32),
    /// Takes a report back, with its figures or without.
    Withdraw(usize, bool),
    /// Gives the publisher another id.
    Rename,
    /// Puts a report under another publisher.
    Move(usize),
    /// Gives a page and a file other names.
    RenamePage,
    /// Adds a row to a report.
    Row(usize),
    /// Writes a new edition of the form, which new reports and some new versions follow.
    Edition,
    /// Adds a report.
    Add,
    /// Calls the table, a column or a row of the form otherwise.
    Form(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let report = || 0..2_usize;
    let step = prop_oneof![
        1 => report().prop_map(Step::Prose),
        2 => (report(), 0..10_u32).prop_map(|(report, figure)| Step::ByHand(report, figure)),
        4 => (report(), 0..10_u32).prop_map(|(report, figure)| Step::Version(report, figure)),
        1 => (report(), any::<bool>()).prop_map(|(report, kept)| Step::Withdraw(report, kept)),
        1 => Just(Step::Rename),
        1 => report().prop_map(Step::Move),
        1 => Just(Step::RenamePage),
        2 => report().prop_map(Step::Row),
        1 => Just(Step::Edition),
        1 => Just(Step::Add),
        2 => (0..WORDS.len()).prop_map(Step::Form),
    ];
    vec(step, 1..12)
}

/// One report as its author has it.
#[derive(Debug, Clone)]
struct Report {
    year: u32,
    figure: u32,
    prose: String,
    update: Option<String>,
    corrections: Vec<String>,
    withdrawn: Option<&'static str>,
    /// The edition of the form that it follows, from 1.
    edition: usize,
    /// How many rows it adds.
    rows: usize,
    /// Where it once stood, where it is another publisher's now.
    moved_from: Vec<String>,
    /// The sources of the versions before.
    earlier: Vec<String>,
}

impl Report {
    fn new(year: u32) -> Self {
        let prose = format!("First of {year}.");
        Self {
            year,
            figure: 10,
            prose,
            update: None,
            corrections: vec![],
            withdrawn: None,
            edition: 1,
            rows: 0,
            moved_from: vec![],
            earlier: vec![],
        }
    }

    fn source(&self) -> String {
        let mut keys = format!("form: {}\npublished: {}-01-20\n", form_id(self.edition), self.year + 1);
        if !self.moved_from.is_empty() {
            let _ = writeln!(keys, "moved_from: [{}]", self.moved_from.join(", "));
        }
        let added = || (0..self.rows).map(|row| format!("more-{row}"));
        if self.rows > 0 {
            let named: Vec<String> = added().map(|row| format!("{row}: Row {row}")).collect();
            let _ = writeln!(keys, "rows: {{requests: {{{}}}}}", named.join(", "));
        }
        if let Some(on) = &self.update {
            let _ = writeln!(keys, "update: {{on: {on}, kind: revision, why: Counted anew}}");
        }
        if let Some(figures) = self.withdrawn {
            let _ = writeln!(keys, "withdrawn: {{on: 2039-01-01, why: Not ours, figures: {figures}}}");
        }
        if !self.corrections.is_empty() {
            let _ = writeln!(keys, "corrections: [{}]", self.corrections.join(", "));
        }
        let (persons, total) = (self.figure, self.figure + 3);
        let mut figures = format!("    received: [90, 3, 93]\n    answered: [{persons}, 3, {total}]\n");
        if self.edition > 1 {
            figures.push_str("    pending: [1, 0, 1]\n");
        }
        for row in added() {
            let _ = writeln!(figures, "    {row}: [2, 0, 2]");
        }
        format!("---\n{keys}statistics:\n  requests:\n{figures}---\n{}\n", self.prose)
    }

    /// How many figures it prints.
    fn figures(&self) -> usize {
        (2 + usize::from(self.edition > 1) + self.rows) * 3
    }
}

/// The id of an edition of the form.
fn form_id(edition: usize) -> String {
    if edition == 1 { "demo".to_owned() } else { format!("demo-{edition}") }
}

/// An archive and what its readers have seen.
struct History {
    scratch: Scratch,
    ids: Vec<String>,
    reports: Vec<Report>,
    /// How often each of the form's words was changed.
    reworded: [usize; WORDS.len()],
    /// How many editions the form has.
    editions: usize,
    /// How often the page and the file were renamed.
    renamed: usize,
    /// Days go on.
    day: u32,
    addresses: BTreeSet<String>,
    /// What superseded versions said: year and version, figures.
    said: BTreeMap<(u32, usize), Value>,
}

impl History {
    fn new() -> Self {
        let scratch = Scratch::copy_of("tests/data/base");
        fs::remove_file(scratch.path("content/bureau/2024.md")).unwrap();
        let mut history = Self {
            scratch,
            ids: vec!["bureau".to_owned()],
            reports: vec![Report::new(2021), Report::new(2022)],
            reworded: [0; WORDS.len()],
            editions: 1,
            renamed: 0,
            day: 0,
            addresses: BTreeSet::new(),
            said: BTreeMap::new(),
        };
        history.publish();
        history
    }

    fn next_day(&mut self) -> String {
        self.day += 1;
        format!("2030-{:02}-{:02}", self.day / 28 + 1, self.day % 28 + 1)
    }

    /// The publisher under which a report stands.
    fn publisher(&self, report: &Report) -> &str {
        if report.moved_from.is_empty() { &self.ids[self.ids.len() - 1] } else { "annex" }
    }

    fn take(&mut self, step: &Step) {
        let on = self.next_day();
        match *step {
            Step::Prose(at) => self.reports[at].prose = format!("Prose of {on}."),
            Step::ByHand(at, by) => {
                let report = &mut self.reports[at];
                // One that was withdrawn with its figures has none.
                if by == 0 || report.withdrawn == Some("removed") {
                    return;
                }
                for (column, more) in [("persons", 0), ("total", 3)] {
                    let (was, now) = (report.figure + more, report.figure + by + more);
                    report.corrections.push(format!(
                        "{{figure: requests.answered.{column}, was: {was}, now: {now}, on: {on}, kind: \
                         correction, why: By hand}}"
                    ));
                }
                report.figure += by;
            }
            Step::Version(at, by) => {
                let out = self.scratch.path("public");
                let report = &mut self.reports[at];
                if report.withdrawn == Some("removed") {
                    return;
                }
                report.earlier.push(report.source());
                let id = if report.moved_from.is_empty() { &self.ids[self.ids.len() - 1] } else { "annex" };
                let page = format!("{id}/{}", report.year);
                let said = tables(&out.join(page).join("figures.json"));
                self.said.insert((report.year, report.earlier.len()), said);
                report.update = Some(on.clone());
                report.figure += by;
                report.prose = format!("Version of {on}.");
                report.withdrawn = None;
                if by % 2 == 0 {
                    report.edition = self.editions;
                }
            }
            Step::Withdraw(at, kept) => {
                let report = &mut self.reports[at];
                if report.withdrawn.is_none() {
                    report.withdrawn = Some(if kept { "kept" } else { "removed" });
                    if !kept {
                        self.said.retain(|(year, _), _| *year != report.year);
                    }
                }
            }
            Step::Form(at) => self.reworded[at] += 1,
            Step::Rename => self.ids.push(format!("bureau-{}", self.day)),
            Step::Move(at) => {
                let report = &mut self.reports[at];
                if report.moved_from.is_empty() {
                    report.moved_from = self.ids.iter().map(|id| format!("{id}/{}", report.year)).collect();
                }
            }
            Step::RenamePage => self.renamed += 1,
            Step::Row(at) => {
                let report = &mut self.reports[at];
                report.rows += usize::from(report.withdrawn != Some("removed"));
            }
            Step::Edition => self.editions += 1,
            Step::Add => {
                let year = 2022 + u32::try_from(self.reports.len()).unwrap() - 1;
                self.reports.push(Report { edition: self.editions, ..Report::new(year) });
            }
        }
    }

    /// Writes the sources.
    fn write(&self) {
        let _ = fs::remove_dir_all(self.scratch.path("content"));
        let (id, former) = self.ids.split_last().unwrap();
        let index = format!(
            "---\nname: {{zh: 某县档案局, en: County archives}}\nkind: county\nid: {id}\nmoved_from: [{}]\n---\n",
            former.join(", ")
        );
        self.scratch.write("content/bureau/index.md", index);
        self.scratch.write("content/annex/index.md", "---\nname: {zh: 分馆, en: Annex}\nkind: county\n---\n");
        for report in &self.reports {
            let year = report.year;
            let folder = if report.moved_from.is_empty() { "bureau" } else { "annex" };
            self.scratch.write(&format!("content/{folder}/{year}.md"), report.source());
            for (at, earlier) in report.earlier.iter().enumerate() {
                self.scratch.write(&format!("content/{folder}/{year}.v{}.md", at + 1), earlier);
            }
        }
        let former: Vec<String> = (0..self.renamed).map(|time| format!("about-{time}")).collect();
        let page = format!(
            "---\ntitle: {{zh: 关于, en: About}}\nmoved_from: [{}]\n---\nWords.\n",
            former.join(", ")
        );
        self.scratch.write(&format!("content/pages/about-{}.md", self.renamed), page);
        self.scratch.write(&format!("content/files/rules-{}.pdf", self.renamed), "pdf");
        self.write_forms();
    }

    /// Writes the sources, holds them against the site, builds it, and looks at it.
    fn publish(&mut self) {
        self.write();
        let out = self.scratch.path("public");
        if out.is_dir() {
            let held = gate::held(self.scratch.check(), &out).unwrap();
            let told: Vec<String> = held.diagnostics.iter().map(|told| told.message.en.clone()).collect();
            assert!(!held.has_errors(), "{told:#?}");
        }
        self.scratch.build();
        check_ledger(&out);
        let pages = tree(&out).into_keys().filter(|path| path.ends_with("index.html"));
        let now: BTreeSet<String> = pages.collect();
        let dead: Vec<&String> = self.addresses.difference(&now).collect();
        assert!(dead.is_empty(), "nothing answers at {dead:?}");
        self.addresses.extend(now);
        for ((year, version), said) in &self.said {
            let report = self.reports.iter().find(|report| report.year == *year).unwrap();
            let own = out.join(format!("{}/{year}/v{version}", self.publisher(report)));
            assert_eq!(&tables(&own.join("figures.json")), said, "{year}, version {version}");
            assert!(fs::read_to_string(own.join("index.html")).unwrap().contains("standing superseded"));
        }
        let figures = fs::read_to_string(out.join("data/figures.csv")).unwrap();
        for report in &self.reports {
            let counted = figures.lines().filter(|line| line.contains(&format!(",{},", report.year))).count();
            let expected = if report.withdrawn.is_some() { 0 } else { report.figures() };
            assert_eq!(counted, expected, "{}", report.year);
        }
    }
}

impl History {
    /// Writes the form in all its editions with its words of today, and declares those that took the place of
    /// others.
    fn write_forms(&self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/base");
        let mut form = fs::read_to_string(root.join("content/forms/demo.yaml")).unwrap();
        let mut site = fs::read_to_string(root.join("annals.yaml")).unwrap();
        let _ = writeln!(site, "attachments: files/rules-{}.pdf", self.renamed);
        let moved = |time| format!("files/rules-{time}.pdf: files/rules-{}.pdf", self.renamed);
        let moved: Vec<String> = (0..self.renamed).map(moved).collect();
        let _ = writeln!(site, "moved: {{{}}}", moved.join(", "));
        if self.reworded.iter().any(|times| *times > 0) {
            site.push_str("reworded:\n");
        }
        for (words, times) in WORDS.iter().zip(self.reworded) {
            let called = |words: &str, time: usize| match time {
                0 => words.to_owned(),
                time => format!("{words} {time}"),
            };
            for time in 0..times {
                for was in words {
                    let (was, now) = (called(was, time), called(was, time + 1));
                    let _ = writeln!(site, "  - {{was: {was}, now: {now}, why: Another word}}");
                }
            }
            let label = |time| format!("{{zh: {}, en: {}}}", called(words[0], time), called(words[1], time));
            form = form.replacen(&label(0), &label(times), 1);
        }
        self.scratch.write("annals.yaml", site);
        for edition in 1..=self.editions {
            let (id, before) = (form_id(edition), form_id(edition.max(2) - 1));
            let mut own = form.replacen("id: demo\n", &format!("id: {id}\nfamily: demo\n"), 1);
            if edition > 1 {
                own = own.replacen(
                    "    checks:",
                    "      - {id: pending, label: {zh: 未办结, en: Pending}}\n    checks:",
                    1,
                );
            }
            if edition == 2 {
                let new = "{to: [requests.pending], relation: new, why: Asked for the first time}";
                let _ = writeln!(own, "crosswalk:\n  {before}:\n    - {new}");
            }
            self.scratch.write(&format!("content/forms/{id}.yaml"), own);
        }
    }

    /// The site that the same sources make in another folder, written the other way round.
    fn check_elsewhere(&self) {
        let other = Scratch::new();
        let sources = tree(self.scratch.root());
        let is_source = |path: &str| path == "annals.yaml" || path.starts_with("content/");
        for (path, bytes) in sources.iter().rev().filter(|(path, _)| is_source(path)) {
            other.write(path, bytes);
        }
        let (here, there) = (tree(&self.scratch.path("public")), tree(&other.build()));
        let differs = here.iter().filter(|(path, bytes)| there.get(*path) != Some(*bytes));
        let differs: Vec<&String> = differs.map(|(path, _)| path).collect();
        assert!(differs.is_empty() && here.len() == there.len(), "{differs:?}");
    }
}

/// The figures of a report, row by row: what is printed in each cell.
fn tables(path: &Path) -> Value {
    let report: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let tables = report["tables"].as_array().unwrap();
    let figures = tables.iter().flat_map(|table| table["figures"].as_array().unwrap());
    figures.map(|figure| serde_json::json!([figure["row"], figure["column"], figure["as_printed"]])).collect()
}

/// Every chain of the ledger, from its head to its first entry.
fn check_ledger(out: &Path) {
    let digest = |bytes: &[u8]| {
        Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    };
    let index = fs::read_to_string(out.join("ledger/index.txt")).unwrap();
    for line in index.lines() {
        let words: Vec<&str> = line.split('\t').collect();
        let ["report", publisher, report, version, head] = words[..] else { continue };
        let mut known = head.to_owned();
        for number in (1..=version.parse::<usize>().unwrap()).rev() {
            let entry = fs::read(out.join(format!("ledger/{publisher}/{report}/{number}.txt"))).unwrap();
            assert_eq!(digest(&entry), known, "{publisher}/{report}, version {number}");
            let text = String::from_utf8(entry).unwrap();
            let (_, before) = text.split_once("\nbefore\t").unwrap();
            known = before.lines().next().unwrap().to_owned();
        }
        assert_eq!(known, "-");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_published_is_lost(steps in steps()) {
        let mut history = History::new();
        for step in &steps {
            history.take(step);
            history.publish();
        }
        history.check_elsewhere();
    }
}

#[test]
fn an_indicator_of_a_report_that_was_taken_back_goes_on_answering() {
    let mut history = History::new();
    for step in [Step::Edition, Step::Version(0, 2), Step::Withdraw(0, false)] {
        history.take(&step);
        history.publish();
    }
}
