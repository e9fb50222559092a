//! What can stand between two observations, and what it forbids.

use crate::model::form::Link;
use crate::model::id::FormId;
use crate::model::label::Label;

/// Something that stands between two observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    /// What.
    pub cause: Cause,
    /// Why, in the words of the form, the publisher or the report; may be empty.
    pub why: Label,
    /// The editions before and after, where the edition changed.
    pub editions: Option<(FormId, FormId)>,
}

impl Reason {
    /// A cause that needs no other words.
    pub(crate) fn of(cause: Cause) -> Self {
        Self { cause, why: Label::default(), editions: None }
    }
}

/// What stands between two observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// The edition of the form, with this link between the cells.
    Edition(Link),
    /// The unit.
    Unit,
    /// How the columns were filled in, as a detector of the form reads it.
    Reading,
    /// What the report covers, as it declares.
    Scope,
    /// How long the periods are; `joined` where the form lets unlike periods be compared.
    Length { joined: bool },
    /// On which days the periods begin; `joined` where the form lets unlike periods be compared.
    Position { joined: bool },
    /// One of them is a sum of which a part states no number.
    Hole,
    /// One of them is no exact number.
    Inexact,
    /// One of them contradicts other figures of its report.
    Contradicted,
    /// Who reports: another publisher took over.
    Succession,
    /// The publisher before reports on this period too.
    Overlap,
}

/// What two observations are brought together for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A change from one to the other, a line between them.
    Change,
    /// A sum, the smallest or the largest of them.
    Total,
    /// Which of them is larger, what share of their sum each is.
    Rank,
}

/// Whether a point can be compared with the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    /// There is none before, or nothing here.
    #[default]
    First,
    /// It can.
    Continues,
    /// It can, and the definition differs.
    Differs,
    /// Periods lie between that nobody reported on, or reports that lack it.
    Gap,
    /// It cannot.
    Broken,
}

impl Standing {
    /// Whether a change may be computed from the point before.
    pub fn is_comparable(self) -> bool {
        match self {
            Self::Continues | Self::Differs => true,
            Self::First | Self::Gap | Self::Broken => false,
        }
    }

    /// Its name, as in the exports and in CSS classes.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Continues => "continues",
            Self::Differs => "differs",
            Self::Gap => "gap",
            Self::Broken => "broken",
        }
    }
}

impl Cause {
    /// Its name, as in the exports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edition(link) => link.name(),
            Self::Unit => "unit",
            Self::Reading => "reading",
            Self::Scope => "scope",
            Self::Length { .. } => "period-length",
            Self::Position { .. } => "period-position",
            Self::Hole => "hole",
            Self::Inexact => "inexact",
            Self::Contradicted => "contradicted",
            Self::Succession => "succession",
            Self::Overlap => "overlap",
        }
    }

    /// Whether two observations with this between them must not be brought together.
    pub(crate) fn forbids(self, purpose: Purpose) -> bool {
        match self {
            Self::Edition(Link::Same | Link::Renamed) => false,
            // Over the years it is joined and marked; beside others it is another figure.
            Self::Edition(Link::Differs | Link::Merged | Link::Split) => purpose != Purpose::Change,
            Self::Edition(Link::NotComparable | Link::New | Link::Discontinued) => true,
            Self::Unit | Self::Reading | Self::Hole | Self::Inexact => true,
            Self::Length { joined } | Self::Position { joined } => !joined,
            // What each report covers can be added, and is said; it says nothing of which is larger.
            Self::Scope => purpose != Purpose::Total,
            Self::Contradicted | Self::Succession | Self::Overlap => false,
        }
    }

    /// How two points of a series with this between them stand to each other. A point without a number has
    /// no change; what it is a point of goes on.
    pub(crate) fn standing(self) -> Standing {
        match self {
            Self::Edition(Link::Same | Link::Renamed) => Standing::Continues,
            Self::Hole | Self::Inexact | Self::Contradicted => Standing::Continues,
            Self::Edition(Link::Differs | Link::Merged | Link::Split) | Self::Succession | Self::Overlap => {
                Standing::Differs
            }
            Self::Length { joined: true } | Self::Position { joined: true } => Standing::Differs,
            Self::Edition(Link::NotComparable | Link::New | Link::Discontinued)
            | Self::Unit
            | Self::Reading
            | Self::Scope
            | Self::Length { joined: false }
            | Self::Position { joined: false } => Standing::Broken,
        }
    }

    /// Whether the two are simply the same figure, so that a sum of them needs no mark.
    pub(crate) fn is_quiet(self) -> bool {
        matches!(self, Self::Edition(Link::Same | Link::Renamed))
    }

    /// Whether the figures themselves show it, so that no mark has to say it.
    pub(crate) fn is_plain(self) -> bool {
        self == Self::Inexact
    }
}
