//! What was published is kept: `annals build` and `annals check --against` stop at what changed in silence,
//! and go on once it is declared.

use super::{clean, run};
use crate::support::{Scratch, repository, tree};
use std::fs;
use std::process::Command;

const REPORT: &str = "content/bureau/2024.md";

fn replace(scratch: &Scratch, path: &str, was: &str, now: &str) {
    let text = scratch.read(path);
    assert!(text.contains(was), "{path}: {was}");
    scratch.write(path, text.replacen(was, now, 1));
}

/// A built archive.
fn published() -> Scratch {
    let scratch = clean();
    assert_eq!(run(scratch.root(), &["build", "--lang", "en"]).code, 0);
    scratch
}

/// Builds again: the exit code, and what is said.
fn build(scratch: &Scratch) -> (i32, String) {
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    (said.code, said.out + &said.err)
}

/// What stands between two words of a text.
fn between<'t>(text: &'t str, first: &str, last: &str) -> &'t str {
    let (_, rest) = text.split_once(first).unwrap_or_else(|| panic!("{first} in {text}"));
    rest.split_once(last).unwrap_or_else(|| panic!("{last} in {rest}")).0
}

#[test]
fn a_changed_figure_stops_the_build_until_the_entry_that_is_given_is_pasted() {
    let scratch = published();
    let site = tree(&scratch.path("public"));
    replace(&scratch, REPORT, "[10, 3, 13]", "[10, 2, 12]");
    let (code, said) = build(&scratch);
    assert_eq!(code, 1, "{said}");
    assert_eq!(said.matches("error[published-figure-changed]").count(), 2, "{said}");
    assert!(said.contains("requests.answered.companies: '3' was published, '2' stands there now"), "{said}");
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(tree(&scratch.path("public")), site);
    // `check` without a state to compare with tells nothing of it.
    assert_eq!(run(scratch.root(), &["check"]).code, 0);
    let entries: Vec<String> = said
        .split("- {figure:")
        .skip(1)
        .map(|rest| {
            format!("  - {{figure:{}}}\n", rest.split_once('}').unwrap().0.replace("on: …", "on: 2025-03-02"))
        })
        .collect();
    assert_eq!(entries.len(), 2);
    replace(&scratch, REPORT, "---\n## ", &format!("corrections:\n{}---\n## ", entries.concat()));
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("2 corrected figures"), "{said}");
    assert_eq!(build(&scratch).0, 0);
    // And the corrections stay.
    replace(&scratch, REPORT, &entries[0], "");
    let (code, said) = build(&scratch);
    assert_eq!((code, said.matches("error[published-correction-gone]").count()), (1, 1), "{said}");
}

#[test]
fn a_figure_that_its_text_does_not_say_is_corrected_in_full() {
    let scratch = clean();
    let (full, list) = ("{printed: NA, kind: not_applicable}", "answered: [10, 3, 13]");
    replace(&scratch, REPORT, list, &format!("answered: [10, {full}, 13]"));
    assert_eq!(build(&scratch).0, 0);
    replace(&scratch, REPORT, full, "3");
    // What is new is listed beside what must not be.
    scratch.write("content/bureau/2022.md", scratch.read(REPORT));
    let (code, said) = build(&scratch);
    assert!(code == 1 && said.contains("1 new report: bureau/2022"), "{said}");
    let entry = between(&said, "- {figure:", "why: …}").replace("on: …", "on: 2025-03-02");
    assert!(entry.contains("was: {printed: NA, kind: not_applicable}, now: 3"), "{entry}");
    replace(
        &scratch,
        REPORT,
        "---\n## ",
        &format!("corrections:\n  - {{figure:{entry}why: Found}}\n---\n## "),
    );
    assert_eq!(build(&scratch).0, 0);
}

