//! Addresses that pages and files once had: each leads on to where they stand now.

use super::names::is_reserved;
use super::report::{ArchivedReport, tables_folder};
use super::{Attached, Owner, Page, Publishers, Reports};
use crate::model::former_address::FormerAddress;
use crate::model::id::{AttachmentId, List, MoveId, PageId, PartId, PublisherId, ReportId};
use crate::model::period::Period;
use crate::model::site::Site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use std::collections::{BTreeMap, BTreeSet};

const TAKEN: Code = Code("moved-address-in-use");
const TWICE: Code = Code("moved-twice");
const IN_LANGUAGE: Code = Code("moved-in-language");
const UNKNOWN: Code = Code("moved-unknown-file");

/// An address that something once had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    /// The address from the root of the site, without a language and without a slash at either end.
    pub from: String,
    /// What stood there.
    pub to: Moved,
}

/// What moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// A publisher's page.
    Publisher(PublisherId),
    /// A report, or a version of one that another superseded.
    Report(ReportId),
    /// A further page of the tables of a report.
    Tables(ReportId, PartId),
    /// What the version after this one changed.
    Changes(ReportId),
    /// An ordinary page.
    Page(PageId),
    /// A file that is published as it is.
    File(AttachmentId),
}

/// What of an archive has addresses that may be moved to and from.
pub(super) struct Parts<'a> {
    pub(super) site: &'a Site,
    pub(super) publishers: &'a Publishers,
    pub(super) reports: &'a Reports,
    pub(super) pages: &'a List<PageId, Page>,
    pub(super) attachments: &'a List<AttachmentId, Attached>,
}

/// Every former address, in order. One that is in use again, or that two things had, is a diagnostic.
pub(super) fn resolve(parts: &Parts<'_>, diagnostics: &mut Vec<Diagnostic>) -> List<MoveId, Move> {
    let declared = parts.declared(diagnostics);
    if declared.is_empty() {
        return List::default();
    }
    let present = parts.present();
    let mut found: BTreeMap<String, (Moved, Place)> = BTreeMap::new();
    for (former, to) in &declared {
        if let Some(plain) = parts.without_language(&former.address) {
            diagnostics.push(in_language(former, plain));
            continue;
        }
        if present.contains(&former.address) || is_of_site(&former.address) {
            diagnostics.push(taken(former));
            continue;
        }
        if let Some(&(other, place)) = found.get(&former.address)
            && other != *to
        {
            diagnostics.push(twice(former, place));
            continue;
        }
        found.insert(former.address.clone(), (*to, former.place));
    }
    // What stood below a page moved with it, unless something else says that it had such an address.
    for (former, to) in &declared {
        for (address, below) in parts.below(&former.address, *to) {
            if !present.contains(&address) {
                found.entry(address).or_insert((below, former.place));
            }
        }
    }
    found.into_iter().map(|(from, (to, _))| Move { from, to }).collect()
}

