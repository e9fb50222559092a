//! The configuration for content management systems, read by a YAML parser that is not ours.

use super::example;
use crate::authoring::schema;
use crate::testing::Scratch;
use crate::text::message::Language;
use serde_json::Value;

/// A value among the items of a list whose `name` is this.
fn named<'v>(list: &'v Value, name: &str) -> &'v Value {
    list.as_array().unwrap().iter().find(|item| item["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

fn configuration(language: Language) -> Value {
    let text = schema::cms(&example().archive, language, &|_, _, _| "---\nstatistics:\n".to_owned());
    serde_yaml::from_str(&text).unwrap()
}

#[test]
fn every_publisher_has_a_collection_for_each_form_it_reports_by() {
    let config = configuration(Language::En);
    let collections: Vec<(&str, &str)> = config["collections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["name"].as_str().unwrap(), c["folder"].as_str().unwrap()))
        .collect();
    assert_eq!(collections.len(), 9);
    assert!(collections.contains(&("ftc-us-foia", "content/ftc")));
    assert!(collections.contains(&("hongze-district-cn-ogi-2021", "content/huaian-city/hongze-district")));
    let shanghai = named(&config["collections"], "shanghai-gov-office-cn-ogi-2019");
    assert_eq!(shanghai["filter"]["value"], "cn-ogi-2019");
}

/// In a field for each figure, Decap CMS showed zero as nothing and 96171.60 as 96171.6.
#[test]
fn a_report_is_one_text_and_no_field_holds_a_figure() {
    let config = configuration(Language::Zh);
    for collection in config["collections"].as_array().unwrap() {
        assert_eq!(collection["format"], "annals-frontmatter");
        let names: Vec<&str> = collection["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["period", "form", "text"]);
        assert_eq!(named(&collection["fields"], "text")["default"], "---\nstatistics:\n");
    }
}

#[test]
fn a_further_report_is_written_into_the_folder_of_its_period() {
    let scratch = Scratch::copy_of("tests/data/base");
    let form = scratch.read("content/forms/demo.yaml").replace("id: demo", "id: survey");
    let report = scratch.read("content/bureau/2024.md").replace("form: demo", "form: survey");
    scratch.write("content/forms/survey.yaml", form);
    scratch.write("content/bureau/2024/readers.md", report);
    let text = schema::cms(&scratch.check().archive, Language::En, &|_, _, _| String::new());
    let config: Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(named(&config["collections"], "bureau-survey")["path"], "{{slug}}/readers");
    assert_eq!(named(&config["collections"], "bureau-demo")["path"], Value::Null);
}
