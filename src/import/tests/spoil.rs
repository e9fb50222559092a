//! Spoils a report, and says what may come back of it.

use super::dice::Dice;
use super::grid::{Cell, Grid, Piece, What};
use super::judge::bare;
use super::manuscript::Manuscript;

/// How many ways there are.
const WAYS: usize = 18;

/// Spoils a report in one way or several.
pub fn spoil(manuscript: &mut Manuscript, other: &Manuscript, dice: &mut Dice) {
    let mut done = 0;
    let wanted = 1 + usize::from(dice.chance(25));
    for _ in 0..40 {
        let tables: Vec<usize> = (0..manuscript.pieces.len())
            .filter(
                |&at| matches!(&manuscript.pieces[at], Piece::Table(grid) if !grid.figure_rows().is_empty()),
            )
            .collect();
        if tables.is_empty() || done == wanted {
            return;
        }
        let at = dice.pick(&tables);
        let way = dice.below(WAYS);
        if let Some(what) = one(manuscript, at, way, other, dice) {
            manuscript.note(&format!("spoilt: {what}"));
            done += 1;
        }
    }
}

/// Spoils a table in one way, if it can be.
fn one(
    manuscript: &mut Manuscript,
    at: usize,
    way: usize,
    other: &Manuscript,
    dice: &mut Dice,
) -> Option<String> {
    let Piece::Table(mut grid) = manuscript.pieces[at].clone() else { return None };
    let row = dice.pick(&grid.figure_rows());
    let figures = grid.figures(row);
    let told = match way {
        0 => digit_lost(manuscript, &mut grid, dice),
        1 => letter(manuscript, &mut grid, dice),
        2 => {
            let to = dice.pick(&grid.figure_rows());
            grid.cut(row, true);
            grid.cut(row + 1, true);
            let line = grid.rows.remove(row);
            grid.cut(to, true);
            grid.rows.insert(to.min(grid.rows.len()), line);
            Some(format!("row {row} moved to {to}"))
        }
        3 => joined(manuscript, &mut grid, row, false, dice),
        4 => joined(manuscript, &mut grid, row, true, dice),
        5 => {
            every(&grid).for_each(|address| manuscript.expected.nothing(&address));
            manuscript.pieces.remove(at);
            return Some("table dropped".into());
        }
        // Of a row that stands there twice, the one that is left is the report's.
        6 if manuscript.story.iter().any(|told| told.ends_with("twice")) => None,
        6 => {
            grid.addresses(row).iter().for_each(|address| manuscript.expected.nothing(address));
            grid.cut(row, true);
            grid.cut(row + 1, true);
            grid.rows.remove(row);
            Some(format!("row {row} dropped"))
        }
        7 => columns_exchanged(manuscript, &mut grid, row, dice),
        8 => label_replaced(manuscript, &mut grid, row, dice),
        9 => labels_exchanged(manuscript, &mut grid, row, dice),
        10 => text_moved(manuscript, &mut grid, row, dice),
        11 => {
            let heads: Vec<usize> = (0..grid.rows.len())
                .filter(|&row| grid.rows[row].iter().any(|&id| grid.cells[id].what == What::ColumnHead))
                .collect();
            if heads.is_empty() || grid.rows.len() == 1 {
                return None;
            }
            let head = dice.pick(&heads);
            grid.rows.remove(head);
            Some(format!("row of heads {head} dropped"))
        }
        12 => return again(manuscript, at, &grid, other, dice),
        13 => extra_column(&mut grid, dice),
        14 => {
            let id = dice.pick(&figures);
            grid.cells[id].text =
                dice.pick(&["见附件", "无", "？", "*", "约30", "3或4", "#REF!", "待核"]).into();
            print(manuscript, &grid.cells[id]);
            Some("words for a figure".into())
        }
        15 => shifted(manuscript, &mut grid, row, dice),
        16 => twice(manuscript, &mut grid, row, dice),
        _ => columns_with_heads(&mut grid, dice),
    }?;
    manuscript.pieces[at] = Piece::Table(grid);
    Some(told)
}

/// The addresses of all figures of a table.
fn every(grid: &Grid) -> impl Iterator<Item = String> {
    grid.figure_rows().into_iter().flat_map(|row| grid.addresses(row)).collect::<Vec<_>>().into_iter()
}

