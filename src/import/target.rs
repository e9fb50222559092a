//! Where an imported report will belong: its publisher, its period, its name.

use super::source::refusal::Refusal;
use crate::authoring::skeleton;
use crate::model::archive::Archive;
use crate::model::id::{FormId, PublisherId};
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{is_report_name, parts_of_address};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::by_likeness;

/// How many publishers a message names.
const NAMED: usize = 6;

/// Where a report will belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// Who reports.
    pub publisher: PublisherId,
    /// On which period.
    pub period: Period,
    /// Its name, if it is a further one on its period.
    pub name: Option<String>,
    /// Its form, where that is not to be recognised.
    pub form: Option<FormId>,
}

impl Target {
    /// The report of a publisher at an address below its own: `2024`, `2024/survey`.
    ///
    /// # Errors
    /// If the address names no period, or a name that no report can have.
    pub(crate) fn of(
        archive: &Archive,
        publisher: PublisherId,
        address: &str,
        form: Option<FormId>,
    ) -> Result<Self, Box<Refusal>> {
        let (period, name) = parts_of_address(address);
        if let Some(name) = name.filter(|name| !is_report_name(name)) {
            return Err(refusal(
                message!(zh: "“{name}”不能作报告的名字", en: "'{name}' can be no report's name"),
                message!(
                    zh: "只用小写英文字母、数字和连字符，如 {period}/survey",
                    en: "use lower-case ASCII letters, digits and hyphens, as in {period}/survey"
                ),
            ));
        }
        let period = period_of(archive, publisher, period, form)?;
        Ok(Self { publisher, period, name: name.map(str::to_owned), form })
    }

    /// Where its file lies below the archive's folder, without its ending.
    pub(crate) fn stem(&self, archive: &Archive) -> String {
        skeleton::stem(archive, self.publisher, &self.period.id, self.name.as_deref())
    }

    /// Its address below its publisher's.
    pub(crate) fn address(&self) -> String {
        let name = self.name.as_ref().map(|name| format!("/{name}")).unwrap_or_default();
        format!("{}{name}", self.period.id)
    }
}

/// The period that a text names. A fiscal year begins as the form says, else as the publisher's last did.
fn period_of(
    archive: &Archive,
    publisher: PublisherId,
    text: &str,
    form: Option<FormId>,
) -> Result<Period, Box<Refusal>> {
    let used = form.map(|form| &archive.form(form).used).filter(|used| used.kind == PeriodKind::FiscalYear);
    let read = match used {
        Some(used) => used.period(text),
        None => {
            let last = archive.reports_of(publisher).iter().next_back();
            let starts = last.map(|report| (report.period.start.month(), report.period.start.day()));
            Period::read(text, starts.or(Some((1, 1))))
        }
    };
    read.map_err(|message| refusal(message, Period::written()))
}

/// The publisher with an id.
///
/// # Errors
/// If there is none.
pub(crate) fn publisher(archive: &Archive, id: &str) -> Result<PublisherId, Box<Refusal>> {
    archive.publishers.find(id).ok_or_else(|| {
        let Message { zh, en } = known(archive, id);
        refusal(
            message!(zh: "没有机关“{id}”", en: "there is no publisher '{id}'"),
            message!(
                zh: "{zh}；或先 annals new publisher {id}；许多机关用 annals new publishers 名单.csv 一次新建",
                en: "{en}; or begin it with `annals new publisher {id}`, many at once with \
                     `annals new publishers LIST.csv`"
            ),
        )
    })
}

/// The publishers that there are; of many those whose ids are written most like the one that was asked for.
pub(crate) fn known(archive: &Archive, asked: &str) -> Message {
    let ids = archive.publishers.iter().map(|publisher| publisher.id.as_str());
    if ids.clone().count() <= NAMED {
        let all = ids.collect::<Vec<_>>().join(", ");
        return message!(zh: "有：{all}", en: "there are: {all}");
    }
    let by_likeness = by_likeness(asked, ids);
    let others = by_likeness.len() - NAMED;
    let nearest = by_likeness.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    message!(
        zh: "写法最近的有：{nearest}；另有 {others} 个，annals figures 列出全部",
        en: "the nearest are: {nearest}; `annals figures` lists these and {others} more"
    )
}

/// The form with an id.
///
/// # Errors
/// If there is none.
pub(crate) fn form(archive: &Archive, id: &str) -> Result<FormId, Box<Refusal>> {
    archive.forms.find(id).ok_or_else(|| {
        let known: Vec<&str> = archive.forms.iter().map(|form| form.id.as_str()).collect();
        let known = known.join(", ");
        refusal(
            message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
            message!(zh: "可用的表式：{known}", en: "the forms are: {known}"),
        )
    })
}

/// What is wrong, and what to do.
pub(super) fn refusal(message: Message, remedy: Message) -> Box<Refusal> {
    Box::new(Refusal { message, remedy })
}
