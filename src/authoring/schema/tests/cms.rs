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
    serde_yaml::from_str(&schema::cms(&example().archive, language)).unwrap()
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

#[test]
fn figures_are_texts_that_know_their_spellings() {
    let config = configuration(Language::Zh);
    for collection in ["yiyuan-traffic-police-cn-ogi-2019", "shanghai-gov-office-cn-ogi-2019"] {
        let fields = &named(&config["collections"], collection)["fields"];
        let figures = &named(fields, "statistics")["fields"];
        let row = &named(&named(figures, "proactive.art20_5")["fields"], "licences")["fields"];
        let count = named(row, "items_last_year");
        assert_eq!(count["widget"], "string");
        assert!(count["pattern"][0].as_str().unwrap().contains('~'));
        let change = named(row, "items_change");
        assert_eq!(change["widget"], "string");
        assert!(change["pattern"][0].as_str().unwrap().contains("增减"));
        assert_eq!(named(fields, "form")["default"], "cn-ogi-2019");
    }
}

#[test]
fn a_further_report_is_written_into_the_folder_of_its_period() {
    let scratch = Scratch::copy_of("tests/data/base");
    let form = scratch.read("content/forms/demo.yaml").replace("id: demo", "id: survey");
    let report = scratch.read("content/bureau/2024.md").replace("form: demo", "form: survey");
    scratch.write("content/forms/survey.yaml", form);
    scratch.write("content/bureau/2024/readers.md", report);
    let text = schema::cms(&scratch.check().archive, Language::En);
    let config: Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(named(&config["collections"], "bureau-survey")["path"], "{{slug}}/readers");
    assert_eq!(named(&config["collections"], "bureau-demo")["path"], Value::Null);
}