/// The figures that a part of a table prints: what stands on its rows.
fn on_rows(grid: &Grid) -> impl Iterator<Item = usize> {
    grid.figure_rows().into_iter().flat_map(|row| grid.figures(row))
}

/// What a cell prints now is what must come back, unless something else has made it unknowable.
fn print(manuscript: &mut Manuscript, cell: &Cell) {
    if let Some(address) = &cell.address
        && manuscript.expected.cells.get(address).is_some_and(|allowed| !allowed.is_empty())
    {
        manuscript.expected.exactly(address, &cell.text);
    }
}

fn digit_lost(manuscript: &mut Manuscript, grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let long = |cell: &Cell| {
        cell.address.is_some() && cell.text.len() > 1 && cell.text.is_ascii() && !cell.text.contains(',')
    };
    let ids: Vec<usize> = on_rows(grid).filter(|&id| long(&grid.cells[id])).collect();
    if ids.is_empty() {
        return None;
    }
    let cell = &mut grid.cells[dice.pick(&ids)];
    let at = 1 + dice.below(cell.text.len() - 1);
    let before = cell.text.clone();
    cell.text.remove(at);
    print(manuscript, cell);
    Some(format!("{:?}: {before} became {}", cell.address, cell.text))
}

fn letter(manuscript: &mut Manuscript, grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let pairs = [
        ('0', 'O'),
        ('1', 'l'),
        ('0', 'o'),
        ('1', 'I'),
        ('5', 'S'),
        ('2', 'Z'),
        ('8', 'B'),
        ('0', '〇'),
        ('1', '一'),
    ];
    let (digit, letter) = dice.pick(&pairs);
    let has = |cell: &Cell| cell.address.is_some() && cell.text.contains(digit);
    let ids: Vec<usize> = on_rows(grid).filter(|&id| has(&grid.cells[id])).collect();
    if ids.is_empty() {
        return None;
    }
    let cell = &mut grid.cells[dice.pick(&ids)];
    cell.text = cell.text.replacen(digit, &letter.to_string(), 1);
    print(manuscript, cell);
    Some(format!("{:?}: a letter, {}", cell.address, cell.text))
}

/// Two neighbouring figures stand in one cell: over both columns, or the row is short of one.
fn joined(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    short: bool,
    dice: &mut Dice,
) -> Option<String> {
    let figures = grid.figures(row);
    if figures.len() < 2 {
        return None;
    }
    let at = dice.below(figures.len() - 1);
    let (first, second) = (figures[at], figures[at + 1]);
    let texts = [grid.cells[first].text.clone(), grid.cells[second].text.clone()];
    if texts.iter().all(|text| bare(text).is_empty()) {
        return None;
    }
    let text = texts.join(dice.pick(&["", " ", "\n", "/"]));
    if !short {
        for (id, printed) in [(first, text.as_str()), (second, "")] {
            let address = grid.cells[id].address.clone().unwrap();
            // Where no sum is over them, whoever reads the page sees one figure and a blank.
            if address.starts_with("proactive.") && !text.contains([' ', '\n', '/']) {
                manuscript.expected.exactly(&address, printed);
            } else {
                manuscript.expected.nothing(&address);
            }
        }
        grid.cells[first].text = text;
        grid.rows[row].iter_mut().filter(|id| **id == second).for_each(|id| *id = first);
        return Some(format!("cells {at} and {} of row {row} joined", at + 1));
    }
    // The row goes on one place earlier: what is printed at a place may come back, and what was.
    let mut printed: Vec<String> = figures[at + 1..].iter().map(|&id| grid.cells[id].text.clone()).collect();
    printed[0] = text;
    printed.push(String::new());
    for (&id, text) in figures[at..].iter().zip(printed) {
        let allowed = manuscript.expected.cells.get_mut(grid.cells[id].address.as_ref().unwrap());
        allowed.filter(|allowed| !allowed.is_empty())?.insert(bare(&text));
        grid.cells[id].text = text;
    }
    Some(format!("cells {at} and {} of row {row} joined, the rest moved up", at + 1))
}

