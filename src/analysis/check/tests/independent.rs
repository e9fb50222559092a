//! The example archive, counted a second time by other means: each check is worked out from texts and ids
//! alone, and the three ways in which checks end must come out as the program counts them.

use crate::analysis::check;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{Decimal, Value};
use crate::model::form::{Check, Comparison, Form, Over, Pick, Relation, Reported, Sum, Term};
use crate::model::id::{CheckId, FormId};
use crate::model::report::BlockData;
use crate::publish::pipeline;
use crate::testing::repository;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
enum End {
    Held,
    Failed,
    Open,
}

/// Where a check is: the ids of a row and a column, one of them, or neither.
#[derive(Clone)]
enum Here {
    Row(String),
    Column(String),
    Nowhere,
}

struct Work<'a> {
    archive: &'a Archive,
    report: &'a ArchivedReport,
    form: (FormId, &'a Form),
}

impl Work<'_> {
    fn block(&self, term: &Term) -> Option<&BlockData> {
        Some(self.report.data.of_block(self.form.0, term.block)?.1)
    }

    /// The figures a term stands for, or nothing if one of them does not exist.
    fn figures(&self, term: &Term, here: &Here) -> Option<Vec<Value>> {
        let data = self.block(term)?;
        let block = self.form.1.block(term.block);
        let row_ids = |row| data.rows_of(row).map(|row| data.row_id(row).to_owned()).collect::<Vec<_>>();
        let mut cells: Vec<(String, String)> = Vec::new();
        match (&term.pick, here) {
            (Pick::Rows(rows), Here::Column(column)) => {
                block.columns.leaf(column)?;
                cells.extend(rows.iter().flat_map(|&row| row_ids(row)).map(|row| (row, column.clone())));
            }
            (Pick::Columns(columns), Here::Row(row)) => {
                data.find_row(row)?;
                cells.extend(columns.iter().map(|&column| (row.clone(), block.column(column).id.clone())));
            }
            (Pick::Inner(inner, column), Here::Row(outer)) => {
                let outer = data.find_row(outer)?;
                let inner = data.rows_of(*inner).filter(|&row| data.within(row) == Some(outer));
                let column = &block.column(*column).id;
                cells.extend(inner.map(|row| (data.row_id(row).to_owned(), column.clone())));
            }
            (Pick::Cells(wanted), _) => {
                for &(row, column) in wanted {
                    cells.extend(row_ids(row).into_iter().map(|row| (row, block.column(column).id.clone())));
                }
            }
            _ => return None,
        }
        let mut values = Vec::new();
        for (row, column) in cells {
            let (row, column) = (data.find_row(&row)?, block.columns.leaf(&column)?);
            if data.form_row(row).is_some_and(|row| block.absent.contains(&(row, column))) {
                continue;
            }
            if term.reported == Reported::Here {
                values.push(data.figure(row, column).value.clone());
                continue;
            }
            assert_eq!(term.reported, Reported::Before, "no form of the example has parts");
            let previous = self.archive.report(self.report.previous()?);
            let address = format!("{}.{}.{}", block.id, data.row_id(row), block.column(column).id);
            let here = self.report.data.find(&address)?;
            let at = crate::model::report::CellRef { report: self.report.position(), cell: here };
            let then =
                self.archive.continued(previous, &self.archive.cell(at).in_edition())?.find_in(previous)?;
            values.push(self.archive.cell(then).figure().value.clone());
        }
        Some(values)
    }

    fn sum(&self, sum: &Sum, here: &Here) -> Option<Vec<(Value, bool)>> {
        let mut values = Vec::new();
        for term in &sum.terms {
            values.extend(self.figures(term, here)?.into_iter().map(|value| (value, term.negative)));
        }
        Some(values)
    }

    fn compare(&self, left: &Sum, comparison: Comparison, right: &Sum, here: &Here) -> End {
        let (Some(l), Some(r)) = (self.sum(left, here), self.sum(right, here)) else { return End::Open };
        if (l.is_empty() && !left.terms.is_empty()) || (r.is_empty() && !right.terms.is_empty()) {
            return End::Open;
        }
        let all = || l.iter().chain(&r).map(|(value, _)| value);
        if all().any(|value| *value == Value::Unread) {
            return End::Open;
        }
        let exact =
            |value: &Value| !matches!(value.kind(), "below" | "range" | "suppressed" | "not_collected");
        if !all().all(exact) {
            let ([(l, false)], [(r, false)]) = (&l[..], &r[..]) else { return End::Open };
            return holds(order(l, r), comparison);
        }
        let stated = |side: &[(Value, bool)]| side.iter().any(|(value, _)| value.number().is_some());
        if !(stated(&l) || left.terms.is_empty()) || !(stated(&r) || right.terms.is_empty()) {
            return End::Open;
        }
        let total = |side: &[(Value, bool)]| {
            let signed = side.iter().filter_map(|(value, minus)| {
                value.number().map(|number| if *minus { -number } else { number })
            });
            signed.sum::<Decimal>()
        };
        let (l, r) = (total(&l) + left.number(), total(&r) + right.number());
        holds(Some(l.cmp(&r) as i32), comparison)
    }

    fn judge(&self, relation: &Relation, here: &Here) -> End {
        let of = |term: &Term| self.figures(term, here);
        let one =
            |term: &Term| of(term).filter(|values| values.len() == 1).map(|mut values| values.remove(0));
        match relation {
            Relation::Compare(left, comparison, right) => self.compare(left, *comparison, right, here),
            Relation::Any(pairs) => {
                let ends: Vec<End> =
                    pairs.iter().map(|(l, r)| self.compare(l, Comparison::Equal, r, here)).collect();
                if ends.contains(&End::Held) {
                    End::Held
                } else if ends.contains(&End::Open) {
                    End::Open
                } else {
                    End::Failed
                }
            }
            Relation::Requires(when, then) => {
                let [then] = &then.terms[..] else { unreachable!("no form of the example asks for a list") };
                let (Some(when), Some(then)) = (one(when), one(then)) else { return End::Open };
                let zero = Value::Number(Decimal::ZERO);
                match (order(&when, &zero), order(&then, &zero)) {
                    (None, _) | (Some(1), None) => End::Open,
                    (Some(1), Some(then)) if then < 1 => End::Failed,
                    _ => End::Held,
                }
            }
            Relation::Change(now, factor) => {
                let last = Term { reported: Reported::Before, ..now.clone() };
                let (Some(now), Some(last)) = (of(now), of(&last)) else { return End::Open };
                let mut end = if now.is_empty() { End::Open } else { End::Held };
                for (now, last) in now.iter().zip(&last) {
                    let (Some(n), Some(l)) = (now.number(), last.number()) else {
                        end = End::Open;
                        continue;
                    };
                    let factor = Decimal::from(*factor);
                    if n == l {
                    } else if n <= Decimal::ZERO || l <= Decimal::ZERO {
                        end = End::Open;
                    } else if n / l > factor || l / n > factor {
                        return End::Failed;
                    }
                }
                end
            }
            Relation::Between(value, parts) => self.within(one(value), parts, here, |low, high| {
                if low < 0 || high > 0 { End::Failed } else { End::Held }
            }),
            Relation::Extreme(value, parts, smallest) => self.within(one(value), parts, here, |low, high| {
                if (if *smallest { low } else { high }) == 0 { End::Held } else { End::Failed }
            }),
            Relation::Share(value, part, whole, decimals) => {
                let [Some(value), Some(part), Some(whole)] = [value, part, whole].map(one) else {
                    return End::Open;
                };
                let [Some(value), Some(part), Some(whole)] = [value, part, whole].map(|v| v.number()) else {
                    return End::Open;
                };
                // The example's one share is a fraction in some years, a percentage in others.
                let all = if self.report.period.id.trim_start_matches("fy") < "2021" { 1 } else { 100 };
                let decimals = if all == 1 { decimals + 2 } else { *decimals };
                let share = if whole.is_zero() { Decimal::ZERO } else { part / whole * Decimal::from(all) };
                let off = (value - share).abs();
                if off <= Decimal::new(5, decimals + 1) { End::Held } else { End::Failed }
            }
            Relation::Order(..)
            | Relation::Together(_)
            | Relation::Given(..)
            | Relation::Written(..)
            | Relation::Dates(_)
            | Relation::Described(_) => {
                unreachable!("no report of the example has a ranked list, dates or rows under others")
            }
        }
    }

    /// How a figure lies to the smallest and to the largest of others.
    fn within(&self, value: Option<Value>, of: &Sum, here: &Here, end: impl Fn(i32, i32) -> End) -> End {
        let (Some(value), Some(parts)) = (value, self.sum(of, here)) else { return End::Open };
        let parts: Vec<Value> = parts.into_iter().map(|(value, _)| value).collect();
        let absent = |value: &&Value| !matches!(value.kind(), "not_applicable" | "not_given");
        let parts: Vec<&Value> = parts.iter().filter(absent).collect();
        if parts.is_empty() || parts.iter().any(|part| bounds(part).is_none()) {
            return End::Open;
        }
        let best = |sign: i32| {
            parts[1..].iter().try_fold(parts[0], |best, part| {
                order(part, best).map(|order| if order == sign { *part } else { best })
            })
        };
        let (Some(low), Some(high)) = (best(-1), best(1)) else { return End::Open };
        match (order(&value, low), order(&value, high)) {
            (Some(low), Some(high)) => end(low, high),
            _ => End::Open,
        }
    }
}

