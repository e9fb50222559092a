//! What the program makes for editors, shells and manuals.

use super::{clean, run};
use crate::support::Scratch;
use serde_json::Value;

#[test]
fn a_schema_is_printed_in_an_archive_and_outside_of_one() {
    let forms = |folder: &Scratch, arguments: &[&str]| {
        let said = run(folder.root(), arguments);
        assert_eq!((said.code, &*said.err), (0, ""));
        let schema: Value = serde_json::from_str(&said.out).unwrap();
        schema["properties"]["form"]["enum"].clone()
    };
    let built_in = ["cn-ogi-2019", "cn-ogi-2021", "eu-dsa-2025", "us-foia"];
    assert_eq!(forms(&Scratch::new(), &["schema"]), serde_json::json!(built_in));
    assert_eq!(forms(&clean(), &["schema"])[4], "demo");
    assert_eq!(forms(&clean(), &["schema", "demo"]), serde_json::json!(["demo"]));
    for subject in ["--publisher", "--site"] {
        let said = run(clean().root(), &["schema", subject]);
        assert!(said.code == 0 && serde_json::from_str::<Value>(&said.out).is_ok());
    }
}

#[test]
fn an_unknown_form_is_told_with_those_there_are() {
    let said = run(clean().root(), &["schema", "dmeo", "--lang", "en"]);
    assert_eq!((said.code, &*said.out), (2, ""));
    assert!(
        said.err.contains("there is no form 'dmeo'") && said.err.contains("us-foia, demo"),
        "{}",
        said.err
    );
    let said = run(clean().root(), &["schema", "dmeo", "--lang", "zh"]);
    assert!(said.err.contains("没有表式“dmeo”"), "{}", said.err);
    assert_eq!(run(clean().root(), &["schema", "demo", "--site"]).code, 2, "one subject at a time");
}

#[test]
fn a_configuration_for_a_cms_is_yaml() {
    let said = run(clean().root(), &["schema", "--cms"]);
    let config: Value = serde_yaml::from_str(&said.out).unwrap();
    assert_eq!(config["collections"][0]["folder"], "content/bureau");
    // A new report begins as `annals new report` begins it, without another year's figures beside.
    let fields = config["collections"][0]["fields"].as_array().unwrap();
    let text = fields.iter().find(|field| field["name"] == "text").unwrap()["default"].as_str().unwrap();
    assert!(text.starts_with("---\nform: demo\n") && text.contains("draft: true"), "{text}");
    assert!(text.contains("    received: []") && !text.contains("12"), "{text}");
}

#[test]
fn shells_and_manuals_know_every_command() {
    let scratch = Scratch::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = run(scratch.root(), &["completions", shell]);
        assert!(said.code == 0 && said.out.contains("explain"), "{shell}");
    }
    assert_eq!(run(scratch.root(), &["man", "man1"]).code, 0);
    for page in ["annals.1", "annals-check.1", "annals-schema.1"] {
        assert!(scratch.read(&format!("man1/{page}")).starts_with(".ie"), "{page}");
    }
    assert!(!scratch.path("man1/annals-help-check.1").exists(), "a page for each command, and no more");
    assert_eq!(run(scratch.root(), &["man", "man-zh", "--lang", "zh"]).code, 0);
    let page = scratch.read("man-zh/annals-check.1");
    assert!(page.contains("连同草稿一起核对") && page.contains("显示这一页"), "{page}");
    // A file stands where the folder should be.
    scratch.write("file", "");
    let said = run(scratch.root(), &["man", "file", "--lang", "en"]);
    assert!(said.code == 2 && said.err.contains("cannot write file"), "{}", said.err);
}
