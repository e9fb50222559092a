//! One entry of a report's chain: a version of the report as text, with the digest of the entry before it.

use super::lines::{self, Damaged, FIRST, Line, add};
use super::{Declared, Kept, Printed, ReportKey, Reported, digest};
use crate::model::label::Label;
use crate::text::message;
use std::sync::Arc;

/// A version of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Which report.
    pub report: ReportKey,
    /// The number of the version, counted from 1.
    pub version: u32,
    /// The path of its page.
    pub page: String,
    /// The digest of the entry before; none in the first.
    pub before: Option<String>,
    /// What it says.
    pub says: Reported,
}

/// What stands where there is nothing.
const NOTHING: &str = "-";

/// What stands for an exact value that is written as it is printed.
const AS_PRINTED: &str = "=";

impl Entry {
    /// The text of the entry; its digest is the entry's.
    pub(crate) fn text(&self) -> String {
        let says = &self.says;
        let mut text = format!("{FIRST}\n");
        add(&mut text, &["report", &self.report.0, &self.report.1]);
        add(&mut text, &["version", &self.version.to_string()]);
        add(&mut text, &["before", self.before.as_deref().unwrap_or(NOTHING)]);
        add(&mut text, &["published", says.published.as_deref().unwrap_or(NOTHING)]);
        add(&mut text, &["page", &self.page]);
        if let Some([on, kind, why, method]) = &says.update {
            add(&mut text, &["update", on, kind, why, method]);
        }
        if let Some([on, why, figures]) = &says.withdrawn {
            add(&mut text, &["withdrawn", on, why, figures]);
        }
        says.sources.iter().for_each(|source| add(&mut text, &["source", source]));
        says.prose.iter().for_each(|prose| add(&mut text, &["prose", prose]));
        let mut figures = String::new();
        for (address, kept) in &says.figures {
            let [printed, kind, exact] = words(&kept.printed);
            add(&mut figures, &["figure", address, printed, kind, exact, &kept.unit, &kept.note]);
        }
        add(&mut text, &["figures", &digest(figures.as_bytes())]);
        let named = &says.words;
        named.editions.iter().for_each(|(table, form)| add(&mut text, &["table", table, form]));
        named.columns.iter().for_each(|(column, label)| add(&mut text, &["column", column, label]));
        named.rows.iter().for_each(|(row, label)| add(&mut text, &["row", row, label]));
        named.labels.iter().for_each(|(of, label)| add(&mut text, &["label", of, label]));
        says.units.iter().for_each(|(of, unit)| add(&mut text, &["unit", of, unit]));
        text.push_str(&figures);
        says.notes.iter().for_each(|(on, note)| add(&mut text, &["note", on, note]));
        for correction in &says.corrections {
            let ([was, was_kind, was_exact], [now, now_kind, now_exact]) =
                (words(&correction.was), words(&correction.now));
            let why = correction.why.iter().next().map_or("", |(_, why)| why);
            add(
                &mut text,
                &[
                    "correction",
                    &correction.figure,
                    was,
                    was_kind,
                    was_exact,
                    now,
                    now_kind,
                    now_exact,
                    &correction.on,
                    &correction.kind,
                    why,
                ],
            );
        }
        text
    }

    /// The entry that a text is.
    pub(crate) fn read(text: &str) -> Result<Self, Damaged> {
        let mut entry = Self {
            report: ReportKey::default(),
            version: 0,
            page: String::new(),
            before: None,
            says: Reported::default(),
        };
        for line in lines::read(text)? {
            entry.take(&line)?;
        }
        Ok(entry)
    }

    fn take(&mut self, line: &Line) -> Result<(), Damaged> {
        let says = &mut self.says;
        let named = Arc::make_mut(&mut says.words);
        let some = |word: &str| (word != NOTHING).then(|| word.to_owned());
        match line.kind() {
            "report" => self.report = line.words::<2>().map(|[who, on]| (who.to_owned(), on.to_owned()))?,
            "version" => {
                let [number] = line.words()?;
                self.version = number.parse().map_err(|_| {
                    line.damaged(
                        message!(zh: "“{number}”不是版本号", en: "'{number}' is no number of a version"),
                    )
                })?;
            }
            "before" => self.before = line.words::<1>().map(|[before]| some(before))?,
            "published" => says.published = line.words::<1>().map(|[day]| some(day))?,
            "page" => self.page = line.words::<1>().map(|[page]| page.to_owned())?,
            "update" => says.update = Some(line.words::<4>()?.map(str::to_owned)),
            "withdrawn" => says.withdrawn = Some(line.words::<3>()?.map(str::to_owned)),
            "source" => says.sources.extend(line.words::<1>()?.map(str::to_owned)),
            "prose" => says.prose = line.words::<1>().map(|[prose]| some(prose))?,
            "table" => named.editions.extend(pair(line)?),
            "column" => named.columns.extend(pair(line)?),
            "row" => named.rows.extend(pair(line)?),
            "label" => named.labels.extend(pair(line)?),
            "unit" => says.units.extend(pair(line)?),
            "note" => says.notes.extend(pair(line)?),
            "figure" => {
                let [address, printed, kind, exact, unit, note] = line.words()?;
                let printed = printed_as([printed, kind, exact]);
                let kept = Kept { printed, unit: unit.to_owned(), note: note.to_owned() };
                says.figures.push((address.to_owned(), kept));
            }
            "correction" => {
                let [figure, was, was_kind, was_exact, now, now_kind, now_exact, on, kind, why] =
                    line.words()?;
                says.corrections.push(Declared {
                    figure: figure.to_owned(),
                    was: printed_as([was, was_kind, was_exact]),
                    now: printed_as([now, now_kind, now_exact]),
                    on: on.to_owned(),
                    kind: kind.to_owned(),
                    why: Label::of("und", why),
                });
            }
            // The digest of the figures follows from them, and what later versions of the program add says
            // nothing of what is here.
            _ => {}
        }
        Ok(())
    }
}

fn pair(line: &Line) -> Result<[(String, String); 1], Damaged> {
    line.words::<2>().map(|[key, words]| [(key.to_owned(), words.to_owned())])
}

fn words(printed: &Printed) -> [&str; 3] {
    [&printed.text, &printed.kind, printed.exact.as_deref().unwrap_or(AS_PRINTED)]
}

fn printed_as([text, kind, exact]: [&str; 3]) -> Printed {
    Printed::new(text.to_owned(), kind.to_owned(), (exact != AS_PRINTED).then(|| exact.to_owned()))
}
