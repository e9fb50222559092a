//! JSON Schema of what authors write, so that their editors complete keys, show the form's labels and mark
//! what is wrong while they type. The form is the only schema: everything here is derived from it.
//!
//! A schema cannot tell all that [`check`](crate::analysis::check) can: it knows no other file, and it sees
//! values as a YAML editor does, `007` as 7. What it refuses is wrong; what it accepts may yet be told by
//! `annals check`.

mod block;
mod cell;
mod cms;
mod official;
mod period;
mod publisher;
mod report;
mod row;
mod scalar;
mod site;
mod source;
mod spelling;
mod table;
mod unit_spelling;
#[cfg(test)]
mod tests;

pub(crate) use cms::configuration as cms;
pub(crate) use publisher::publisher;
pub(crate) use report::report;
pub(crate) use site::site;

use scalar::Object;
use serde_json::Value;

/// A whole schema: what it is written in, and the definitions that it refers to.
fn root(schema: Value, definitions: Object) -> Value {
    let mut whole = Object::new();
    whole.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    if let Value::Object(schema) = schema {
        whole.extend(schema);
    }
    whole.insert("$defs".to_owned(), definitions.into());
    Value::Object(whole)
}