/// The smallest and the largest number a value may be, and whether it is less than the largest.
fn bounds(value: &Value) -> Option<(Decimal, Decimal, bool)> {
    match value {
        // The example has no other bounds than `<1`.
        Value::Bound(bound) => Some((Decimal::ZERO, bound.limit, true)),
        Value::Range(range) => Some((range.0, range.1, false)),
        other => other.number().map(|number| (number, number, false)),
    }
}

/// −1, 0 or 1 where it is certain.
fn order(a: &Value, b: &Value) -> Option<i32> {
    let (a, b) = (bounds(a)?, bounds(b)?);
    let below = |a: (Decimal, Decimal, bool), b: (Decimal, Decimal, bool)| a.1 < b.0 || (a.2 && a.1 == b.0);
    match (a == b, below(a, b), below(b, a)) {
        (true, ..) => Some(0),
        (_, true, _) => Some(-1),
        (_, _, true) => Some(1),
        _ => None,
    }
}

fn holds(order: Option<i32>, comparison: Comparison) -> End {
    match (order, comparison) {
        (None, _) => End::Open,
        (Some(0), Comparison::Equal) => End::Held,
        (Some(order), Comparison::AtMost) if order <= 0 => End::Held,
        (Some(order), Comparison::AtLeast) if order >= 0 => End::Held,
        _ => End::Failed,
    }
}

