//! Publishers: names, kinds, parts, and how long they existed.

use super::{assert_told, build, report, with};

#[test]
fn what_a_publisher_says_of_itself_is_on_its_page() {
    let index = "---\nname: {zh: 市图书馆, en: City Library}\nshort: {zh: 市图, en: Library}\nkind: county\n\
        formerly:\n  - {name: {zh: 市立书院, en: Reading Society}, until: 1987}\n\
        existed: {from: 1903, to: 2024-12-31}\nwebsite: https://library.example.org/\nlanguage: en\n---\n\
        We lend **books**.\n";
    let scratch =
        with(&[("content/library/index.md", index), ("content/library/2024.md", &report("Prose.\n"))]);
    build(&scratch);
    let page = scratch.read("public/en/library/index.html");
    for words in [
        "City Library",
        "Reading Society",
        "1987",
        "1903",
        "https://library.example.org/",
        "We lend <strong>books</strong>.",
        "County",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let zh = scratch.read("public/library/index.html");
    assert!(zh.contains("市立书院") && zh.contains("lang=\"en\""), "prose in another language says so: {zh}");
    let list = scratch.read("public/index.html");
    assert!(list.contains("市图"), "{list}");
    let archive = scratch.check().archive;
    let publisher = archive.publisher(archive.publishers.find("library").unwrap());
    assert_eq!(publisher.existed.text(), "1903 – 2024-12-31");
}

#[test]
fn folders_inside_are_parts_and_stand_after_the_whole() {
    let index = |name: &str, more: &str| format!("---\nname: {name}\n{more}---\n");
    let files = [
        ("content/z-ministry/index.md", index("Z", "kind: ministry\nlanguage: en\n")),
        ("content/z-ministry/b-part/index.md", index("B", "order: 2\n")),
        ("content/z-ministry/a-part/index.md", index("A", "order: 10\n")),
        ("content/z-ministry/not-a-publisher/c-part/index.md", index("C", "")),
        ("content/m-none/index.md", index("M", "")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let scratch = with(&files);
    scratch
        .write("annals.yaml", "title: T\nlanguages: [zh, en]\nkinds: {ministry: Ministry, county: County}\n");
    build(&scratch);
    let archive = scratch.check().archive;
    let listed: Vec<String> = archive
        .publishers
        .iter()
        .map(|publisher| {
            let parent = publisher.parent().map_or("-", |parent| &archive.publisher(parent).id);
            let (depth, language) = (publisher.ancestors().len(), archive.language_of(publisher.position()));
            format!("{} {parent} {depth} {language}", publisher.id)
        })
        .collect();
    assert_eq!(
        listed,
        [
            "z-ministry - 0 en",
            "b-part z-ministry 1 en",
            "a-part z-ministry 1 en",
            "c-part z-ministry 1 en",
            "bureau - 0 zh",
            "m-none - 0 zh"
        ]
    );
    assert!(
        scratch.read("public/b-part/index.html").contains("../z-ministry/index.html"),
        "a part leads to the whole"
    );
}

#[test]
fn slips_in_what_a_publisher_says_are_told() {
    let cases = [
        ("kind: county", "2:1: error[missing-key]"),
        (
            "name: A\nkind: village",
            "3:7: error[publisher-unknown-kind]: there is no kind of publisher 'village'",
        ),
        (
            "name: A\nexisted: {from: since 1903}",
            "3:17: error[publisher-bad-date]: 'since 1903' is neither a year nor a date",
        ),
        ("name: A\nformerly: [{name: B, until: 2018-13-01}]", "3:29: error[publisher-bad-date]"),
        ("name: A\nformerly: [{name: B}]", "3:12: error[missing-key]"),
        ("name: A\norder: first", "3:8: error[publisher-bad-order]"),
        ("name: A\nnames: B", "3:1: error[unknown-key]"),
        ("name: A\nname: B", "3:1: error[yaml-duplicate-key]"),
        ("name: {chinese: A}", "2:8: error[label-bad-language]"),
        (
            "name: A\nwebsite: javascript:alert(1)",
            "3:10: error[not-a-web-address]: 'javascript:alert(1)' is no web address",
        ),
        ("name: A\nwebsite: library.example.org", "3:10: error[not-a-web-address]"),
        ("name: A\nwebsite:", "3:9: error[not-a-web-address]"),
        ("name: A\nmissing: {2021: lost}", "3:17: error[publisher-bad-absence]"),
        ("name: A\nsucceeded_by: nobody", "3:15: error[publisher-unknown-successor]"),
    ];
    for (front, line) in cases {
        let scratch = with(&[("content/office/index.md", &format!("---\n{front}\n---\n"))]);
        assert_told(&scratch, &[&format!("content/office/index.md:{line}")]);
    }
}

#[test]
fn search_engines_are_told_what_a_publisher_is_by_its_kind() {
    let scratch = with(&[]);
    for (kinds, organization) in [
        ("county: {label: {zh: 企业, en: Company}, is: company}", "Corporation"),
        ("county: {label: County, is: government}", "GovernmentOrganization"),
        ("county: {zh: 县级, en: County}", "Organization"),
    ] {
        scratch.write("annals.yaml", format!("title: Example\nlanguages: [zh, en]\nkinds:\n  {kinds}\n"));
        build(&scratch);
        for page in ["public/bureau/index.html", "public/bureau/2024/index.html"] {
            let page = scratch.read(page);
            assert!(page.contains(&format!("{{\"@type\":\"{organization}\",\"name\"")), "{kinds}: {page}");
        }
    }
    let wrong = "title: x\nlanguages: [zh, en]\nkinds:\n  county: {label: County, is: goverment}\n";
    scratch.write("annals.yaml", wrong);
    assert_told(&scratch, &["annals.yaml:4:31: error[site-unknown-organization]"]);
}
