//! SARIF 2.1.0.

use super::encode;
use super::fingerprint::fingerprints;
use super::place::Position;
use super::printer::Printer;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Place;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is escaped in a path: all but RFC 3986's unreserved characters and the slash.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The schema of the format.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl Printer<'_> {
    /// One run with all diagnostics as results.
    pub(super) fn sarif(&self) -> String {
        let codes: BTreeSet<&str> = self.diagnostics.iter().map(|d| d.code.0).collect();
        let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
        let prints = fingerprints(self.diagnostics, self.sources);
        let results: Vec<Value> = self
            .diagnostics
            .iter()
            .zip(prints)
            .map(|(diagnostic, print)| {
                let index = codes.iter().position(|code| *code == diagnostic.code.0);
                self.result(diagnostic, index, &print)
            })
            .collect();
        let mut run = json!({
            "tool": {
                "driver": { "name": "Annals", "version": env!("CARGO_PKG_VERSION"), "rules": rules },
            },
            "language": self.language.tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        });
        if let Some(counted) = self.counted {
            run["properties"] = json!({ "checks": counted });
        }
        encode::json(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
    }

    fn result(&self, diagnostic: &Diagnostic, rule: Option<usize>, print: &str) -> Value {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "note",
        };
        let mut result = json!({
            "ruleId": diagnostic.code.0,
            "ruleIndex": rule,
            "level": level,
            "message": { "text": self.message_and_remedy(diagnostic) },
            "locations": [],
            "partialFingerprints": { "annals/v1": print },
        });
        if let Some(facts) = &diagnostic.facts {
            result["properties"] = json!({ "finding": facts });
        }
        if let Some(place) = diagnostic.place {
            let mut location = json!({ "physicalLocation": self.physical(place) });
            if let Some(label) = &diagnostic.label {
                location["message"] = json!({ "text": label.in_language(self.language) });
            }
            result["locations"] = json!([location]);
        }
        let related = diagnostic.related.iter().enumerate().map(|(i, (place, words))| {
            json!({
                "id": i + 1,
                "message": { "text": words.in_language(self.language) },
                "physicalLocation": self.physical(*place),
            })
        });
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            result["relatedLocations"] = json!(related);
        }
        if let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.certain) {
            let at = self.lines.position(fix.place);
            let mut proposed = json!({
                "artifactChanges": [{
                    "artifactLocation": { "uri": uri(at.path) },
                    "replacements": [{
                        "deletedRegion": region(at),
                        "insertedContent": { "text": fix.replacement },
                    }],
                }],
            });
            if let Some(remedy) = &diagnostic.remedy {
                proposed["description"] = json!({ "text": remedy.in_language(self.language) });
            }
            result["fixes"] = json!([proposed]);
        }
        result
    }

    fn physical(&self, place: Place) -> Value {
        let at = self.lines.position(place);
        json!({ "artifactLocation": { "uri": uri(at.path) }, "region": region(at) })
    }
}

fn region(at: Position<'_>) -> Value {
    json!({
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    })
}

/// A path below the archive's root as a relative reference.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}
