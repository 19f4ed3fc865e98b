//! The server's process, and what the kernel counts for it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use authorization_server::{Config, Folder, Replay, Running};

use crate::Fault;

/// The line by which the server says that it listens.
const READY: &str = "ready";

/// More than a run uses up: two identifiers per pushed request, one per token request.
const REMEMBERED: usize = 2_000_000;

/// The body of the server's process. It ends when it is killed.
pub(crate) async fn serve(folder: PathBuf, port: u16, replay: Replay) -> Result<(), Fault> {
    let config = Config {
        folder: Folder::at(folder),
        host: "localhost".into(),
        port,
        mtls_port: None,
        policy: "fapi2-final".into(),
        request_uri_lifetime: None,
        dpop_nonces: false,
        replay,
        remembered: REMEMBERED,
    };
    let running = Running::start(&config).await?;
    println!("{READY}");
    tokio::signal::ctrl_c().await?;
    running.stop().await;
    Ok(())
}

/// A server that runs.
pub(crate) struct Server(Child);

/// What the kernel counted for a process so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counted {
    /// CPU time of all threads.
    pub(crate) all: Duration,
    /// CPU time of the database's thread.
    pub(crate) database: Duration,
    /// The largest resident memory, in KiB.
    pub(crate) peak: u64,
}

impl Server {
    pub(crate) fn start(folder: &Path, port: u16, replay: &Replay) -> Result<Self, Fault> {
        let replay = match replay {
            Replay::Memory => "memory",
            Replay::Redis(url) => url,
        };
        let mut process = Command::new(std::env::current_exe()?)
            .args(["server", &folder.display().to_string(), &port.to_string(), replay])
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take();
        let server = Self(process);
        let mut line = String::new();
        BufReader::new(output.ok_or("the server has no output")?).read_line(&mut line)?;
        if line.trim() == READY { Ok(server) } else { Err("the server does not start".into()) }
    }

    pub(crate) fn counted(&self) -> Result<Counted, Fault> {
        let folder = PathBuf::from(format!("/proc/{}", self.0.id()));
        let mut counted = Counted { all: cpu(&folder)?, ..Counted::default() };
        for task in fs::read_dir(folder.join("task"))? {
            let task = task?.path();
            if fs::read_to_string(task.join("comm"))?.trim() == "database" {
                counted.database = cpu(&task)?;
            }
        }
        let status = fs::read_to_string(folder.join("status"))?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        counted.peak = peak.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or_default();
        Ok(counted)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// User and system time of `/proc/PID/stat`, in ticks of 10 ms (proc(5), fields 14 and 15).
fn cpu(folder: &Path) -> Result<Duration, Fault> {
    let stat = fs::read_to_string(folder.join("stat"))?;
    let (_, fields) = stat.rsplit_once(')').ok_or("no process")?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut ticks = || fields.next().and_then(|field| field.parse::<u64>().ok()).ok_or("no times");
    Ok(Duration::from_millis(10 * (ticks()? + ticks()?)))
}
