//! `annals new`: what it writes builds, names what is missing and nothing else, and overwrites nothing.

use super::{Said, annals, run};
use crate::support::{Scratch, tree};
use std::path::Path;

fn ok(folder: &Path, arguments: &[&str]) -> Said {
    let said = run(folder, arguments);
    assert_eq!(said.code, 0, "{arguments:?}\n{}{}", said.out, said.err);
    said
}

/// The codes that `check --drafts` tells, each with how often.
fn told(folder: &Path) -> Vec<String> {
    let said = run(folder, &["check", "--drafts", "--format", "short", "--lang", "en"]);
    let mut codes: Vec<String> = said
        .out
        .lines()
        .map(|line| line.split('[').nth(1).unwrap().split(']').next().unwrap().to_owned())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn a_new_archive_builds_without_a_word() {
    for language in ["zh", "en"] {
        let scratch = Scratch::new();
        ok(scratch.root(), &["new", "archive", "archive", "--lang", language]);
        let root = scratch.path("archive");
        let check = ok(&root, &["check", "--lang", "en"]);
        assert!(check.out.contains("0 errors, 0 warnings, 0 notices"), "{}", check.out);
        ok(&root, &["build"]);
        ok(&root, &["check", "--site", "public"]);
        assert!(!scratch.path("archive/.githooks").exists() && !scratch.path("archive/.gitignore").exists());
        let site = scratch.read("archive/annals.yaml");
        assert!(site.contains(&format!("languages: [{language}]")), "{site}");
    }
}

#[test]
fn with_git_come_a_hook_and_workflows() {
    for language in ["zh", "en"] {
        let scratch = Scratch::new();
        scratch.write("a/.git/HEAD", "ref: refs/heads/main\n");
        let said = ok(scratch.root(), &["new", "archive", "a", "--git", "--lang", language]);
        assert!(said.out.contains("git config core.hooksPath .githooks"), "{}", said.out);
        assert!(scratch.read("a/.gitignore").contains("\npublic/\n"));
        let hook = scratch.read("a/.githooks/pre-commit");
        // An archive in Chinese is told of in Chinese, on machines whose locale is another, too.
        let asked = if language == "zh" { " --lang zh" } else { "" };
        assert!(hook.starts_with("#!/bin/sh\n"), "{hook}");
        assert!(hook.contains(&format!("\nexec annals check{asked}\n")), "{hook}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode =
                std::fs::metadata(scratch.path("a/.githooks/pre-commit")).unwrap().permissions().mode();
            assert_eq!(mode & 0o111, 0o111);
        }
        for path in ["a/.github/workflows/pages.yml", "a/.gitlab-ci.yml"] {
            let workflow = scratch.read(path);
            let parsed: Result<serde_json::Value, _> = serde_yaml::from_str(&workflow);
            assert!(parsed.is_ok(), "{path}: {:?}", parsed.err());
            for command in ["annals check", "annals build"] {
                assert!(workflow.contains(command), "{workflow}");
                assert_eq!(
                    workflow.matches(command).count(),
                    workflow.matches(&format!("{command}{asked}")).count()
                );
            }
        }
        ok(&scratch.path("a"), &["build"]);
    }
}

/// `annals new archive a --git` where git knows no user and no settings but its own.
fn with_git(scratch: &Scratch, path: Option<&str>) -> Said {
    let mut command = annals(scratch.root(), &["new", "archive", "a", "--git", "--lang", "en"]);
    command.env("GIT_CONFIG_GLOBAL", scratch.path("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let said = super::said(&command.output().unwrap());
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    said
}

#[test]
fn with_git_comes_a_repository_in_which_nothing_is_committed() {
    let scratch = Scratch::new();
    let said = with_git(&scratch, None);
    assert!(said.out.contains("new: a git repository in a, with the branch main"), "{}", said.out);
    assert!(said.out.contains("git config core.hooksPath .githooks && git add ."), "{}", said.out);
    assert_eq!(scratch.read("a/.git/HEAD"), "ref: refs/heads/main\n");
    let no_branch = std::fs::read_dir(scratch.path("a/.git/refs/heads")).unwrap().next().is_none();
    assert!(no_branch && !scratch.read("a/.git/config").contains("hooksPath"));
    // Without being asked for it, no repository.
    ok(scratch.root(), &["new", "archive", "b"]);
    assert!(!scratch.path("b/.git").exists());
}

#[test]
fn a_repository_that_is_there_is_left_and_where_git_is_not_the_archive_begins_all_the_same() {
    let scratch = Scratch::new();
    scratch.write("a/.git/HEAD", "ref: refs/heads/other\n");
    let said = with_git(&scratch, None);
    assert!(said.out.contains("a is a git repository already"), "{}", said.out);
    assert_eq!(tree(&scratch.path("a/.git")).len(), 1);

    let scratch = Scratch::new();
    scratch.write(".git/HEAD", "ref: refs/heads/main\n");
    let said = with_git(&scratch, None);
    assert!(
        said.out.contains("lies in the git repository") && !said.out.contains("hooksPath"),
        "{}",
        said.out
    );
    assert!(!scratch.path("a/.git").exists() && scratch.path("a/annals.yaml").exists());

    let scratch = Scratch::new();
    let said = with_git(&scratch, Some("/nowhere"));
    assert!(said.out.contains("git was not found") && said.out.contains("git init"), "{}", said.out);
    assert!(!scratch.path("a/.git").exists() && scratch.path("a/annals.yaml").exists());
}

#[test]
fn nothing_is_overwritten() {
    let scratch = super::clean();
    let before = scratch.read("annals.yaml");
    let cases: [(&[&str], [&str; 2]); 6] = [
        (&["new", "archive", "."], [". is not empty", "已经有内容"]),
        (&["new", "publisher", "bureau"], ["/bureau/ is in use", "已有用处"]),
        (&["new", "publisher", "forms"], ["/forms/ is in use", "已有用处"]),
        (&["new", "publisher", "局"], ["cannot be an address", "不能作网址"]),
        (
            &["new", "publisher", "x", "--kind", "ministry"],
            ["no kind of publisher 'ministry'", "没有“ministry”"],
        ),
        (
            &["new", "report", "bureau", "2024", "--form", "demo"],
            ["content/bureau/2024.md is there", "已经有了"],
        ),
    ];
    for (arguments, [en, zh]) in cases {
        for (language, words) in [("en", en), ("zh", zh)] {
            let said = run(scratch.root(), &[&["--lang", language], arguments].concat());
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
            assert!(said.err.contains(words), "{words}: {}", said.err);
        }
    }
    scratch.write("content/bureau/2025.yaml", "form: demo\n");
    assert_eq!(run(scratch.root(), &["new", "report", "bureau", "2025"]).code, 2);
    assert_eq!(scratch.read("annals.yaml"), before);
    assert!(!scratch.path("content/bureau/2025.md").exists() && !scratch.path("content/x").exists());
}

#[test]
fn a_further_report_is_begun_beside_the_first_of_its_period() {
    let scratch = super::clean();
    let survey = scratch.read("content/forms/demo.yaml").replace("id: demo", "id: survey");
    scratch.write("content/forms/survey.yaml", survey.replacen("申请办理情况表", "读者调查", 1));
    let refused = |arguments: &[&str], words: &str| {
        let said = run(scratch.root(), &[&["--lang", "en", "new", "report", "bureau"], arguments].concat());
        assert!(said.code == 2 && said.err.contains(words), "{arguments:?} {}", said.err);
    };
    refused(&["2024/v2"], "'v2' can be no report's name");
    refused(&["2024/Survey"], "'Survey' can be no report's name");
    refused(&["2025/survey"], "begin with it: `annals new report bureau 2025`");
    refused(&["2024"], "`annals new report bureau 2024/survey`");
    refused(&["2024/survey", "--form", "demo"], "2024 is by the form demo already");
    refused(&["2024/survey"], "name one with --form: cn-ogi-2021, survey");
    ok(scratch.root(), &["new", "report", "bureau", "2024/survey", "--form", "survey"]);
    assert!(scratch.read("content/bureau/2024/survey.md").starts_with("---\nform: survey\n"));
    // The year after it is that of the report of the same name.
    scratch.write("content/bureau/2025.md", scratch.read("content/bureau/2024.md"));
    ok(scratch.root(), &["new", "report", "bureau", "2025/survey"]);
    assert!(scratch.read("content/bureau/2025/survey.md").starts_with("---\nform: survey\n"));
    assert_eq!(told(scratch.root()), ["report-missing-cell"]);
}

#[test]
fn figures_of_two_forms_at_one_address_are_told_apart() {
    let scratch = super::clean();
    let survey = scratch.read("content/forms/demo.yaml").replace("id: demo", "id: survey");
    scratch.write("content/forms/survey.yaml", survey);
    let report = scratch.read("content/bureau/2024.md");
    scratch.write("content/bureau/2024/survey.md", report.replace("form: demo", "form: survey"));
    let said = ok(scratch.root(), &["figures", "bureau"]);
    assert!(said.out.contains("requests.received.total  (demo)      "), "{}", said.out);
    assert!(said.out.contains("requests.received.total  (survey)      "), "{}", said.out);
}

#[test]
fn a_new_publisher_is_one() {
    let scratch = super::clean();
    ok(scratch.root(), &["new", "publisher", "library", "--name", "The \"Old\" Library", "--kind", "county"]);
    ok(scratch.root(), &["new", "publisher", "archives", "--lang", "zh"]);
    let check = ok(scratch.root(), &["check", "--lang", "en"]);
    assert!(check.out.contains("by 3 publishers: 0 errors, 0 warnings, 0 notices"), "{}", check.out);
    assert!(scratch.read("content/library/index.md").contains("name: The \"Old\" Library\nkind: county\n"));
}

#[test]
fn a_new_report_names_what_is_missing_and_nothing_else() {
    for (language, lacks) in [("zh", "总计"), ("en", "Total")] {
        let scratch = super::clean();
        ok(scratch.root(), &["new", "report", "bureau", "2025", "--lang", language]);
        let report = scratch.read("content/bureau/2025.md");
        assert!(report.contains("\nform: demo\n") && report.contains("\ndraft: true\n"), "{report}");
        assert!(report.contains("[12, 3, 15]\n    received:"), "last year's figures beside: {report}");
        // The labels are in the language of the publisher's reports, whatever the author's.
        assert!(report.contains("# 收到") && report.contains("总计"), "{lacks}: {report}");
        assert_eq!(told(scratch.root()), ["report-missing-cell"]);
        ok(scratch.root(), &["check"]);
        let finished = report.replace("draft: true\n", "");
        scratch.write("content/bureau/2025.md", &finished);
        let check = run(scratch.root(), &["check", "--lang", "en"]);
        assert_eq!(check.code, 1);
        let lacks = "the row 'answered' lacks: Persons (persons), Companies (companies), Total (total)";
        assert!(check.out.contains(lacks), "{}", check.out);
        // Filled in where it stands, it is a report.
        let filled = finished.replace("[]  #", "[12, 3, 15]  #");
        scratch.write("content/bureau/2025.md", filled);
        let check = ok(scratch.root(), &["check", "--lang", "en"]);
        assert!(
            check.out.contains("2 reports by 1 publisher: 0 errors, 0 warnings, 0 notices"),
            "{}",
            check.out
        );
    }
}

#[test]
fn rows_of_a_list_of_codes_are_told_with_a_code_that_is_taken() {
    let scratch = super::clean();
    ok(scratch.root(), &["new", "publisher", "trailbook", "--name", "Trailbook"]);
    ok(scratch.root(), &["new", "report", "trailbook", "2026", "--form", "eu-dsa-2025", "--lang", "en"]);
    let draft = scratch.read("content/trailbook/2026.md");
    for (table, row, column) in [
        ("automated_means", "named by the form's 24 codes, as in bg (", "measures_auto"),
        ("recipients", "named by the form's 27 codes, as in at (", "amar"),
    ] {
        let (before, of_table) = draft.split_once(&format!("\n  {table}:\n")).unwrap();
        let comment = of_table.lines().take_while(|line| line.starts_with("    #")).find(|l| l.contains(row));
        assert!(comment.is_some(), "{table}: {of_table}");
        let code = row.split(" as in ").nth(1).unwrap().trim_end_matches(" (");
        let written = format!("{before}\n  {table}:\n    {code}: {{{column}: 1}}\n{of_table}");
        scratch.write("content/trailbook/2026.md", written);
        let said = run(scratch.root(), &["check", "--drafts", "--format", "short", "--lang", "en"]);
        assert!(!said.out.contains("error["), "{}", said.out);
        assert!(!said.out.contains("not of the form's list"), "{}", said.out);
    }
}

#[test]
fn a_rule_of_the_form_takes_figures_over() {
    let scratch = Scratch::new();
    ok(scratch.root(), &["new", "archive", "a", "--lang", "en"]);
    let root = scratch.path("a");
    ok(&root, &["new", "report", "county", "2025", "--lang", "en"]);
    let report = scratch.read("a/content/county/2025.md");
    let line = report.lines().find(|line| line.trim_start().starts_with("carried_in:")).unwrap();
    assert!(
        line.contains(": ")
            && line.contains("{natural_person: 2, org_commercial: 0, ")
            && line.contains("total: 2}"),
        "{line}"
    );
    assert!(line.contains("<- taken over from 2024: compare with the document"), "{line}");
    assert_eq!(report.matches("<- ").count(), 1, "{report}");
    // A year apart nothing is carried over.
    ok(&root, &["new", "report", "county", "2027", "--lang", "en"]);
    assert!(!scratch.read("a/content/county/2027.md").contains("<- "));
    assert_eq!(told(&root), ["report-missing-cell"]);
    // What is not a plain number is not taken over.
    let last = scratch.read("a/content/county/2024.md");
    let blank = last.replace("carried_out:                [ 2,", "carried_out:                [ ~,");
    assert_ne!(last, blank);
    scratch.write("a/content/county/2024.md", blank);
    std::fs::remove_file(scratch.path("a/content/county/2025.md")).unwrap();
    ok(&root, &["new", "report", "county", "2025", "--lang", "en"]);
    let report = scratch.read("a/content/county/2025.md");
    assert!(report.contains("{org_commercial: 0, org_research: 0"), "{report}");
    // Beside what is told of the spoilt report itself.
    assert_eq!(told(&root), ["finding-contradiction", "report-missing-cell"]);
}

#[test]
fn every_kind_of_report_of_the_example_has_a_successor() {
    let scratch = Scratch::new();
    for (path, bytes) in tree(&crate::support::repository().join("content")) {
        scratch.write(&format!("content/{path}"), bytes);
    }
    scratch.write("annals.yaml", std::fs::read(crate::support::repository().join("annals.yaml")).unwrap());
    let before = told(scratch.root());
    let cases = [
        ("ftc", "fy2025", "us-foia"),
        ("nsf", "fy2025", "us-foia"),
        ("yiyuan-traffic-police", "2021", "cn-ogi-2021"),
        ("shanghai-gov-office", "2020", "cn-ogi-2019"),
        ("suqian-city", "2025", "cn-ogi-2021"),
        ("hongze-district", "2025", "cn-ogi-2021"),
        ("shuyang-county", "2026", "cn-ogi-2021"),
    ];
    for (publisher, period, form) in cases {
        let said = ok(scratch.root(), &["new", "report", publisher, period, "--lang", "en"]);
        assert!(said.out.contains(&format!("by the form {form}")), "{publisher}: {}", said.out);
    }
    let mut expected = before;
    expected.push("report-missing-cell".to_owned());
    expected.sort();
    expected.dedup();
    assert_eq!(told(scratch.root()), expected);
    ok(scratch.root(), &["build"]);
    let check = ok(scratch.root(), &["check", "--drafts", "--format", "short", "--lang", "en"]);
    assert!(!check.out.contains(": error["), "{}", check.out);
    let nsf = scratch.read("content/nsf/fy2025.md");
    assert!(
        nsf.contains("\nrows:\n") || !scratch.read("content/nsf/fy2024.md").contains("\nrows:\n"),
        "{nsf}"
    );
    let hongze = scratch.read("content/huaian-city/hongze-district/2025.md");
    assert!(hongze.contains("write editions: {requests: cn-ogi-2019}"), "{hongze}");
}

#[test]
fn what_cannot_be_begun_says_why() {
    let clean = super::clean();
    let empty = Scratch::new();
    let cases: [(&Scratch, &[&str], &str); 7] = [
        (&empty, &["new", "report", "x", "2024"], "this is no archive"),
        (&clean, &["new", "report", "x", "2024"], "there are: bureau"),
        (&clean, &["new", "report", "bureau", "24"], "'24' names no period"),
        (&clean, &["new", "report", "bureau", "2024-13"], "names no period"),
        (
            &clean,
            &["new", "report", "bureau", "2025", "--form", "x"],
            "the forms are: cn-ogi-2019, cn-ogi-2021, eu-dsa-2025, us-foia, demo",
        ),
        (&clean, &["new", "report", "bureau", "2025", "--form", "us-foia"], "is filled in by fiscal year"),
        (&clean, &["new", "report", "bureau", "2025-q1"], "no form is in use for 2025 Q1"),
    ];
    for (scratch, arguments, words) in cases {
        let said = run(scratch.root(), &[arguments, &["--lang", "en"]].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn a_workbook_is_written_once() {
    let scratch = super::clean();
    let arguments = ["new", "report", "bureau", "2025", "--xlsx", "form.xlsx"];
    let said = ok(scratch.root(), &[&["--lang", "en"], &arguments[..]].concat());
    assert!(said.out.contains("annals import form.xlsx --publisher bureau --period 2025"), "{}", said.out);
    assert!(std::fs::read(scratch.path("form.xlsx")).unwrap().starts_with(b"PK"));
    assert!(!scratch.path("content/bureau/2025.md").exists());
    let said = run(scratch.root(), &[&["--lang", "en"], &arguments[..]].concat());
    assert!(said.code == 2 && said.err.contains("form.xlsx is there already"), "{}", said.err);
}

#[test]
fn a_list_of_publishers_begins_those_that_are_not_there() {
    let scratch = Scratch::new();
    ok(scratch.root(), &["new", "archive", "a", "--lang", "en"]);
    let root = scratch.path("a");
    let before = scratch.read("a/content/county/index.md");
    scratch.write(
        "a/list.csv",
        "id,name,place,short,website\ncounty,Another,x,,\n\
         city,\"The City: Library\",y,City,https://city.example\n\ntown,镇政府,,,\n",
    );
    let said = ok(&root, &["new", "publishers", "list.csv", "--lang", "en"]);
    for line in [
        "new: content/city/index.md",
        "publishers begun: 2; there already and left as they are: 1",
        "columns that were not used: place",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    assert_eq!(scratch.read("a/content/county/index.md"), before);
    let city = scratch.read("a/content/city/index.md");
    for line in ["\nname: \"The City: Library\"\n", "\nshort: City\n", "\nwebsite: https://city.example\n"] {
        assert!(city.contains(line), "{city}");
    }
    let again = ok(&root, &["new", "publishers", "list.csv", "--lang", "en"]);
    assert!(
        again.out.contains("publishers begun: 0; there already and left as they are: 3"),
        "{}",
        again.out
    );
    let check = run(&root, &["check", "--lang", "en"]);
    assert!(check.out.contains("0 errors"), "{}", check.out);
}

#[test]
fn a_list_of_publishers_with_a_mistake_begins_none() {
    let scratch = Scratch::new();
    ok(scratch.root(), &["new", "archive", "a", "--lang", "en"]);
    let root = scratch.path("a");
    for (list, expected) in [
        ("id,name\ngood,Good\nBad One,Bad\n", "line 3: 'Bad One' cannot be an address"),
        ("id,name\ngood,Good\ngood,Again\n", "line 3: 'good' stands in line 2, too"),
        ("id,name\ngood,Good\nother,\n", "line 3: there is no name"),
        ("id,name,kind\ngood,Good,\nother,Other,nokind\n", "line 3: there is no kind of publisher 'nokind'"),
        ("code,name\ngood,Good\n", "has no column 'id'"),
    ] {
        scratch.write("a/list.csv", list);
        let said = run(&root, &["new", "publishers", "list.csv", "--lang", "en"]);
        assert_eq!(said.code, 2, "{list}: {}", said.out);
        assert!(said.err.contains(expected), "{expected}\n{}", said.err);
        assert!(!scratch.path("a/content/good").exists(), "{list}");
    }
    scratch.write("a/report.txt", "x");
    let said =
        run(&root, &["import", "report.txt", "--publisher", "nobody", "--period", "2024", "--lang", "en"]);
    assert!(said.err.contains("`annals new publishers LIST.csv`"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn the_job_for_merge_requests_tells_what_changed_of_what_was_published() {
    use std::process::Command;
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git");
        return;
    }
    let scratch = Scratch::new();
    ok(scratch.root(), &["new", "archive", "a", "--git", "--lang", "en"]);
    let workflow: serde_json::Value = serde_yaml::from_str(&scratch.read("a/.gitlab-ci.yml")).unwrap();
    let steps: Vec<String> = workflow["published"]["script"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step.as_str().unwrap().to_owned())
        .filter(|step| !step.starts_with("apt-get"))
        .collect();
    let program = Path::new(env!("CARGO_BIN_EXE_annals")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let shell = |script: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", script]).current_dir(scratch.path("a")).env("PATH", &path).env("LANG", "C");
        shell.env("GIT_CONFIG_GLOBAL", scratch.path("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        shell.env("CI_PROJECT_DIR", scratch.path("a")).env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
        let done = shell.output().unwrap();
        let said =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        (done.status.code(), said)
    };
    let commit =
        "git add -A && git -c user.name=A -c user.email=a@example.org commit --quiet --no-verify -m a";
    let (code, said) = shell(&format!(
        "git init --quiet --bare ../origin && git init --quiet -b main . && \
         git remote add origin ../origin && \
         {commit} && git push --quiet origin main && git checkout --quiet -b change"
    ));
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = shell(&steps.join("\n"));
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(scratch.read("a/changes.json"), "[]\n");
    let report = scratch.read("a/content/county/2024.md");
    scratch.write("a/content/county/2024.md", report.replacen("licences: [1240]", "licences: [1241]", 1));
    assert_eq!(shell(commit).0, Some(0));
    let (code, said) = shell(&steps.join("\n"));
    assert!(code == Some(1) && said.contains("published-figure-changed"), "{code:?} {said}");
    let changes: serde_json::Value = serde_json::from_str(&scratch.read("a/changes.json")).unwrap();
    let uploaded = &workflow["published"]["artifacts"]["reports"]["codequality"];
    assert_eq!(uploaded, "changes.json");
    assert_eq!(changes[0]["location"]["path"], "content/county/2024.md", "{changes}");
    assert_eq!(changes[0]["severity"], "major", "{changes}");
}

#[test]
fn a_workbook_has_the_tables_that_the_last_report_lacked_and_one_left_empty_is_in_no_report() {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Made up\nlanguages: [en]\n");
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    let form = "\
id: made-up
title: Made up
used: {kind: year, from: 2020}
tables:
  - {id: first, title: Requests received, columns: [{id: n, label: Number}], rows: [{id: a, label: All}]}
  - id: second
    title: Appeals received
    optional: true
    columns: [{id: n, label: Number of appeals}]
    rows: [{id: b, label: Every appeal}]
";
    scratch.write("content/forms/made-up.yaml", form);
    let report = "---\nform: made-up\nstatistics:\n  first: {a: [1]}\n---\n";
    scratch.write("content/office/2024.md", report);
    ok(scratch.root(), &["new", "report", "office", "2025", "--xlsx", "form.xlsx"]);
    let bytes = std::fs::read(scratch.path("form.xlsx")).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert!(package.by_name("xl/worksheets/sheet3.xml").is_ok(), "notes and both tables");
    let import = ["import", "form.xlsx", "--publisher", "office", "--period", "2025"];
    let said = run(scratch.root(), &import);
    let text = scratch.read("content/office/2025.md");
    assert!(text.contains("  first:") && !text.contains("  second:"), "{}{text}", said.err);
}
