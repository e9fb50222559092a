//! A revision as one page, for whoever reviews it.

use super::change::{Change, beside_reports, of_report};
use super::difference::difference;
use super::say;
use super::text::summary;
use crate::analysis::revision::{FigureRevision, ReportRevision, Revision};
use crate::text::markdown::escape;
use crate::text::message;
use crate::text::message::{Language, Message};

/// A page that needs nothing beside it: it may be sent, or kept with a merge request.
const STYLE: &str = "\
:root{color-scheme:light dark;--line:#c8c8c8;--doubt:#b3261e}
@media(prefers-color-scheme:dark){:root{--line:#555;--doubt:#f2b8b5}}
body{font:16px/1.6 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:start;vertical-align:top}
td.figure{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.undeclared{color:var(--doubt);font-weight:600}
@media print{body{max-width:none;margin:0}tr{break-inside:avoid}}";

/// The page.
pub(crate) fn html(revision: &Revision, language: Language) -> String {
    let title = message!(zh: "两个状态的差别", en: "What differs between two states");
    let mut page = Page { html: String::new(), language };
    page.raw("<!doctype html>\n<html lang=\"");
    page.raw(language.tag());
    page.raw("\">\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
    page.words(&title);
    page.raw("</title>\n<style>");
    page.raw(STYLE);
    page.raw("</style>\n<h1>");
    page.words(&title);
    page.raw("</h1>\n<p>");
    page.words(&summary(revision));
    page.raw("</p>\n");
    page.changes(&beside_reports(revision, language), true);
    for report in &revision.reports {
        page.report(report);
    }
    page.html
}

/// A page as it is written.
struct Page {
    html: String,
    language: Language,
}

impl Page {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.html);
    }

    fn words(&mut self, message: &Message) {
        let language = self.language;
        self.text(message.in_language(language));
    }

    fn report(&mut self, report: &ReportRevision) {
        self.raw("<h2>");
        self.text(&report.address());
        self.raw(" ");
        self.text(report.publisher.text(self.language.tag()));
        self.raw("</h2>\n");
        let changes = of_report(report, self.language);
        let figures: Vec<&FigureRevision> = changes.iter().filter_map(|change| change.figure).collect();
        self.figures(&figures);
        let others: Vec<Change<'_>> = changes.into_iter().filter(|change| change.figure.is_none()).collect();
        self.changes(&others, false);
    }

    fn figures(&mut self, figures: &[&FigureRevision]) {
        if figures.is_empty() {
            return;
        }
        self.raw("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        let heads = [
            message!(zh: "数", en: "Figure"),
            message!(zh: "原为", en: "Was"),
            message!(zh: "现为", en: "Is"),
            message!(zh: "相差", en: "Difference"),
            message!(zh: "说明", en: "Declared"),
        ];
        for head in &heads {
            self.raw("<th scope=\"col\">");
            self.words(head);
            self.raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for figure in figures {
            self.raw("<tr><td>");
            self.text(&figure.address);
            let [was, now] = say::both(figure, self.language);
            let difference = difference(figure).map(|by| format!("{by:+}")).unwrap_or_default();
            for figure in [&was, &now, &difference] {
                self.raw("</td><td class=\"figure\">");
                self.text(figure);
            }
            let standing = say::standing(&figure.standing, self.language);
            let words = standing.in_language(self.language).trim_start_matches([',', '，', ' ']);
            let is_undeclared = !figure.standing.is_declared();
            self.raw(if is_undeclared { "</td><td class=\"undeclared\">" } else { "</td><td>" });
            self.text(words);
            self.raw("</td></tr>\n");
        }
        self.raw("</tbody></table></div>\n");
    }

    fn changes(&mut self, changes: &[Change<'_>], with_address: bool) {
        if changes.is_empty() {
            return;
        }
        self.raw("<ul>\n");
        for change in changes {
            self.raw(if change.is_undeclared { "<li class=\"undeclared\">" } else { "<li>" });
            if with_address {
                self.text(&change.address);
                self.text(": ");
            }
            self.text(&change.text);
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }
}
