//! What is asked for in a line at the bottom of the screen.

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// From which confidence on rows are accepted.
    AcceptFrom,
    /// Below which confidence rows are gone to.
    LookBelow,
    /// A comment on the row.
    Note,
}

impl Ask {
    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Ask::AcceptFrom => "accept rows at or above: ",
            Ask::Note => "comment: ",
            Ask::LookBelow => "go to rows below: ",
        }
    }
}
