//! A whole report before it becomes a file of some format: words and tables, and what must come back.

use super::arrange;
use super::dice::Dice;
use super::grid::{Grid, Piece};
use super::judge::Expectation;
use super::layout;
use super::prose;
use super::report::Report;
use super::voice::Voice;
use crate::model::form::Forms;

/// A report as words and tables.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// Its title.
    pub title: String,
    /// Its parts.
    pub pieces: Vec<Piece>,
    /// What must come back.
    pub expected: Expectation,
    /// The year it is on.
    pub year: usize,
    /// Who made it.
    pub agency: String,
    /// What was done to it, for whoever looks for the cause of a failure.
    pub story: Vec<String>,
}

impl Manuscript {
    /// A report of chance.
    pub fn of(forms: &Forms, dice: &mut Dice) -> Self {
        let year = 2019 + dice.below(7);
        let editions = match dice.below(7) {
            0..=2 => ("cn-ogi-2021", "cn-ogi-2021"),
            3 | 4 => ("cn-ogi-2019", "cn-ogi-2019"),
            5 => ("cn-ogi-2021", "cn-ogi-2019"),
            _ => ("cn-ogi-2019", "cn-ogi-2021"),
        };
        let report = Report::of(forms, dice, editions);
        let mut manuscript = Self {
            title: prose::title(&report.agency, year, dice),
            pieces: Vec::new(),
            expected: Expectation::default(),
            year,
            agency: report.agency.clone(),
            story: vec![format!("{year}, table two {}, table three {}", editions.0, editions.1)],
        };
        for (address, text) in &report.printed {
            manuscript.expected.exactly(address, text);
        }
        manuscript.expected.editions.clone_from(&report.editions);
        manuscript.expected.editions.remove("remedies");
        manuscript.set(forms, &report, dice);
        manuscript
    }

    /// Notes what was done.
    pub fn note(&mut self, what: &str) {
        self.story.push(what.into());
    }

    fn set(&mut self, forms: &Forms, report: &Report, dice: &mut Dice) {
        let voice = if dice.chance(30) { Voice::plain() } else { Voice::of(dice) };
        self.note(&format!("{voice:?}"));
        let wild = dice.chance(60);
        self.pieces.push(Piece::Heading(1, self.title.clone()));
        let notice = dice.pick(&["国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号", "上级"]);
        self.pieces.push(prose::preamble(self.year, notice));
        for (part, table) in
            [None, Some("proactive"), Some("requests"), Some("remedies"), None, None].iter().enumerate()
        {
            self.pieces.push(prose::heading(part, dice));
            if table.is_none() || dice.chance(15) {
                self.pieces.extend(prose::paragraphs(dice));
            }
            if dice.chance(6) {
                self.note("foreign table");
                self.pieces.extend(prose::foreign_table(dice));
            }
            if let Some(table) = table {
                self.table(forms, report, table, (&voice, dice), wild);
            }
        }
        self.pieces.push(Piece::End(self.agency.clone()));
        self.pieces.push(Piece::End(format!("{}年1月{}日", self.year + 1, 5 + dice.below(26))));
    }

    fn table(
        &mut self,
        forms: &Forms,
        report: &Report,
        table: &str,
        (voice, dice): (&Voice, &mut Dice),
        wild: bool,
    ) {
        let form = report.form(forms, table);
        let blocks = &form.table(form.find_table(table).unwrap()).blocks;
        let apart = table == "proactive" && dice.chance(25);
        let groups: Vec<&[_]> = if apart { blocks.chunks(1).collect() } else { vec![&blocks[..]] };
        if apart {
            self.note("a table a block");
        }
        if dice.chance(8) {
            self.pieces.push(Piece::End(dice.pick(&["单位：件", "单位：件（项）", "计量单位：件"]).into()));
        }
        for blocks in groups {
            let mut grid = layout::grid(report, (form, table), blocks, (voice, dice));
            if apart && dice.chance(50) {
                // The caption stands over the table as a paragraph.
                let caption = grid.at(0, 0).text.clone();
                grid.rows.remove(0);
                self.pieces.push(Piece::Words(caption));
            }
            if wild {
                self.arrange(grid, table, dice);
            } else {
                self.pieces.push(Piece::Table(grid));
            }
        }
    }

    /// One of the ways in which a table goes to the public.
    fn arrange(&mut self, mut grid: Grid, table: &str, dice: &mut Dice) {
        if table == "proactive" && dice.chance(40) {
            arrange::shift_spans(&mut grid);
        }
        match (table, dice.below(10)) {
            ("remedies", 0 | 1) => {
                self.note("remedies in three tables");
                for (caption, grid) in arrange::three_tables(&grid) {
                    self.pieces.extend([Piece::Heading(3, caption), Piece::Table(grid)]);
                }
                return;
            }
            ("remedies", 2) => {
                self.note("remedies in three rows");
                let corner = dice.pick(&["", "类别", "情形"]);
                grid = arrange::three_rows(&grid, corner);
            }
            ("requests", 0) => {
                self.note("requests torn");
                for (caption, grid) in arrange::torn(&grid) {
                    self.pieces.extend([Piece::Heading(3, caption), Piece::Table(grid)]);
                }
                return;
            }
            ("requests", 1 | 2) => {
                self.note("heads repeated");
                arrange::repeat_heads(&mut grid, dice);
            }
            _ => {}
        }
        if dice.chance(15) {
            let repeat = dice.chance(50);
            self.note(&format!("{table}: rowspans lost, repeated {repeat}"));
            arrange::lose_spans(&mut grid, true, repeat);
        }
        if dice.chance(10) {
            let repeat = dice.chance(50);
            self.note(&format!("{table}: colspans lost, repeated {repeat}"));
            arrange::lose_spans(&mut grid, false, repeat);
        }
        if dice.chance(8) {
            self.note(&format!("{table}: an empty row"));
            arrange::empty_row(&mut grid, dice);
        }
        if dice.chance(8) {
            self.note(&format!("{table}: an empty column"));
            arrange::empty_column(&mut grid, dice.chance(40));
        }
        if dice.chance(8) {
            self.note(&format!("{table}: a caption"));
            arrange::caption(&mut grid, &format!("{}年度统计表", self.year));
        }
        if dice.chance(12) {
            let with_heads = dice.chance(50);
            self.note(&format!("{table}: parted, heads again {with_heads}"));
            for (at, grid) in arrange::part(grid, with_heads, dice).into_iter().enumerate() {
                if at > 0 && dice.chance(30) {
                    self.pieces.push(Piece::Words("— 5 —".into()));
                }
                self.pieces.push(Piece::Table(grid));
            }
        } else {
            self.pieces.push(Piece::Table(grid));
        }
    }
}
