//! A check that can never be made, or never fail, is an error of the form: readers would take its silence for
//! agreement.

use super::instances::{FormCell, Instance, adds, cells, instances, is_open, kind};
use super::{Reader, codes};
use crate::model::figure::{CellKind, Decimal};
use crate::model::form::asked::Asked;
use crate::model::form::{Check, Comparison, Over, Relation, Reported, Sum, Term};
use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeMap;

/// Why a check cannot fire at one row or column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Never {
    /// The block of a term lacks the row or column.
    Lacking,
    /// A term stands for no cell.
    Nothing,
    /// A term is of words, or dates are held against numbers.
    Words,
    /// A term adds up over periods what does not add up: a median, a share.
    NotAdding,
    /// A term stands for several cells where one is needed.
    Several,
    /// There is nothing to be put in order.
    Alone,
    /// It is about no kind of publisher.
    Nobody,
    /// It holds whatever the figures are.
    Always,
}

impl Reader<'_> {
    /// A check if it can fail at one row or column at least; told where it cannot. It is not repeated over
    /// those where the form has no such cells, or words.
    pub(super) fn that_fires(&mut self, asked: &Asked, mut check: Check) -> Option<Check> {
        let home = asked.block(check.home);
        let open: Vec<(Instance, Option<Never>)> =
            instances(&check).into_iter().map(|at| (at, never(asked, &check, at))).collect();
        // What `only` and `except` leave nothing of is told there; a total stands where its block does.
        if open.is_empty() && check.place != home.place {
            return None;
        }
        let except = &check.kinds.except;
        let nobody = check.kinds.only.as_ref().is_some_and(|only| only.iter().all(|k| except.contains(k)));
        let first = open.iter().find_map(|(_, never)| *never).unwrap_or(Never::Nothing);
        let first = if nobody { Never::Nobody } else { first };
        if nobody || open.iter().all(|(_, never)| never.is_some()) {
            let (id, block) = (check.id.clone(), home.id.clone());
            let (why, remedy) = (first.says(&id), first.remedy(&block));
            self.error(codes::NEVER, check.place, why, remedy);
            return None;
        }
        let dropped = |at: Instance| {
            let cause = open.iter().find(|(here, _)| *here == at).and_then(|(_, never)| *never);
            [Never::Nothing, Never::Words, Never::NotAdding].map(Some).contains(&cause)
        };
        match &mut check.over {
            Over::Columns(columns) => columns.retain(|&column| !dropped(Instance::Column(column))),
            Over::Rows(rows) => rows.retain(|&row| !dropped(Instance::Row(row))),
            Over::Once => {}
        }
        Some(check)
    }
}

fn never(asked: &Asked, check: &Check, at: Instance) -> Option<Never> {
    let mut all: Vec<Vec<FormCell>> = Vec::new();
    for term in check.relation.terms() {
        let Some(cells) = cells(asked, check.home, term, at) else { return Some(Never::Lacking) };
        // How figures are written is asked of those that are there.
        if cells.is_empty() && !matches!(check.relation, Relation::Written(..)) {
            return Some(Never::Nothing);
        }
        all.push(cells);
    }
    if all.iter().all(Vec::is_empty) {
        return Some(Never::Nothing);
    }
    if is_of_words(asked, check, &all, at) {
        return Some(Never::Words);
    }
    if check.relation.terms().any(|term| term.reported == Reported::Parts) {
        let of_parts = all.iter().flatten().filter(|(.., reported)| *reported == Reported::Parts);
        if !of_parts.into_iter().all(|&cell| adds(asked, cell)) {
            return Some(Never::NotAdding);
        }
        // As many reports as there are parts have as many cells.
        if !check.relation.is_of_sums() {
            return Some(Never::Several);
        }
    }
    let one = |cells: &Vec<FormCell>| cells.len() == 1;
    let always = |left: &Sum, comparison, right: &Sum| {
        let net = net(factors(asked, check, left, 1, at), factors(asked, check, right, -1, at));
        holds_always(asked, comparison, &net, left.number() - right.number())
    };
    match &check.relation {
        Relation::Compare(left, comparison, right) => {
            always(left, *comparison, right).then_some(Never::Always)
        }
        Relation::Any(pairs) => {
            let same = |(left, right): &(Sum, Sum)| always(left, Comparison::Equal, right);
            pairs.iter().any(same).then_some(Never::Always)
        }
        Relation::Order(..) => {
            let at_row = matches!(at, Instance::Row(_));
            let listed: Vec<FormCell> = all.concat();
            (listed.len() == 1 && (at_row || !is_open(asked, listed[0]))).then_some(Never::Alone)
        }
        Relation::Between(..) | Relation::Extreme(..) if !one(&all[0]) => Some(Never::Several),
        // A value lies between itself and others, and is the smallest of itself.
        Relation::Between(..) => all[1..].iter().flatten().any(|c| *c == all[0][0]).then_some(Never::Always),
        Relation::Extreme(_, of, _) => {
            let itself = all[1..].iter().flatten().all(|c| *c == all[0][0]) && of.numbers.is_empty();
            itself.then_some(Never::Always)
        }
        Relation::Share(..) if !all.iter().all(one) => Some(Never::Several),
        Relation::Share(..)
        | Relation::Given(..)
        | Relation::Written(..)
        | Relation::Dates(_)
        | Relation::Described(_) => None,
        Relation::Requires(..) if !one(&all[0]) => Some(Never::Several),
        Relation::Requires(..) => all[1..].iter().flatten().any(|c| *c == all[0][0]).then_some(Never::Always),
        Relation::Together(_) => all.iter().all(|cells| *cells == all[0]).then_some(Never::Always),
        Relation::Change(Term { reported, .. }, _) => (*reported != Reported::Here).then_some(Never::Always),
    }
}

