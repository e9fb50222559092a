//! The printed layout of the built-in forms covers its rectangle: every place exactly once.

use super::Layout;
use crate::model::form::builtin;

/// Fills a rectangle line by line with spans, as a browser does, and says whether each place is taken once.
fn fills(lines: &[Vec<(usize, usize)>], width: usize) -> bool {
    let mut taken = vec![vec![0; width]; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        for &(colspan, rowspan) in line {
            let Some(column) = (0..width).find(|&column| taken[at][column] == 0) else { return false };
            for line in taken.iter_mut().skip(at).take(rowspan) {
                for place in line.iter_mut().skip(column).take(colspan) {
                    *place += 1;
                }
            }
        }
    }
    taken.iter().flatten().all(|&times| times == 1)
}

#[test]
fn heads_and_cells_of_every_built_in_table_fill_its_rectangle() {
    let forms = builtin::forms();
    let mut tables = 0;
    for form in &forms {
        for (table, printed) in form.tables().entries() {
            let rows = if printed.across { 1 } else { 2 };
            let layout = Layout::of(form, table, &printed.blocks, &|_, _| rows);
            let mut lines = Vec::new();
            for block in &layout.blocks {
                lines.extend(block.heads.iter().map(|heads| spans(heads)));
                lines.extend(block.lines.iter().map(|line| {
                    let cells = line
                        .rows
                        .iter()
                        .flat_map(|row| block.columns[row.columns].iter().map(|c| (c.span, 1)));
                    spans(&line.heads).into_iter().chain(cells).collect()
                }));
            }
            assert!(fills(&lines, layout.width), "{} {}", form.id, printed.id);
            tables += 1;
        }
    }
    assert!(tables > 10);
}

fn spans(heads: &[super::Head<'_>]) -> Vec<(usize, usize)> {
    heads.iter().map(|head| (head.colspan, head.rowspan)).collect()
}
