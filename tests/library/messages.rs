//! What single diagnostics say: the words and places that the examples of the pages do not show.

use crate::support::Scratch;
use annals::Checked;
use annals::Diagnostic;

/// The archive of the pages of codes, with one of its files written anew.
fn with(path: &str, text: &str) -> Checked {
    let archive = Scratch::copy_of("tests/data/base");
    archive.write(path, text);
    archive.check()
}

/// A report with these figures.
fn report(figures: &str) -> Checked {
    with("content/bureau/2024.md", &format!("---\nform: demo\nstatistics:\n  requests:\n{figures}---\n"))
}

/// The only thing told, with what stands at its place.
fn only(checked: &Checked) -> (Diagnostic, String) {
    let [told] = &checked.all_diagnostics(false)[..] else { panic!("{:?}", checked.all_diagnostics(false)) };
    let text = told.place.map(|place| checked.sources.text(place).to_owned());
    (told.clone(), text.unwrap_or_default())
}

#[test]
fn labels_are_in_the_language_of_their_message() {
    let (told, _) = only(&report("    received: [12, 3, 15]\n"));
    assert_eq!(told.message.zh, "“requests”缺少行“answered”（答复）");
    assert_eq!(told.message.en, "'requests' lacks the row 'answered' (Answered)");
}

#[test]
fn one_cell_is_counted_as_one() {
    let (told, _) = only(&report("    received: [15]\n    answered: [10, 3, 13]\n"));
    assert_eq!(told.message.en, "the row 'received' has 1 cell, and the form 3 columns");
}

#[test]
fn a_bound_is_shown_at_what_exceeds_it() {
    let (told, text) = only(&report("    received: [12, 3, 15]\n    answered: [14, 1, 15]\n"));
    assert_eq!((told.code.0, text.as_str()), ("finding-notice", "14"));
    assert_eq!(told.message.zh, "requests.answered（自然人），存疑：答复 14，应不大于收到 12");
}

#[test]
fn what_cannot_be_checked_is_shown_at_the_figure_that_is_no_number() {
    let checked = report("    received: [12, 3, {kind: suppressed}]\n    answered: [10, 3, 13]\n");
    for told in checked.all_diagnostics(false) {
        assert_eq!(checked.sources.text(told.place.unwrap()), "{kind: suppressed}", "{}", told.message);
    }
}

#[test]
fn what_is_no_number_is_told_in_words() {
    let cases = [
        ("~", "空白", "blank"),
        ("未统计", "未统计", "not collected"),
        ("{kind: not_collected}", "未统计", "not collected"),
        ("{kind: suppressed}", "不予公布", "withheld"),
    ];
    for (written, zh, en) in cases {
        let checked = report(&format!("    received: [12, 3, {written}]\n    answered: [10, 3, 13]\n"));
        let told = checked.all_diagnostics(false);
        let total = told.iter().find(|d| d.message.en.starts_with("requests.total")).unwrap();
        assert!(total.message.zh.contains(&format!("总计 {zh}")), "{}", total.message);
        assert!(total.message.en.contains(&format!("Total {en}")), "{}", total.message);
    }
}

#[test]
fn a_total_that_states_nothing_is_told_in_words() {
    let archive = Scratch::copy_of("tests/data/base");
    let form = archive.read("content/forms/demo.yaml");
    archive.write("content/forms/demo.yaml", form.replace("total: true}", "total: true, sparse: true}"));
    let report = archive.read("content/bureau/2024.md").replace("{{ requests.received.total }}", "15");
    let report = report.replace("[12, 3, 15]", "{persons: 12, companies: 3}").replace(", 13]", ", /]");
    archive.write("content/bureau/2024.md", &report);
    let checked = archive.check();
    let [received, answered] = &checked.all_diagnostics(false)[..] else {
        panic!("{:?}", checked.all_diagnostics(false))
    };
    assert!(received.message.zh.contains("总计 未给出") && received.message.en.contains("Total not given"));
    assert!(
        answered.message.zh.contains("总计 不适用") && answered.message.en.contains("Total not applicable")
    );
}

#[test]
fn what_a_form_has_twice_is_shown_in_both_places() {
    let form = "id: demo\ntitle: {en: Demo}\nused: {kind: year}\ntables:\n  - id: t\n    title: {en: T}\n\
                \x20   columns: [{id: n, label: {en: N}}, {id: n, label: {en: N}}]\n\
                \x20   rows: [{id: r, label: {en: R}, open: true}, {id: s, label: {en: S}, open: true}]\n";
    let checked = with("content/forms/second.yaml", &form.replace("id: demo", "id: second"));
    let told = checked.all_diagnostics(false);
    let shown: Vec<_> = told.iter().map(|d| (d.code.0, d.place.unwrap(), d.related[0].0)).collect();
    let [("form-duplicate-id", id, first_id), ("form-two-open", open, first_open)] = shown[..] else {
        panic!("{told:?}")
    };
    for (first, second, text) in [(first_id, id, "n"), (first_open, open, "true")] {
        assert_eq!((checked.sources.text(first), checked.sources.text(second)), (text, text));
        assert!(first.end < second.start);
    }
}

