//! `annals new report`: the beginning of a report, by a form that is in use.

use super::{exists, listed, write, write_bytes};
use crate::authoring::skeleton::{self, Wanted};
use crate::authoring::workbook;
use crate::command::console::Console;
use crate::command::load;
use crate::command::result::{CommandResult, Failure, Status};
use crate::import::target;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, PublisherId};
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{is_report_name, parts_of_address};
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// Writes the beginning of a report, the publisher's first on its period or a further one: its file, or a
/// workbook that becomes it.
pub(super) fn report(
    console: &Console,
    root: &Path,
    publisher: &str,
    address: &str,
    form: Option<&str>,
    xlsx: Option<&Path>,
) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let position = target::publisher(archive, publisher)
        .map_err(|refusal| Failure::WithRemedy(refusal.message, refusal.remedy))?;
    let (period, name) = parts_of_address(address);
    let likely = Period::read(period, Some((1, 1)))
        .map_err(|message| Failure::WithRemedy(message, Period::written()))?;
    free(root, archive, position, &likely.id, name)?;
    let asked = named_form(archive, form)?;
    let last = skeleton::last_report(archive, position, &likely, name, asked);
    let form = self::form(archive, position, &likely, last, asked)?;
    let period = period_of(archive, form, last, period, &likely)?;
    if let Some(path) = xlsx {
        let wanted = workbook::Wanted { archive, publisher: position, period, name, form, last };
        return spreadsheet(console, path, &wanted);
    }
    let (sources, language) = (&checked.sources, console.language);
    let wanted = Wanted { archive, sources, publisher: position, period, name, form, last, language };
    write(console, root, &[skeleton::report(&wanted)])?;
    let id = &archive.form(form).id;
    console.line(&message!(
        zh: "表式 {id}。接下来：annals serve --drafts 边填边看，annals check --drafts 指出还缺哪些数",
        en: "by the form {id}. Next: `annals serve --drafts` to see it while you write; \
             `annals check --drafts` tells which figures are missing"
    ))?;
    Ok(Status::Success)
}

/// Writes a workbook to be filled in.
fn spreadsheet(console: &Console, path: &Path, wanted: &workbook::Wanted<'_>) -> CommandResult {
    let shown = path.display();
    if path.symlink_metadata().is_ok() {
        return Err(exists(&shown.to_string()));
    }
    let bytes = workbook::workbook(wanted).map_err(|message| {
        let remedy = message!(
            zh: "不用 --xlsx，写成文本草稿：annals new report",
            en: "begin it as a text, without --xlsx"
        );
        Failure::WithRemedy(message, remedy)
    })?;
    write_bytes(console, path, &bytes, false)?;
    let (publisher, form) = (wanted.archive.publisher(wanted.publisher), wanted.archive.form(wanted.form));
    let (id, period, form) = (&publisher.id, &wanted.period.id, &form.id);
    let address = wanted.name.map_or(period.to_string(), |name| format!("{period}/{name}"));
    console.line(&message!(
        zh: "表式 {form}。填好以后：annals import {shown} --publisher {id} --period {address}",
        en: "by the form {form}. When it is filled in: \
             annals import {shown} --publisher {id} --period {address}"
    ))?;
    Ok(Status::Success)
}

/// Tells where a report cannot be written at an address: one is there, or it has no first one beside it.
fn free(
    root: &Path,
    archive: &Archive,
    publisher: PublisherId,
    period: &str,
    name: Option<&str>,
) -> Result<(), Failure> {
    if let Some(name) = name.filter(|name| !is_report_name(name)) {
        return Err(Failure::WithRemedy(
            message!(zh: "“{name}”不能作报告的名字", en: "'{name}' can be no report's name"),
            message!(
                zh: "只用小写英文字母、数字和连字符，如 {period}/survey；v1、v2 等留给一份报告的各个版本",
                en: "use lower-case ASCII letters, digits and hyphens, as in {period}/survey; v1, v2 and so \
                     on are kept for the versions of one report"
            ),
        ));
    }
    let id = &archive.publisher(publisher).id;
    let written = |name: Option<&str>| {
        let stem = skeleton::stem(archive, publisher, period, name);
        let files = ["md", "yaml", "yml"].map(|ending| format!("{stem}.{ending}"));
        files.into_iter().find(|file| root.join(file).exists())
    };
    if let Some(there) = written(name) {
        return Err(Failure::WithRemedy(
            message!(zh: "{there} 已经有了，没有写任何文件", en: "{there} is there already; nothing was written"),
            message!(
                zh: "改那个文件；要重新开始，先把它移开；同期另一种表式的报告另起名字：annals new report {id} {period}/survey",
                en: "edit that file; to begin anew, move it away first; a report by another form on the same \
                     period has a name: `annals new report {id} {period}/survey`"
            ),
        ));
    }
    if name.is_some() && written(None).is_none() {
        return Err(Failure::WithRemedy(
            message!(
                zh: "{id} 在 {period} 还没有第一份报告；第一份没有名字",
                en: "{id} has no first report on {period} yet, which has no name"
            ),
            message!(
                zh: "先写它：annals new report {id} {period}",
                en: "begin with it: `annals new report {id} {period}`"
            ),
        ));
    }
    Ok(())
}