#[test]
fn words_are_declared_once_for_all_reports() {
    let scratch = clean();
    scratch.write("content/bureau/2023.md", scratch.read(REPORT));
    assert_eq!(build(&scratch).0, 0);
    replace(&scratch, "content/forms/demo.yaml", "zh: 答复, en", "zh: 办结, en");
    let (code, said) = build(&scratch);
    assert_eq!((code, said.matches("error[published-words-changed]").count()), (1, 1), "{said}");
    assert!(said.contains("in 2 reports"), "{said}");
    let entry = format!("- {}}}", between(&said, "annals.yaml: - ", "}"));
    scratch.write("annals.yaml", format!("{}reworded:\n  {entry}\n", scratch.read("annals.yaml")));
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn reports_pages_and_files_that_are_gone_stop_the_build_and_new_ones_are_listed() {
    let scratch = clean();
    scratch.write("content/bureau/2023.md", scratch.read(REPORT));
    scratch.write("content/bureau/2023/original.pdf", "%PDF");
    scratch.write("content/pages/method.md", "---\ntitle: Method\n---\nWords.\n");
    assert_eq!(build(&scratch).0, 0);
    let code_of = |change: &dyn Fn(&Scratch)| {
        let copy = Scratch::new();
        for (path, bytes) in tree(scratch.root()) {
            copy.write(&path, bytes);
        }
        change(&copy);
        let (code, said) = build(&copy);
        let codes: Vec<&str> =
            said.split("error[").skip(1).map(|rest| rest.split(']').next().unwrap()).collect();
        (code, codes.join(" "), said)
    };
    let gone = |path: &'static str| move |copy: &Scratch| fs::remove_file(copy.path(path)).unwrap();
    let (code, codes, said) = code_of(&gone("content/bureau/2023.md"));
    assert_eq!((code, codes.as_str()), (1, "published-report-gone"), "{said}");
    let (code, codes, said) = code_of(&gone("content/pages/method.md"));
    assert_eq!((code, codes.as_str()), (1, "published-address-gone"), "{said}");
    let (code, codes, said) = code_of(&gone("content/bureau/2023/original.pdf"));
    assert_eq!((code, codes.as_str()), (1, "published-address-gone"), "{said}");
    assert!(said.contains("/bureau/2023/original.pdf"), "{said}");
    let (code, codes, said) =
        code_of(&|copy| replace(copy, "content/bureau/index.md", "---\n", "---\nid: office\n"));
    assert_eq!((code, codes.as_str()), (1, "published-report-gone published-report-gone"), "{said}");
    let (code, codes, said) =
        code_of(&|copy| replace(copy, "content/bureau/2023.md", "form: demo\n", "form: demo\ndraft: true\n"));
    assert_eq!((code, codes.as_str()), (1, "published-report-gone"), "{said}");
    let (code, codes, said) = code_of(&|copy| copy.write("content/bureau/2022.md", copy.read(REPORT)));
    assert_eq!((code, codes.as_str()), (0, ""), "{said}");
    assert!(said.contains("1 new report: bureau/2022"), "{said}");
    // What has moved is compared where it stands now.
    let moved = "---\nid: office\nmoved_from: bureau\n";
    let (code, codes, said) = code_of(&|copy| replace(copy, "content/bureau/index.md", "---\n", moved));
    assert_eq!((code, codes.as_str()), (0, ""), "{said}");
    let (code, codes, said) = code_of(&|copy| {
        replace(copy, "content/bureau/index.md", "---\n", moved);
        replace(copy, REPORT, "[12, 3, 15]", "[12, ~, 12]");
    });
    assert_eq!((code, codes.as_str()), (1, "published-figure-changed published-figure-changed"), "{said}");
    // A draft is not published yet, and may go again.
    let (code, ..) = code_of(&|copy| {
        copy.write(
            "content/bureau/2022.md",
            copy.read(REPORT).replace("form: demo\n", "form: demo\ndraft: true\n"),
        );
        assert_eq!(run(copy.root(), &["build", "--drafts"]).code, 0);
        fs::remove_file(copy.path("content/bureau/2022.md")).unwrap();
    });
    assert_eq!(code, 0);
}

#[test]
fn another_site_or_a_revision_is_compared_where_it_is_named() {
    let scratch = published();
    let site = scratch.path("public");
    let named = site.to_str().unwrap();
    let fresh = scratch.path("fresh");
    let fresh = fresh.to_str().unwrap();
    replace(&scratch, REPORT, "[12, 3, 15]", "[11, 4, 15]");
    assert_eq!(run(scratch.root(), &["build", "--output", fresh, "--against", named]).code, 1);
    assert!(!scratch.path("fresh").exists());
    for arguments in [&["check", "--lang", "en", "--against", named][..], &["diff", "--lang", "en", named]] {
        let said = run(scratch.root(), arguments);
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        assert!(said.out.contains("requests.received.persons"), "{}", said.out);
    }
    let said = run(scratch.root(), &["build", "--against", "content", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there is no ledger/index.txt in content"), "{}", said.err);
    // Git: the revision has the figure as it was.
    replace(&scratch, REPORT, "[11, 4, 15]", "[12, 3, 15]");
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(scratch.root()).env_remove("GIT_DIR").args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@b.c",
        ]);
        assert!(git.args(arguments).output().unwrap().status.success());
    };
    git(&["init", "-q"]);
    git(&["add", "annals.yaml", "content"]);
    git(&["commit", "-qm", "One"]);
    assert_eq!(run(scratch.root(), &["check", "--against", "HEAD"]).code, 0);
    replace(&scratch, REPORT, "[12, 3, 15]", "[11, 4, 15]");
    let said = run(scratch.root(), &["check", "--lang", "en", "--against", "HEAD", "--format", "short"]);
    assert_eq!((said.code, said.out.matches("published-figure-changed").count()), (1, 2), "{}", said.out);
}

#[test]
fn a_ledger_that_cannot_be_used_is_told_and_nothing_is_written() {
    let scratch = published();
    fs::write(scratch.path("public/ledger/index.txt"), "mine\n").unwrap();
    let before = tree(&scratch.path("public"));
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("the first line is not 'annals ledger 1'"), "{}", said.err);
    assert_eq!(tree(&scratch.path("public")), before);
}

/// The script of the guide.
fn script() -> String {
    let guide = fs::read_to_string(repository().join("docs/corrections.md")).unwrap();
    between(&guide, "```python\n", "```").to_owned()
}

#[test]
fn the_ledger_can_be_checked_by_the_script_of_the_guide() {
    let (english, chinese) = ("docs/corrections.md", "docs/corrections.zh.md");
    let chinese = fs::read_to_string(repository().join(chinese)).unwrap();
    assert!(chinese.contains(&script()), "{english} and its Chinese side have the same script");
    let scratch = published();
    scratch.write("check.py", script());
    let check = || Command::new("python3").arg(scratch.path("check.py")).arg(scratch.path("public")).output();
    let Ok(output) = check() else {
        eprintln!("skipped: there is no python3");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entry = scratch.path("public/ledger/bureau/2024/1.txt");
    let text = fs::read_to_string(&entry).unwrap();
    fs::write(&entry, text.replace("\t10\t", "\t11\t")).unwrap();
    assert!(!check().unwrap().status.success(), "an entry was touched");
}