impl Parts<'_> {
    /// What the archive says that things had as addresses.
    fn declared(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<(FormerAddress, Moved)> {
        let mut declared = Vec::new();
        let mut add = |formers: &[FormerAddress], to| {
            declared.extend(formers.iter().map(|former| (former.clone(), to)));
        };
        for publisher in self.publishers.iter() {
            add(&publisher.moved_from, Moved::Publisher(publisher.position()));
        }
        for report in self.reports.current() {
            add(&report.moved_from, Moved::Report(report.position()));
        }
        for (position, page) in self.pages.entries() {
            add(&page.moved_from, Moved::Page(position));
        }
        for (former, now) in &self.site.moved {
            match self.attachments.find(|attached| self.path(attached) == now.address) {
                Some(file) => add(std::slice::from_ref(former), Moved::File(file)),
                None => diagnostics.push(unknown(now)),
            }
        }
        declared
    }

    /// The rest of an address that begins with one of the languages that stand below the root.
    fn without_language<'f>(&self, address: &'f str) -> Option<&'f str> {
        let (first, rest) = address.split_once('/')?;
        self.site.languages.iter().skip(1).any(|language| language == first).then_some(rest)
    }

    /// The addresses of all that is published.
    fn present(&self) -> BTreeSet<String> {
        let mut present: BTreeSet<String> = self.publishers.iter().map(|p| p.id.clone()).collect();
        present.extend(self.reports.all().iter().map(|report| self.report(report.position())));
        present.extend(self.pages.iter().map(|page| page.id.clone()));
        present.extend(self.attachments.iter().map(|attached| self.path(attached)));
        present
    }

    fn report(&self, report: ReportId) -> String {
        let report = self.reports.get(report);
        format!("{}/{}", self.publishers.get(report.publisher()).id, report.address())
    }

    /// The path of a file in the site.
    fn path(&self, attached: &Attached) -> String {
        match attached.to {
            Owner::Site => attached.name.clone(),
            Owner::Publisher(publisher) => format!("{}/{}", self.publishers.get(publisher).id, attached.name),
            Owner::Report(report) => format!("{}/{}", self.report(report), attached.name),
        }
    }

    /// What stands below something, at addresses below one that it had.
    fn below(&self, former: &str, to: Moved) -> Vec<(String, Moved)> {
        let reports = self.reports.all().iter().filter_map(|report| match to {
            Moved::Publisher(publisher) if report.publisher() == publisher => {
                Some((format!("{former}/{}", report.address()), report))
            }
            Moved::Report(newest) if report.is_superseded() && report.newest() == newest => {
                Some((format!("{former}/v{}", report.version()), report))
            }
            Moved::Publisher(_)
            | Moved::Report(_)
            | Moved::Tables(..)
            | Moved::Changes(_)
            | Moved::Page(_)
            | Moved::File(_) => None,
        });
        let reports = reports.flat_map(|(address, report)| {
            let position = report.position();
            let changes =
                report.is_superseded().then(|| (format!("{address}/changes"), Moved::Changes(position)));
            let own = (address.clone(), Moved::Report(position));
            std::iter::once(own).chain(changes).chain(tables(&address, report))
        });
        let newest = match to {
            Moved::Report(report) => tables(former, self.reports.get(report)),
            Moved::Publisher(_) | Moved::Tables(..) | Moved::Changes(_) | Moved::Page(_) | Moved::File(_) => {
                Vec::new()
            }
        };
        let files = self.attachments.entries().filter_map(|(file, attached)| {
            let path = self.path_below(attached, to)?;
            Some((format!("{former}/{path}"), Moved::File(file)))
        });
        newest.into_iter().chain(reports).chain(files).collect()
    }

    /// The path of a file below the page that moved, if it stands below it.
    fn path_below(&self, attached: &Attached, moved: Moved) -> Option<String> {
        let name = &attached.name;
        match (attached.to, moved) {
            (Owner::Publisher(owner), Moved::Publisher(moved)) => (owner == moved).then(|| name.clone()),
            (Owner::Report(owner), Moved::Report(moved)) => (owner == moved).then(|| name.clone()),
            (Owner::Report(owner), Moved::Publisher(moved)) => {
                let report = self.reports.get(owner);
                (report.publisher() == moved).then(|| format!("{}/{name}", report.address()))
            }
            (Owner::Publisher(_), Moved::Report(_))
            | (Owner::Site, _)
            | (_, Moved::Tables(..) | Moved::Changes(_) | Moved::Page(_) | Moved::File(_)) => None,
        }
    }
}

/// The further pages of the tables of a report, below an address that it had.
fn tables(former: &str, report: &ArchivedReport) -> Vec<(String, Moved)> {
    let further = report.parts().skip(1);
    further
        .map(|part| {
            let address = format!("{former}/{}", tables_folder(part));
            (address, Moved::Tables(report.position(), part))
        })
        .collect()
}

/// Whether the site needs an address for itself: the page of a period, the search.
fn is_of_site(address: &str) -> bool {
    let (first, rest) = address.split_once('/').unwrap_or((address, ""));
    (is_reserved(first) && (rest.is_empty() || !Period::is_name(first))) || first.ends_with(".txt")
}

fn in_language(former: &FormerAddress, plain: &str) -> Diagnostic {
    let address = &former.address;
    Diagnostic::error(
        IN_LANGUAGE,
        former.place,
        message!(
            zh: "旧地址“{address}”带着语言",
            en: "the former address '{address}' begins with a language"
        ),
    )
    .remedy(message!(
        zh: "写 {plain}；每种语言的旧地址都会指向新地址",
        en: "write {plain}: the old address leads on in every language"
    ))
}

fn taken(former: &FormerAddress) -> Diagnostic {
    let address = &former.address;
    Diagnostic::error(
        TAKEN,
        former.place,
        message!(
            zh: "旧地址 /{address}/ 现在仍在使用",
            en: "the former address /{address}/ is in use today"
        ),
    )
    .remedy(message!(
        zh: "删去这一条：这个地址上的页面仍在；或者给现在用它的页面换一个 id",
        en: "remove it, since a page answers there; or give the page that has the address another id"
    ))
}

fn twice(former: &FormerAddress, other: Place) -> Diagnostic {
    let address = &former.address;
    Diagnostic::error(
        TWICE,
        former.place,
        message!(
            zh: "旧地址 /{address}/ 指向两处",
            en: "the former address /{address}/ leads to two places"
        ),
    )
    .related(other, message!(zh: "另一个在这里", en: "the other is here"))
    .remedy(message!(
        zh: "只留一处：读者打开旧地址时应看到的那一页",
        en: "keep it at one of them, the page that a reader of the old address looks for"
    ))
}

fn unknown(now: &FormerAddress) -> Diagnostic {
    let address = &now.address;
    Diagnostic::error(
        UNKNOWN,
        now.place,
        message!(zh: "没有发布文件 {address}", en: "no file is published at {address}"),
    )
    .remedy(message!(
        zh: "moved 的右边写文件现在的地址；页面和报告的旧地址写在它们自己的 moved_from 里",
        en: "write where the file stands now to the right; pages and reports say `moved_from` themselves"
    ))
}
