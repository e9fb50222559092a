//! Names that a publisher had before.

use crate::model::publisher::Publisher;
use serde::Serialize;

/// A name that a publisher had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Former {
    /// The name.
    pub name: String,
    /// Until when: a year or a date.
    pub until: String,
}

impl Former {
    /// All former names of a publisher.
    pub(crate) fn all(publisher: &Publisher, language: &str) -> Vec<Self> {
        let formerly = publisher.formerly.iter();
        formerly
            .map(|former| Self {
                name: former.name.text(language).to_owned(),
                until: former.until.text.clone(),
            })
            .collect()
    }
}
