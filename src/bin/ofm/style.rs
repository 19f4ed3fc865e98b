//! Colours on a terminal.

use std::io::IsTerminal as _;

/// Whether words are coloured.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    colour: bool,
}

impl Style {
    /// The style of standard output: colours on a terminal, unless `NO_COLOR` (no-color.org) or `TERM=dumb` forbid
    /// them.
    pub(crate) fn of_stdout() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { colour: std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb }
    }

    /// Marks a success: green.
    pub(crate) fn good(self, word: &str) -> String {
        self.coloured("32", word)
    }

    /// Marks a failure: bold red.
    pub(crate) fn bad(self, word: &str) -> String {
        self.coloured("1;31", word)
    }

    fn coloured(self, code: &str, word: &str) -> String {
        if self.colour { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
    }
}
