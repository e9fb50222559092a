//! The orders in which a period lists its reports.

use crate::model::archive::ArchivedReport;
use crate::model::figure::Decimal;
use crate::model::id::{FormId, PeriodId};
use crate::model::report::CellRef;
use crate::pages::address::Order;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::ranked::Ranked;
use crate::text::collate;
use std::cmp::Reverse;

/// A report on the list.
pub(super) struct Listed<'a> {
    pub report: &'a ArchivedReport,
    /// Its rank by the first key figure, where the list is in that order.
    pub rank: Option<usize>,
}

/// The reports on a period in an order, form after form.
pub(super) fn listed<'a>(
    model: &Model<'a>,
    links: &Links<'_>,
    reports: &[&'a ArchivedReport],
    (period, order): (PeriodId, Order),
) -> Vec<Listed<'a>> {
    let archive = model.archive;
    let kind = |report: &ArchivedReport| {
        let kind = archive.publisher(report.publisher()).kind.as_ref();
        archive.site.kinds.iter().position(|known| Some(&known.id) == kind).unwrap_or(usize::MAX)
    };
    let name = |report: &ArchivedReport| {
        collate::key(archive.publisher(report.publisher()).short_name(links.language), links.language)
    };
    let unranked = |report| Listed { report, rank: None };
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
fn ranked<'a>(
    model: &Model<'_>,
    valued: &[(FormId, Reverse<Option<Decimal>>, &'a ArchivedReport)],
) -> Vec<Listed<'a>> {
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
        Listed { report, rank: value.map(|_| rank) }
    });
    listed.collect()
}