/// Whether a check has words where it needs numbers or dates, or holds the one against the other. A list may
/// be of anything.
fn is_of_words(asked: &Asked, check: &Check, terms: &[Vec<FormCell>], at: Instance) -> bool {
    let all_are = |wanted: fn(CellKind) -> bool, terms: &[Vec<FormCell>]| {
        terms.iter().flatten().all(|&cell| wanted(kind(asked, cell)))
    };
    let is_date = |kind: CellKind| kind == CellKind::Date;
    let numbers = |terms| all_are(CellKind::is_numeric, terms);
    let dates = |terms| all_are(is_date, terms);
    // Of rows that reports name there may be any number, and as many dates; at one row there is one.
    let at_row = matches!(at, Instance::Row(_));
    // A day less another is a number of days; what is left of the days must come out even on both sides.
    let compares = |left: &Sum, right: &Sum| {
        let factors = net(factors(asked, check, left, 1, at), factors(asked, check, right, -1, at));
        let is_of = |cell: &FormCell| is_date(kind(asked, *cell));
        let no_words = factors.keys().all(|cell| is_of(cell) || kind(asked, *cell).is_numeric());
        let open = |cell: &FormCell| is_of(cell) && is_open(asked, *cell);
        let days: i32 = factors.iter().filter(|(cell, _)| is_of(cell)).map(|(_, factor)| factor).sum();
        no_words && days == 0 && (at_row || !factors.keys().any(open))
    };
    !match &check.relation {
        Relation::Compare(left, _, right) => compares(left, right),
        Relation::Any(pairs) => pairs.iter().all(|(left, right)| compares(left, right)),
        Relation::Order(of, _) => numbers(terms) || (dates(terms) && of.numbers.is_empty()),
        Relation::Between(_, of) | Relation::Extreme(_, of, _) => {
            numbers(terms) || (dates(terms) && of.numbers.is_empty())
        }
        Relation::Share(..) | Relation::Change(..) | Relation::Written(..) => numbers(terms),
        Relation::Requires(..) | Relation::Together(_) | Relation::Given(..) => true,
        Relation::Dates(_) => dates(terms),
        Relation::Described(_) => true,
    }
}

type Factors = BTreeMap<FormCell, i32>;

/// The factor of each cell in a sum.
fn factors(asked: &Asked, check: &Check, sum: &Sum, side: i32, at: Instance) -> Factors {
    let mut factors = Factors::new();
    for term in &sum.terms {
        for cell in cells(asked, check.home, term, at).unwrap_or_default() {
            *factors.entry(cell).or_default() += if term.negative { -side } else { side };
        }
    }
    factors
}

/// Left − right.
fn net(mut left: Factors, right: Factors) -> Factors {
    for (cell, factor) in right {
        *left.entry(cell).or_default() += factor;
    }
    left
}

