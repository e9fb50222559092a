//! The program as its users meet it: what it says, where, in which language, and with which exit code.

mod accept;
mod correct;
mod editors;
mod exchange;
mod export;
mod export_eu_dsa;
mod fix;
mod formats;
mod gate;
mod import;
mod import_folder;
mod import_hostile;
mod import_table;
mod import_eu_dsa;
mod import_us_foia;
mod language;
mod new;
mod next;
mod publish;
mod terminal;
mod theme;
mod upgrade;
mod verify;
mod workbook;
mod writes;

use crate::support::Scratch;
use std::path::Path;
use std::process::{Command, Output};

/// An archive in which nothing is wrong.
fn clean() -> Scratch {
    Scratch::copy_of("tests/data/base")
}

/// One with a finding: figures that contradict each other.
fn with_finding() -> Scratch {
    let scratch = clean();
    let report = scratch.read("content/bureau/2024.md").replace("[12, 3, 15]", "[12, 3, 16]");
    scratch.write("content/bureau/2024.md", report);
    scratch
}

/// One with a finding and an error.
fn with_error() -> Scratch {
    let scratch = with_finding();
    let report = scratch.read("content/bureau/2024.md").replace("[10, 3, 13]", "[010, 3, 13]");
    scratch.write("content/bureau/2024.md", report);
    scratch
}

/// The program, in a folder, with no locale and no wishes about colour.
fn annals(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    command.current_dir(folder).args(arguments);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// What a run said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub fn run(folder: &Path, arguments: &[&str]) -> Said {
    said(&annals(folder, arguments).output().unwrap())
}

