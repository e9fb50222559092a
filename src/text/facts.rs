//! What a diagnostic says as fields, so that no program has to take its sentence apart.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several values.
    List(Vec<Fact>),
    /// Fields within a field.
    Fields(Facts),
}

/// Fields by name, in the order in which they are told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts(pub Vec<(&'static str, Fact)>);

impl Facts {
    /// With one more field.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.0.push((name, fact.into()));
        self
    }

    /// With one more field, where there is something to be told.
    #[must_use]
    pub fn with_some(self, name: &'static str, fact: Option<impl Into<Fact>>) -> Self {
        match fact {
            Some(fact) => self.with(name, fact),
            None => self,
        }
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Facts> for Fact {
    fn from(facts: Facts) -> Self {
        Self::Fields(facts)
    }
}

impl From<Vec<Facts>> for Fact {
    fn from(list: Vec<Facts>) -> Self {
        Self::List(list.into_iter().map(Self::Fields).collect())
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, fact) in &self.0 {
            map.serialize_entry(name, fact)?;
        }
        map.end()
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::List(list) => list.serialize(serializer),
            Self::Fields(facts) => facts.serialize(serializer),
        }
    }
}
