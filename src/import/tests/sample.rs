//! One document of chance.

use super::dice::Dice;
use super::judge::Expectation;
use super::manuscript::Manuscript;
use super::spoil::spoil;
use super::{csv, docx, html, markdown, pdf, text, xlsx};
use crate::model::form::Forms;

/// The formats whose text other programs than ours tell at once.
pub const FORMATS: [&str; 6] = ["html", "docx", "xlsx", "txt", "csv", "md"];

/// A document, and what must come back of it.
pub struct Sample {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The year that is asked for.
    pub year: usize,
    /// What must come back.
    pub expected: Expectation,
    /// How it was made.
    pub story: Vec<String>,
}

/// A manuscript of a seed, and those on other years that may stand beside it.
pub fn manuscript(forms: &Forms, seed: u64, spoilt: bool) -> (Manuscript, Vec<Manuscript>) {
    let mut dice = Dice::of(seed);
    let mut manuscript = Manuscript::of(forms, &mut dice);
    let mut others: Vec<Manuscript> = (0..2).map(|_| Manuscript::of(forms, &mut dice)).collect();
    if spoilt {
        spoil(&mut manuscript, &others[0], &mut dice);
    }
    others.retain(|other| other.year != manuscript.year);
    others.dedup_by_key(|other| other.year);
    if dice.chance(60) {
        others.clear();
    }
    (manuscript, others)
}

/// Writes a manuscript in a format.
pub fn write(mut manuscript: Manuscript, others: &[Manuscript], format: &str, seed: u64) -> Sample {
    let mut dice = Dice::of(seed ^ 0xF11E);
    let (ending, bytes) = match format {
        "html" => html::write(&mut manuscript, &mut dice),
        "docx" => docx::write(&mut manuscript, &mut dice),
        "xlsx" => xlsx::write(&mut manuscript, others, &mut dice),
        "txt" => text::write(&mut manuscript, &mut dice),
        "csv" => csv::write(&mut manuscript, &mut dice),
        "pdf" => pdf::write(&mut manuscript, others, &mut dice),
        _ => markdown::write(&mut manuscript, &mut dice),
    };
    Sample {
        name: format!("report-{seed}.{ending}"),
        bytes,
        year: manuscript.year,
        expected: manuscript.expected,
        story: manuscript.story,
    }
}

/// The document of a seed.
pub fn sample(forms: &Forms, seed: u64, spoilt: bool) -> Sample {
    let format = FORMATS[(seed % FORMATS.len() as u64) as usize];
    let (manuscript, others) = manuscript(forms, seed, spoilt);
    write(manuscript, &others, format, seed)
}
