//! Real documents: no word of them is lost, and their sections are headings.

use super::form;
use crate::import::metadata;
use crate::import::prose::{markdown, missing};
use crate::import::{reading, source};
use crate::model::form::{Forms, builtin};
use crate::model::period::Period;
use crate::testing::real_data;
use crate::text::markdown::{Options, parse};

#[test]
fn no_word_of_a_real_document_is_lost() {
    let Some(data) = real_data("no_word_of_a_real_document_is_lost") else { return };
    let forms = Forms::new(builtin::forms(), Vec::new());
    let mut read = 0;
    for entry in std::fs::read_dir(data.join("reports/documents")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(document) = source::read(&name, &std::fs::read(&path).unwrap()) else {
            eprintln!("{name}: skipped, its format is not read");
            continue;
        };
        let year: String = name
            .chars()
            .rev()
            .skip_while(|c| !c.is_ascii_digit())
            .take(4)
            .collect::<String>()
            .chars()
            .rev()
            .collect();
        let period = Period::read(&year, None).unwrap();
        let reading = reading::read(&document, &forms, None, &period).unwrap();
        let form = forms.get(reading.form);
        let (told, taken) = (metadata::read(&document, form), reading.taken(&document, &forms));
        let prose = markdown(&document, &taken, form, &told);
        let missed = missing(&document, &taken, &prose.markdown, &told);
        let is_listed = |text: &str| prose.left_out.iter().any(|left| left.text == text);
        assert!(missed.iter().all(|missed| is_listed(&missed.text)), "{name}: {missed:?}");
        assert_eq!(told.remarks, [], "{name}");
        assert_eq!(told.contradiction(&period), None, "{name}");
        let sections = parse(&prose.markdown, &Options::default()).sections;
        let headings: Vec<&str> = sections.iter().map(|section| section.heading_text.as_str()).collect();
        let numbers: Vec<String> =
            form.sections().iter().map(|section| format!("{}、", section.number)).collect();
        let is_in_order = headings.iter().zip(&numbers).all(|(heading, number)| heading.starts_with(number));
        assert!(headings.len() == numbers.len() && is_in_order, "{name}: {headings:?}\n{}", prose.markdown);
        read += 1;
    }
    assert!(read >= 3 && form().sections().len() == 6);
}
