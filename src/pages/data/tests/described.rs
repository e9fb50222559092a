//! What describes the data: the package, the guide, JSON-LD and citations.

use super::{bytes, example, json};
use crate::analysis::comparable::Standing;
use crate::model::figure::Value;
use crate::pages::address::Route;
use crate::pages::data::status::Status;
use crate::pages::data::{DataFile, Dialect, Extent, citation, dictionary, json_ld};
use crate::testing::{Scratch, repository, tree};
use std::collections::BTreeSet;

#[test]
fn the_package_describes_the_columns_that_the_files_have() {
    let checked = example();
    let package = json(&bytes(&checked, DataFile::Package));
    let published: BTreeSet<String> =
        DataFile::all(&checked.archive).into_iter().map(|file| file.path(&checked.archive)).collect();
    for resource in package["resources"].as_array().unwrap() {
        assert!(published.contains(resource["path"].as_str().unwrap()), "{}", resource["path"]);
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        let file = match resource["name"].as_str() {
            Some("vintages") => DataFile::Vintages,
            Some("reporting") => DataFile::Reporting,
            Some("hierarchy") => DataFile::Hierarchy,
            _ => DataFile::Figures(Extent::Archive, Dialect::Standard),
        };
        let whole = bytes(&checked, file);
        let header = String::from_utf8(whole).unwrap().lines().next().unwrap().to_owned();
        assert_eq!(header, names.join(","));
    }
}

#[test]
fn the_guide_explains_every_column_kind_and_status() {
    let guide = std::fs::read_to_string(repository().join("docs/data.md")).unwrap();
    let columns = dictionary::COLUMNS.iter().map(|column| (column.name, column.meaning("en")));
    for (name, meaning) in columns.chain(dictionary::kinds("en")).chain(dictionary::statuses("en")) {
        let line = format!("| `{name}` | {meaning} |");
        assert!(guide.contains(&line), "docs/data.md lacks:\n{line}");
    }
}

#[test]
fn that_there_is_no_figure_outweighs_how_it_follows() {
    for standing in [Standing::First, Standing::Continues, Standing::Differs, Standing::Gap, Standing::Broken]
    {
        assert_eq!(Status::of(&Value::Blank, standing).code(), "O");
        assert_eq!(Status::of(&Value::NotApplicable, standing).code(), "M");
        assert_eq!(Status::of(&Value::NotCollected, standing).code(), "L");
        assert_eq!(Status::of(&Value::Suppressed, standing).code(), "Q");
    }
    assert_eq!(Status::of(&Value::Text, Standing::Gap).code(), "A");
}

#[test]
fn a_dataset_names_the_files_that_hold_it() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let archive = &checked.archive;
    let office = archive.publishers.find("office").unwrap();
    let dataset = json(json_ld::dataset(archive, Route::Publisher(office), "zh").unwrap().as_bytes());
    assert_eq!(dataset["@type"], "Dataset");
    assert_eq!(dataset["url"], "https://example.org/zh/office/");
    assert_eq!(dataset["temporalCoverage"], "2019-01-01/2024-12-31");
    assert_eq!(dataset["distribution"][0]["contentUrl"], "https://example.org/office/figures.csv");
    let whole = json(json_ld::dataset(archive, Route::Index, "en").unwrap().as_bytes());
    assert_eq!(whole["distribution"].as_array().unwrap().len(), 3);
    assert!(json_ld::dataset(archive, Route::findings(), "en").is_none());
    let report = archive.report_on(office, "2024").unwrap().position();
    let report = json(json_ld::report(archive, report, "en").as_bytes());
    assert_eq!(report["correction"][0]["@type"], "CorrectionComment");
    assert_eq!(report["correction"][0]["datePublished"], "2025-03-02");
}

#[test]
fn without_an_address_a_dataset_links_from_its_page() {
    let checked = example();
    let ftc = checked.archive.publishers.find("ftc").unwrap();
    let dataset = json(json_ld::dataset(&checked.archive, Route::Publisher(ftc), "en").unwrap().as_bytes());
    assert_eq!(dataset["distribution"][0]["contentUrl"], "../../ftc/figures.csv");
}

#[test]
fn json_ld_cannot_end_its_script() {
    let scratch = Scratch::copy_of("tests/data/series");
    let index = scratch.read("content/office/index.md");
    scratch.write("content/office/index.md", index.replace("The office", "\"</script><!-- & \\\"\""));
    let checked = scratch.check();
    let office = checked.archive.publishers.find("office").unwrap();
    let text = json_ld::dataset(&checked.archive, Route::Publisher(office), "en").unwrap();
    assert!(!text.contains(['<', '>', '&']), "{text}");
    assert_eq!(json(text.as_bytes())["name"], "</script><!-- & \"");
}