#[test]
fn a_period_written_out_is_told_of_once() {
    let days = "label: FY2024, start: 2023-10-01, end: 2024-09-30";
    for (period, code, place) in [
        (format!("{{kind: fiscal, {days}}}"), "report-bad-period", "fiscal"),
        (format!("{{{days}}}"), "missing-key", ""),
    ] {
        let text = format!("---\nform: demo\nperiod: {period}\nstatistics: {{}}\n---\n");
        let checked = with("content/bureau/fy2024.md", &text);
        let (told, at) = only(&checked);
        assert_eq!((told.code.0, at.as_str()), (code, place));
    }
}

#[test]
fn a_bound_is_called_by_its_name() {
    let (told, _) = only(&report("    received: [12?, 3, 15]\n    answered: [10, 3, 13]\n"));
    let remedy = told.remedy.unwrap();
    assert!(remedy.zh.contains("界限写 <1、≥5") && remedy.en.contains("<1 or ≥5 for a bound"), "{remedy}");
}

#[test]
fn an_id_is_suggested_only_where_the_name_gives_one() {
    let suggested = |folder: &str| {
        let path = format!("content/{folder}/index.md");
        only(&with(&path, "---\nname: {zh: 某局, en: An office}\n---\n")).0.remedy.unwrap()
    };
    assert!(suggested("County Library").en.ends_with("id: county-library"));
    let pinyin = suggested("市交通局");
    assert!(pinyin.zh.contains("拼音：id: shi-jiao-tong-ju"), "{pinyin}");
}

/// The archive of the pages of codes with a theme.
fn themed(name: &str) -> Scratch {
    let archive = Scratch::copy_of("tests/data/base");
    let site = archive.read("annals.yaml");
    archive.write("annals.yaml", format!("{site}theme: {name}\n"));
    archive
}

#[test]
fn a_theme_is_read_by_the_check() {
    let archive = themed("plain");
    archive.write("themes/plain/page.html", "<p>\n{% if %}");
    archive.write("themes/plain/strings/en.yaml", "# nothing is said otherwise\n");
    let checked = archive.check();
    let (told, _) = only(&checked);
    let place = told.place.unwrap();
    let file = checked.sources.file(place.file);
    assert_eq!(
        (told.code.0, &*file.path, file.line_and_column(place.start).0),
        ("theme-bad-template", "themes/plain/page.html", 2)
    );
    archive.write("themes/plain/page.html", "<p>");
    archive.write("themes/plain/strings/en.yaml", "findings: [a]\n");
    let checked = archive.check();
    let (told, text) = only(&checked);
    assert_eq!((told.code.0, text.as_str()), ("theme-bad-strings", "[a]"));
    assert!(checked.has_errors());
}

#[test]
fn a_theme_that_is_no_text_is_not_left_out_in_silence() {
    for path in ["page.html", "strings/zh.yaml"] {
        let archive = themed("plain");
        let (bytes, ..) = encoding_rs::GBK.encode("title: 关于本档案\n");
        archive.write(&format!("themes/plain/{path}"), bytes);
        let checked = archive.check();
        let (told, _) = only(&checked);
        let file = checked.sources.file(told.place.unwrap().file);
        assert_eq!((told.code.0, &*file.path), ("file-not-utf8", &*format!("themes/plain/{path}")));
    }
    // A drawing that its author keeps beside the templates is no template.
    let archive = themed("plain");
    archive.write("themes/plain/draft.png", [0x89, b'P', 0xff]);
    assert!(archive.check().all_diagnostics(false).is_empty());
}

#[test]
fn a_folder_of_another_name_is_no_theme() {
    for name in ["a.b", "a/b", "''"] {
        let archive = themed(name);
        archive.write(&format!("themes/{}/page.html", name.trim_matches('\'')), "<p>");
        let (told, text) = only(&archive.check());
        assert_eq!((told.code.0, text.as_str()), ("theme-unknown", name));
        assert!(!told.message.en.contains("is no folder"), "{}", told.message);
    }
}

#[test]
fn a_fiscal_year_needs_the_day_on_which_it_begins() {
    let form = "id: demo\ntitle: {en: Demo}\nused: {kind: fiscal-year, from: FY2020}\ntables:\n  - id: t\n\
                \x20   title: {en: T}\n    columns: [{id: n, label: {en: N}}]\n    rows: [{id: r, label: \
                {en: R}}]\n";
    let checked = with("content/forms/demo.yaml", form);
    let told = checked.all_diagnostics(false);
    let bad = told.iter().find(|d| d.code.0 == "form-bad-period").unwrap();
    assert!(bad.remedy.as_ref().unwrap().en.contains("starts: 10-01"), "{bad:?}");
}

#[test]
fn a_note_whose_words_are_misspelt_is_not_taken_for_words_in_two_languages() {
    let checked = with(
        "content/bureau/2024.md",
        "---\nform: demo\nnotes:\n  - {on: requests, txt: Counted by case}\nstatistics:\n  requests:\n    \
         received: [12, 3, 15]\n    answered: [10, 3, 13]\n---\n",
    );
    let codes: Vec<&str> = checked.all_diagnostics(false).iter().map(|told| told.code.0).collect();
    assert_eq!(codes, ["missing-key", "unknown-key"]);
}