/// The figures of two columns change places, their heads stay.
fn columns_exchanged(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let count = grid.figures(row).len();
    if count < 2 {
        return None;
    }
    let (a, b) = (dice.below(count), dice.below(count));
    for row in grid.figure_rows() {
        let figures = grid.figures(row);
        if figures.len() == count {
            let text = std::mem::take(&mut grid.cells[figures[a]].text);
            let text = std::mem::replace(&mut grid.cells[figures[b]].text, text);
            grid.cells[figures[a]].text = text;
            [a, b].iter().for_each(|&at| print(manuscript, &grid.cells[figures[at]]));
        }
    }
    Some(format!("figures of columns {a} and {b} exchanged"))
}

/// Two columns change places with their lowest heads.
fn columns_with_heads(grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let heads = grid.head_rows();
    let row = *grid.figure_rows().first()?;
    let width = grid.width();
    if heads == 0 || row < heads || grid.figures(row).len() < 6 || width > 12 {
        return None;
    }
    let free: Vec<usize> = (1..width)
        .filter(|&column| {
            let id = grid.rows[heads - 1][column];
            grid.cells[id].what == What::ColumnHead
                && (heads < 2 || grid.rows[heads - 2][column] != id)
                && grid.rows[heads - 1].iter().filter(|other| **other == id).count() == 1
        })
        .collect();
    if free.len() < 2 {
        return None;
    }
    let (a, b) = (dice.pick(&free), dice.pick(&free));
    for line in &mut grid.rows[heads - 1..] {
        line.swap(a, b);
    }
    Some(format!("columns {a} and {b} exchanged with their heads"))
}

/// The number of the cell that names a row alone.
fn label(grid: &Grid, row: usize) -> Option<usize> {
    let first = grid.rows[row].iter().position(|&id| grid.cells[id].address.is_some())?;
    let alone = |id: usize| grid.rows.iter().filter(|line| line.contains(&id)).count() == 1;
    let id = *grid.rows[row][..first].iter().rev().find(|&&id| !grid.cells[id].text.is_empty())?;
    (grid.cells[id].what == What::RowHead && alone(id)).then_some(id)
}

fn label_replaced(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let id = label(grid, row)?;
    let named = bare(&grid.cells[id].text);
    let named = |piece: &Piece| matches!(piece, Piece::Heading(3, text) if bare(text) == named);
    if manuscript.pieces.iter().any(named) {
        return None;
    }
    let words =
        ["其他主动公开文件", "不动产登记查询", "（八）合计", "其中：网上申请", "备注", "内部管理文件"];
    grid.cells[id].text = (dice.pick(&words)).into();
    grid.addresses(row).iter().for_each(|address| manuscript.expected.nothing(address));
    Some(format!("label of row {row} became {}", grid.cells[id].text))
}

fn labels_exchanged(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let other = dice.pick(&grid.figure_rows());
    let (a, b) = (label(grid, row)?, label(grid, other)?);
    let (mine, theirs) = (grid.figures(row), grid.figures(other));
    if row == other || mine.len() != theirs.len() || grid.cells[a].text == grid.cells[b].text {
        return None;
    }
    let block =
        |id: usize| grid.cells[id].address.as_ref().unwrap().rsplitn(3, '.').last().unwrap().to_owned();
    if block(mine[0]) != block(theirs[0]) {
        return None;
    }
    let text = std::mem::take(&mut grid.cells[a].text);
    grid.cells[a].text = std::mem::replace(&mut grid.cells[b].text, text);
    // The figures of a row belong to the other label now.
    for (mine, theirs) in mine.into_iter().zip(theirs) {
        let address = grid.cells[mine].address.clone();
        grid.cells[mine].address = std::mem::replace(&mut grid.cells[theirs].address, address);
        [mine, theirs].iter().for_each(|&id| print(manuscript, &grid.cells[id]));
    }
    Some(format!("labels of rows {row} and {other} exchanged"))
}

fn text_moved(manuscript: &mut Manuscript, grid: &mut Grid, row: usize, dice: &mut Dice) -> Option<String> {
    let figures = grid.figures(row);
    let blank = |text: &str| matches!(bare(text).as_str(), "" | "0" | "/" | "-");
    let pairs: Vec<usize> = (1..figures.len())
        .filter(|&at| blank(&grid.cells[figures[at]].text) && !blank(&grid.cells[figures[at - 1]].text))
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let at = dice.pick(&pairs);
    let text = std::mem::take(&mut grid.cells[figures[at - 1]].text);
    grid.cells[figures[at]].text = text;
    [at - 1, at].iter().for_each(|&at| print(manuscript, &grid.cells[figures[at]]));
    Some(format!("text moved to cell {at} of row {row}"))
}

