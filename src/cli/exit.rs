//! What the program's exit tells.

/// The exit codes, by what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well; a refusal or an open outcome is an answer, not a fault.
    Fine = 0,
    /// Findings, failed expectations, or changed decisions.
    Findings = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// The package, a case or a table cannot be read.
    InvalidInput = 3,
    /// A fault of the program itself.
    Internal = 4,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        std::process::ExitCode::from(exit as u8)
    }
}
