//! A report of chance: what is printed in each cell of a form.

use super::dice::Dice;
use crate::model::figure::CellKind;
use crate::model::form::{Block, Form, Forms, builtin};
use std::collections::BTreeMap;

/// The forms that come with the program.
pub fn forms() -> Forms {
    Forms::new(builtin::forms(), Vec::new())
}

/// A row that the form does not have.
#[derive(Debug, Clone)]
pub struct OwnRow {
    /// The block it stands in.
    pub block: String,
    /// Its label.
    pub label: String,
    /// Its figures.
    pub texts: Vec<String>,
}

/// What a report prints.
#[derive(Debug, Clone)]
pub struct Report {
    /// The edition of each table.
    pub editions: BTreeMap<String, String>,
    /// Who made it.
    pub agency: String,
    /// What is printed in each cell.
    pub printed: BTreeMap<String, String>,
    /// Rows of its own.
    pub own: Vec<OwnRow>,
}

/// How a report prints its figures.
struct Hand {
    separator: &'static str,
    zero: &'static str,
    sparse: Option<&'static str>,
    wide: bool,
    change: usize,
    large: bool,
}

impl Hand {
    fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.separator);
            }
            text.push(digit);
        }
        if !self.wide {
            return text;
        }
        text.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0xFF10 + d).unwrap())).collect()
    }

    fn count(&self, number: usize) -> String {
        if number == 0 { self.zero.into() } else { self.number(number) }
    }
}

const AGENCIES: [&str; 6] =
    ["青溪县人民政府", "临湾市档案馆", "北岭区民政局", "松河镇人民政府", "白塔市税务局", "云浦县交警大队"];

impl Report {
    /// A report by the editions given for table two and for table three.
    pub fn of(forms: &Forms, dice: &mut Dice, (two, three): (&str, &str)) -> Self {
        let hand = Hand {
            separator: dice.pick(&["", "", "", ",", "，"]),
            zero: dice.pick(&["0", "0", "0", "0", "/", "", "-"]),
            sparse: dice.chance(25).then(|| dice.pick(&["", "", "/", "-", "—"])),
            wide: dice.chance(4),
            change: dice.below(5),
            large: dice.chance(30),
        };
        let mut report = Self {
            editions: BTreeMap::new(),
            agency: (dice.pick(&AGENCIES)).into(),
            printed: BTreeMap::new(),
            own: Vec::new(),
        };
        for (table, edition) in [("proactive", two), ("requests", three), ("remedies", three)] {
            report.editions.insert(table.into(), edition.into());
            let form = forms.get(forms.find(edition).unwrap());
            for &block in &form.table(form.find_table(table).unwrap()).blocks {
                let block = form.block(block);
                match table {
                    "proactive" => report.proactive(block, &hand, dice),
                    "requests" => report.requests(block, &hand, dice),
                    _ => report.remedies(block, &hand, dice),
                }
            }
        }
        report.adorn(dice);
        report
    }

