//! A report as a document: its title, what is said of the whole, its prose with its tables, its apparatus,
//! its signature.

use super::document::{Block, Document, Item, Looks, Paragraph, Run, Stands, words};
use super::prose;
use super::walk::Addresses;
use super::{day, official};
use crate::export::grid::Signs;
use crate::export::notes;
use crate::model::archive::Archive;
use crate::model::form::heading;
use crate::model::id::ReportId;
use crate::pages::address::{self, Route};
use crate::pages::view::{
    self, FindingView, Model, NoteView, OfficialTable, PeriodHead, ReportView, SectionView,
};
use crate::text::container::Container;
use crate::text::strings::{Strings, strings};

/// How many paragraphs at the end of the prose may be a signature.
const SIGNATURE: usize = 3;

/// How long a line of a signature may be, in characters.
const LONGEST: usize = 40;

/// The document of a report in a language, as its publisher prints it.
pub(crate) fn of_report(model: &Model<'_>, position: ReportId, language: &str) -> Document {
    written(model, position, language, false)
}

/// The document of a report in a language, with its findings, for readers who do not see its page.
pub(crate) fn of_checked_report(model: &Model<'_>, position: ReportId, language: &str) -> Document {
    written(model, position, language, true)
}

fn written(model: &Model<'_>, position: ReportId, language: &str, has_findings: bool) -> Document {
    let archive = model.archive;
    let report = view::report(model, position, language);
    let addresses = |link: &str| address(archive, position, language, link);
    let strings = strings(language);
    let signs = Signs::of(&report, strings);
    let writer = Writer { archive, report: &report, strings, signs, language, addresses: &addresses };
    let mut lists = 0;
    let mut blocks = writer.head();
    if has_findings {
        blocks.extend(writer.facts(position));
    }
    let mut text = writer.prose(&mut lists);
    let signature = signature(&mut text);
    blocks.append(&mut text);
    blocks.extend(writer.apparatus());
    blocks.extend(writer.signed(signature));
    if has_findings {
        blocks.extend(writer.findings(&mut lists));
    }
    let archived = archive.report(position);
    let key = [archive.publisher(archived.publisher()).id.as_str(), &archived.address()].join("-");
    Document {
        title: report.title.clone(),
        author: report.publisher.name.clone(),
        language: language.to_owned(),
        published: report.published.clone(),
        key: key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect(),
        blocks,
        footnotes: prose::footnotes(&report.footnotes, &addresses, &mut lists),
    }
}

/// Where a link of a report's page leads from outside of the site: nowhere, if the site has no address.
fn address(archive: &Archive, position: ReportId, language: &str, link: &str) -> Option<String> {
    if link.split_once(':').is_some_and(|(scheme, _)| scheme.bytes().all(|c| c.is_ascii_alphanumeric())) {
        return Some(link.to_owned());
    }
    let base = archive.site.base.as_ref()?;
    let from = address::path(archive, Route::Report(position), language);
    let (path, anchor) = address::parts(link);
    let to = address::relative("", &address::followed(&from, path)?);
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    Some(address::url(base, &to) + &anchor)
}

struct Writer<'a> {
    archive: &'a Archive,
    report: &'a ReportView,
    strings: Strings,
    signs: Signs,
    language: &'a str,
    addresses: Addresses<'a>,
}

