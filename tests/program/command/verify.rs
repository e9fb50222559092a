//! `annals verify` from the command line.

use super::{clean, run};

#[test]
fn a_site_as_it_was_built_is_whole_and_a_touched_one_is_named() {
    let scratch = clean();
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    let said = run(scratch.root(), &["verify", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("on pages held against each other: 0 faults"), "{}", said.out);
    let page = scratch.read("public/bureau/2024/index.html");
    scratch.write("public/bureau/2024/index.html", page.replacen(">13<", ">31<", 1));
    let said = run(scratch.root(), &["verify", "--lang", "en", "public"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("bureau/2024/index.html: has other bytes than the manifest says"),
        "{}",
        said.out
    );
    assert!(said.out.contains("the page shows '31', the ledger says '13'"), "{}", said.out);
    assert!(said.out.contains("2 faults"), "{}", said.out);
    let said = run(scratch.root(), &["verify", "--lang", "zh", "content"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("annals build"), "{}", said.err);
}
