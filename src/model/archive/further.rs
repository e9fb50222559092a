//! Further reports on a period: a publisher's first one is `2024.md`, more lie in the folder `2024/`, each
//! under a name of its own, which is the last part of its address.

use super::location::{Location, VersionFiles};
use super::{Archive, ArchivedReport};
use crate::model::discover::Discovered;
use crate::model::period::Period;
use crate::model::publisher::is_id;
use crate::model::report::{TABLES, is_report_name};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::strings;
use std::collections::{BTreeMap, BTreeSet};

const BAD_NAME: Code = Code("report-bad-name");
const FORM_TWICE: Code = Code("report-form-twice");
const NO_FIRST: Code = Code("report-no-first");

/// Takes out the further reports that have no name to stand under, and tells of those without a first one.
pub(super) fn check(
    reports: &mut BTreeMap<Location<'_>, VersionFiles>,
    found: &Discovered,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let has_first = |at: &Location<'_>| {
        let is_first = |path: &str| {
            let name = path.strip_prefix(at.folder).and_then(|rest| rest.strip_prefix('/'));
            let name = name.and_then(|name| name.rsplit_once('.'));
            name.is_some_and(|(name, _)| name.eq_ignore_ascii_case(at.period))
        };
        found.documents.iter().map(|(_, path)| path).chain(&found.unread).any(|path| is_first(path))
    };
    reports.retain(|at, files| {
        let (Some(name), Some(file)) = (at.name, files.iter().next()) else { return true };
        let place = Place::new(file, 0, 0);
        if !is_report_name(name) {
            diagnostics.push(bad_name(name, at, place));
            return false;
        }
        if !has_first(at) {
            diagnostics.push(no_first(name, at, place));
        }
        true
    });
}

/// Tells of two reports on one period that fill in one form: nothing would say which of their figures counts.
pub(super) fn check_forms(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for publisher in archive.publishers.ids() {
        let reports = archive.reports_of(publisher);
        for (at, report) in reports.iter().enumerate().filter(|(_, report)| report.name().is_some()) {
            let before = reports[..at].iter().filter(|other| other.period.id == report.period.id);
            let families = families(archive, report);
            let both = |other: &&ArchivedReport| !self::families(archive, other).is_disjoint(&families);
            diagnostics.extend(before.rev().find(both).map(|other| form_twice(archive, report, other)));
        }
    }
}

/// The families of the forms that a report's tables follow.
fn families<'a>(archive: &'a Archive, report: &'a ArchivedReport) -> BTreeSet<&'a str> {
    let own = archive.form(report.form).family.as_str();
    report.data.iter().map(|data| data.form().family.as_str()).chain([own]).collect()
}

fn form_twice(archive: &Archive, report: &ArchivedReport, other: &ArchivedReport) -> Diagnostic {
    let [own, before] = [report, other].map(|report| archive.form(report.form).id.as_str());
    let (period, name, first) = (&report.period.id, report.address(), other.address());
    let message = if own == before {
        message!(
            zh: "{period} 有两份报告填同一表式 {own}：{first} 和 {name}",
            en: "two reports on {period} fill in the form {own}: {first} and {name}"
        )
    } else {
        message!(
            zh: "{period} 有两份报告填同一表式的不同版本：{first} 填 {before}，{name} 填 {own}",
            en: "two reports on {period} fill in editions of one form: {first} is by {before}, {name} by \
                 {own}"
        )
    };
    Diagnostic::error(FORM_TWICE, Place { end: report.place.start, ..report.place }, message)
        .related(other.place, message!(zh: "另一份在这里", en: "the other is here"))
        .remedy(message!(
            zh: "一个表式一期只填一次：更正写在 corrections 里；下属单位的数字给它自己的文件夹和 index.md",
            en: "a form is filled in once a period: what was changed later is told in `corrections`; \
                 figures of a part of the publisher go to its own folder with an index.md"
        ))
}

fn bad_name(name: &str, at: &Location<'_>, place: Place) -> Diagnostic {
    let message = message!(
        zh: "“{name}”不能作报告的名字：这个文件夹里的文件是 {} 的另一份报告，名字就是网址的最后一段",
        en: "'{name}' can be no report's name: what lies in this folder are further reports on {}, each with \
             its name as the last part of its address",
        at.period
    );
    Diagnostic::error(BAD_NAME, place, message).remedy(name_remedy(name, at))
}

fn name_remedy(name: &str, Location { folder, period, .. }: &Location<'_>) -> Message {
    if Period::is_name(name) {
        return message!(
            zh: "{name} 是期间：那一期的报告放在 content/{folder}/{name}.md",
            en: "{name} is a period: the report on it is content/{folder}/{name}.md"
        );
    }
    let lower = name.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
    if lower != name && is_report_name(&lower) {
        return message!(
            zh: "是报告就改名为 {lower}：只用小写英文字母、数字和连字符；不是报告的 Markdown 和 YAML 不能放在这里",
            en: "if it is a report, rename it to {lower}: lower-case ASCII letters, digits and hyphens; \
                 Markdown and YAML that are none cannot lie here"
        );
    }
    if strings::has(name) {
        return message!(
            zh: "{name} 是语言；用说明这份报告是什么的名字，如 survey",
            en: "{name} is a language; name the report by what it is, as in survey"
        );
    }
    if name == TABLES {
        return message!(
            zh: "tables 留给报告统计表的后续页；用说明这份报告是什么的名字，如 survey",
            en: "'tables' is kept for further pages of a report's tables; name it by what it is, as in survey"
        );
    }
    if name.starts_with('v') && is_id(name) {
        return message!(
            zh: "v1、v2 等留给一份报告的各个版本；用说明这份报告是什么的名字，如 survey",
            en: "v1, v2 and so on are kept for the versions of one report; name it by what it is, as \
                 in survey"
        );
    }
    message!(
        zh: "用小写英文字母、数字和连字符起名，如 content/{folder}/{period}/survey.md",
        en: "name it in lower-case ASCII letters, digits and hyphens, as in \
             content/{folder}/{period}/survey.md"
    )
}

fn no_first(name: &str, Location { folder, period, .. }: &Location<'_>, place: Place) -> Diagnostic {
    let message = message!(
        zh: "{period} 的报告都有名字，没有一份在 /机关/{period}/ 这个地址上",
        en: "every report on {period} has a name, so none stands at the address of the period itself"
    );
    Diagnostic::error(NO_FIRST, place, message).remedy(message!(
        zh: "一期的第一份报告没有名字：把最主要的一份移到 content/{folder}/{period}.md（只有这一份时就是 {name}）",
        en: "the first report on a period has none: move the main one to content/{folder}/{period}.md \
             (where there is no other, that is {name})"
    ))
}
