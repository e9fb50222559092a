//! Formats for programs: valid whatever is wrong, with all that their readers require.

use super::{clean, run, with_error};
use crate::support::{Scratch, tree};
use serde_json::Value;
use std::collections::BTreeSet;

/// What `check` prints in a format, for an archive with nothing wrong, with something, and without any place.
fn printed(format: &str) -> [String; 3] {
    let archives = [clean(), with_error(), Scratch::new()];
    let odd = archives[1]
        .read("content/bureau/2024.md")
        .replace("---\n##", "note: \"a, b: 100% \u{1f9ee}\"\n---\n##");
    archives[1].write("content/bureau/20 24,x.md", odd);
    archives.map(|archive| {
        let said = run(archive.root(), &["check", "--format", format]);
        assert_eq!(said.err, "");
        said.out
    })
}

fn json(format: &str) -> [Value; 3] {
    printed(format).map(|text| serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

fn number(value: &Value, pointer: &str) -> u64 {
    value.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

#[test]
fn short_is_one_line_each() {
    let [clean, wrong, nowhere] = printed("short");
    assert_eq!(clean, "");
    assert!(wrong.lines().count() >= 3, "{wrong}");
    for line in wrong.lines() {
        let (place, rest) = line.split_once(": ").unwrap();
        let mut place = place.rsplitn(3, ':');
        assert!(
            place.next().unwrap().parse::<u32>().is_ok() && place.next().unwrap().parse::<u32>().is_ok(),
            "{line}"
        );
        assert!(["error[", "warning[", "notice["].iter().any(|word| rest.starts_with(word)), "{line}");
    }
    assert!(nowhere.contains("error[file-no-archive]"), "{nowhere}");
}

#[test]
fn json_holds_a_fix_that_is_certain() {
    let archive = with_error();
    let wide = archive.read("content/bureau/2024.md").replace("010", "１０");
    archive.write("content/bureau/2024.md", wide);
    let said: Value = serde_json::from_str(&run(archive.root(), &["check", "--format", "json"]).out).unwrap();
    let fix = &said["diagnostics"][0];
    assert_eq!((text(fix, "/code"), text(fix, "/fix/replacement")), ("figure-full-width", "10"));
    assert_eq!(number(fix, "/fix/end") - number(fix, "/fix/start"), 6);
}

#[test]
fn json_holds_everything() {
    let [clean, wrong, nowhere] = json("json");
    assert_eq!(clean["diagnostics"], serde_json::json!([]));
    let made =
        ["/made", "/held", "/failed/total", "/not_assessable/total"].map(|n| number(&clean["checks"], n));
    assert_eq!(made[0], made[1] + made[2] + made[3]);
    let (wrong, nowhere) = (&wrong["diagnostics"], &nowhere["diagnostics"]);
    for one in wrong.as_array().unwrap() {
        assert!(["error", "warning", "notice"].contains(&text(one, "/severity")));
        assert!(!text(one, "/code").is_empty() && !text(one, "/message").is_empty());
        assert!(text(one, "/path").starts_with("content/bureau/"));
        assert!(
            number(one, "/line") >= 1
                && number(one, "/column") >= 1
                && number(one, "/end_line") >= number(one, "/line")
        );
    }
    let zero = wrong.as_array().unwrap().iter().find(|one| one["code"] == "figure-leading-zero").unwrap();
    assert!(zero["fix"].is_null(), "a document may print it so: {zero}");
    assert!(nowhere[0]["path"].is_null() && nowhere[0]["code"] == "file-no-archive", "{nowhere}");
}

#[test]
fn github_gets_workflow_commands() {
    let [clean, wrong, nowhere] = printed("github");
    assert_eq!(clean, "");
    for line in wrong.lines().chain(nowhere.lines()) {
        let (properties, message) = line[2..].split_once("::").unwrap();
        let (command, properties) = properties.split_once(' ').unwrap();
        assert!(line.starts_with("::") && ["error", "warning", "notice"].contains(&command), "{line}");
        let properties: Vec<&str> =
            properties.split(',').map(|property| property.split_once('=').unwrap().0).collect();
        let known = ["file", "line", "col", "endColumn", "endLine", "title"];
        assert!(properties.iter().all(|name| known.contains(name)), "{line}");
        assert!(properties.contains(&"title") && !message.is_empty(), "{line}");
    }
    assert!(wrong.contains("file=content/bureau/20 24%2Cx.md,line="), "{wrong}");
    assert!(wrong.starts_with("::error "), "errors first: {wrong}");
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    let [clean, wrong, nowhere] = json("gitlab");
    assert_eq!(clean, serde_json::json!([]));
    let issues: Vec<&Value> = wrong.as_array().unwrap().iter().chain(nowhere.as_array().unwrap()).collect();
    assert!(issues.len() >= 4);
    let mut prints = BTreeSet::new();
    for issue in issues {
        assert!(!text(issue, "/description").is_empty() && !text(issue, "/check_name").is_empty());
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(issue, "/severity")));
        assert!(!text(issue, "/location/path").starts_with(['/', '.']));
        assert!(number(issue, "/location/lines/begin") >= 1);
        assert!(prints.insert(text(issue, "/fingerprint").to_owned()), "fingerprints are unique: {issue}");
    }
}

#[test]
fn a_repository_is_told_of_its_files_from_its_top() {
    let repository = Scratch::new();
    for (path, bytes) in tree(with_error().root()) {
        repository.write(&format!("sites/one/{path}"), bytes);
    }
    let archive = repository.path("sites/one");
    let printed = |format: &str| run(&archive, &["check", "--format", format]).out;
    let path = "sites/one/content/bureau/2024.md";
    for format in ["github", "gitlab", "sarif"] {
        assert!(!printed(format).contains(path), "it lies in no repository");
    }
    // A working tree has a file instead of the folder.
    for git in [".git/HEAD", "sites/.git"] {
        repository.write(git, "gitdir: elsewhere\n");
        let from_top = if git == "sites/.git" { &path[6..] } else { path };
        for format in ["github", "gitlab", "sarif"] {
            let printed = printed(format);
            assert!(printed.contains(from_top) && printed.contains(path) == (from_top == path), "{printed}");
        }
        for format in ["full", "short", "json"] {
            assert!(!printed(format).contains("one/content"), "who reads it is in the archive");
        }
    }
}

#[test]
fn sarif_is_what_its_standard_requires() {
    for log in json("sarif") {
        assert_eq!(text(&log, "/version"), "2.1.0");
        assert!(text(&log, "/$schema").contains("sarif-schema-2.1.0"));
        assert_eq!(text(&log, "/runs/0/tool/driver/name"), "Annals");
        let rules = log.pointer("/runs/0/tool/driver/rules").unwrap().as_array().unwrap();
        for result in log.pointer("/runs/0/results").unwrap().as_array().unwrap() {
            assert!(!text(result, "/message/text").is_empty());
            assert!(["error", "warning", "note", "none"].contains(&text(result, "/level")));
            let rule = usize::try_from(number(result, "/ruleIndex")).unwrap();
            assert_eq!(rules[rule]["id"], result["ruleId"]);
            for location in result["locations"].as_array().unwrap() {
                let uri = text(location, "/physicalLocation/artifactLocation/uri");
                assert!(!uri.contains([' ', ',']) && uri.is_ascii() && !uri.starts_with('/'), "{uri}");
                let region = "/physicalLocation/region";
                let [start, end] = ["start", "end"].map(|at| {
                    (
                        number(location, &format!("{region}/{at}Line")),
                        number(location, &format!("{region}/{at}Column")),
                    )
                });
                assert!(start >= (1, 1) && end >= start, "{location}");
            }
        }
    }
}

#[test]
fn a_built_site_is_told_of_in_every_format() {
    let scratch = clean();
    run(scratch.root(), &["build"]);
    let page = scratch.read("public/404.html").replace("</body>", "<a href=\"gone.html\">x</a></body>");
    scratch.write("public/404.html", page);
    let told = |format: &str| {
        let said = run(scratch.root(), &["check", "--site", "public", "--format", format]);
        assert_eq!((said.code, said.err.as_str()), (1, ""), "{format}");
        said.out
    };
    assert!(told("short").starts_with("404.html:"), "{}", told("short"));
    assert!(told("full").contains("site-dead-link") && told("github").starts_with("::error file=404.html,"));
    for format in ["json", "gitlab", "sarif"] {
        let value: Value = serde_json::from_str(&told(format)).unwrap();
        assert!(value.to_string().contains("site-dead-link"), "{format}");
    }
}

#[test]
fn how_each_check_ended_is_counted() {
    let archive = crate::support::repository();
    let arguments = ["check", "--by-check", "--format", "json"];
    let said: Value = serde_json::from_str(&run(&archive, &arguments).out).unwrap();
    let each = said["checks"]["by_check"].as_array().unwrap();
    for count in ["/made", "/held", "/failed/total", "/not_assessable/total"] {
        let sum: u64 = each.iter().map(|check| number(check, count)).sum();
        assert_eq!(sum, number(&said["checks"], count), "{count}");
    }
    let balance = each.iter().find(|one| text(one, "/check") == "requests.balance").unwrap();
    assert_eq!((text(balance, "/form"), text(balance, "/strictness")), ("cn-ogi-2019", "strict"));
    // The same for people, in both languages.
    for (language, words) in [("en", "how often it held"), ("zh", "各列依次是")] {
        let said = run(&archive, &["check", "--by-check", "--lang", language]);
        assert!(said.out.contains(words), "{}", said.out);
        let held = format!("{:>9} ", number(balance, "/held"));
        let line = said.out.lines().find(|line| line.contains("  requests.balance  ")).unwrap();
        assert!(line.starts_with(&held), "{line}");
    }
    let said = run(&archive, &["check", "--by-check", "--format", "sarif", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("use --by-check with full or json"), "{}", said.err);
}