impl Writer<'_> {
    /// The title, and what is said under it.
    fn head(&self) -> Vec<Block> {
        let report = self.report;
        let mut blocks = vec![Block::Title(vec![Run::plain(&report.title)])];
        let mut fact = |words: String| blocks.push(Block::words(Stands::Fact, words));
        if report.draft {
            fact(self.strings.word("export.draft").to_owned());
        }
        if let Some(update) = &report.update {
            let date = day::written(&update.on, self.language);
            fact(self.strings.say("export.updated", &[("date", &date), ("why", &update.why)]));
            if !update.method.is_empty() {
                fact(self.labelled("export.method", &update.method));
            }
        }
        if let Some(superseded) = &report.superseded {
            let date = day::written(&superseded.by.on, self.language);
            fact(self.strings.say("export.superseded", &[("date", &date)]));
        }
        if let Some(withdrawn) = &report.withdrawn {
            let date = day::written(&withdrawn.on, self.language);
            fact(self.strings.say("export.withdrawn", &[("date", &date), ("why", &withdrawn.why)]));
        }
        if !report.title.contains(&report.publisher.name) {
            fact(report.publisher.name.clone());
        }
        let published = report.published.as_ref().map(|published| {
            let time = report.published_time.as_ref().map(|time| format!(" {time}")).unwrap_or_default();
            day::written(published, self.language) + &time
        });
        for (key, said) in [
            ("export.published", published),
            ("export.index-number", report.index_number.clone()),
            ("export.file-number", report.file_number.clone()),
        ] {
            if let Some(said) = said {
                fact(self.labelled(key, &said));
            }
        }
        blocks
    }

    /// What the page of the report says over it: its period, its forms, and where it is.
    fn facts(&self, position: ReportId) -> Vec<Block> {
        let (report, said) =
            (self.report, |key: &str, words: &str| Block::words(Stands::Fact, self.labelled(key, words)));
        let PeriodHead { label, start, end, .. } = &report.period;
        let mut blocks = vec![said("column.period", &format!("{label} ({start} – {end})"))];
        blocks.extend(report.forms.iter().map(|form| said("column.form", &form.title)));
        if let Some(base) = &self.archive.site.base {
            let path = address::path(self.archive, Route::Report(position), self.language);
            let url = address::url(base, &path);
            let label = Run::plain(self.labelled("export.address", ""));
            let runs = vec![label, Run { link: Some(url.clone()), ..Run::plain(url) }];
            blocks.push(Block::Paragraph(Paragraph { runs, stands: Stands::Fact, within: Vec::new() }));
        }
        blocks
    }

    /// What the checks of the figures found, each with both sides and, where somebody explained it, why.
    fn findings(&self, lists: &mut usize) -> Vec<Block> {
        let report = self.report;
        if report.findings.is_empty() && report.sections.iter().all(|section| section.tables.is_empty()) {
            return Vec::new();
        }
        let mut blocks = vec![
            Block::heading(2, self.strings.word("export.findings")),
            Block::words(Stands::Text, &report.checks),
        ];
        let list = *lists;
        *lists += 1;
        let item = |finding| {
            let runs = self.finding(finding);
            Block::Item(Item { runs, list, within: vec![Container::List], number: None })
        };
        blocks.extend(report.findings.iter().map(item));
        blocks
    }

    fn finding(&self, finding: &FindingView) -> Vec<Run> {
        let state = if finding.acknowledged.is_some() { "explained" } else { finding.severity };
        let state = self.strings.one_of("export.finding", state).to_owned();
        let at = finding.at.as_ref().map(|at| format!(" · {at}")).unwrap_or_default();
        let place = format!("{}{at}", finding.table);
        let message = self.strings.say("export.said", &[("key", &place), ("words", &finding.message)]);
        let mut words = format!(" {message}\n{}", finding.says);
        for (key, said) in [
            ("export.finding.suggestion", finding.suggestion.as_ref()),
            ("export.finding.why", finding.acknowledged.as_ref()),
            ("export.finding.check", Some(&finding.check)),
        ] {
            words.extend(said.map(|said| format!("\n{}", self.labelled(key, said))));
        }
        vec![
            Run { looks: Looks { strong: true, ..Looks::default() }, ..Run::plain(state) },
            Run::plain(words),
        ]
    }

    fn labelled(&self, key: &str, said: &str) -> String {
        let label = self.strings.word(key);
        self.strings.say("export.said", &[("key", &label), ("words", &said)])
    }

    /// The prose, each section with its tables.
    fn prose(&self, lists: &mut usize) -> Vec<Block> {
        let mut blocks = prose::blocks(&self.report.preamble, self.addresses, lists);
        for section in &self.report.sections {
            blocks.push(Block::Heading(2, prose::runs(&section.heading, self.addresses)));
            let mut body = prose::blocks(&section.body, self.addresses, lists);
            // Tables stand before the signature, where a report has nothing after its last table.
            let signed = if section.tables.is_empty() { Vec::new() } else { signature(&mut body) };
            blocks.append(&mut body);
            for table in &section.tables {
                self.table(section, table, &mut blocks);
            }
            blocks.extend(signed);
        }
        blocks
    }

    fn table(&self, section: &SectionView, table: &OfficialTable, blocks: &mut Vec<Block>) {
        if !section.text.contains(&table.caption) && !self.is_section(table) {
            blocks.push(Block::words(Stands::Caption, &table.caption));
        }
        if let Some(unit) = &table.unit {
            blocks.push(Block::words(Stands::Unit, self.strings.say("export.unit", &[("unit", unit)])));
        }
        blocks.push(Block::Table(official::table(table, &self.signs)));
        blocks.extend(self.signs.meaning(table).into_iter().map(|words| Block::words(Stands::Note, words)));
        let notes: Vec<&NoteView> = self.report.scope.iter().chain(&self.report.notes).collect();
        let said = notes::on(table, &notes).into_iter();
        blocks.extend(said.map(|words| Block::words(Stands::Note, words)));
    }

    /// Whether a table is called as the section is in which its form prints it.
    fn is_section(&self, table: &OfficialTable) -> bool {
        let form = self.archive.forms.find(&table.form).map(|form| self.archive.form(form));
        form.is_some_and(|form| {
            let mut titles = form.sections().iter().map(|section| section.title.text(self.language));
            titles.any(|title| heading::words(title) == heading::words(&table.caption))
        })
    }

    /// What the report says of its figures as a whole, and what became of them.
    fn apparatus(&self) -> Vec<Block> {
        let report = self.report;
        let mut blocks = Vec::new();
        let mut part = |key: &str, said: Vec<Vec<Run>>| {
            if !said.is_empty() {
                blocks.push(Block::heading(2, self.strings.word(key)));
                let text = |runs| Block::Paragraph(Paragraph { runs, ..Paragraph::default() });
                blocks.extend(said.into_iter().map(text));
            }
        };
        let plain = |words: String| vec![Run::plain(words)];
        let whole = report.scope.iter().chain(&report.notes).filter(|note| note.on.is_none());
        part("export.notes", whole.map(|note| plain(note.text.clone())).collect());
        let corrections = notes::corrections(report, self.strings);
        part("export.corrections", corrections.into_iter().map(plain).collect());
        let omitted =
            report.omitted.iter().map(|omitted| plain(format!("{}: {}", omitted.title, omitted.why)));
        part("export.omitted", omitted.collect());
        let source = |source: &view::SourceView| {
            let mut runs = vec![Run { link: source.url.clone(), ..Run::plain(&source.title) }];
            let reading = source.file.as_ref().map(|file| file.reading.as_str());
            for words in [Some(source.note.as_str()), reading].into_iter().flatten().filter(|w| !w.is_empty())
            {
                runs.push(Run::plain(format!("\n{words}")));
            }
            runs
        };
        part("export.sources", report.sources.iter().map(source).collect());
        blocks
    }

    /// The signature: as the prose has it, or as the report says when it was signed.
    fn signed(&self, of_prose: Vec<Block>) -> Vec<Block> {
        let report = self.report;
        match &report.signed {
            Some(signed) if of_prose.is_empty() => vec![
                Block::words(Stands::Signature, &report.publisher.name),
                Block::words(Stands::Signature, day::written(signed, self.language)),
            ],
            _ => of_prose,
        }
    }
}

/// Takes the signature from the end of some prose: a day, and the short lines over it.
fn signature(blocks: &mut Vec<Block>) -> Vec<Block> {
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) if paragraph.within.is_empty() => {
            Some(words(&paragraph.runs)).filter(|words| words.chars().count() <= LONGEST)
        }
        _ => None,
    };
    let is_dated =
        blocks.last().and_then(line).is_some_and(|last| last.lines().last().is_some_and(day::is_day));
    if !is_dated {
        return Vec::new();
    }
    let ends = |words: &String| words.ends_with(['。', '.', '：', ':', '；', ';', '！', '？']);
    let is_signed = |block: &&Block| line(block).is_some_and(|words| !ends(&words));
    let count = 1 + blocks.iter().rev().skip(1).take(SIGNATURE - 1).take_while(is_signed).count();
    let mut signature = blocks.split_off(blocks.len() - count);
    for block in &mut signature {
        if let Block::Paragraph(paragraph) = block {
            paragraph.stands = Stands::Signature;
        }
    }
    signature
}
