//! Typed positions: an id says which entry of which kind of list is meant, so that none is mistaken for
//! another.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A position in a list of one kind of thing.
pub trait Id: Copy {
    /// The id of an entry, counted from 0.
    fn at(index: usize) -> Self;

    /// The entry's position, counted from 0.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $visible:vis $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visible struct $name(u32);

        impl Id for $name {
            fn at(index: usize) -> Self {
                // No list that is held in memory has four thousand million entries.
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A form of an archive.
    pub FormId;
    /// A table of a form.
    pub TableId;
    /// A section of a form.
    pub SectionId;
    /// A block of a form: rows × columns under one id.
    pub BlockId;
    /// A row of a form's block.
    pub RowId;
    /// A column of a form's block. Reports add rows, never columns, so a report's columns are these too.
    pub ColumnId;
    /// A head of a printed table.
    pub(crate) HeadId;
    /// A check of a form.
    pub CheckId;
    /// A detector of a form.
    pub ReadingId;
    /// A publisher of an archive.
    pub PublisherId;
    /// A report of an archive.
    pub ReportId;
    /// A sequence of a publisher's reports on one kind of period; the first is that of its first reports.
    pub SequenceId;
    /// The figures of one block within a report.
    pub DataId;
    /// A row of a block's figures within a report: the form's rows with those that the report adds or names.
    pub DataRowId;
    /// A period that an archive has reports on.
    pub PeriodId;
    /// An indicator that has pages of its own.
    pub IndicatorId;
    /// One of the pages of a list that has several.
    pub(crate) PartId;
    /// One of the languages of a site.
    pub(crate) LanguageId;
    /// What is said of figures of one piece of those that readers compare.
    pub(crate) NoteId;
    /// An ordinary page of an archive.
    pub PageId;
    /// A file of an archive that is published as it is.
    pub AttachmentId;
    /// An address that something in an archive once had.
    pub(crate) MoveId;
}

/// A list whose entries are found by ids of one kind.
pub struct List<I, T> {
    entries: Vec<T>,
    id: PhantomData<fn(I) -> I>,
}

impl<I: Id, T> List<I, T> {
    /// Changes an entry.
    pub fn change(&mut self, id: I, change: impl FnOnce(&mut T)) {
        if let Some(entry) = self.entries.get_mut(id.index()) {
            change(entry);
        }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Its entries, from first to last.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    /// Its entries, each with its id.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(index, entry)| (I::at(index), entry))
    }

    /// The ids of its entries.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I, T> {
        ids(self.len())
    }

    /// The entry with an id.
    pub fn get(&self, id: I) -> Option<&T> {
        self.entries.get(id.index())
    }

    /// The first entry that is as asked for.
    pub fn find(&self, wanted: impl FnMut(&T) -> bool) -> Option<I> {
        self.entries.iter().position(wanted).map(I::at)
    }

    /// Its entries by value, each with its id.
    pub fn into_entries(self) -> impl DoubleEndedIterator<Item = (I, T)> + ExactSizeIterator {
        self.entries.into_iter().enumerate().map(|(index, entry)| (I::at(index), entry))
    }

    /// Adds an entry at the end, and gives its id.
    pub fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::at(self.entries.len() - 1)
    }

    /// The entries as a plain slice, for what is done to all of them in parallel.
    pub fn as_slice(&self) -> &[T] {
        &self.entries
    }
}

/// The first ids of a kind.
pub(crate) fn ids<I: Id>(
    count: usize,
) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I> {
    (0..count).map(I::at)
}

impl<I: Id, T> Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.entries[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.entries[id.index()]
    }
}

impl<I, T> Default for List<I, T> {
    fn default() -> Self {
        Self { entries: Vec::new(), id: PhantomData }
    }
}

impl<I, T: Clone> Clone for List<I, T> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone(), id: PhantomData }
    }
}

impl<I, T: fmt::Debug> fmt::Debug for List<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.fmt(f)
    }
}

impl<I, T> Extend<T> for List<I, T> {
    fn extend<E: IntoIterator<Item = T>>(&mut self, entries: E) {
        self.entries.extend(entries);
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        Self { entries: Vec::from_iter(entries), id: PhantomData }
    }
}

impl<'l, I, T> IntoIterator for &'l List<I, T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}
