//! The orders in which a period lists its reports. A list of thousands has many pages, and is sorted once.

use crate::model::archive::ArchivedReport;
use crate::model::figure::Decimal;
use crate::model::id::{FormId, PeriodId, ReportId};
use crate::model::report::CellRef;
use crate::pages::address::Order;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::ranked::Ranked;
use crate::text::collate;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A report on the list.
pub(crate) struct Listed {
    pub report: ReportId,
    /// Its rank by the first key figure, where the list is in that order.
    pub rank: Option<usize>,
}

/// A list's period, its order and the language of its names.
type Asked = (PeriodId, Order, String);

/// The lists that were asked for.
#[derive(Default)]
pub(crate) struct Lists(Mutex<BTreeMap<Asked, Arc<[Listed]>>>);

impl Lists {
    /// The reports on a period in an order, form after form.
    pub(super) fn of(
        &self,
        model: &Model<'_>,
        links: &Links<'_>,
        reports: &[&ArchivedReport],
        (period, order): (PeriodId, Order),
    ) -> Arc<[Listed]> {
        let of = (period, order, links.language.to_owned());
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known().get(&of).cloned();
        before.unwrap_or_else(|| {
            // Outside of the lock: other threads go on with other lists meanwhile.
            let sorted = sorted(model, links, reports, (period, order)).into();
            Arc::clone(known().entry(of).or_insert(sorted))
        })
    }
}

fn sorted(
    model: &Model<'_>,
    links: &Links<'_>,
    reports: &[&ArchivedReport],
    (period, order): (PeriodId, Order),
) -> Vec<Listed> {
    let archive = model.archive;
    let kind = |report: &ArchivedReport| {
        let kind = archive.publisher(report.publisher()).kind.as_ref();
        archive.site.kinds.iter().position(|known| Some(&known.id) == kind).unwrap_or(usize::MAX)
    };
    let name = |report: &ArchivedReport| {
        collate::key(archive.publisher(report.publisher()).short_name(links.language), links.language)
    };
    let unranked = |report: &ArchivedReport| Listed { report: report.position(), rank: None };
    let mut reports = reports.to_vec();
    match order {
        Order::Official => {
            reports.sort_by_key(|report| (report.form, kind(report)));
            reports.into_iter().map(unranked).collect()
        }
        Order::Name => {
            reports.sort_by_cached_key(|report| (report.form, name(report)));
            reports.into_iter().map(unranked).collect()
        }
        Order::Value => {
            let mut valued: Vec<(FormId, Reverse<Option<Decimal>>, &ArchivedReport)> = reports
                .into_iter()
                .map(|report| (report.form, Reverse(value(model, report, period)), report))
                .collect();
            valued.sort_by_key(|(form, value, _)| (*form, *value));
            ranked(model, &valued)
        }
    }
}

/// The first key figure of a report, where it may be ranked.
fn value(model: &Model<'_>, report: &ArchivedReport, period: PeriodId) -> Option<Decimal> {
    let form = model.archive.form(report.form);
    let &figure = form.key_figures.first()?;
    let cell = CellRef { report: report.position(), cell: report.data.find(&figure.address(form))? };
    Ranked::of(model, &[cell], (report.form, figure), model.archive.period(period))?.number.ok()
}

/// Sorted reports with their ranks: wholes only, since a part's figures are in its whole's already.
fn ranked(model: &Model<'_>, valued: &[(FormId, Reverse<Option<Decimal>>, &ArchivedReport)]) -> Vec<Listed> {
    let (mut wholes, mut rank) = (0, 0);
    let mut before: Option<(FormId, Decimal)> = None;
    let listed = valued.iter().map(|&(form, Reverse(value), report)| {
        let is_whole = model.archive.publisher(report.publisher()).parent().is_none();
        let value = value.filter(|_| is_whole).map(|value| (form, value));
        if let Some(value) = value {
            if before.is_none_or(|(form, _)| form != value.0) {
                wholes = 0;
            }
            wholes += 1;
            if before != Some(value) {
                rank = wholes;
            }
            before = Some(value);
        }
        Listed { report: report.position(), rank: value.map(|_| rank) }
    });
    listed.collect()
}
