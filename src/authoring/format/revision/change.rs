//! Each change of a revision in words, with what it is a change of.

use super::difference::difference;
use super::say;
use crate::analysis::revision::{
    Fate, FigureRevision, Moved, PublisherRevision, ReportRevision, Revision, WithdrawalRevision,
};
use crate::authoring::format::encode::one_line;
use crate::model::label::Label;
use crate::text::message;
use crate::text::message::{Language, Message};
use std::fmt::Write;

/// A change in words.
pub(super) struct Change<'r> {
    /// The publisher, the page or the report that it is in.
    pub address: String,
    /// The figure, row or column that it is on, if it is one.
    pub on: &'r str,
    /// What changed.
    pub text: String,
    /// Whether something should declare it, and nothing does.
    pub is_undeclared: bool,
    /// The figure that changed, if it is one.
    pub figure: Option<&'r FigureRevision>,
}

/// What became of publishers and addresses.
pub(super) fn beside_reports(revision: &Revision, language: Language) -> Vec<Change<'_>> {
    let publishers = revision.publishers.iter().map(|publisher| Change {
        address: publisher.id.clone(),
        on: "",
        text: renamed(publisher).in_language(language).to_owned(),
        is_undeclared: false,
        figure: None,
    });
    let addresses = revision.addresses.iter().map(|address| Change {
        address: format!("/{}", one_line(&address.path)),
        on: "",
        text: say::address(address).in_language(language).to_owned(),
        is_undeclared: matches!(address.moved, Moved::Went),
        figure: None,
    });
    publishers.chain(addresses).collect()
}

fn renamed(publisher: &PublisherRevision) -> Message {
    let all = |label: &Label| {
        let names: Vec<&str> = label.iter().map(|(_, name)| name).collect();
        one_line(&names.join(" / "))
    };
    match (publisher.was.as_ref().map(all), publisher.now.as_ref().map(all)) {
        (Some(was), Some(now)) => {
            message!(zh: "机关改名：{was} → {now}", en: "publisher renamed: {was} → {now}")
        }
        (Some(was), None) => message!(zh: "机关没有了：{was}", en: "publisher removed: {was}"),
        (_, now) => {
            let now = now.unwrap_or_default();
            message!(zh: "新增机关：{now}", en: "publisher added: {now}")
        }
    }
}

/// What became of a report.
pub(super) fn of_report(report: &ReportRevision, language: Language) -> Vec<Change<'_>> {
    let change = |message: Message, is_undeclared: bool| Change {
        address: report.address(),
        on: "",
        text: message.in_language(language).to_owned(),
        is_undeclared,
        figure: None,
    };
    let changes = match &report.fate {
        Fate::Added(figures) => {
            let added = message!(zh: "新增报告，{figures} 个数", en: "report added, figures: {figures}");
            return vec![change(added, false)];
        }
        Fate::Removed(figures) => {
            let removed = message!(
                zh: "报告没有了，{figures} 个数，未声明",
                en: "report removed, figures: {figures}, not declared"
            );
            return vec![change(removed, true)];
        }
        Fate::Changed(changes) => changes,
    };
    let mut all: Vec<Change<'_>> =
        changes.editions.iter().map(|edition| change(say::edition(edition), false)).collect();
    all.extend(changes.figures.iter().map(|figure| Change {
        address: report.address(),
        on: &figure.address,
        text: of_figure(figure, language),
        is_undeclared: !figure.standing.is_declared(),
        figure: Some(figure),
    }));
    all.extend(
        changes
            .words
            .iter()
            .map(|words| Change { on: words.place(), ..change(say::words(words), words.is_undeclared()) }),
    );
    let corrections = changes.corrections.iter();
    all.extend(corrections.map(|correction| Change {
        on: &correction.was.figure,
        ..change(say::correction(correction), correction.now.is_none())
    }));
    all.extend(
        changes.withdrawal.iter().map(|withdrawal| {
            change(say::withdrawal(withdrawal), *withdrawal == WithdrawalRevision::Forgotten)
        }),
    );
    all.extend(changes.versions.iter().map(|version| change(say::version(version), true)));
    all.extend(changes.prose.then(|| change(message!(zh: "正文有改动", en: "the prose differs"), false)));
    all
}

fn of_figure(figure: &FigureRevision, language: Language) -> String {
    let [was, now] = say::both(figure, language);
    let mut text = format!("{}: {was} → {now}", figure.address);
    if let Some(difference) = difference(figure) {
        let _ = write!(text, " ({difference:+})");
    }
    text + say::standing(&figure.standing, language).in_language(language)
}
