//! Media queries, as a screen of an office answers them.

use super::standing::Standing;

/// How wide the window is that a page is read in, in pixels.
const WIDTH: u32 = 1280;

/// Whether a list of media queries holds on a screen. What asks for anything but a width and a medium is not
/// sure.
pub(super) fn standing(queries: &str) -> Standing {
    let queries = queries.to_ascii_lowercase();
    let answers = queries.split(',').map(|query| one(query.trim()));
    // One that holds is enough.
    answers.min().unwrap_or(Standing::Holds)
}

/// Whether a query holds: all its parts must.
fn one(query: &str) -> Standing {
    let (is_negated, query) = match query.strip_prefix("not ") {
        Some(rest) => (true, rest),
        None => (false, query.strip_prefix("only ").unwrap_or(query)),
    };
    let all = query.split(" and ").map(|part| part_of(part.trim())).max().unwrap_or(Standing::Holds);
    match all {
        Standing::Holds if is_negated => Standing::Never,
        Standing::Never if is_negated => Standing::Holds,
        answer => answer,
    }
}

/// Whether a medium or a condition of a query holds.
fn part_of(part: &str) -> Standing {
    let Some(condition) = part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return match part {
            "" | "all" | "screen" => Standing::Holds,
            "print" | "speech" | "aural" | "braille" | "embossed" | "handheld" | "projection" | "tty"
            | "tv" => Standing::Never,
            _ => Standing::Unsure,
        };
    };
    let Some((feature, value)) = condition.split_once(':') else { return Standing::Unsure };
    let holds = match (feature.trim(), pixels(value.trim())) {
        ("min-width" | "min-device-width", Some(width)) => width <= WIDTH,
        ("max-width" | "max-device-width", Some(width)) => width >= WIDTH,
        ("orientation", _) => value.trim() == "landscape",
        _ => return Standing::Unsure,
    };
    if holds { Standing::Holds } else { Standing::Never }
}

/// A length in whole pixels, what is behind its point left off.
fn pixels(length: &str) -> Option<u32> {
    let at = length.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(length.len());
    let (number, unit) = length.split_at_checked(at)?;
    let whole: u32 = number.split('.').next()?.trim().parse().ok()?;
    match unit {
        "px" => Some(whole),
        "em" | "rem" => whole.checked_mul(16),
        _ => None,
    }
}
