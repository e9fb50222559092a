//! The order of names, for lists that readers look through.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name is sorted by in a language. Letters come without their accents and in one case. Chinese names
/// come by the standard GB 2312, which has the common characters in the order of their pronunciation.
pub(crate) fn key(name: &str, language: &str) -> (Vec<u8>, String) {
    let folded: String = name.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    let bytes = match language {
        "zh" => encoding_rs::GBK.encode(&folded).0.into_owned(),
        _ => folded.into_bytes(),
    };
    (bytes, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn chinese_names_come_by_pronunciation_and_letters_without_accents() {
        let sorted = |names: &[&'static str], language| {
            let mut names = names.to_vec();
            names.sort_by_key(|name| key(name, language));
            names
        };
        assert_eq!(sorted(&["镇江", "无锡", "南京", "常州"], "zh"), ["常州", "南京", "无锡", "镇江"]);
        assert_eq!(
            sorted(&["Zurich", "École", "eagle", "Ecole b"], "en"),
            ["eagle", "École", "Ecole b", "Zurich"]
        );
    }
}
