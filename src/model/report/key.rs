//! The keys of a report's front matter: declared here, and handled by name wherever they are read, written,
//! described or offered in a form.

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $name:literal,)*) => {
        /// A key of a report's front matter. Their order is the usual one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Key {
            $($(#[$doc])* $key,)*
        }

        impl Key {
            /// Every key in the usual order.
            pub(crate) const ALL: &[Self] = &[$(Self::$key),*];

            /// As it is written.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)*
                }
            }
        }
    };
}

keys! {
    /// A title of its own.
    Title = "title",
    /// The period, where the name of the file does not say its days.
    Period = "period",
    /// The form that it fills in.
    Form = "form",
    /// Tables that follow another edition of the form.
    Editions = "editions",
    /// Whether it is not finished.
    Draft = "draft",
    /// When it was published.
    Published = "published",
    /// When it was signed.
    Signed = "signed",
    /// What this version of it is, where it is not the first.
    Update = "update",
    /// That it was taken back.
    Withdrawn = "withdrawn",
    /// The number under which it is filed.
    IndexNumber = "index_number",
    /// The number that it has as a document.
    FileNumber = "file_number",
    /// The language of its prose.
    Language = "language",
    /// Where its figures were taken from.
    Sources = "sources",
    /// Files that are published with it.
    Attachments = "attachments",
    /// Addresses that it once had.
    MovedFrom = "moved_from",
    /// Rows that it names.
    Rows = "rows",
    /// Tables that it does not print.
    Omitted = "omitted",
    /// Its figures.
    Statistics = "statistics",
    /// Footnotes.
    Notes = "notes",
    /// What its figures count otherwise than before.
    Scope = "scope",
    /// Figures that were changed after publication.
    Corrections = "corrections",
    /// Findings that have an explanation.
    Acknowledged = "acknowledged",
}
