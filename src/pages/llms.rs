//! `llms.txt`, after llmstxt.org: what the archive is and where its data and its reports as Markdown stand,
//! for programs that read text and no pages. It is published where Markdown is.

use crate::model::archive::{Archive, ArchivedReport, listing};
use crate::model::format::Format;
use crate::pages::address::{self, Route};
use crate::pages::data::{DataFile, Dialect, Extent};
use crate::text::markdown::write::{self, Context, Reader};
use crate::text::strings::{Strings, strings};
use std::fmt::Write;

/// Its path in the site.
pub(crate) const PATH: &str = "llms.txt";

/// Whether the archive publishes it.
pub(crate) fn is_published(archive: &Archive) -> bool {
    archive.site.downloads.contains(&Format::Markdown)
}

/// Its text, in the first language of the site.
pub(crate) fn text(archive: &Archive) -> String {
    let language = archive.site.first_language();
    let mut list = List { archive, language, strings: strings(language), text: String::new() };
    list.head();
    list.data();
    list.reports();
    list.more();
    list.text
}

struct List<'a> {
    archive: &'a Archive,
    language: &'a str,
    strings: Strings,
    text: String,
}

impl List<'_> {
    fn head(&mut self) {
        let site = &self.archive.site;
        let (title, description) = (site.title.text(self.language), site.description.text(self.language));
        let about = self.strings.word("llms.about");
        let twin = [("heading", &self.strings.word("export.findings") as &dyn std::fmt::Display)];
        let twin = self.strings.say("llms.twin", &twin);
        _ = writeln!(self.text, "# {}", escaped(title, Context::Heading));
        if !description.is_empty() {
            _ = writeln!(self.text, "\n> {}", escaped(description, Context::Block));
        }
        _ = writeln!(self.text, "\n{about}\n\n{twin}");
    }

    fn data(&mut self) {
        let figures = DataFile::Figures(Extent::Archive, Dialect::Standard);
        let files = [
            (DataFile::Archive, self.strings.word("llms.archive")),
            (figures, self.strings.word("llms.figures")),
            (DataFile::Vintages, self.strings.word("llms.corrections")),
            (DataFile::Package, self.strings.word("llms.package")),
        ];
        let published: Vec<_> =
            files.into_iter().filter(|(file, _)| file.is_published(self.archive)).collect();
        if !published.is_empty() {
            self.heading(self.strings.word("llms.data"));
        }
        for (file, words) in published {
            let path = file.path(self.archive);
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            self.entry(&name, &path, words);
        }
    }

    /// The newest report of each publisher, where one page lists them all.
    fn reports(&mut self) {
        let archive = self.archive;
        self.heading(self.strings.word("llms.reports"));
        if listing::pages(archive.publishers.len()) > 1 {
            _ = writeln!(self.text, "{}\n", self.strings.word("llms.many"));
            let path = address::path(archive, Route::publishers(), self.language);
            self.entry(self.strings.word("llms.publishers"), &path, "");
            return;
        }
        for publisher in archive.publishers.ids() {
            let Some(report) = newest(archive.reports_of(publisher)) else {
                continue;
            };
            let title = archive.title(report.position(), self.language);
            let path = address::document_path(archive, report.position(), self.language, Format::Markdown);
            self.entry(&title, &path, "");
        }
    }

    fn more(&mut self) {
        self.heading(self.strings.word("llms.more"));
        for (route, words) in [
            (Route::Forms, self.strings.word("llms.forms")),
            (Route::findings(), self.strings.word("llms.findings")),
        ] {
            let path = address::path(self.archive, route, self.language);
            self.entry(words, &path, "");
        }
    }

    fn heading(&mut self, words: &str) {
        _ = writeln!(self.text, "\n## {words}\n");
    }

    /// A line of a list. Addresses are full where the site has one.
    fn entry(&mut self, name: &str, path: &str, words: &str) {
        let to = address::relative("", path);
        let to = self.archive.site.base.as_ref().map_or_else(|| to.clone(), |base| address::url(base, &to));
        let name = escaped(name, Context::Heading);
        let words = if words.is_empty() { String::new() } else { format!(": {words}") };
        _ = writeln!(self.text, "- [{name}]({to}){words}");
    }
}

/// The first report on the last period.
fn newest(reports: &[ArchivedReport]) -> Option<&ArchivedReport> {
    reports.iter().rev().max_by_key(|report| &report.period)
}

/// Words in one line.
fn escaped(words: &str, context: Context) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut markdown = String::with_capacity(words.len());
    write::push(&words, 0..words.len(), (context, Reader::Any), &mut markdown);
    markdown
}