#[test]
fn citations_follow_their_standards() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let archive = &checked.archive;
    let office = archive.publishers.find("office").unwrap();
    let report = Route::Report(archive.report_on(office, "2021").unwrap().position());
    assert_eq!(
        citation::gbt7714(archive, report, "en").unwrap().to_string(),
        "The office. The office, Late form, 2021[R/OL]. Every relation (2022-01-20). \
         https://example.org/office/2021/."
    );
    assert_eq!(
        citation::gbt7714(archive, Route::Publisher(office), "zh").unwrap().to_string(),
        "办公室. 办公室历年数据（2019年–2024年）[DS/OL]. Every relation. https://example.org/zh/office/."
    );
    assert_eq!(
        citation::apa(archive, report, "en").unwrap().to_string(),
        "The office. (2022, January 20). The office, Late form, 2021. Every relation. \
         https://example.org/office/2021/"
    );
    assert_eq!(
        citation::apa(archive, Route::Publisher(office), "en").unwrap().to_string(),
        "The office. (n.d.). The office: figures by year, 2019–2024 [Data set]. Every relation. \
         https://example.org/office/"
    );
    assert_eq!(
        citation::apa(archive, Route::Index, "en").unwrap().to_string(),
        "Every relation [Data set]. (n.d.). https://example.org/"
    );
    assert_eq!(
        citation::bibtex(archive, report, "en").unwrap(),
        "@techreport{office-2021,\n  author = {{The office}},\n  title = {{The office, Late form, 2021}},\n  \
         institution = {{The office}},\n  howpublished = {Every relation},\n  \
         year = {2022},\n  date = {2022-01-20},\n  \
         url = {https://example.org/office/2021/},\n}\n"
    );
    assert!(citation::bibtex(archive, Route::findings(), "en").is_none());
}

#[test]
fn a_later_version_is_cited_with_its_own_day() {
    let checked = Scratch::copy_of("tests/golden/archive").check();
    let archive = &checked.archive;
    let library = archive.publishers.find("river-library").unwrap();
    let newest = archive.report_on(library, "2021").unwrap();
    let cited = |report| citation::gbt7714(archive, Route::Report(report), "en").unwrap().to_string();
    let text = cited(newest.position());
    assert!(text.contains("[R/OL]. version 2. Annual reports of Hewan (2022-05-10)"), "{text}");
    let first = archive.versions(newest.position()).find(|version| version.version() == 1).unwrap();
    let text = cited(first.position());
    assert!(text.contains("version 1") && text.contains("(2022-01-11)") && text.contains("/v1/"), "{text}");
}

#[test]
fn a_citation_escapes_what_bibtex_reads_as_a_command() {
    let scratch = Scratch::copy_of("tests/data/series");
    let index = scratch.read("content/office/index.md");
    scratch.write("content/office/index.md", index.replace("The office", "\"R&D {50%} _#1\\\\\""));
    let checked = scratch.check();
    let office = checked.archive.publishers.find("office").unwrap();
    let text = citation::bibtex(&checked.archive, Route::Publisher(office), "en").unwrap();
    assert!(text.contains("author = {{R\\&D \\{50\\%\\} \\_\\#1\\textbackslash{}}}"), "{text}");
}

#[test]
fn a_licence_stands_in_all_that_describes_the_data() {
    let scratch = Scratch::copy_of("tests/data/series");
    let url = "https://creativecommons.org/licenses/by/4.0/";
    let license = format!("license: {{title: CC BY 4.0, url: '{url}', id: CC-BY-4.0}}\n");
    scratch.write("annals.yaml", format!("{}{license}", scratch.read("annals.yaml")));
    let site = tree(&scratch.build());
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    assert_eq!(
        json(&site["datapackage.json"])["licenses"],
        serde_json::json!([{"title": "CC BY 4.0", "path": url, "name": "CC-BY-4.0"}])
    );
    assert_eq!(json(&site["data/archive.json"])["license"]["url"], url);
    let catalogue = json(&site["data/catalog.jsonld"]);
    let sets = catalogue["dcat:dataset"].as_array().unwrap();
    assert!(!sets.is_empty() && sets.iter().all(|set| set["dct:license"]["@id"] == url));
    assert!(text("index.html").contains(&format!("\"license\":\"{url}\"")));
    assert!(
        text("data/index.html")
            .contains(&format!("<a href=\"{url}\" rel=\"license external\">CC BY 4.0</a>"))
    );
}
