//! Crosswalks against the forms they speak of.

use super::Publishers;
use crate::model::form::{Entry, Form, Forms, Link};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;

const TO_NOTHING: Code = Code("form-crosswalk-to-nothing");
const SIDES: Code = Code("form-crosswalk-sides");

/// Every form and address that a crosswalk names, a form's or a publisher's, must stand for something.
pub(super) fn check(forms: &Forms, publishers: &Publishers, diagnostics: &mut Vec<Diagnostic>) {
    for form in forms.iter() {
        for crosswalk in &form.crosswalks {
            if crosswalk.from == form.id {
                diagnostics.push(
                    Diagnostic::error(
                        TO_NOTHING,
                        crosswalk.place,
                        message!(
                            zh: "这是本表式自己，不是前一版",
                            en: "this is the form itself, not an earlier edition"
                        ),
                    )
                    .remedy(message!(
                        zh: "写前一版表式的 id，没有前一版就删去 crosswalk",
                        en: "name the earlier edition; where there is none, leave `crosswalk` out"
                    )),
                );
            } else if let Some(older) = edition(forms, &crosswalk.from, crosswalk.place, diagnostics) {
                crosswalk.entries.iter().for_each(|entry| check_entry(entry, form, older, diagnostics));
            }
        }
    }
    for own in publishers.iter().flat_map(|publisher| &publisher.crosswalk) {
        let [newer, older] = [&own.newer, &own.older].map(|id| edition(forms, id, own.place, diagnostics));
        if let (Some(newer), Some(older)) = (newer, older) {
            check_entry(&own.entry, newer, older, diagnostics);
        }
    }
}

fn edition<'f>(
    forms: &'f Forms,
    id: &str,
    place: Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'f Form> {
    let found = forms.iter().find(|form| form.id == id);
    if found.is_none() {
        let known = forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                TO_NOTHING,
                place,
                message!(
                    zh: "对照的表式“{id}”不存在",
                    en: "the crosswalk is to a form '{id}' that does not exist"
                ),
            )
            .remedy(message!(zh: "可用的表式：{known}", en: "the forms are: {known}")),
        );
    }
    found
}

fn check_entry(entry: &Entry, newer: &Form, older: &Form, diagnostics: &mut Vec<Diagnostic>) {
    let mut counts: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for ((edition, addresses), counts) in [(older, &entry.from), (newer, &entry.to)].iter().zip(&mut counts) {
        for (address, place) in *addresses {
            let count = edition.cells_of(address).len();
            counts.push(count);
            if count == 0 {
                let id = &edition.id;
                diagnostics.push(
                    Diagnostic::error(
                        TO_NOTHING,
                        *place,
                        message!(
                            zh: "表式 {id} 里没有“{address}”",
                            en: "the form {id} has no '{address}'"
                        ),
                    )
                    .remedy(message!(
                        zh: "写作 表.行.列；annals forms {id} 列出它的表、行和栏",
                        en: "write table.row.column; `annals forms {id}` lists its tables, rows and columns"
                    )),
                );
            }
        }
    }
    let [from, to] = counts;
    if let Some((_, place)) = entry.to.first()
        && !from.iter().chain(&to).any(|&count| count == 0)
        && !pairs_up(entry.link, &from, &to)
    {
        let sum = |counts: &[usize]| counts.iter().map(usize::to_string).collect::<Vec<_>>().join(" + ");
        let (from, to) = (sum(&from), sum(&to));
        diagnostics.push(
            Diagnostic::error(
                SIDES,
                *place,
                message!(
                    zh: "两边的格数对不上：from 有 {from} 格，to 有 {to} 格",
                    en: "the two sides do not pair up: `from` has {from} cells, `to` has {to}"
                ),
            )
            .remedy(message!(
                zh: "same、renamed、differs 两边一格对一格；split 的每个 to、merged 的每个 from 与另一边格数相同",
                en: "same, renamed and differs pair cell with cell; every `to` of a split and every `from` \
                     of a \
                     merger has as many cells as the other side"
            )),
        );
    }
}

/// Whether every cell of one side has its counterpart, or its parts, on the other.
fn pairs_up(link: Link, from: &[usize], to: &[usize]) -> bool {
    let all = |counts: &[usize]| counts.iter().sum::<usize>();
    match link {
        Link::Same | Link::Renamed | Link::Differs => all(from) == all(to),
        Link::Split => to.iter().all(|&part| part == all(from)),
        Link::Merged => from.iter().all(|&part| part == all(to)),
        Link::New | Link::Discontinued | Link::NotComparable => true,
    }
}