    /// The form of a table.
    pub fn form<'f>(&self, forms: &'f Forms, table: &str) -> &'f Form {
        forms.get(forms.find(&self.editions[table]).unwrap())
    }

    fn proactive(&mut self, block: &Block, hand: &Hand, dice: &mut Dice) {
        for (row_id, row) in block.rows.leaves.entries() {
            for (column, leaf) in block.columns.leaves.entries() {
                if !block.has(row_id, column) {
                    continue;
                }
                let text = match block.spec(Some(row_id), column).kind {
                    CellKind::Change => change(hand, dice),
                    CellKind::Amount => amount(hand, dice),
                    _ if row.id == "rules" => hand.count(if dice.chance(80) { 0 } else { dice.below(9) }),
                    _ => hand.count(some(dice, if hand.large { 700_000 } else { 300 })),
                };
                self.printed.insert(block.address(&row.id, column), text);
                let _ = leaf;
            }
        }
        if dice.chance(6) {
            let count = block.columns.leaves.len();
            let label = dice.pick(&["其他主动公开文件", "行政检查", "行政确认", "行政征收"]);
            let texts = (0..count).map(|_| (11 + dice.below(800)).to_string()).collect();
            self.own.push(OwnRow { block: block.id.clone(), label: label.into(), texts });
        }
    }

    fn requests(&mut self, block: &Block, hand: &Hand, dice: &mut Dice) {
        let columns: Vec<&str> = block.columns.leaves.iter().map(|leaf| leaf.id.as_str()).collect();
        let rows: Vec<&str> = block.rows.leaves.iter().map(|leaf| leaf.id.as_str()).collect();
        let ends = ["new_received", "carried_in", "processed_total", "carried_out"];
        let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
        let mut cells: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for column in columns.iter().filter(|column| **column != "total") {
            let natural = *column == "natural_person";
            let most = if natural && hand.large { 4000 } else { 60 };
            let filled = if natural { 55 } else { 18 };
            let mut processed = 0;
            for row in rows.iter().filter(|row| !ends.contains(row)) {
                let number = if dice.chance(filled) { some(dice, most) } else { 0 };
                processed += number;
                cells.insert((row, column), number);
            }
            let carried_out = if dice.chance(filled) { some(dice, 40) } else { 0 };
            let carried_in = some(dice, 40).min(processed + carried_out);
            cells.insert(("processed_total", column), processed);
            cells.insert(("carried_out", column), carried_out);
            cells.insert(("carried_in", column), carried_in);
            cells.insert(("new_received", column), processed + carried_out - carried_in);
        }
        for ((row, _), number) in &cells {
            *totals.entry(row).or_default() += number;
        }
        cells.extend(totals.into_iter().map(|(row, total)| ((row, "total"), total)));
        if dice.chance(12) {
            let row = dice.pick(&rows);
            *cells.get_mut(&(row, "total")).unwrap() += 1 + dice.below(20);
        }
        for ((row, column), number) in cells {
            let text = match hand.sparse {
                Some(sparse) if number == 0 && column != "total" => sparse.into(),
                _ => hand.count(number),
            };
            self.printed.insert(format!("{}.{row}.{column}", block.id), text);
        }
    }

    fn remedies(&mut self, block: &Block, hand: &Hand, dice: &mut Dice) {
        for row in block.rows.leaves.iter() {
            let mut total = 0;
            for leaf in block.columns.leaves.iter().filter(|leaf| !leaf.total) {
                let number = if dice.chance(45) { some(dice, 30) } else { 0 };
                total += number;
                self.printed.insert(format!("{}.{}.{}", block.id, row.id, leaf.id), hand.count(number));
            }
            total += if dice.chance(4) { 1 + dice.below(3) } else { 0 };
            self.printed.insert(format!("{}.{}.total", block.id, row.id), hand.count(total));
        }
    }

    /// Words beside some figures.
    fn adorn(&mut self, dice: &mut Dice) {
        let plain: Vec<String> = self
            .printed
            .iter()
            .filter(|(address, text)| {
                address.contains("normative") && text.parse::<u32>().is_ok_and(|n| n > 3)
            })
            .map(|(address, _)| address.clone())
            .collect();
        if !plain.is_empty() && dice.chance(8) {
            let text = self.printed.get_mut(&plain[dice.below(plain.len())]).unwrap();
            let words = ["（其中修订2件）", "(含自然失效1件)", "（其中 修订 3 件）", "件"];
            text.push_str(dice.pick(&words));
        }
    }
}

/// A number that is seldom very large.
fn some(dice: &mut Dice, most: usize) -> usize {
    match dice.below(10) {
        0..=2 => 0,
        3..=6 => dice.below(most.min(25)),
        7..=8 => dice.below(most.min(400)),
        _ => dice.below(most),
    }
}

fn change(hand: &Hand, dice: &mut Dice) -> String {
    let number = some(dice, if hand.large { 60_000 } else { 300 });
    let up = dice.chance(60);
    let digits = hand.number(number);
    if number == 0 {
        return hand.zero.into();
    }
    match (hand.change, up) {
        (0, true) => format!("增 {digits}"),
        (0, false) => format!("减 {digits}"),
        (1, true) => format!("增{digits}"),
        (1, false) => format!("减{digits}"),
        (2, true) => format!("+{digits}"),
        (3, true) => digits,
        (4, true) => format!("增加{digits}"),
        (4, false) => format!("减少{digits}"),
        (_, _) => format!("-{digits}"),
    }
}

fn amount(hand: &Hand, dice: &mut Dice) -> String {
    let whole = some(dice, 60_000);
    match dice.below(8) {
        0 | 1 => hand.count(0),
        2 => hand.number(whole),
        3 => format!("{}.{}", hand.number(whole), 1 + dice.below(9)),
        4 => format!("{}.{:02}", hand.number(whole), dice.below(100)),
        5 => format!("{}.{:04}", hand.number(whole), dice.below(10_000)),
        6 => format!("{}.{}万元", hand.number(whole), 1 + dice.below(9)),
        _ => format!("{}元", hand.number(whole * 1000)),
    }
}