/// The form that is asked for, if one is.
fn named_form(archive: &Archive, form: Option<&str>) -> Result<Option<FormId>, Failure> {
    let Some(id) = form else { return Ok(None) };
    let found = archive.forms.find(id).ok_or_else(|| {
        let known = ids(archive, archive.forms.ids());
        Failure::WithRemedy(
            message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
            message!(zh: "可用的表式：{known}", en: "the forms are: {known}"),
        )
    })?;
    Ok(Some(found))
}

/// The form of the report: the one asked for, or that of the last report while it is in use. No other report
/// on the period may be by it.
fn form(
    archive: &Archive,
    publisher: PublisherId,
    period: &Period,
    last: Option<&ArchivedReport>,
    asked: Option<FormId>,
) -> Result<FormId, Failure> {
    let form = asked.map_or_else(|| skeleton::edition(archive, publisher, period, last), Ok);
    let form = form.map_err(|in_use| {
        let (zh, en) = (period.label("zh"), period.label("en"));
        if in_use.is_empty() {
            let known = ids(archive, archive.forms.ids());
            Failure::WithRemedy(
                message!(zh: "没有哪个表式在 {zh} 使用", en: "no form is in use for {en}"),
                message!(
                    zh: "用 --form 指明一个：{known}；annals forms 说明各自何时使用",
                    en: "name one with --form: {known}; `annals forms` tells when each is used"
                ),
            )
        } else {
            let known = ids(archive, in_use.into_iter());
            Failure::WithRemedy(
                message!(zh: "{zh} 有几种表式在用", en: "several forms are in use for {en}"),
                message!(zh: "用 --form 指明一个：{known}", en: "name one with --form: {known}"),
            )
        }
    })?;
    let family = |form: FormId| &archive.form(form).family;
    let mut beside = archive.reports_on(publisher, &period.id);
    if let Some(other) = beside.find(|other| family(other.form) == family(form)) {
        let (id, there) = (&archive.form(form).id, other.address());
        return Err(Failure::WithRemedy(
            message!(zh: "{there} 已经填了表式 {id}", en: "{there} is by the form {id} already"),
            message!(
                zh: "一个表式一期只填一次；用 --form 指明另一个表式",
                en: "a form is filled in once a period; name another with --form"
            ),
        ));
    }
    Ok(form)
}

/// The period with its days.
fn period_of(
    archive: &Archive,
    form: FormId,
    last: Option<&ArchivedReport>,
    text: &str,
    likely: &Period,
) -> Result<Period, Failure> {
    let used = &archive.form(form).used;
    if !used.takes(likely.kind) {
        let (id, kind) = (&archive.form(form).id, used.kind.words());
        return Err(Failure::WithRemedy(
            Message {
                zh: format!("表式 {id} 按{}填报，而“{text}”不是", kind.zh),
                en: format!("the form {id} is filled in by {}, and '{text}' is none", kind.en),
            },
            Period::written(),
        ));
    }
    // Where the form does not say when its fiscal year begins, the last report does.
    let starts = used.starts.or(last.map(|last| (last.period.start.month(), last.period.start.day())));
    let starts = starts.filter(|_| likely.kind == PeriodKind::FiscalYear);
    Period::read(text, starts).map_err(|message| Failure::WithRemedy(message, Period::written()))
}

fn ids(archive: &Archive, forms: impl Iterator<Item = FormId>) -> String {
    listed(forms.map(|form| archive.form(form).id.as_str()))
}
