//! The chart of a publisher as a file: what its page draws, with what a picture that travels has to say.

use crate::support::Scratch;
use std::fs;

/// The lines of a chart, as they are drawn.
fn lines(svg: &str) -> Vec<&str> {
    let paths = svg.split("<path class=\"").skip(1).map(|path| path.split("fill=").next().unwrap());
    paths.filter(|path| path.starts_with("pen") || path.starts_with("doubtful")).collect()
}

#[test]
fn the_chart_of_a_publisher_is_a_file_with_title_source_and_address() {
    let scratch = Scratch::copy_of("tests/golden/archive");
    let out = scratch.build();
    for (folder, source) in
        [("river-library", "来源：河湾镇年报"), ("en/river-library", "Source: Annual reports of Hewan")]
    {
        let file = fs::read_to_string(out.join(folder).join("chart.svg")).unwrap();
        let page = fs::read_to_string(out.join(folder).join("index.html")).unwrap();
        let glance = page.split("class=\"glance\"").nth(1).unwrap().split("</figure>").next().unwrap();
        assert!(!lines(&file).is_empty());
        assert_eq!(lines(&file), lines(glance), "{folder}");
        assert!(glance.contains("<a class=\"take\" href=\"chart.svg\" download>"), "{glance}");
        assert!(file.contains(&format!(">https://example.org/hewan/{folder}/<")), "{file}");
        assert!(file.contains(source), "{file}");
        // Programs that draw know no properties of a theme.
        assert!(!file.contains("var("), "{file}");
        is_well_formed(&file);
    }
}

/// Every element that begins ends, in order.
fn is_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{svg}");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_publisher_with_two_reports_has_no_chart() {
    let scratch = Scratch::copy_of("tests/golden/archive");
    for version in ["2021", "2021.v1"] {
        fs::remove_file(scratch.path(&format!("content/river-library/{version}.md"))).unwrap();
    }
    let method = scratch.read("content/pages/method.md").replace("2021.md", "2020.md");
    scratch.write("content/pages/method.md", method);
    let out = scratch.build();
    let page = fs::read_to_string(out.join("river-library/index.html")).unwrap();
    assert!(!out.join("river-library/chart.svg").exists() && !page.contains("chart.svg"));
}
