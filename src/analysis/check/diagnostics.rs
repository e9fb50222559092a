//! Findings as diagnostics, for the terminal and for review tools.

use super::facts;
use super::finding::{Finding, Outcome};
use super::findings::Findings;
use crate::model::archive::Archive;
use crate::model::form::Check;
use crate::model::report::CellRef;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::strings::strings;

const CONTRADICTION: Code = Code("finding-contradiction");
const NOTICE: Code = Code("finding-notice");
const UNASSESSED: Code = Code("finding-unassessed");
const NOTHING_ACKNOWLEDGED: Code = Code("acknowledged-nothing");

/// The findings that no editor acknowledges, and acknowledgements of nothing. Where it is `strict`, findings
/// are errors; what could not be assessed never is.
pub(crate) fn diagnostics(archive: &Archive, findings: &Findings, strict: bool) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = findings
        .iter()
        .filter(|finding| finding.acknowledged.is_none())
        .map(|finding| diagnostic(archive, finding, strict))
        .collect();
    for report in archive.reports.iter() {
        // A check that does not exist is a diagnostic already.
        for acknowledgement in report.acknowledged.iter().filter(|a| archive.has_check(report, &a.check)) {
            let covers = |f: &Finding| acknowledgement.covers(archive.form(f.form).check(f.check), f);
            if !findings.of(report.position()).iter().any(covers) {
                let check = &acknowledgement.check;
                diagnostics.push(
                    Diagnostic::warning(
                        NOTHING_ACKNOWLEDGED,
                        acknowledgement.place,
                        message!(
                            zh: "这里说明了“{check}”的不符，而它现在并没有不符",
                            en: "this acknowledges a finding of '{check}', and there is none any more"
                        ),
                    )
                    .remedy(message!(zh: "删去这一条", en: "take it out")),
                );
            }
        }
    }
    diagnostics
}

fn diagnostic(archive: &Archive, finding: &Finding, strict: bool) -> Diagnostic {
    let check = archive.form(finding.form).check(finding.check);
    let (code, severity) = match finding.outcome {
        Outcome::Contradiction => (CONTRADICTION, Severity::Warning),
        Outcome::Notice => (NOTICE, Severity::Notice),
        Outcome::Unassessed(_) => (UNASSESSED, Severity::Notice),
    };
    let severity = if strict && code != UNASSESSED { Severity::Error } else { severity };
    let [zh, en] = ["zh", "en"].map(|language| in_terminal(check, finding, language));
    let message = Message { zh, en };
    let place = |cell: &CellRef| archive.cell(*cell).place();
    let mut diagnostic = Diagnostic::new(severity, code, finding.cells.first().map(place), message);
    diagnostic.label =
        Some(Message { zh: check.says.text("zh").to_owned(), en: check.says.text("en").to_owned() });
    for cell in finding.cells.iter().skip(1) {
        diagnostic = diagnostic.related(place(cell), words(archive, cell));
    }
    diagnostic.remedy(remedy(archive, finding, &check.id)).facts(facts::of_finding(archive, finding))
}

/// The check, where it is at, and what it found.
fn in_terminal(check: &Check, finding: &Finding, language: &str) -> String {
    let strings = strings(language);
    let mut name = check.id.clone();
    if let Some(at) = &finding.at {
        name = strings.say("finding.check-at", &[("check", &name), ("at", &at.label.text(language))]);
    }
    let key = match finding.outcome {
        Outcome::Contradiction | Outcome::Unassessed(_) => "finding.of-check",
        Outcome::Notice => "finding.of-check-question",
    };
    strings.say(key, &[("check", &name), ("sentence", &finding.message.text(language))])
}

/// The row and column of a cell, and its figure.
fn words(archive: &Archive, cell: &CellRef) -> Message {
    let cell = archive.cell(*cell);
    let name = |language: &str| {
        format!("{} · {}", cell.row_name().text(language), cell.column().name.text(language))
    };
    Message { zh: name("zh"), en: name("en") }
}

fn remedy(archive: &Archive, finding: &Finding, check: &str) -> Message {
    let at = finding.at.as_ref().map(|at| format!(", at: {}", at.id)).unwrap_or_default();
    let acknowledge = format!("acknowledged: [{{check: {check}{at}, why: …}}]");
    match &finding.culprit {
        Some(culprit) => {
            let (cell, figure, checks) = (words(archive, &culprit.cell), culprit.figure, culprit.checks);
            Message {
                zh: format!(
                    "若“{}”为 {figure}，则 {checks} 项勾稽全部成立；先与原件核对。原件确实如此则保留，并写 {acknowledge}",
                    cell.zh
                ),
                en: format!(
                    "if '{}' were {figure}, all {checks} checks would hold: compare with the document. \
                     If it is printed so, keep it, with {acknowledge}",
                    cell.en
                ),
            }
        }
        None => message!(
            zh: "与原件核对；抄错就改正，原件确实如此则保留，并写 {acknowledge}",
            en: "compare with the document; correct a slip of the pen, or keep what is printed, with \
                 {acknowledge}"
        ),
    }
}
