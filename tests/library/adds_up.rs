//! The figures of publishers held against those of their parts: the page and the table.

use crate::support::Scratch;
use std::fs;

const FORM: &str = "\
id: small
title: The small form
used: {kind: year}
tables:
  - id: t
    title: Requests
    columns: [{id: n, label: Number}]
    rows:
      - {id: received, label: Received, aggregate: sum}
      - {id: granted, label: Granted, aggregate: sum}
      - {id: refused, label: Refused, aggregate: sum}
      - {id: pending, label: Pending, aggregate: sum}
      - {id: days, label: Days}
";

/// A publisher with a report on 2023 where it gives figures: received, granted, refused, pending, days.
fn publisher(scratch: &Scratch, folder: &str, figures: Option<[&str; 5]>) {
    scratch.write(&format!("content/{folder}/index.md"), format!("---\nname: The {folder}\n---\n"));
    if let Some(figures) = figures {
        let rows = ["received", "granted", "refused", "pending", "days"];
        let rows = rows.iter().zip(figures).map(|(row, figure)| format!("{row}: [{figure}]"));
        let rows = rows.collect::<Vec<_>>().join(", ");
        let text = format!("---\nform: small\nstatistics: {{t: {{{rows}}}}}\n---\n");
        scratch.write(&format!("content/{folder}/2023.md"), text);
    }
}

/// A city whose second county has no report, but a town in it has; its third one lacks the year's.
pub fn city() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Archive\nlanguages: [en]\n");
    scratch.write("content/forms/small.yaml", FORM);
    publisher(&scratch, "city", Some(["10", "9", "5", "4", "7"]));
    publisher(&scratch, "city/east", Some(["6", "5", "3", "~", "90"]));
    publisher(&scratch, "city/west", None);
    publisher(&scratch, "city/west/town", Some(["4", "1", "4", "1", "90"]));
    publisher(&scratch, "city/north", None);
    let earlier = "---\nform: small\nstatistics:\n  \
                   t: {received: [1], granted: [1], refused: [1], pending: [1], days: [1]}\n---\n";
    scratch.write("content/city/north/2022.md", earlier);
    scratch.write("content/city/2022.md", earlier);
    publisher(&scratch, "alone", Some(["1", "1", "1", "1", "1"]));
    scratch
}

fn table(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.build().join("data/hierarchy.csv")).unwrap().replace("\r\n", "\n")
}

#[test]
fn each_figure_that_is_added_is_held_against_those_of_the_parts() {
    let expected = "\
publisher,period,form,table_id,row_id,column_id,value,parts_sum,difference,standing,reason,parts,parts_absent
city,2022,small,t,received,n,1,1,0,equal,,1,2
city,2022,small,t,granted,n,1,1,0,equal,,1,2
city,2022,small,t,refused,n,1,1,0,equal,,1,2
city,2022,small,t,pending,n,1,1,0,equal,,1,2
city,2023,small,t,received,n,10,10,0,equal,,2,1
city,2023,small,t,granted,n,9,6,3,larger,,2,1
city,2023,small,t,refused,n,5,7,-2,smaller,,2,1
city,2023,small,t,pending,n,4,,,unassessed,inexact,2,1
";
    assert_eq!(table(&city()), expected);
}

#[test]
fn the_page_names_what_is_smaller_than_its_parts_and_who_is_missing() {
    let scratch = city();
    scratch.build();
    let page = fs::read_to_string(scratch.path("public/2023/reporting/index.html")).unwrap();
    let after = |words: &str| {
        let at = page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
        &page[at..]
    };
    let section = after("Publishers and their parts");
    assert!(section.contains("not in the archive: The city/north"), "{section}");
    let smaller = after("Figures smaller than the sum of the parts");
    assert!(smaller.contains("../../city/2023/index.html#t.refused.n\">Refused"), "{smaller}");
    let numbers = [">5</td>", ">7</td>", ">2</td>"].map(|number| smaller.find(number).unwrap());
    assert!(numbers.is_sorted(), "{smaller}");
    let quiet = fs::read_to_string(scratch.path("public/2022/reporting/index.html")).unwrap();
    assert!(quiet.contains("Publishers and their parts") && !quiet.contains("x-smaller"), "{quiet}");
}

