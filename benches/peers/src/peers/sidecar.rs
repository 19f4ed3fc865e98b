//! Libraries that cannot be in one process with the others: a second program does the work on command.
//!
//! A line goes to the program for each command, and one comes back if there is an answer.

use std::cell::RefCell;
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::contender::{Contender, Entry, Missing, Timed};
use crate::count::Allocations;
use crate::inputs::{AUDIENCE, ISSUER, Inputs, KID};

const OXITOKEN: &str = "oxitoken";

/// `run` sets `PEERS_OXITOKEN` to oxitoken's program.
pub fn oxitoken(inputs: &'static Inputs) -> Entry {
    let missing = |why: String| Missing { library: OXITOKEN, why };
    let path = env::var_os("PEERS_OXITOKEN").ok_or_else(|| missing("its program was not built".to_owned()))?;
    let program = Program::start(Command::new(path)).map_err(|error| missing(format!("its program: {error}")))?;
    program.tell(&format!("rules {ISSUER} {AUDIENCE} {KID}"));
    program.tell(&format!("key {}", hex(&inputs.key.public)));
    for token in &inputs.tokens {
        program.tell(&format!("token {token}"));
    }
    for token in &inputs.tokens[..4] {
        assert_eq!(program.ask(&format!("accept {token}")), "true", "{OXITOKEN} refuses a good token");
    }
    for refused in &inputs.refused_tokens {
        let answer = program.ask(&format!("accept {}", refused.item));
        assert_eq!(answer, "false", "{OXITOKEN} accepts a token whose fault is {}", refused.why);
    }
    let timed = Sidecar { program, corrupted: &inputs.refused_tokens[0].item };
    Ok(Contender { library: OXITOKEN, batch: 1, timed: Box::new(timed) })
}

struct Sidecar {
    program: Program,
    corrupted: &'static str,
}

impl Timed for Sidecar {
    fn round(&mut self, iterations: usize) -> Duration {
        Duration::from_nanos(self.program.ask(&format!("round {iterations}")).parse().expect("nanoseconds"))
    }

    fn check(&mut self) {
        let answer = self.program.ask(&format!("accept {}", self.corrupted));
        assert_eq!(answer, "false", "{OXITOKEN} accepts a corrupted token");
    }

    fn allocations(&mut self) -> Allocations {
        let answer = self.program.ask("allocations");
        let mut counts = answer.split(' ').map(|count| count.parse().ok());
        Allocations { rust: counts.next().flatten().expect("a count"), c: counts.next().flatten() }
    }
}

/// A running program. It ends when its input ends.
struct Program {
    child: RefCell<Child>,
    input: RefCell<Option<ChildStdin>>,
    output: RefCell<BufReader<ChildStdout>>,
}

impl Program {
    fn start(mut command: Command) -> std::io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take().expect("it is piped"));
        Ok(Self {
            child: RefCell::new(child),
            input: RefCell::new(input),
            output: RefCell::new(BufReader::new(output)),
        })
    }

    fn tell(&self, line: &str) {
        let mut input = self.input.borrow_mut();
        writeln!(input.as_mut().expect("it runs"), "{line}").expect("it reads");
    }

    fn ask(&self, line: &str) -> String {
        self.tell(line);
        let mut answer = String::new();
        self.output.borrow_mut().read_line(&mut answer).expect("it answers");
        answer.trim_end().to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.borrow_mut().wait();
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
