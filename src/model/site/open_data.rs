//! Which files of the open data an archive publishes: `data` in `annals.yaml`.

use crate::text::diagnostic::Diagnostic;
use crate::text::yaml::{Fields, Node};

/// Which files of the open data are published; all of them unless the archive says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenData {
    /// Tables of figures as CSV, and the package that describes them.
    pub csv: bool,
    /// A copy for Excel beside each of them.
    pub excel: bool,
    /// Each table of a publisher over all its reports, with words beside the ids.
    pub tables: bool,
    /// Reports and series as JSON.
    pub json: bool,
    /// Files that hold the whole archive: those that grow with every report.
    pub archive: bool,
}

impl Default for OpenData {
    fn default() -> Self {
        Self { csv: true, excel: true, tables: true, json: true, archive: true }
    }
}

impl OpenData {
    /// Reads `data`.
    pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut wanted = Self::default();
        let Some(mut fields) = node.and_then(|node| Fields::of(node, diagnostics)) else { return wanted };
        for (key, switch) in [
            ("csv", &mut wanted.csv),
            ("excel", &mut wanted.excel),
            ("tables", &mut wanted.tables),
            ("json", &mut wanted.json),
            ("archive", &mut wanted.archive),
        ] {
            *switch = fields.get(key).and_then(|node| node.boolean(diagnostics)).unwrap_or(true);
        }
        fields.finish(diagnostics);
        wanted
    }
}