/// All figures of a row stand one place further, and the last is lost.
fn shifted(manuscript: &mut Manuscript, grid: &mut Grid, row: usize, _: &mut Dice) -> Option<String> {
    let figures = grid.figures(row);
    if figures.len() < 3 {
        return None;
    }
    for at in (1..figures.len()).rev() {
        grid.cells[figures[at]].text = grid.cells[figures[at - 1]].text.clone();
    }
    grid.cells[figures[0]].text.clear();
    figures.iter().for_each(|&id| print(manuscript, &grid.cells[id]));
    Some(format!("figures of row {row} shifted"))
}

/// A row stands twice, with other figures the second time.
fn twice(manuscript: &mut Manuscript, grid: &mut Grid, row: usize, dice: &mut Dice) -> Option<String> {
    grid.cut(row + 1, true);
    grid.insert_copy(row..row + 1, row + 1);
    for id in grid.figures(row + 1) {
        let address = grid.cells[id].address.take().unwrap();
        let text = (1 + dice.below(999)).to_string();
        if bare(&grid.cells[id].text) != text {
            manuscript.expected.nothing(&address);
        }
        grid.cells[id].text = text;
    }
    Some(format!("row {row} twice"))
}

/// A column of last year's figures beside this year's.
fn extra_column(grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let heads = grid.head_rows();
    let row = *grid.figure_rows().first()?;
    let first = grid.rows[row].iter().position(|&id| grid.cells[id].address.is_some())?;
    if heads == 0 {
        return None;
    }
    let at = if dice.chance(50) { first } else { grid.width() };
    let word = dice.pick(&["上年数", "去年", "同比", "备注", "2018年", "上年同期总计"]);
    for line in 0..grid.rows.len() {
        let figures = grid.rows[line].iter().any(|&id| grid.cells[id].address.is_some());
        let text = match (line + 1 == heads, figures) {
            (true, _) => word.to_owned(),
            (_, true) => (1 + dice.below(500)).to_string(),
            _ => String::new(),
        };
        let inside = at > 0 && at < grid.rows[line].len() && grid.rows[line][at - 1] == grid.rows[line][at];
        let id = if inside { grid.rows[line][at] } else { grid.add(Cell::words(What::Other, text)) };
        grid.rows[line].insert(at, id);
    }
    Some(format!("a column {word} at {at}"))
}

/// The table of another year stands in the document as well.
fn again(
    manuscript: &mut Manuscript,
    at: usize,
    grid: &Grid,
    other: &Manuscript,
    dice: &mut Dice,
) -> Option<String> {
    let told = dice.chance(60);
    let mut copy = grid.clone();
    for cell in copy.cells.iter_mut().filter(|cell| cell.address.is_some()) {
        let address = cell.address.take().unwrap();
        let known = other.expected.cells.get(&address).and_then(|allowed| allowed.first());
        let text = known.cloned().unwrap_or_else(|| dice.below(99).to_string());
        let allowed = manuscript.expected.cells.get(&address).cloned().unwrap_or_default();
        if !told && !allowed.contains(&text) {
            manuscript.expected.nothing(&address);
        }
        cell.text = text;
    }
    let (last, this) = ((manuscript.year - 1).to_string(), manuscript.year.to_string());
    for cell in copy.cells.iter_mut().filter(|cell| cell.what == What::Caption) {
        cell.text = cell.text.replace(&this, &last);
    }
    let before = dice.chance(50);
    let years = [manuscript.year - 1, manuscript.year];
    let mut pieces = Vec::new();
    let mut caption = |year: usize| {
        if told {
            pieces.push(Piece::Words(format!("{year}年统计数据")));
        }
        pieces.push(Piece::Table(if year == years[0] { copy.clone() } else { grid.clone() }));
    };
    if before {
        caption(years[0]);
        caption(years[1]);
    } else {
        caption(years[1]);
        caption(years[0]);
    }
    manuscript.pieces.splice(at..=at, pieces);
    Some(format!("the table of the year before as well, years named {told}, before {before}"))
}
