//! The command on a terminal: text and colours, the progress bar, Ctrl-C.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use nix::pty::{OpenptyResult, Winsize, openpty};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::command::{command, directory, file, key_file, key_set, token};

const COLUMNS: u16 = 80;
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[1;31m";
/// Erases a line of the terminal.
const ERASE: &str = "\u{1b}[2K";

fn terminal() -> OpenptyResult {
    terminal_of(COLUMNS)
}

fn terminal_of(columns: u16) -> OpenptyResult {
    let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    openpty(&size, None).unwrap()
}

/// The whole output of the terminal, after all writers have closed it.
fn screen(controller: impl Into<File>) -> String {
    let (mut controller, mut bytes, mut part) = (controller.into(), Vec::new(), [0; 4_096]);
    // Linux ends it with an error, other systems with an empty read.
    while let Ok(length @ 1..) = controller.read(&mut part) {
        bytes.extend_from_slice(&part[..length]);
    }
    String::from_utf8(bytes).unwrap()
}

/// What stands on a terminal after this text, which moves the cursor by line ends and erasures alone.
fn shown(text: &str, columns: u16) -> String {
    let (mut lines, mut line, mut column) = (vec![String::new()], 0, 0);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(ERASE) {
            lines[line].clear();
            rest = after;
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match character {
            '\r' => column = 0,
            '\n' => line += 1,
            _ => {
                assert!(!character.is_control(), "{rest:?}");
                if column == usize::from(columns) {
                    (line, column) = (line + 1, 0);
                }
                lines.resize(lines.len().max(line + 1), String::new());
                let kept: String = lines[line].chars().take(column).collect();
                lines[line] = format!("{kept:<column$}{character}");
                column += 1;
            }
        }
        lines.resize(lines.len().max(line + 1), String::new());
    }
    lines.join("\n").trim().to_owned()
}

/// Runs the command with its output on a terminal; returns the exit code and the output.
fn run(arguments: &[&str], prepare: impl FnOnce(&mut Command)) -> (i32, String) {
    let OpenptyResult { master, slave } = terminal();
    let mut child = command(arguments);
    child.stdin(Stdio::null()).stdout(slave.try_clone().unwrap()).stderr(slave);
    child.env_remove("NO_COLOR").env("TERM", "xterm");
    prepare(&mut child);
    let mut running = child.spawn().unwrap();
    drop(child);
    let text = screen(master).replace("\r\n", "\n");
    (running.wait().unwrap().code().unwrap(), text)
}

#[test]
fn a_token_is_verified_in_words_on_a_terminal() {
    let directory = directory("words");
    let jwks = key_set(&directory);
    let one = file(&directory, "one", token("ed", br#"{"iat":1769767000,"exp":1769767018}"#).as_bytes());
    let (code, text) = run(&["verify", "--jwks", &jwks, &one], |_| {});
    assert_eq!(code, 0, "{text}");
    let said = format!("line 1: {GREEN}valid\u{1b}[0m  Ed25519, key \"ed\"\n");
    assert!(text.contains(&said), "{text:?}");
    assert!(text.contains("  exp         2026-01-30T09:56:58Z (1769767018), not checked (--now)"), "{text}");
    assert!(!text.contains("{\"line\""));

    let late = ["verify", "--jwks", &jwks, "--now", "1769767018", &one];
    let (code, text) = run(&late, |_| {});
    assert_eq!(code, 1);
    assert!(text.contains(&format!("line 1: {RED}INVALID\u{1b}[0m  ")) && text.contains("(claim_expired)"), "{text:?}");

    // Lines of JSON on request.
    let (code, text) = run(&["verify", "--json", "--jwks", &jwks, &one], |_| {});
    assert_eq!(code, 0);
    assert!(text.contains("{\"line\":1,\"verdict\":\"valid\",\"alg\":\"Ed25519\",\"kid\":\"ed\"}\n"), "{text:?}");
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let directory = directory("colours");
    let jwks = key_set(&directory);
    let one = file(&directory, "one", b"no token");
    let arguments = ["verify", "--jwks", &jwks, &one];
    assert!(run(&arguments, |_| {}).1.contains(RED));
    let (_, text) = run(&arguments, |child| _ = child.env("NO_COLOR", "1"));
    assert!(text.contains("line 1: INVALID  ") && !text.contains(RED), "{text:?}");
    let (_, text) = run(&arguments, |child| _ = child.env("TERM", "dumb"));
    assert!(!text.contains(RED));
    // no-color.org: an empty variable does not count.
    assert!(run(&arguments, |child| _ = child.env("NO_COLOR", "")).1.contains(RED));
    // No colours in a pipe.
    let check = ["check", "id-token", "--issuer", "i", "--client-id", "c", "--jwks", &jwks, &one];
    assert!(!crate::support::command::run(&check, b"").out.contains('\u{1b}'));
    let (code, text) = run(&check, |_| {});
    assert!(code == 1 && text.contains(&format!("{RED}FAILED")), "{text:?}");
}

/// The bar is never wider than the terminal, and Ctrl-C erases it completely.
#[test]
fn the_bar_fits_and_ctrl_c_leaves_nothing() {
    for columns in [COLUMNS, 200, 40, 12, 4] {
        interrupt(columns);
    }
    // What fills the line is seen to wrap.
    assert_ne!(shown(&format!("{}^C\r{ERASE}", "x".repeat(COLUMNS.into())), COLUMNS), "");
}

/// The command with the system's action for Ctrl-C. A shell starts jobs in the background with Ctrl-C ignored, and a
/// process hands that on: to these tests, and from them to the command.
fn interruptible(arguments: &[&str]) -> Command {
    if !cfg!(target_os = "linux") {
        return command(arguments);
    }
    let mut command = Command::new("env");
    command.args(["--default-signal=INT", env!("CARGO_BIN_EXE_ofm")]).args(arguments);
    command
}

fn interrupt(columns: u16) {
    let directory = directory(&format!("interrupt-{columns}"));
    let jwks = key_set(&directory);
    let valid = format!("{}\n", token("ed", b"{}"));
    let OpenptyResult { master, slave } = terminal_of(columns);
    let mut child = interruptible(&["verify", "--jwks", &jwks]);
    child.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(slave).env("TERM", "xterm");
    let mut running = child.spawn().unwrap();
    drop(child);
    let mut input = running.stdin.take().unwrap();
    for _ in 0..10 {
        for _ in 0..20 {
            input.write_all(valid.as_bytes()).unwrap();
        }
        std::thread::sleep(Duration::from_millis(40));
    }
    kill(Pid::from_raw(running.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    let status = running.wait().unwrap();
    let text = screen(master);
    if columns < 14 {
        // No bar fits.
        assert_eq!((status.code(), text.as_str()), (None, ""));
        return;
    }
    assert_eq!(status.code(), Some(130));
    assert!(text.contains("valid"), "the bar was never seen: {text:?}");
    // The terminal shows `^C` where the cursor is when the signal comes, before the last erasure.
    let (drawn, erased) = text.rsplit_once(&format!("\r{ERASE}")).unwrap();
    assert!(erased.trim().is_empty(), "{text:?}");
    assert_eq!(shown(&format!("{drawn}^C\r{ERASE}{erased}"), columns), "", "{text:?}");
    for line in text.split(['\r', '\n']) {
        // The spaces at its end move the cursor, too.
        let visible = line.replace(ERASE, "").chars().filter(|character| !character.is_control()).count();
        // The terminal prints `^C` after it.
        assert!(visible + 2 < columns.into(), "{visible} columns: {line:?}");
    }
}

#[test]
fn a_key_is_made_without_a_trace_of_the_wait() {
    let directory = directory("spinner");
    let out = directory.join("keys");
    let (code, text) = run(&["keygen", "--alg", "PS256", "--out", out.to_str().unwrap()], |_| {});
    assert_eq!(code, 0, "{text}");
    // Output before the last erasure is erased.
    assert!(text.rsplit(ERASE).next().unwrap().trim_start().starts_with("private key: "), "{text:?}");
}

/// While a passphrase is typed the terminal does not show it; afterwards it shows what is typed.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_at_the_passphrase_gives_the_echo_back() {
    use nix::sys::termios::{LocalFlags, tcgetattr};

    let OpenptyResult { master, slave } = terminal();
    let has_echo = || tcgetattr(&slave).unwrap().local_flags.contains(LocalFlags::ECHO);
    // Ctrl-C reaches the processes of the terminal's own session.
    let mut child = Command::new("setsid");
    child.args(["--ctty", env!("CARGO_BIN_EXE_ofm"), "key", &key_file("p256-encrypted.pem")]);
    child.stdin(slave.try_clone().unwrap()).stdout(slave.try_clone().unwrap()).stderr(slave.try_clone().unwrap());
    let mut running = child.spawn().unwrap();
    drop(child);
    let mut waited = 0;
    while has_echo() {
        assert!(waited < 1_000, "the passphrase was not asked for");
        std::thread::sleep(Duration::from_millis(20));
        waited += 1;
    }
    File::from(master.try_clone().unwrap()).write_all(b"\x03").unwrap();
    assert_eq!(running.wait().unwrap().code(), Some(130));
    assert!(has_echo());
}
