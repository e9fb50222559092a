//! The known word that someone may have meant.

use strsim::osa_distance;

/// Known words, those nearest to `word` in writing first: those of which it is a part, then by the letters
/// that differ.
pub(crate) fn by_likeness<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_by_cached_key(|known| (!known.contains(word), osa_distance(word, known)));
    known
}

/// The known word nearest to `word`: at most two letters written wrong, left out, too many or swapped, and
/// not all of a short word. The first of equals wins.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters = word.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let others = candidate.chars().count();
        let limit = 2.min(letters.min(others).saturating_sub(1));
        // The difference in length is a lower bound; beyond it nothing needs to be computed.
        if letters.abs_diff(others) > limit {
            continue;
        }
        let distance = osa_distance(word, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
