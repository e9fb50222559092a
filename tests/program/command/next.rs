//! The program without a command says what to do next; commands find their archive above the folder one is
//! in; figures are found by names.

use super::{clean, run, with_error};
use crate::support::Scratch;

#[test]
fn without_a_command_the_next_step_is_told() {
    let empty = Scratch::new();
    for (language, words) in [
        ("en", ["there is no archive here", "annals new archive DIR"]),
        ("zh", ["这里没有档案", "annals new archive DIR"]),
    ] {
        let said = run(empty.root(), &["--lang", language]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        words.iter().for_each(|words| assert!(said.out.contains(words), "{}", said.out));
    }
    let said = run(clean().root(), &["--lang", "zh"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(
        said.out.contains("接下来：\n  annals serve   边写边看\n  annals build   生成网站到 public/\n"),
        "{}",
        said.out
    );
    let said = run(with_error().root(), &["--lang", "en"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("next:\n  annals check "), "{}", said.out);
}

#[test]
fn what_new_begins_leads_on() {
    let scratch = Scratch::new();
    assert_eq!(run(scratch.root(), &["new", "archive", "a", "--lang", "en"]).code, 0);
    let said = run(&scratch.path("a"), &["--lang", "en"]);
    assert!(said.out.starts_with("1 report by 1 publisher: 0 errors"), "{}", said.out);
    scratch.write("b/annals.yaml", "title: Archive\n");
    let said = run(&scratch.path("b"), &["--lang", "en"]);
    assert!(said.out.contains("next:\n  annals new publisher ID "), "{}", said.out);
    scratch.write("b/content/county/index.md", "---\nname: County\n---\n");
    let said = run(&scratch.path("b"), &["--lang", "en"]);
    assert!(said.out.contains("next:\n  annals new report county PERIOD "), "{}", said.out);
}

#[test]
fn commands_find_the_archive_above() {
    let clean = clean();
    let below = clean.path("content/bureau");
    assert_eq!(run(&below, &["check"]).code, 0);
    assert_eq!(run(&below, &["build", "--lang", "en"]).code, 0);
    assert!(clean.path("public/index.html").is_file());
    assert_eq!(run(&below, &["new", "publisher", "office"]).code, 0);
    assert!(clean.path("content/office/index.md").is_file());
    // What is named is meant as one stands: a new archive begins here, and no root above is looked for.
    assert_eq!(run(&below, &["new", "archive", "mine"]).code, 0);
    assert!(below.join("mine/annals.yaml").is_file());
    assert_eq!(run(&below, &["check", "--root", "."]).code, 1);
}

#[test]
fn figures_are_found_by_name_in_either_language() {
    let clean = clean();
    let figures = |arguments: &[&str]| run(clean.root(), &[&["figures", "--lang", "zh"], arguments].concat());
    assert_eq!(figures(&[]).out, "bureau  某县档案局\n");
    let list = figures(&["bureau"]).out;
    assert!(list.contains("requests.answered.total      答复 · 总计\n"), "{list}");
    let series = figures(&["bureau", "requests.answered.total"]).out;
    assert!(series.starts_with("requests.answered.total\n答复 · 总计"), "{series}");
    for (publisher, indicator) in
        [("档案局", "答复 总计"), ("county archives", "answered total"), ("某县档案局", "总计 答复")]
    {
        assert_eq!(figures(&[publisher, indicator]).out, series, "{publisher}: {indicator}");
    }
    assert_eq!(figures(&["archives", "requests.received"]).out.matches(" · ").count(), 3);
    assert_eq!(figures(&["archives", "nothing like it"]).code, 2);
}

#[test]
fn a_name_of_several_publishers_is_asked_about() {
    let clean = clean();
    clean.write("content/second/index.md", "---\nname: 某县第二档案局\n---\n");
    let said = run(clean.root(), &["figures", "档案", "--lang", "zh"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("“档案”可以是几个机关") && said.err.contains("bureau, second"), "{}", said.err);
    // A whole name is that publisher's.
    assert_eq!(run(clean.root(), &["figures", "某县档案局"]).code, 0);
}
