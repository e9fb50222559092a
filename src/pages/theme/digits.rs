//! Figures as readers see them: long ones in groups of digits that a style sheet sets apart, so that what is
//! copied is what was printed; changes with a minus sign that is one.

use crate::text::markdown::escape;

/// From how many digits on a number is read in groups.
const LONG: usize = 5;

/// Writes a figure; the groups of a long number after the first stand in elements of their own.
pub(super) fn spaced(text: &str, html: &mut String) {
    let digits = text.trim_start_matches(['+', '-']);
    let sign = &text[..text.len() - digits.len()];
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() < LONG || !is_number(whole) || !is_number(rest.trim_start_matches('.')) {
        return escape(text, html);
    }
    let first = (whole.len() - 1) % 3 + 1;
    html.push_str(sign);
    html.push_str(&whole[..first]);
    for at in (first..whole.len()).step_by(3) {
        html.push_str("<i>");
        html.push_str(&whole[at..at + 3]);
        html.push_str("</i>");
    }
    html.push_str(rest);
}

/// Writes a change or a share of one, with its sign.
pub(super) fn signed(text: &str, html: &mut String) {
    match text.strip_prefix('-') {
        Some(size) => {
            html.push('\u{2212}');
            spaced(size, html);
        }
        None => spaced(text, html),
    }
}

#[cfg(test)]
mod tests {
    use super::{signed, spaced};

    fn written(write: fn(&str, &mut String), text: &str) -> String {
        let mut html = String::new();
        write(text, &mut html);
        html
    }

    #[test]
    fn long_numbers_stand_in_groups_and_nothing_is_added_to_what_is_copied() {
        for (text, html) in [
            ("1573179", "1<i>573</i><i>179</i>"),
            ("12345.6789", "12<i>345</i>.6789"),
            ("-100000", "-100<i>000</i>"),
            ("1234", "1234"),
            ("22（其中修订16件）", "22（其中修订16件）"),
            ("0-249000", "0-249000"),
            ("<50000", "&lt;50000"),
            ("", ""),
        ] {
            assert_eq!(written(spaced, text), html);
            let copied = html.replace("<i>", "").replace("</i>", "").replace("&lt;", "<");
            assert_eq!(copied, text);
        }
    }

    #[test]
    fn a_change_has_a_sign_that_is_a_minus() {
        assert_eq!(written(signed, "-34"), "−34");
        assert_eq!(written(signed, "-247425.50"), "−247<i>425</i>.50");
        assert_eq!(written(signed, "+19"), "+19");
        assert_eq!(written(signed, "0"), "0");
    }
}
