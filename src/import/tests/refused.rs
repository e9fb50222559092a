//! What is said where a document is no report: which publishers there are, what puts a table in doubt.

use crate::import::imported;
use crate::import::target::{self, Target};
use crate::testing::Scratch;

fn archive(publishers: usize) -> Scratch {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    for number in 0..publishers {
        scratch.write(
            &format!("content/bureau-{number}/index.md"),
            format!("---\nname: Bureau {number}\n---\n"),
        );
    }
    scratch
}

#[test]
fn of_many_publishers_the_nearest_are_named() {
    let few = archive(3).check();
    let refusal = target::publisher(&few.archive, "burea-1").unwrap_err();
    assert!(
        refusal.remedy.en.starts_with("there are: bureau-0, bureau-1, bureau-2;"),
        "{}",
        refusal.remedy.en
    );
    let many = archive(120).check();
    let refusal = target::publisher(&many.archive, "burea-17").unwrap_err();
    let Some((nearest, rest)) = refusal.remedy.en.split_once(';') else { panic!("{}", refusal.remedy.en) };
    assert!(nearest.starts_with("the nearest are: bureau-17, "), "{nearest}");
    assert_eq!(nearest.split(", ").count(), 6);
    assert!(rest.contains("114 more"), "{rest}");
}

#[test]
fn a_doubt_or_hidden_cells_are_named_where_no_table_is_read() {
    let checked = archive(1).check();
    let target =
        Target::of(&checked.archive, checked.archive.publishers.find("bureau-0").unwrap(), "2024", None);
    let target = target.ok().unwrap();
    let refused = |page: &str| match imported::read(&checked.archive, &target, "a.html", page.as_bytes()) {
        Err(refusal) => refusal.message.en,
        Ok(_) => panic!("{page}"),
    };
    let table = "<table class=x><tr><td>甲</td><td>1</td></tr></table>";
    assert!(refused(table).ends_with("prints no table of any form; nothing was written"));
    let hidden = refused(&format!("<style>.x td {{ display: none }}</style>{table}"));
    assert!(hidden.contains("2 cells of its tables are hidden"), "{hidden}");
    let doubted =
        refused(&format!("<style>@media (width > 9in) {{ .x {{ display: none }} }}</style>{table}"));
    assert!(doubted.contains("cells of its tables are in doubt: a style of the page may hide"), "{doubted}");
}
