//! `annals import` of a folder: each file is a report, or a line that says why not.

use super::{Said, annals, run, said};
use crate::support::{Scratch, tree};
use std::fs;

const HEADS: &str = "项目,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计";

/// A document with two rows of the third table.
fn values(first: &str) -> String {
    format!(
        "三、收到和处理政府信息公开申请情况\n{HEADS}\n一、本年新收政府信息公开申请数量,{first}\n\
         二、上年结转政府信息公开申请数量,1,0,0,0,0,0,1\n"
    )
}

/// An archive with two offices, and a folder of documents.
fn folder(documents: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new();
    assert_eq!(run(scratch.root(), &["new", "archive", "archive", "--lang", "en"]).code, 0);
    for (path, _) in tree(&scratch.path("archive/content")) {
        fs::remove_file(scratch.path("archive/content").join(path)).unwrap();
    }
    for (office, name) in [("east", "东区"), ("west", "西区")] {
        scratch.write(&format!("archive/content/{office}/index.md"), format!("---\nname: {name}\n---\n"));
    }
    for (path, text) in documents {
        scratch.write(&format!("documents/{path}"), text);
    }
    scratch
}

fn import(scratch: &Scratch, more: &[&str]) -> Said {
    run(&scratch.path("archive"), &[&["import", "../documents", "--lang", "en"], more].concat())
}

#[test]
fn each_file_is_a_report_or_a_line_that_says_why_not() {
    let (one, two) = (values("5,0,0,0,0,2,7"), values("5,0,0,0,0,2,8"));
    let scratch = folder(&[
        ("east/2023.csv", &one),
        ("east/2024.csv", &two),
        ("west/2023.csv", "nothing of a form"),
        ("west/2024.tsv", ""),
        ("north/2024.csv", &one),
        ("west/notes.txt", "no period"),
        ("west/2022.csv~", "left over by an editor"),
        ("readme.txt", "at the top"),
    ]);
    let said = import(&scratch, &[]);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines[..8],
        [
            "publisher  period  tables  proven  read  unread  absent  findings  file",
            "east       2023         1      14     0       0     161         0  east/2023.csv",
            "east       2024         1       7     7       0     161         1  east/2024.csv",
            "west       2023         -       -     -       -       -         -  west/2023.csv",
            "west       2024         -       -     -       -       -         -  west/2024.tsv",
            "-          -            -       -     -       -       -         -  north/2024.csv",
            "-          -            -       -     -       -       -         -  readme.txt",
            "-          -            -       -     -       -       -         -  west/notes.txt",
        ],
        "{}",
        said.out
    );
    for why in [
        "west/2023.csv: not imported: 2023.csv prints no table of any form",
        "west/2024.tsv: not imported: the file is empty",
        "north/2024.csv: not imported: there is no publisher 'north'",
        "east/2024.csv: the table remedies is not there",
        "readme.txt: not imported: its path is not as '{publisher}/{period}.*'",
        "west/notes.txt: not imported: 'notes' names no period",
        "7 files: 2 imported, 5 not; 350 cells: 21 proven by sums, 7 read, 0 unread, 322 absent",
    ] {
        assert!(said.out.contains(why), "{why}\n{}", said.out);
    }
    assert!(scratch.read("archive/content/east/2024.md").contains("new_received: {natural_person: 5"));
    assert!(!scratch.path("archive/content/west/2023.md").exists());
}

