//! Lists and their numbers.

use super::html;

#[test]
fn items_keep_the_numbers_that_were_written() {
    assert_eq!(
        html("2023. 甲\n2025. 乙\n2026. 丙\n"),
        "<ol start=\"2023\">\n<li>甲</li>\n<li value=\"2025\">乙</li>\n<li>丙</li>\n</ol>\n"
    );
    assert_eq!(
        html("3) 甲\n3) 乙\n\n   1. 子\n   3. 丑\n4) 丙\n"),
        "<ol start=\"3\">\n<li>\n<p>甲</p>\n</li>\n<li value=\"3\">\n<p>乙</p>\n<ol>\n<li>子</li>\n\
         <li value=\"3\">丑</li>\n</ol>\n</li>\n<li>\n<p>丙</p>\n</li>\n</ol>\n"
    );
    assert_eq!(
        html("> 2. 甲\n> 1. 乙\n"),
        "<blockquote>\n<ol start=\"2\">\n<li>甲</li>\n<li value=\"1\">乙</li>\n</ol>\n</blockquote>\n"
    );
}
