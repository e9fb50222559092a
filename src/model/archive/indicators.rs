//! Indicators that have pages of their own: the key figures of each family's newest edition in use, and every
//! total that it has.

use super::{Archive, Reports};
use crate::model::form::{Form, Forms, Indicator};
use crate::model::id::{FormId, IndicatorId, List, PublisherId};
use crate::model::report::BlockData;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The indicators that have pages, and where they are asked for.
#[derive(Debug, Default)]
pub(super) struct Indicators {
    list: List<IndicatorId, (FormId, Indicator)>,
    // By the cell of any edition of the family that has the address.
    by_cell: BTreeMap<(FormId, Indicator), IndicatorId>,
    // The publishers that report on any edition of a family, in the order of lists.
    publishers: BTreeMap<String, Vec<PublisherId>>,
}

impl Indicators {
    /// Finds the indicators: the key figures first, by family.
    pub(super) fn find(forms: &Forms, reports: &Reports) -> Self {
        let mut newest: BTreeMap<&str, FormId> = BTreeMap::new();
        let mut publishers: BTreeMap<String, BTreeSet<PublisherId>> = BTreeMap::new();
        for report in reports.current() {
            // The edition of a report that was taken back with its figures is in use too: the addresses that
            // its indicators had go on answering.
            let taken_back = (!report.shows_figures()).then_some(report.form);
            for used in report.data.iter().map(BlockData::form_id).chain(taken_back) {
                let form = forms.get(used);
                let known = newest.entry(&form.family).or_insert(used);
                if *known != used && is_newer(form, forms.get(*known)) {
                    *known = used;
                }
            }
            let families: BTreeSet<&str> = report.data.iter().map(|data| &*data.form().family).collect();
            for family in families {
                publishers.entry(family.to_owned()).or_default().insert(report.publisher());
            }
        }
        let key = |&form: &FormId| forms.get(form).key_figures.iter().map(move |&cell| (form, cell));
        let totals = |&form: &FormId| {
            let form_key = &forms.get(form).key_figures;
            let others = totals(forms.get(form)).into_iter().filter(|cell| !form_key.contains(cell));
            others.map(move |cell| (form, cell)).collect::<Vec<_>>()
        };
        let list: List<IndicatorId, (FormId, Indicator)> =
            newest.values().flat_map(key).chain(newest.values().flat_map(totals)).collect();
        let mut by_cell = BTreeMap::new();
        for (id, &(form, cell)) in list.entries() {
            let form = forms.get(form);
            let address = cell.address(form);
            for (edition, of) in forms.entries().filter(|(_, of)| of.family == form.family) {
                by_cell.extend(of.indicator(&address).map(|cell| ((edition, cell), id)));
            }
        }
        let publishers = publishers.into_iter().map(|(family, of)| (family, of.into_iter().collect()));
        Self { list, by_cell, publishers: publishers.collect() }
    }
}

/// Whether an edition is newer than another. Of two that say the same of when they are used, it is the one
/// that has more indicators: whichever report comes first, none of them loses its page.
fn is_newer(form: &Form, other: &Form) -> bool {
    let indicators = |form: &Form| form.key_figures.len() + totals(form).len();
    match form.used.from.cmp(&other.used.from) {
        Ordering::Greater => true,
        Ordering::Equal => indicators(form) > indicators(other),
        Ordering::Less => false,
    }
}

/// The totals of a form that are read first, as far as its comparisons show them.
fn totals(form: &Form) -> Vec<Indicator> {
    let mut totals = Vec::new();
    for (block, of) in form.blocks().entries() {
        for row in of.rows.leaves.ids() {
            let columns = of.columns.leaves.ids();
            let columns = columns.filter(|&column| of.has(row, column) && of.is_total(row, column));
            totals.extend(columns.map(|column| Indicator { block, row, column }));
        }
    }
    totals.retain(|&cell| form.compares(|| Some(cell)));
    totals
}

impl Archive {
    /// The indicators that have pages: the edition that names each, and the cell; the key figures first.
    pub fn indicators(&self) -> &List<IndicatorId, (FormId, Indicator)> {
        &self.indicators.list
    }

    /// The indicator with a page that a cell of a form is.
    pub fn indicator_at(&self, form: FormId, cell: Indicator) -> Option<IndicatorId> {
        self.indicators.by_cell.get(&(form, cell)).copied()
    }

    /// Whether readers can put publishers and indicators of their choice side by side.
    pub(crate) fn is_compared(&self) -> bool {
        self.site.compare && !self.indicators.list.is_empty()
    }

    /// What names an indicator among those of all forms: the edition that names it, and its address there.
    pub(crate) fn indicator_name(&self, indicator: IndicatorId) -> String {
        let (form, cell) = self.indicator(indicator);
        let form = self.form(form);
        format!("{}/{}", form.id, cell.address(form))
    }

    /// Whether an indicator is a key figure of its form.
    pub fn is_key(&self, indicator: IndicatorId) -> bool {
        let (form, cell) = self.indicator(indicator);
        self.form(form).key_figures.contains(&cell)
    }

    /// The publishers that report on any edition of a family, in the order of lists.
    pub fn publishers_of_family(&self, family: &str) -> &[PublisherId] {
        self.indicators.publishers.get(family).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words of an indicator: those of its row, of its column, or both, as far as they distinguish it.
    pub fn indicator_title(&self, form: FormId, indicator: Indicator, language: &str) -> String {
        let block = self.form(form).block(indicator.block);
        let (row, column) = (block.row(indicator.row), block.column(indicator.column));
        // "Total" alone says nothing of what; and where reports name the rows, the one that the form names is
        // the whole.
        let group = block.rows.groups_over(indicator.row).pop().filter(|_| row.total);
        let row_name = group.map_or_else(|| row.name.clone(), |group| group.joined(&row.label));
        let (row_name, column_name) = (row_name.text(language), column.name.text(language));
        let title = match (block.rows.open().is_some(), column.total) {
            (true, _) => column_name.to_owned(),
            (false, true) => row_name.to_owned(),
            (false, false) if row.total => column_name.to_owned(),
            (false, false) => format!("{row_name} · {column_name}"),
        };
        title.split(JOINT).map(unnumbered).collect::<Vec<_>>().join(JOINT)
    }
}

/// What stands between the words of a group and those of a row.
const JOINT: &str = " · ";

/// Words without the number that they have on their form: `一、`, `（七）`, `1.`.
fn unnumbered(words: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let number = words.trim_start_matches(['（', '(']);
    let rest = number.trim_start_matches(is_digit);
    let ends = if number.len() < words.len() { ['）', ')'] } else { ['、', '.'] };
    let plain = rest.strip_prefix(ends).map(str::trim_start).unwrap_or_default();
    let is_number = rest.len() < number.len() && !plain.is_empty() && !plain.starts_with(is_digit);
    if is_number { plain } else { words }
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn a_title_has_no_number_of_its_form() {
        for (words, title) in [
            ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
            ("（七）总计", "总计"),
            ("(7) Total", "Total"),
            ("1. Requests newly received", "Requests newly received"),
            ("1.5 % and more", "1.5 % and more"),
            ("一般公共服务", "一般公共服务"),
            ("（一）", "（一）"),
            ("20 days", "20 days"),
            ("", ""),
        ] {
            assert_eq!(unnumbered(words), title);
        }
    }
}