fn said(output: &Output) -> Said {
    Said {
        code: output.status.code().expect("ended by itself"),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

#[test]
fn exit_codes_are_a_contract() {
    let (clean, finding, error) = (clean(), with_finding(), with_error());
    let empty = Scratch::new();
    let cases: [(i32, &Scratch, &[&str]); 26] = [
        (0, &clean, &["check"]),
        (0, &clean, &["check", "--strict"]),
        (0, &clean, &["build"]),
        (0, &clean, &["forms"]),
        (0, &clean, &["forms", "demo"]),
        (0, &clean, &["figures", "bureau"]),
        (0, &clean, &["figures", "bureau", "requests.received"]),
        (0, &clean, &["check", "--site", "public"]),
        (0, &finding, &["check"]),
        (0, &finding, &["build"]),
        (1, &finding, &["check", "--strict"]),
        (1, &finding, &["build", "--strict"]),
        (1, &error, &["check"]),
        (1, &error, &["build"]),
        (1, &empty, &["check"]),
        (1, &empty, &["build"]),
        (0, &empty, &["forms", "us-foia"]),
        (0, &empty, &["explain"]),
        (0, &empty, &["explain", "figure-leading-zero"]),
        (2, &empty, &["explain", "figure-of-speech"]),
        (2, &empty, &["forms", "demo"]),
        (2, &clean, &["figures", "nobody"]),
        (2, &clean, &["figures", "bureau", "requests.lost"]),
        (2, &empty, &["check", "--site", "public"]),
        (2, &empty, &["check", "--root", "nowhere"]),
        (2, &clean, &["build", "--output", "annals.yaml"]),
    ];
    for (code, scratch, arguments) in cases {
        let said = run(scratch.root(), arguments);
        assert_eq!(said.code, code, "{arguments:?}\n{}{}", said.out, said.err);
        let (told, silent) = if code == 2 { (&said.err, &said.out) } else { (&said.out, &said.err) };
        assert!(silent.is_empty(), "{arguments:?} says in the wrong place: {silent}");
        assert!(!told.is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn what_cannot_be_understood_is_answered_with_what_can() {
    let clean = clean();
    let cases: [(&[&str], [&str; 2], [&str; 2]); 15] = [
        (&["new"], ["Usage: annals new", ""], ["用法: annals new", ""]),
        (
            &["chek"],
            ["there is no command 'chek'", "did you mean check?"],
            ["没有命令“chek”", "是不是 check？"],
        ),
        (&["xyz"], ["'xyz'", "`annals --help` lists"], ["“xyz”", "annals --help 列出"]),
        (
            &["check", "--stric"],
            ["no option '--stric'", "did you mean --strict?"],
            ["没有选项“--stric”", "--strict"],
        ),
        (
            &["check", "--format", "xml"],
            ["--format <FORMAT> cannot be 'xml'", "full, short, json, github, gitlab, sarif"],
            ["--format <FORMAT> 不能写“xml”", "可写：full、short、json、github、gitlab、sarif"],
        ),
        (&["check", "--lang", "fr"], ["cannot be 'fr'", "zh, en"], ["不能写“fr”", "zh、en"]),
        (
            &["build", "--output"],
            ["no value follows --output <DIR>", "`annals build --help`"],
            ["--output <DIR> 后面没有写值", "annals build --help"],
        ),
        (
            &["explain", "a", "b"],
            ["'b' is one word too many", "to be typed: annals explain [OPTIONS] [CODE]"],
            ["多出了“b”", "写法：annals explain [选项] [CODE]"],
        ),
        (
            &["export", "bureau"],
            ["what is to be exported is not said", "annals export PUBLISHER [PERIOD] --to FORMAT"],
            ["没有写导出什么", "annals export 机关 [期间] --to 格式"],
        ),
        (
            &["diff"],
            ["missing: <OLD>", "annals diff [OPTIONS] <OLD> [NEW]"],
            ["缺少 <OLD>", "annals diff [选项] <OLD> [NEW]"],
        ),
        (
            &["--color", "always", "check"],
            ["'always'", "it can be: true, false"],
            ["“always”", "true、false"],
        ),
        (
            &["serve", "--port", "70000"],
            ["cannot be '70000'", "a whole number from 0 to 65535"],
            ["不能写“70000”", "0 到 65535 之间的整数"],
        ),
        (&["publish", "--removals", "x"], ["'x'", "from 0 to 100"], ["“x”", "0 到 100"]),
        (
            &["check", "--against", "a", "--site", "b"],
            ["--against <REV|DIR> cannot be given with --site <DIR>", "give only one"],
            ["--against <REV|DIR> 不能与 --site <DIR> 同时写", "只写一个"],
        ),
        (&["check", "--strict=1"], ["takes no value: '1'", ""], ["不带值，多写了“1”", ""]),
    ];
    for (arguments, en, zh) in cases {
        for (locale, words) in [("en_GB.UTF-8", en), ("zh_CN.UTF-8", zh)] {
            let said = said(&annals(clean.root(), arguments).env("LANG", locale).output().unwrap());
            assert_eq!(said.code, 2, "{arguments:?}");
            assert!(said.out.is_empty(), "{arguments:?}: {}", said.out);
            words.iter().for_each(|words| assert!(said.err.contains(words), "{arguments:?}: {}", said.err));
        }
    }
}

#[test]
fn troubles_name_what_there_is_instead() {
    let clean = clean();
    let cases: [(&[&str], [&str; 2], [&str; 2]); 5] = [
        (
            &["explain", "x"],
            ["there is no code 'x'", "`annals explain` lists them all"],
            ["没有编号“x”", "列出全部编号"],
        ),
        (
            &["forms", "x"],
            ["there is no form 'x'", "cn-ogi-2019, cn-ogi-2021, eu-dsa-2025, us-foia, demo"],
            ["没有表式“x”", "us-foia, demo"],
        ),
        (&["figures", "x"], ["there is no publisher 'x'", "there are: bureau"], ["没有机关“x”", "bureau"]),
        (
            &["figures", "bureau", "x"],
            ["bureau has no 'x'", "`annals figures bureau` lists"],
            ["bureau 没有“x”", "列出"],
        ),
        (&["check", "--root", "nowhere"], ["cannot read: nowhere: ", ""], ["读不了：nowhere: ", ""]),
    ];
    for (arguments, en, zh) in cases {
        for (language, words) in [("en", en), ("zh", zh)] {
            let said = run(clean.root(), &[&["--lang", language], arguments].concat());
            assert!(said.err.starts_with("annals: "), "{}", said.err);
            words.iter().for_each(|words| assert!(said.err.contains(words), "{words}: {}", said.err));
        }
    }
}

#[test]
fn forms_and_codes_are_explained() {
    let clean = clean();
    let forms = run(clean.root(), &["forms", "--lang", "en"]).out;
    assert!(forms.contains("us-foia ") && forms.contains("demo             Requests handled"), "{forms}");
    let form = run(clean.root(), &["forms", "demo", "--lang", "en"]).out;
    let used = "demo: calendar years, from 2020\n";
    for words in ["requests", "persons", "received", "No more are answered than received", used] {
        assert!(form.contains(words), "{words}: {form}");
    }
    assert!(run(clean.root(), &["forms", "demo", "--lang", "zh"]).out.contains("答复的不多于收到的"));
    let list = run(clean.root(), &["explain", "--lang", "en"]).out;
    assert!(list.contains("figure-leading-zero") && list.lines().count() > 80, "{list}");
    for line in list.lines() {
        let (code, title) = line.split_once(' ').unwrap();
        assert!(!title.trim().is_empty(), "{line}");
        let page = run(clean.root(), &["explain", code, "--lang", "en"]);
        assert!(
            page.code == 0 && page.out.starts_with(&format!("# {code}: {}", title.trim())),
            "{}",
            page.out
        );
    }
    let zh = run(clean.root(), &["explain", "figure-leading-zero", "--lang", "zh"]).out;
    assert!(zh.starts_with("# figure-leading-zero") && zh.contains("## 处理"), "{zh}");
}

#[test]
fn a_series_is_told_with_its_changes() {
    let clean = clean();
    let report = clean.read("content/bureau/2024.md");
    clean.write(
        "content/bureau/2023.md",
        report.replace("12, 3, 15", "8, 2, 10").replace("10, 3, 13", "8, 2, 10"),
    );
    let all = run(clean.root(), &["figures", "bureau"]).out;
    assert_eq!(all.lines().count(), 6, "{all}");
    let series = run(clean.root(), &["figures", "bureau", "requests.received.total", "--lang", "en"]).out;
    assert!(series.starts_with("requests.received.total\n"), "{series}");
    let years: Vec<Vec<&str>> =
        series.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(years[..2], [vec!["2023", "10"], vec!["2024", "15", "+5", "+50%"]], "{series}");
}

#[test]
fn a_check_tries_a_page_of_every_kind() {
    let scratch = clean();
    scratch.write("annals.yaml", scratch.read("annals.yaml") + "theme: plain\n");
    scratch.write("themes/plain/findings.html", "{{ view.grups }}");
    let check = run(scratch.root(), &["--lang", "en", "check", "--format", "short"]);
    let line = "themes/plain/findings.html:1:4: error[theme-bad-template]: `view` has no `grups`";
    assert_eq!((check.code, check.out.matches(line).count()), (1, 1), "{}", check.out);
}

#[test]
fn the_figures_of_a_series_say_their_unit() {
    let scratch = clean();
    let form = scratch.read("content/forms/demo.yaml");
    let with = |unit: &str| {
        let columns = format!("    unit: {unit}\n    columns:");
        scratch.write("content/forms/demo.yaml", form.replace("    columns:", &columns));
        run(scratch.root(), &["figures", "bureau", "requests.received", "--lang", "en"]).out
    };
    let out = with("{zh: 件, en: requests}");
    assert!(out.contains("Received · Persons (requests)"), "{out}");
    let out = with("[{label: cases, to: 2023}, {label: {zh: 次, en: times}, from: 2024, why: other}]");
    assert!(out.contains("Received · Persons (times)"), "{out}");
}
