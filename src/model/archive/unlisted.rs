//! Cells of an edition that continue nothing of the one before, and cells of that one that nothing continues,
//! without a word in the crosswalk: their series would end and begin in silence.

use crate::model::form::{Axis, Block, Continuations, Form, Forms, Indicator, Leaf};
use crate::model::id::{BlockId, Id};
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::nearest;
use std::collections::BTreeSet;

const UNLISTED: Code = Code("form-unlisted");

/// So many are listed; there are as many more as are counted.
const MOST_LISTED: usize = 6;

/// Tells what ends and what begins between an edition of the archive's own and each that its crosswalk is
/// from, and the edition before it.
pub(super) fn check(forms: &Forms, diagnostics: &mut Vec<Diagnostic>) {
    for newer in forms.own().map(|form| forms.get(form)) {
        let declared = |older: &Form| newer.crosswalks.iter().find(|crosswalk| crosswalk.from == older.id);
        let earlier = |older: &&Form| older.family == newer.family && older.used.from < newer.used.from;
        let before = forms.iter().filter(earlier).max_by_key(|older| &older.used.from);
        diagnostics.extend(
            forms.iter().find(|older| seems_earlier(older, newer)).map(|older| unrelated(older, newer)),
        );
        for older in forms.iter().filter(|older| older.id != newer.id) {
            let crosswalk = declared(older);
            if crosswalk.is_none() && before.is_none_or(|before| before.id != older.id) {
                continue;
            }
            // What names nothing is told by itself, and the rest is not known before that is mended.
            let stands = |form: &Form, addresses: &[(String, Place)]| {
                addresses.iter().all(|(address, _)| !form.cells_of(address).is_empty())
            };
            let mut entries = crosswalk.iter().flat_map(|crosswalk| &crosswalk.entries);
            if !entries.all(|entry| stands(older, &entry.from) && stands(newer, &entry.to)) {
                continue;
            }
            let continuations = Continuations::between(newer, older);
            let ends = parts(older, &continuations.dropped().collect());
            let begins = parts(newer, &continuations.unlisted().collect());
            if !ends.is_empty() || !begins.is_empty() {
                let place = crosswalk.map_or(newer.place, |crosswalk| crosswalk.place);
                let told =
                    Diagnostic::new(Severity::Notice, UNLISTED, Some(place), says(older, &ends, &begins));
                diagnostics.push(told.remedy(remedy(&ends, &begins)));
            }
        }
    }
}

/// Whether a form ended before another began and has a table by the same name, though nothing says that they
/// are editions of one questionnaire.
fn seems_earlier(older: &Form, newer: &Form) -> bool {
    let ended = older.used.to.as_ref().zip(newer.used.from.as_ref()).is_some_and(|(to, from)| to < from);
    older.used.kind == newer.used.kind
        && ended
        && older.family != newer.family
        && newer.family == newer.id
        && newer.crosswalks.is_empty()
        && newer.blocks().iter().any(|block| older.find_block(&block.id).is_some())
}

fn unrelated(older: &Form, newer: &Form) -> Diagnostic {
    let (id, family) = (&older.id, &older.family);
    let told = message!(
        zh: "{id} 停用之后启用了这个表式，有同名的表，却没有写它们是同一问卷的两版：历年比较到此断开",
        en: "this form begins after {id} ended and has a table by the same name, yet nothing says that they \
             are editions of one questionnaire: over the years every series breaks here"
    );
    Diagnostic::new(Severity::Notice, UNLISTED, Some(newer.place), told).remedy(message!(
        zh: "是同一问卷，就写 family: {family}，有变动的格写进 crosswalk；不是，就给表换个名字",
        en: "if they are, write `family: {family}` and list in `crosswalk` what changed; if not, give the \
             table another id"
    ))
}

/// Cells that end or begin together, as a crosswalk names them.
struct Part {
    address: String,
    name: Label,
    /// The block, and the place among its rows or columns: what stands at the same place may be the same.
    at: (String, usize),
}

/// Some cells of a form as few addresses: whole blocks, rows and columns where all of their cells are among
/// them.
fn parts(form: &Form, cells: &BTreeSet<Indicator>) -> Vec<Part> {
    let blocks: BTreeSet<BlockId> = cells.iter().map(|cell| cell.block).collect();
    blocks.into_iter().flat_map(|id| parts_of_block(form, id, cells)).collect()
}

