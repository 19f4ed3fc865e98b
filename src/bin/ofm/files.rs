//! New files that are complete or absent.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ofm_protocol::crypto::RandomSource as _;
use ofm_protocol::crypto::random::SystemRandom;

/// A file to write: its path, its content, and its permissions.
pub(crate) struct NewFile<'a> {
    pub(crate) path: PathBuf,
    pub(crate) content: &'a [u8],
    /// Readable by its owner only: mode 0600 on systems with modes.
    pub(crate) private: bool,
}

/// Writes files; replaces existing files only with `force`. If one file cannot be written, none is.
pub(crate) fn write(files: &[NewFile<'_>], force: bool) -> Result<(), (PathBuf, io::Error)> {
    if force { replace(files) } else { create(files) }
}

/// Writes new files; if one cannot be written, none remains.
fn create(files: &[NewFile<'_>]) -> Result<(), (PathBuf, io::Error)> {
    for (index, file) in files.iter().enumerate() {
        if let Err(error) = create_whole(file) {
            // Removes the files before this one, which was not created.
            files.iter().take(index).for_each(|file| remove(&file.path));
            return Err((file.path.clone(), error));
        }
    }
    Ok(())
}

/// Writes a file beside its final path, and moves it there complete if the path is free.
fn create_whole(file: &NewFile<'_>) -> io::Result<()> {
    if file.path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = beside_path(&file.path)?;
    write_new(&beside, file)?;
    // A link fails if the path is taken meanwhile; a file system without links uses a rename.
    match fs::hard_link(&beside, &file.path) {
        Ok(()) => {
            remove(&beside);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            remove(&beside);
            Err(error)
        }
        Err(_) => fs::rename(&beside, &file.path).inspect_err(|_| remove(&beside)),
    }
}

/// Replaces existing files: each is written completely beside its final path, then renamed.
pub(crate) fn replace(files: &[NewFile<'_>]) -> Result<(), (PathBuf, io::Error)> {
    let mut beside = Vec::with_capacity(files.len());
    let result = files.iter().try_for_each(|file| {
        let fail = |error| (file.path.clone(), error);
        if file.path.is_dir() {
            return Err(fail(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let path = beside_path(&file.path).map_err(fail)?;
        write_new(&path, file).map_err(fail)?;
        beside.push(path);
        Ok(())
    });
    let result = result.and_then(|()| {
        beside
            .iter()
            .zip(files)
            .try_for_each(|(from, file)| fs::rename(from, &file.path).map_err(|error| (file.path.clone(), error)))
    });
    if result.is_err() {
        // The renamed files no longer exist under these names.
        for path in &beside {
            remove(path);
        }
    }
    result
}

/// Creates a new file, and removes it if it cannot be written.
fn write_new(path: &Path, new: &NewFile<'_>) -> io::Result<()> {
    let mut file = open_new(path, new.private)?;
    let written = file.write_all(new.content).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        remove(path);
    }
    written
}

fn open_new(path: &Path, private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if private { 0o600 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = private;
    options.open(path)
}

fn remove(path: &Path) {
    // The first failure is reported, not this one.
    let _ = fs::remove_file(path);
}

/// An unused hidden name in the same directory, because a rename does not cross file systems.
fn beside_path(path: &Path) -> io::Result<PathBuf> {
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes).map_err(io::Error::other)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(path.with_file_name(format!(".{name}.{:016x}", u64::from_le_bytes(bytes))))
}