/// The ends of one check over one report.
fn ends(work: &Work<'_>, check: &Check) -> Vec<End> {
    let form = work.form.1;
    if work.report.omitted.iter().any(|o| o.form == work.form.0 && o.table == form.block(check.home).table) {
        return vec![End::Open];
    }
    let Some((_, home)) = work.report.data.of_block(work.form.0, check.home) else { return Vec::new() };
    let unnamed = |term: &Term| {
        let rows: Vec<_> = match &term.pick {
            Pick::Rows(rows) => rows.clone(),
            Pick::Cells(cells) => cells.iter().map(|(row, _)| *row).collect(),
            Pick::Inner(inner, _) => vec![*inner],
            Pick::Parts(_) => Vec::new(),
            Pick::Columns(_) => return false,
        };
        let Some(data) = work.block(term) else { return false };
        rows.iter().all(|&row| data.rows_of(row).count() == 0)
    };
    let lacking =
        |term: &&Term| form.table(form.block(term.block).table).optional && work.block(term).is_none();
    if check.relation.terms().any(|term| unnamed(term) || lacking(&term)) {
        return Vec::new();
    }
    let heres: Vec<Here> = match &check.over {
        Over::Once => vec![Here::Nowhere],
        Over::Columns(columns) => {
            let block = form.block(check.home);
            columns.iter().map(|&column| Here::Column(block.column(column).id.clone())).collect()
        }
        Over::Rows(rows) => {
            let covered = home.rows().filter(|&row| home.form_row(row).is_none_or(|r| rows.contains(&r)));
            covered.map(|row| Here::Row(home.row_id(row).to_owned())).collect()
        }
    };
    heres.iter().map(|here| work.judge(&check.relation, here)).collect()
}

#[test]
fn every_check_holds_fails_or_cannot_be_assessed_and_the_three_add_up() {
    let checked = pipeline::check(&repository()).unwrap();
    let archive = &checked.archive;
    let (mut held, mut failed, mut open) = (0, 0, 0);
    let mut by_check: BTreeMap<(FormId, CheckId), (usize, usize, usize)> = BTreeMap::new();
    for report in archive.reports.iter() {
        let kind = archive.publisher(report.publisher()).kind.as_deref();
        let (mut own, tally) = ((0, 0, 0), checked.findings.found(report.position()).tally());
        for form in report.data.editions() {
            let work = Work { archive, report, form: (form, archive.form(form)) };
            for (position, check) in archive.form(form).checks.entries() {
                let only =
                    check.kinds.only.as_ref().is_none_or(|only| only.iter().any(|k| Some(&**k) == kind));
                if !only || check.kinds.except.iter().any(|k| Some(&**k) == kind) {
                    continue;
                }
                for end in ends(&work, check) {
                    let each = by_check.entry((form, position)).or_insert((0, 0, 0));
                    match end {
                        End::Held => each.0 += 1,
                        End::Failed => each.1 += 1,
                        End::Open => each.2 += 1,
                    }
                    match end {
                        End::Held => own.0 += 1,
                        End::Failed => own.1 += 1,
                        End::Open => own.2 += 1,
                    }
                }
            }
        }
        let counted = (tally.held, tally.failed(), tally.unassessed());
        let publisher = &archive.publisher(report.publisher()).id;
        assert_eq!(own, counted, "{publisher} {}", report.period.id);
        (held, failed, open) = (held + own.0, failed + own.1, open + own.2);
    }
    let counted = check::by_check(archive).into_iter();
    let counted = counted.map(|(check, tally)| (check, (tally.held, tally.failed(), tally.unassessed())));
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), by_check);
    let tally = checked.findings.tally();
    assert_eq!((tally.held, tally.failed(), tally.unassessed()), (held, failed, open));
    assert_eq!(tally.made(), held + failed + open);
    assert!(held > 2000 && failed > 40 && open > 100, "{held} {failed} {open}");
}
