//! Quotations and lists that a paragraph stands in, and what word processors call the styles of such ones.

/// The most containers within one another that are told apart.
pub(crate) const DEEPEST: usize = 9;

/// Something that holds paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Container {
    /// Words of somebody else.
    Quotation,
    /// An item of a list.
    List,
}

impl Container {
    /// What Word calls the style of paragraphs in it.
    fn style(self) -> &'static str {
        match self {
            Self::Quotation => "Quote",
            Self::List => "List Continue",
        }
    }
}

/// The names of styles, in small letters, and what stands in them. The longest of those that begin alike is
/// the first.
const STYLES: [(&str, Container); 8] = [
    ("intense quote", Container::Quotation),
    ("quotations", Container::Quotation),
    ("quote", Container::Quotation),
    ("block text", Container::Quotation),
    ("明显引用", Container::Quotation),
    ("引用", Container::Quotation),
    ("list continue", Container::List),
    ("列表接续", Container::List),
];

/// The name of the style of paragraphs within these, from the outermost: `Quote`, `List Continue 2`.
pub(crate) fn style_name(within: &[Container]) -> String {
    let alike =
        within.chunk_by(|one, next| one == next).filter_map(|alike| Some((alike.first()?, alike.len())));
    let names = alike.map(|(container, times)| match times {
        1 => container.style().to_owned(),
        times => format!("{} {times}", container.style()),
    });
    names.collect::<Vec<_>>().join(" ")
}

/// What paragraphs of a style stand in by its name, from the outermost.
pub(crate) fn of_style(name: &str) -> Vec<Container> {
    let name = name.trim().to_lowercase();
    let mut rest = name.as_str();
    let mut within = Vec::new();
    while !rest.is_empty() {
        let known = STYLES.iter().find_map(|(name, container)| Some((*container, rest.strip_prefix(name)?)));
        let Some((container, after)) = known else { return Vec::new() };
        let after = after.trim_start();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (times, after) = after.split_at(digits);
        let times = times.parse().map_or(1, |times: usize| times.clamp(1, DEEPEST));
        within.extend(std::iter::repeat_n(container, times));
        rest = after.trim_start();
    }
    within
}

#[cfg(test)]
mod tests {
    use super::Container::{List, Quotation};
    use super::{of_style, style_name};

    #[test]
    fn names_say_what_paragraphs_stand_in() {
        for (within, name) in [
            (&[Quotation][..], "Quote"),
            (&[List, List], "List Continue 2"),
            (&[Quotation, Quotation, List], "Quote 2 List Continue"),
            (&[List, Quotation], "List Continue Quote"),
        ] {
            assert_eq!(style_name(within), name);
            assert_eq!(of_style(name), within);
        }
        assert_eq!(of_style("引用"), [Quotation]);
        for other in ["Normal", "Quote of the day", "List Paragraph", "正文", ""] {
            assert!(of_style(other).is_empty(), "{other}");
        }
    }
}
