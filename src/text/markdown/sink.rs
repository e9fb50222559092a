//! Where HTML is written: strings as long as they can be, parted only by holes.

use super::Piece;
use std::ops::Range;

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct Sink {
    pieces: Vec<Piece>,
    /// What follows the last hole.
    pub(super) html: String,
    /// The raw HTML in it, by its places in the source.
    pub(super) raw: Vec<Range<usize>>,
    /// The ids in it that are not of raw HTML.
    pub(super) ids: Vec<String>,
}

impl Sink {
    pub(super) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes at the beginning of a line.
    pub(super) fn line(&mut self, html: &str) {
        let begun = if self.html.is_empty() { !self.pieces.is_empty() } else { !self.html.ends_with('\n') };
        if begun {
            self.html.push('\n');
        }
        self.html.push_str(html);
    }

    pub(super) fn hole(&mut self, hole: Piece) {
        self.close();
        self.pieces.push(hole);
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.raw.append(&mut other.raw);
        self.ids.append(&mut other.ids);
        self.append_pieces(other.into_pieces());
    }

    pub(super) fn append_pieces(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.html.push_str(&html),
                hole => self.hole(hole),
            }
        }
    }

    pub(super) fn into_pieces(mut self) -> Vec<Piece> {
        self.close();
        self.pieces
    }

    fn close(&mut self) {
        if !self.html.is_empty() {
            self.pieces.push(Piece::Html(std::mem::take(&mut self.html)));
        }
    }
}
