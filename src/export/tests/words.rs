//! The words of a report that is exported and imported again, and what each is: heading, item, cell.

use crate::export;
use crate::export::printed::of_report;
use crate::export::printed::tests::{Said, said, said_of_html};
use crate::import::imported;
use crate::import::target::Target;
use crate::model::archive::ArchivedReport;
use crate::model::format::Format;
use crate::publish::pipeline::Checked;
use crate::text::markdown::{Options, Piece, parse};

/// What differs between the words of a report, its title and its dates, and what comes back of them.
pub fn differences(
    checked: &Checked,
    report: &ArchivedReport,
    language: &str,
    format: Format,
) -> Option<String> {
    let archive = &checked.archive;
    let model = checked.model();
    let name = format!("a.{}", format.name());
    let place =
        format!("{} {} {language} {name}", archive.publisher(report.publisher()).id, report.address());
    let target = Target::of(archive, report.publisher(), &report.address(), None).ok().unwrap();
    let bytes = export::report(&model, report.position(), language, format).unwrap();
    let imported = match imported::read(archive, &target, &name, &bytes) {
        Ok(imported) => imported,
        Err(refusal) => return Some(format!("{place}: {}", refusal.message.en)),
    };
    let document = of_report(&model, report.position(), language);
    let wanted = said(&document);
    let prose = parse(&imported.prose.markdown, &Options::default());
    let html = |pieces: &[Piece]| -> String {
        let text = pieces.iter().map(|piece| match piece {
            Piece::Html(html) => html.clone(),
            Piece::Link(link) => prose.links[*link].target.clone(),
            Piece::Citation(_) => panic!("a citation: {place}"),
        });
        text.collect()
    };
    let mut back: Vec<Said> = said_of_html(&html(&prose.preamble));
    for section in &prose.sections {
        back.extend(said_of_html(&format!("<h2>{}</h2>", html(&section.heading))));
        back.extend(said_of_html(&html(&section.body)));
    }
    let told = &imported.metadata;
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = told.title.as_ref().map(|title| squeezed(&title.value));
    let days = [
        (told.published.as_ref().map(|found| found.value.0), report.published),
        (told.signed.as_ref().map(|found| found.value), report.signed),
    ];
    let wrong_day = days.iter().find(|(back, own)| own.is_some() && back != own);
    let numbers = [
        (told.index_number.as_ref().map(|n| &n.value), report.index_number.as_ref().map(|n| &n.text)),
        (told.file_number.as_ref().map(|n| &n.value), report.file_number.as_ref()),
    ];
    let wrong_number = numbers.iter().find(|(back, own)| own.is_some() && back != own);
    let first = wanted.iter().zip(&back).position(|(one, other)| one != other);
    let first = first.or((wanted.len() != back.len()).then_some(wanted.len().min(back.len())));
    if title != Some(squeezed(&document.title)) {
        Some(format!("{place}: {:?}, title back {title:?}", document.title))
    } else if let Some(day) = wrong_day {
        Some(format!("{place}: day {day:?}, {:?}", told.remarks))
    } else if let Some(number) = wrong_number {
        Some(format!("{place}: number {number:?}"))
    } else {
        let first = first?;
        Some(format!("{place} {first}: {:?}\n  back {:?}", wanted.get(first), back.get(first)))
    }
}