fn parts_of_block(form: &Form, id: BlockId, cells: &BTreeSet<Indicator>) -> Vec<Part> {
    let block = form.block(id);
    let is_among = |cell: Indicator| !block.has(cell.row, cell.column) || cells.contains(&cell);
    let whole_row = |row| {
        let mut columns = block.columns.leaves.ids();
        block.columns.leaves.len() > 1 && columns.all(|column| is_among(Indicator { block: id, row, column }))
    };
    let whole_column = |column| {
        let mut rows = block.rows.leaves.ids();
        block.rows.leaves.len() > 1 && rows.all(|row| is_among(Indicator { block: id, row, column }))
    };
    if block.rows.leaves.ids().all(whole_row) || block.columns.leaves.ids().all(whole_column) {
        let name = if block.caption.is_empty() { &form.table_of(id).title } else { &block.caption };
        return vec![Part { address: block.id.clone(), name: name.clone(), at: (String::new(), id.index()) }];
    }
    let columns = whole(block, &block.columns, "*.", whole_column);
    let rows = whole(block, &block.rows, "", whole_row);
    let single = cells.iter().filter(|cell| cell.block == id);
    let single = single.filter(|cell| !whole_row(cell.row) && !whole_column(cell.column)).map(|cell| Part {
        address: cell.address(form),
        name: block.row(cell.row).name.joined(&block.column(cell.column).name),
        at: (format!("{}.{}", block.id, block.row(cell.row).id), cell.column.index()),
    });
    columns.into_iter().chain(rows).chain(single).collect()
}

/// The rows or the columns of a block that are whole.
fn whole<I: Id>(block: &Block, axis: &Axis<I>, before: &str, is_whole: impl Fn(I) -> bool) -> Vec<Part> {
    let whole = axis.leaves.entries().filter(|(id, _)| is_whole(*id));
    let part = |(id, leaf): (I, &Leaf)| Part {
        address: format!("{}.{before}{}", block.id, leaf.id),
        name: leaf.name.clone(),
        at: (format!("{}.{before}", block.id), id.index()),
    };
    whole.map(part).collect()
}

fn says(older: &Form, ends: &[Part], begins: &[Part]) -> Message {
    let id = &older.id;
    let Message { zh: ends_zh, en: ends_en } = listed(ends);
    let Message { zh: begins_zh, en: begins_en } = listed(begins);
    match (ends, begins) {
        (_, []) => message!(
            zh: "从 {id} 到这一版，对照里没有写：到此为止的有 {ends_zh}",
            en: "from {id} to this edition, without a word in a crosswalk, these end: {ends_en}"
        ),
        ([], _) => message!(
            zh: "从 {id} 到这一版，对照里没有写：从这里开始的有 {begins_zh}",
            en: "from {id} to this edition, without a word in a crosswalk, these begin: {begins_en}"
        ),
        (_, _) => message!(
            zh: "从 {id} 到这一版，对照里没有写：到此为止的有 {ends_zh}；从这里开始的有 {begins_zh}",
            en: "from {id} to this edition, without a word in a crosswalk, these end: {ends_en}; and these \
                 begin: {begins_en}"
        ),
    }
}

fn listed(parts: &[Part]) -> Message {
    let words = |language: &str, open: &str, close: &str, comma: &str| {
        let each = |part: &Part| match part.name.text(language) {
            "" => part.address.clone(),
            name => format!("{}{open}{name}{close}", part.address),
        };
        parts.iter().take(MOST_LISTED).map(each).collect::<Vec<_>>().join(comma)
    };
    let (mut zh, mut en) = (words("zh", "（", "）", "、"), words("en", " (", ")", ", "));
    if let more @ 1.. = parts.len().saturating_sub(MOST_LISTED) {
        zh.push_str(&format!("，另有 {more} 处"));
        en.push_str(&format!(" and {more} more"));
    }
    Message { zh, en }
}

/// What to write, with the two that look most alike as the example.
fn remedy(ends: &[Part], begins: &[Part]) -> Message {
    let pair = begins.iter().find_map(|new| Some((similar(new, ends)?, new)));
    if let Some((old, new)) = pair {
        let (from, to) = (&old.address, &new.address);
        return message!(
            zh: "写进 crosswalk。{from} 与 {to} 相像：是同一个数字，就写 {{from: {from}, to: {to}, relation: \
                 renamed, why: 理由}}；不是，就各写 discontinued 和 new",
            en: "list them in `crosswalk`. {from} and {to} look alike: if they are the same figure, write \
                 {{from: {from}, to: {to}, relation: renamed, why: …}}; if not, write `discontinued` and \
                 `new`"
        );
    }
    message!(
        zh: "写进 crosswalk：不再填报的写 {{from: …, relation: discontinued, why: 理由}}，新增的写 {{to: …, \
             relation: new, why: 理由}}",
        en: "list them in `crosswalk`: what is no longer asked as {{from: …, relation: discontinued, why: \
             …}}, what is new as {{to: …, relation: new, why: …}}"
    )
}

/// What ended that has the same words as what begins, nearly the same id, or else its place.
fn similar<'p>(new: &Part, ends: &'p [Part]) -> Option<&'p Part> {
    let same_words = |old: &&Part| !old.name.is_empty() && old.name == new.name;
    let near = || nearest(&new.address, ends.iter().map(|old| old.address.as_str()));
    let by_words = ends.iter().find(same_words);
    by_words
        .or_else(|| near().and_then(|address| ends.iter().find(|old| old.address == address)))
        .or_else(|| ends.iter().find(|old| old.at == new.at))
}
