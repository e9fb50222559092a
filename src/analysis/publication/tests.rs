//! The texts of a ledger, read back, are what was written; a text that was touched is told.

use super::{Declared, Entry, Head, Index, Kept, Printed, Publication, Reported, Reworded, Words};
use crate::model::label::Label;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use std::sync::Arc;

/// Words with all that could end a word or a line too early.
fn words() -> impl Strategy<Value = String> {
    "[a-z=\\\\\t\n\r~数 -]{0,6}"
}

fn printed() -> impl Strategy<Value = Printed> {
    let kinds = prop::sample::select(vec!["number", "blank", "suppressed", "text"]);
    let exact = option::of("[0-9.<-]{0,4}");
    (words(), kinds, exact).prop_map(|(text, kind, exact)| Printed::new(text, kind, exact))
}

fn kept() -> impl Strategy<Value = Kept> {
    (printed(), words(), words()).prop_map(|(printed, unit, note)| Kept { printed, unit, note })
}

fn declared() -> impl Strategy<Value = Declared> {
    (words(), printed(), printed(), words(), words(), words()).prop_map(
        |(figure, was, now, on, kind, why)| Declared {
            figure,
            was,
            now,
            on,
            kind,
            why: Label::of("und", &why),
        },
    )
}

fn reported() -> impl Strategy<Value = Reported> {
    let some = || option::of("[0-9a-f]{8}");
    (
        some(),
        vec("[0-9a-f]{8}", 0..3),
        some(),
        [
            btree_map(words(), words(), 0..3),
            btree_map(words(), words(), 0..3),
            btree_map(words(), words(), 0..3),
            btree_map(words(), words(), 0..3),
            btree_map(words(), words(), 0..3),
        ],
        vec((words(), kept()), 0..4),
        vec((words(), words()), 0..3),
        vec(declared(), 0..3),
        option::of([words(), words(), words(), words()]),
        option::of([words(), words(), words()]),
    )
        .prop_map(
            |(
                published,
                sources,
                prose,
                [editions, rows, columns, labels, units],
                figures,
                notes,
                corrections,
                update,
                withdrawn,
            )| {
                let unread = std::collections::BTreeSet::new();
                Reported {
                    published,
                    sources,
                    prose,
                    words: Arc::new(Words { editions, rows, columns, labels }),
                    units,
                    figures,
                    unread,
                    notes,
                    corrections,
                    update,
                    withdrawn,
                    earlier: Vec::new(),
                }
            },
        )
}

fn index() -> impl Strategy<Value = Index> {
    let name = btree_map("[a-z]{2}", words(), 1..3).prop_map(Label::new);
    let reworded = (words(), words(), words());
    let reworded = reworded.prop_map(|(was, now, why)| Reworded { was, now, why: Label::of("und", &why) });
    let heads = btree_map(
        (words(), words()),
        (1..9_u32, "[0-9a-f]{8}").prop_map(|(version, digest)| Head { version, digest }),
        0..3,
    );
    (
        heads,
        btree_map(words(), name, 0..3),
        btree_set(words(), 0..3),
        btree_map(words(), option::of("[0-9a-f]{8}"), 0..3),
        vec(reworded, 0..3),
    )
        .prop_map(|(heads, publishers, pages, files, reworded)| {
            let publication = Publication { publishers, pages, files, reworded, ..Publication::default() };
            Index { heads, publication }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_entry_is_read_as_it_was_written(says in reported(), before in option::of("[0-9a-f]{8}")) {
        let report = ("office".to_owned(), "2020".to_owned());
        let entry = Entry { report, version: 1, page: "office/2020/index.html".to_owned(), before, says };
        prop_assert_eq!(Entry::read(&entry.text()).unwrap(), entry);
    }

    #[test]
    fn an_index_is_read_as_it_was_written(index in index()) {
        prop_assert_eq!(Index::read(&index.text()).unwrap(), index);
    }

    #[test]
    fn an_index_that_was_touched_is_told(index in index(), at in any::<prop::sample::Index>()) {
        let mut text: Vec<char> = index.text().chars().collect();
        let at = at.index(text.len() - 1);
        text[at] = if text[at] == 'x' { 'y' } else { 'x' };
        prop_assert!(Index::read(&text.iter().collect::<String>()).is_err());
    }

    #[test]
    fn whatever_stands_there_ends_in_a_word(
        text in "\\PC{0,40}",
        lines in vec("[a-z]{1,8}(\t[a-z0-9]{0,3}){0,7}", 0..4),
    ) {
        let _ = Entry::read(&text);
        let _ = Index::read(&text);
        let _ = Entry::read(&format!("annals ledger 1\n{}\n", lines.join("\n")));
        let _ = Index::read(&format!("annals ledger 1\n{}\n", lines.join("\n")));
    }
}
