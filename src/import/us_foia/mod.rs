//! The annual reports of United States agencies under the Freedom of Information Act, as the Department of
//! Justice publishes them: XML by the National Information Exchange Model, in both versions of its schema.
//!
//! ```text
//! bytes → filed → made
//!         rows    a reading by the
//!         by      form `us-foia`, as
//!         office  of a document
//! ```

mod columns;
mod filed;
mod made;

pub(crate) use filed::{Filed, Head, filed, head};
pub(crate) use made::{Made, Wanted, made};

/// The id of the form.
pub(crate) const FORM: &str = "us-foia";