/// Whether a comparison holds whatever the figures are: what is left of both sides, with the numbers that the
/// form states itself, cannot be on the wrong side of zero.
fn holds_always(asked: &Asked, comparison: Comparison, net: &Factors, number: Decimal) -> bool {
    let never_above = |sign: i32| {
        net.iter().all(|(cell, factor)| {
            let kind = kind(asked, *cell);
            *factor == 0 || (factor.signum() == -sign && kind.is_numeric() && !kind.is_signed())
        })
    };
    match comparison {
        // Figures that cancel each other out leave nothing to be held against a number.
        Comparison::Equal => net.values().all(|factor| *factor == 0),
        Comparison::AtMost => never_above(1) && number <= Decimal::ZERO,
        Comparison::AtLeast => never_above(-1) && number >= Decimal::ZERO,
        Comparison::Below => never_above(1) && number < Decimal::ZERO,
        Comparison::Above => never_above(-1) && number > Decimal::ZERO,
    }
}

impl Never {
    fn says(self, id: &str) -> Message {
        match self {
            Self::Lacking => message!(
                zh: "“{id}”永远核对不到：另一张表没有它要核对的任何一行或一列",
                en: "'{id}' can never be made: the other table has none of the rows or columns it is \
                     repeated over"
            ),
            Self::Nothing => message!(
                zh: "“{id}”永远核对不到：其中一项没有任何格",
                en: "'{id}' can never be made: one of its terms stands for no cell"
            ),
            Self::Words => message!(
                zh: "“{id}”永远核对不到：文字不能相加、比较，日期只能与日期比较",
                en: "'{id}' can never be made: words cannot be added or compared, and dates only with dates"
            ),
            Self::NotAdding => message!(
                zh: "“{id}”永远核对不到：中位数、比例之类不能把各期相加",
                en: "'{id}' can never be made: what does not add up over rows, as medians and shares, does \
                     not over periods either"
            ),
            Self::Several => message!(
                zh: "“{id}”永远核对不到：须是一个格的地方写了几个格",
                en: "'{id}' can never be made: it names several cells where one is needed"
            ),
            Self::Alone => message!(
                zh: "“{id}”永远核对不到：只有一个格，无所谓次序",
                en: "'{id}' can never fail: one cell alone has no order"
            ),
            Self::Nobody => message!(
                zh: "“{id}”永远核对不到：kinds 中的机关都被 not_kinds 排除了",
                en: "'{id}' can never be made: `not_kinds` leaves out every kind of `kinds`"
            ),
            Self::Always => message!(
                zh: "“{id}”永远成立：无论填什么数字都不会不符",
                en: "'{id}' can never fail: it holds whatever the figures are"
            ),
        }
    }

    fn remedy(self, block: &str) -> Message {
        match self {
            Self::Lacking => message!(
                zh: "两张表的行（列）用同样的 id，或不用 each，写出每个格",
                en: "give the rows (columns) of both tables the same ids, or name single cells, without \
                     `each`"
            ),
            Self::Nothing => message!(
                zh: "看看“{block}”的 absent 和 total：合计旁边须有可加的行（列）",
                en: "look at `absent` and `total` of '{block}': a total needs rows (columns) beside it to \
                     add up"
            ),
            Self::Words => message!(
                zh: "只核对数字的行（列）；两边都写日期，或把这条规则删去",
                en: "check rows (columns) of figures only, or of dates on both sides, or take the check out"
            ),
            Self::NotAdding => message!(
                zh: "@parts 只用于可加的行（列）；其实可加的，删去 adds: false",
                en: "use `@parts` for rows (columns) that add up; for those that do, take `adds: false` out"
            ),
            Self::Several => message!(
                zh: "写一行（列），不要写一组或开放的行；几个数相加用 equal",
                en: "name one row (column), no group and no open rows; sums are for `equal`"
            ),
            Self::Alone => message!(
                zh: "of 写开放的行、一组行（列），或几行（列）",
                en: "let `of` be open rows, a group of rows (columns), or several of them"
            ),
            Self::Nobody => message!(
                zh: "kinds 与 not_kinds 只写一个",
                en: "write `kinds` or `not_kinds`, not both"
            ),
            Self::Always => message!(
                zh: "两边写成应当相符的不同的格",
                en: "let the sides be different cells that should agree"
            ),
        }
    }
}
