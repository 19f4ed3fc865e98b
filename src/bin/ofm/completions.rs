//! `ofm completions`: prints completion scripts for shells.

use clap::Args;
use clap_complete::Shell;

use crate::cli;
use crate::console::{self, Failure};

/// Print a shell's completion script.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:
  ofm completions bash > ~/.local/share/bash-completion/completions/ofm
  ofm completions zsh > ~/.zfunc/_ofm              # a directory of $fpath
  ofm completions fish > ~/.config/fish/completions/ofm.fish"
)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli::definition(), "ofm", &mut script);
    console::print(&script)
}