#[test]
fn a_report_that_is_there_stays_unless_it_is_to_be_replaced() {
    let scratch = folder(&[("2023.csv", &values("5,0,0,0,0,2,7"))]);
    let there = "---\ntitle: 手写\nform: cn-ogi-2021\nnotes:\n  - 人工核过\nstatistics: {}\n---\n";
    scratch.write("archive/content/east/2023.md", there);
    let said = import(&scratch, &["--publisher", "east"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("content/east/2023.md is there already"), "{}", said.out);
    assert_eq!(scratch.read("archive/content/east/2023.md"), there);
    import(&scratch, &["--publisher", "east", "--replace"]);
    let report = scratch.read("archive/content/east/2023.md");
    assert!(report.contains("notes:\n  - 人工核过\n") && report.contains("natural_person: 5"), "{report}");
}

#[test]
fn a_mapping_file_says_what_paths_do_not() {
    let scratch = folder(&[
        ("东区/年报2023.csv", &values("5,0,0,0,0,2,7")),
        ("scan.csv", &values("6,0,0,0,0,2,8")),
        ("old/2001.csv", "x"),
    ]);
    let map = "# which file is which report\npattern: '{publisher}/年报{period}.*'\nform: cn-ogi-2021\n\
               files:\n  scan.csv: {publisher: west, period: 2024, source: 'https://example.org/2024'}\n\
               leave_out: ['old/*']\n";
    scratch.write("documents/map.yaml", map);
    let said = import(&scratch, &["--map", "../documents/map.yaml", "--json"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let files: Vec<(&str, &str)> = told["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["file"].as_str().unwrap(), file["report"].as_str().unwrap()))
        .collect();
    assert_eq!(files, [("东区/年报2023.csv", "content/east/2023.md"), ("scan.csv", "content/west/2024.md")]);
    assert_eq!(told["files"][0]["cells"]["proven"], 14);
    assert_eq!(told["total"]["imported"], 2);
    assert!(scratch.read("archive/content/west/2024.md").contains("url: https://example.org/2024"));
}

#[test]
fn two_files_for_one_report_are_both_refused() {
    let document = values("5,0,0,0,0,2,7");
    let scratch =
        folder(&[("east/2023.csv", &document), ("east/2023.tsv", "x"), ("west/2023.csv", &document)]);
    let said = import(&scratch, &[]);
    for (own, other) in [("east/2023.csv", "east/2023.tsv"), ("east/2023.tsv", "east/2023.csv")] {
        let why = format!("{own}: not imported: another file is for east on 2023 as well: {other}\n");
        assert!(said.out.contains(&why), "{}", said.out);
    }
    assert!(!scratch.path("archive/content/east/2023.md").exists());
    assert!(scratch.path("archive/content/west/2023.md").exists());
}

#[test]
fn mistakes_of_a_mapping_file_are_told_with_their_places() {
    let scratch = folder(&[("a.csv", "x")]);
    scratch.write(
        "archive/map.yaml",
        "patern: x\npattern: '{office}/{period}'\npublishers: {东: eest}\nform: cn-ogi-2020\nfiles:\n  \
         b.csv: {publisher: east, period: soon}\n",
    );
    let said = import(&scratch, &["--map", "map.yaml"]);
    assert_eq!(said.code, 1);
    for told in [
        "unknown key 'patern'",
        "there is no place {office}",
        "there is no publisher 'eest'",
        "did you mean east?",
        "there is no form 'cn-ogi-2020'",
        "'soon' names no period",
        "there is no file 'b.csv' in the folder",
        "map.yaml:6:3",
    ] {
        assert!(said.out.contains(told), "{told}\n{}", said.out);
    }
}

#[test]
fn the_same_folder_gives_the_same_bytes_on_any_number_of_threads() {
    let documents: Vec<(String, String)> = (2000..2024)
        .flat_map(|year| ["east", "west"].map(|office| (office, year)))
        .map(|(office, year)| (format!("{office}/{year}.csv"), values(&format!("{year},0,0,0,0,2,7"))))
        .collect();
    let documents: Vec<(&str, &str)> = documents.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let both = ["1", "7"].map(|threads| {
        let scratch = folder(&documents);
        let arguments = ["import", "../documents", "--lang", "en"];
        let mut command = annals(&scratch.path("archive"), &arguments);
        let said = said(&command.env("RAYON_NUM_THREADS", threads).output().unwrap());
        (said.out, tree(&scratch.path("archive")))
    });
    assert_eq!(both[0].1.len(), 51);
    assert!(both[0] == both[1]);
}

#[test]
fn what_is_of_one_document_is_refused_for_a_folder() {
    let scratch = folder(&[("east/2023.csv", "x")]);
    for (arguments, why) in [
        (&["--explain"][..], "--explain is for one document"),
        (&["--pattern", "{office}"], "there is no place {office}"),
        (&["--publisher", "north"], "there is no publisher 'north'"),
        (&["--root", "../documents"], "there is no annals.yaml"),
    ] {
        let said = import(&scratch, arguments);
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(said.err.contains(why), "{}", said.err);
    }
    let said = run(&scratch.path("archive"), &["import", "../documents/east/2023.csv", "--lang", "en"]);
    assert!(said.code == 2 && said.err.contains("nothing says whose report it is"), "{}", said.err);
}
