//! The ids that a page has: each once, and every link to one of them leads there.

use super::{assert_told, build, report, with, with_prose};

#[test]
fn a_heading_twice_is_one_section_of_the_form() {
    let scratch = with_prose(
        "## 二、申请情况\n\nA\n\n## 二、申请情况\n\nB [first](#requests), [second](#二申请情况-2)\n",
    );
    build(&scratch);
    let page = scratch.read("public/bureau/2024/index.html");
    assert_eq!(page.matches("<h2 id=\"requests\"").count(), 1);
    assert!(page.contains("<h2 id=\"二申请情况-2\""), "{page}");
}

#[test]
fn a_heading_that_is_a_section_of_the_form_answers_to_both_names() {
    let scratch = with(&[
        (
            "content/bureau/2024.md",
            &report("## 一、总体情况\n\n[here](#一总体情况) [there](#requests)\n\n### 小节\n\n[h3](#小节)\n"),
        ),
        (
            "content/pages/a.md",
            "---\ntitle: A\n---\n[a](../bureau/2024.md#一总体情况) [b](../bureau/2024.md#小节)\n",
        ),
    ]);
    build(&scratch);
    let page = scratch.read("public/bureau/2024/index.html");
    assert!(page.contains("<a href=\"#overview\">here</a> <a href=\"#requests\">there</a>"), "{page}");
    let page = scratch.read("public/a/index.html");
    assert!(page.contains("<a href=\"../bureau/2024/index.html#overview\">a</a>"), "{page}");
}

#[test]
fn a_section_that_the_page_does_not_show_has_no_anchor() {
    let scratch = with_prose("## Other\n\n[x](#overview) [y](#requests)\n");
    assert_told(&scratch, &["content/bureau/2024.md:10:1: error[link-broken-anchor]: the link '#overview'"]);
}

#[test]
fn headings_leave_the_page_its_own_ids() {
    let names = "## requests\n\n## Main\n\n## X toc\n\n### Finding 1\n\n## Odd {#requests.received.total}\n";
    let scratch = with_prose(names);
    build(&scratch);
    let page = scratch.read("public/bureau/2024/index.html");
    for id in ["requests", "section-requests", "section-main", "section-x-toc", "section-finding-1"] {
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}: {page}");
    }
}
