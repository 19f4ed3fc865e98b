//! `ofm man`: prints or writes the manual pages.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use clap_mangen::Man;

use crate::cli;
use crate::console::{self, Failure, cannot_write};
use crate::files::{self, NewFile};

/// Print a manual page, or write all of them.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:
  ofm man | man -l -
  ofm man verify | man -l -
  ofm man --out ~/.local/share/man/man1"
)]
pub(crate) struct ManArgs {
    /// The subcommand of the page; without it, the page of ofm
    #[arg(value_name = "SUBCOMMAND")]
    name: Option<String>,
    /// Write every page into this directory, which is created if necessary; replaces older pages
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &ManArgs) -> Result<(), Failure> {
    let mut command = cli::definition().disable_help_subcommand(true);
    command.build();
    let Some(directory) = &args.out else {
        let page = match &args.name {
            None => page(command)?,
            Some(name) => {
                let known = || command.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>().join(", ");
                let found = command.find_subcommand(name).cloned();
                page(found.ok_or_else(|| format!("there is no such subcommand; give one of {}", known()))?)?
            }
        };
        return console::print(&page);
    };
    let subcommands = command.get_subcommands().cloned().collect::<Vec<_>>();
    let pages = std::iter::once(command).chain(subcommands).map(|command| {
        let name = format!("{}.1", command.get_display_name().unwrap_or_else(|| command.get_name()));
        Ok((directory.join(name), page(command)?))
    });
    let pages = pages.collect::<Result<Vec<_>, Failure>>()?;
    fs::create_dir_all(directory).map_err(|error| cannot_write(directory, &error, "--out"))?;
    let files: Vec<_> =
        pages.iter().map(|(path, content)| NewFile { path: path.clone(), content, private: false }).collect();
    files::write(&files, true).map_err(|(path, error)| cannot_write(&path, &error, "--out"))?;
    console::print(format!("manual pages: {} in {}\n", files.len(), directory.display()).as_bytes())
}

fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| format!("the page was not written: {error}"))?;
    Ok(page)
}
