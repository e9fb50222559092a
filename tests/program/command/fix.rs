//! `annals fix`: what is certain is done, in the bytes it concerns and no others; the rest is left and told.

use super::{clean, run};
use crate::support::{Scratch, repository, tree};

const REPORT: &str = "content/bureau/2024.md";

/// The report with this front matter; the prose stays.
fn with(front: &str) -> Scratch {
    let scratch = clean();
    scratch.write(REPORT, format!("---\n{front}---\n## 一、总体情况\n"));
    scratch
}

/// What the front matter becomes.
fn fixed(front: &str) -> String {
    let scratch = with(front);
    let said = run(scratch.root(), &["fix", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let text = scratch.read(REPORT);
    text.strip_prefix("---\n").unwrap().strip_suffix("---\n## 一、总体情况\n").unwrap().to_owned()
}

#[test]
fn figures_are_written_plainly() {
    let before = "form: demo\n# typed by hand\nstatistics:\n  requests:\n    received:   [１２,   \"3\", \
        \"1,015\"] # as printed\n    answered: {persons: '12,345,678',  companies: ３, total: ~}\n";
    let after = "form: demo\n# typed by hand\nstatistics:\n  requests:\n    received:   [12,   \"3\", 1015] \
        # as printed\n    answered: {persons: 12345678,  companies: 3, total: ~}\n";
    assert_eq!(fixed(before), after);
    assert_eq!(fixed(after), after);
}

#[test]
fn what_is_not_certain_is_left() {
    for figure in [
        "012",
        "+12",
        "\"1,15\"",
        "\"1 015\"",
        "\"0,015\"",
        "1e3",
        "{printed: \"1,015\"}",
        "{printed: １２, value: 12}",
    ] {
        let front = format!(
            "form: demo\nstatistics:\n  requests:\n    received: [{figure}, 3, 15]\n    answered: [10, 3, \
                13]\n"
        );
        assert_eq!(fixed(&front), front);
    }
    // To YAML these are four cells: nobody knows which two belong together.
    let front =
        "form: demo\nstatistics:\n  requests:\n    received: [1,015, 3, 15]\n    answered: [10, 3, 13]\n";
    assert_eq!(fixed(front), front);
    let said = run(with(front).root(), &["fix", "--lang", "en"]);
    assert!(
        said.out.contains("0 files changed\n1 error needs a decision of yours: `annals check`"),
        "{}",
        said.out
    );
}

#[test]
fn slips_of_typing_are_mended_one_behind_the_other() {
    let before = "form：demo\nstatistics:\n  requests：\n    received:\u{a0}[12, 3, １５]\n    answered: [10, 3, \
        13]\n";
    let after =
        "form: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n    answered: [10, 3, 13]\n";
    assert_eq!(fixed(before), after);
}

#[test]
fn keys_get_their_order_and_take_their_comments_along() {
    let before = "statistics:\n  requests:\n    answered: [10, 3, 13] # here too\n    # all of them\n    \
        received: [12, 3, 15]\n\n# the date\npublished: 2025-01-02\nform: demo\n\
        title: {zh: 报告, en: Report}\n";
    let after = "title: {zh: 报告, en: Report}\n\nform: demo\n# the date\npublished: 2025-01-02\n\
        statistics:\n  requests:\n    # all of them\n    received: [12, 3, 15]\n    answered: [10, 3, 13] # \
        here too\n";
    assert_eq!(fixed(before), after);
    assert_eq!(fixed(after), after);
}

#[test]
fn rows_that_are_lists_are_written_by_name_when_asked_for() {
    let front = "form: demo\nstatistics:\n  requests:\n    # as printed\n    received:   [ 12, {printed: \"03\", value: 3},  ~ ] # [x]\n    answered: {persons: 10, companies: 3, total: 13}\n";
    let after = "form: demo\nstatistics:\n  requests:\n    # as printed\n    received:   { persons: 12, companies: {printed: \"03\", value: 3},  total: ~ } # [x]\n    answered: {persons: 10, companies: 3, total: 13}\n";
    assert_eq!(fixed(front), front);
    let scratch = with(front);
    for _ in 0..2 {
        let said = run(scratch.root(), &["fix", "--rows-by-name", "--lang", "en"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        assert_eq!(scratch.read(REPORT), format!("---\n{after}---\n## 一、总体情况\n"));
    }
    // With a cell too few nobody knows which is lacking; what is not filled in yet is filled in as a list.
    for row in ["[12, 3]", "[12, 3, 15, 1]", "[]"] {
        let front = format!(
            "form: demo\ndraft: true\nstatistics:\n  requests:\n    received: {row}\n    answered: {{}}\n"
        );
        let scratch = with(&front);
        run(scratch.root(), &["fix", "--rows-by-name"]);
        assert_eq!(scratch.read(REPORT), format!("---\n{front}---\n## 一、总体情况\n"));
    }
}

#[test]
fn an_order_that_is_not_certain_is_left_and_told() {
    let rows = |front: &str| format!("form: demo\nstatistics:\n  requests:\n{front}");
    let unsure = [
        // A comment that stands apart from what follows it.
        rows("    answered: [10, 3, 13]\n    # rows of part two\n\n    received: [12, 3, 15]\n"),
        // One above the first row may be about both.
        rows("    # as printed\n    answered: [10, 3, 13]\n    received: [12, 3, 15]\n"),
        rows("    answered: [10, 3, 13]\n    received: [12, 3, 15]\n    # as printed\n"),
        // Two entries on a line.
        "form: demo\nstatistics:\n  requests: {answered: [10, 3, 13], received: [12, 3, 15]}\n".to_owned(),
    ];
    for front in unsure {
        assert_eq!(fixed(&front), front);
        let said = run(with(&front).root(), &["fix", "--lang", "en"]);
        assert!(
            said.out.starts_with(&format!("{REPORT}: the order of statistics.requests was left")),
            "{}",
            said.out
        );
    }
}

#[test]
fn a_dry_run_writes_nothing_and_says_by_its_code_whether_it_would() {
    let front =
        "form: demo\nstatistics:\n  requests:\n    received: [１２, 3, 15]\n    answered: [10, 3, 13]\n";
    let scratch = with(front);
    let before = scratch.read(REPORT);
    let said = run(scratch.root(), &["fix", "--dry-run", "--lang", "en"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert_eq!(
        said.out,
        format!(
            "--- {REPORT}\n+++ {REPORT}\n@@ -2,7 +2,7 @@\n form: demo\n statistics:\n   requests:\n\
                -    received: [１２, 3, 15]\n+    received: [12, 3, 15]\n     answered: [10, 3, 13]\n ---\n \
                ## 一、总体情况\n1 file would change; nothing was written\n"
        )
    );
    assert_eq!(scratch.read(REPORT), before);
    assert!(run(scratch.root(), &["--lang", "zh", "fix", "--dry-run"]).out.contains("要改 1 个文件；没有写"));
    let painted = run(scratch.root(), &["fix", "--color", "true"]);
    assert!(painted.out.contains("\u{1b}[31m-    received"), "{}", painted.out);
    assert_eq!(run(scratch.root(), &["fix", "--dry-run"]).code, 0);
    assert_eq!(run(Scratch::new().root(), &["fix"]).code, 2);
}

#[test]
fn only_the_file_itself_is_replaced() {
    let front =
        "form: demo\nstatistics:\n  requests:\n    received: [１２, 3, 15]\n    answered: [10, 3, 13]\n";
    let scratch = with(front);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(scratch.path(REPORT), std::fs::Permissions::from_mode(0o640)).unwrap();
    }
    let before: Vec<String> = tree(scratch.root()).into_keys().collect();
    assert_eq!(run(scratch.root(), &["fix"]).code, 0);
    assert_eq!(tree(scratch.root()).into_keys().collect::<Vec<_>>(), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(scratch.path(REPORT)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}

#[test]
fn lines_end_as_they_did() {
    let front =
        "statistics:\n  requests:\n    answered: [10, 3, 13]\n    received: [１２, 3, 15]\nform: demo\n";
    let scratch = with(front);
    let crlf = scratch.read(REPORT).replace('\n', "\r\n");
    scratch.write(REPORT, format!("\u{feff}{crlf}"));
    assert_eq!(run(scratch.root(), &["fix"]).code, 0);
    let after = "---\nform: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n    answered: [10, 3, \
        13]\n---\n## 一、总体情况\n";
    assert_eq!(scratch.read(REPORT), format!("\u{feff}{}", after.replace('\n', "\r\n")));
}

#[test]
fn the_example_and_what_is_newly_begun_need_nothing() {
    let scratch = Scratch::new();
    for language in ["zh", "en"] {
        run(scratch.root(), &["new", "archive", language, "--lang", language]);
        run(&scratch.path(language), &["new", "report", "county", "2025", "--lang", language]);
        let said = run(&scratch.path(language), &["fix", "--dry-run", "--lang", "en"]);
        assert_eq!((said.code, said.out.contains("0 files would change")), (0, true), "{}", said.out);
    }
    let said = run(&repository(), &["fix", "--dry-run", "--lang", "en"]);
    assert_eq!((said.code, said.out.as_str()), (0, "0 files would change; nothing was written\n"));
}

#[test]
fn prose_is_repaired_where_it_is_certain() {
    let front = "---\nform: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n    \
                 answered: [10, 3, 13]\n---\n";
    let scratch = clean();
    scratch.write(
        REPORT,
        format!(
            "{front}##⼀、总体情况\n\n    全年收到 {{{{ requests.received.total }}}} 件。\n\n[注]: 不含垂直管理部门\n\n来电 \
             138****1234、139****5678。\n\n2019\u{96}2024\n"
        ),
    );
    let said = run(scratch.root(), &["fix", "--lang", "en"]);
    assert!(said.out.contains("1 file changed"), "{}{}", said.out, said.err);
    assert!(said.out.contains("1 error needs a decision of yours"), "{}", said.out);
    assert_eq!(
        scratch.read(REPORT),
        format!(
            "{front}## 一、总体情况\n\n全年收到 {{{{ requests.received.total }}}} 件。\n\n\\[注]: 不含垂直管理部门\n\n来电 \
             138\\*\\*\\*\\*1234、139\\*\\*\\*\\*5678。\n\n2019\u{96}2024\n"
        )
    );
}

#[test]
fn full_width_colons_in_several_lines_are_all_mended_in_one_run() {
    let before =
        "form: demo\nstatistics：\n  requests：\n    received： [12, 3, 15]\n    answered： [10, 3, 13]\n";
    assert_eq!(fixed(before), before.replace('：', ":"));
}