#[test]
fn reports_by_another_questionnaire_are_no_parts() {
    let scratch = city();
    scratch.write("content/forms/other.yaml", FORM.replace("id: small", "id: other"));
    let text = scratch.read("content/city/west/town/2023.md").replace("form: small", "form: other");
    scratch.write("content/city/west/town/2023.md", text);
    // Only the county in the east is held against the city.
    let table = table(&scratch);
    // The town reported in 2023, but not by this questionnaire, and never has: it is no part that is missing.
    assert!(table.contains("city,2023,small,t,received,n,10,6,4,larger,,1,1\n"), "{table}");
}

#[test]
fn a_part_that_reported_by_another_questionnaire_alone_is_missing() {
    let scratch = city();
    scratch.write("content/forms/other.yaml", FORM.replace("id: small", "id: other"));
    let text = scratch.read("content/city/north/2022.md").replace("form: small", "form: other");
    scratch.write("content/city/north/2023.md", text);
    let with_other = table(&scratch);
    assert!(with_other.contains("city,2023,small,t,received,n,10,10,0,equal,,2,1\n"), "{with_other}");
}

#[test]
fn figures_that_can_be_below_zero_are_not_held_against_each_other() {
    let scratch = city();
    scratch.write("content/forms/small.yaml", FORM.replace("aggregate: sum", "aggregate: sum, kind: number"));
    publisher(&scratch, "city", Some(["-10", "9", "5", "4", "7"]));
    publisher(&scratch, "city/east", Some(["6", "-5", "3", "~", "90"]));
    let table = table(&scratch);
    for line in [
        "received,n,-10,10,,unassessed,signed,2,1",
        "granted,n,9,,,unassessed,signed,2,1",
        "refused,n,5,7,-2,smaller,,2,1",
    ] {
        assert!(table.contains(&format!("city,2023,small,t,{line}\n")), "{line}: {table}");
    }
}

#[test]
fn a_part_that_is_missing_is_named_and_not_those_below_it() {
    let scratch = city();
    // The county in the west reported a year before, so it is missing; its town stands for it all the same.
    let earlier = scratch.read("content/city/north/2022.md");
    scratch.write("content/city/west/2022.md", earlier);
    let with_town = table(&scratch);
    assert!(with_town.contains("city,2023,small,t,received,n,10,10,0,equal,,2,2\n"), "{with_town}");
    fs::remove_file(scratch.path("content/city/west/town/2023.md")).unwrap();
    scratch.write("content/city/west/town/2022.md", scratch.read("content/city/north/2022.md"));
    let without = table(&scratch);
    assert!(without.contains("city,2023,small,t,received,n,10,6,4,larger,,1,2\n"), "{without}");
}

#[test]
fn a_whole_that_leaves_something_out_is_not_held_against_its_parts() {
    let scratch = city();
    let text = scratch.read("content/city/2023.md").replace("form: small", "form: small\nscope: No town");
    scratch.write("content/city/2023.md", text);
    let table = table(&scratch);
    assert!(table.contains("city,2023,small,t,refused,n,5,7,,unassessed,scope,2,1\n"), "{table}");
    // Nor where a part covers something else.
    let scratch = city();
    let text =
        scratch.read("content/city/east/2023.md").replace("form: small", "form: small\nscope: The north");
    scratch.write("content/city/east/2023.md", text);
    let table = self::table(&scratch);
    assert!(table.contains("city,2023,small,t,refused,n,5,,,unassessed,scope,2,1\n"), "{table}");
}

#[test]
fn a_page_names_twenty_missing_parts_and_counts_the_others() {
    let scratch = city();
    for county in 0..30 {
        publisher(&scratch, &format!("city/c{county}"), None);
        let earlier = scratch.read("content/city/north/2022.md");
        scratch.write(&format!("content/city/c{county}/2022.md"), earlier);
    }
    scratch.build();
    let page = fs::read_to_string(scratch.path("public/2023/reporting/index.html")).unwrap();
    let named = page.split("not in the archive: ").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!((named.matches("The city/").count(), named.ends_with("and 11 more")), (20, true), "{named}");
}

#[test]
fn where_nobody_is_a_part_of_another_there_is_no_table() {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Archive\nlanguages: [en]\n");
    scratch.write("content/forms/small.yaml", FORM);
    publisher(&scratch, "alone", Some(["1", "1", "1", "1", "1"]));
    let site = scratch.build();
    assert!(!site.join("data/hierarchy.csv").exists());
    let page = fs::read_to_string(site.join("2023/reporting/index.html")).unwrap();
    assert!(!page.contains("hierarchy.csv") && !page.contains("x-parts"), "{page}");
}
