//! `ofm-schema-compare OLD NEW`: what the schemas below NEW change, compared with those below OLD.
//!
//! Each change is a line: the position, the difference, whether old messages stay valid, whether new messages were
//! valid, and what it does to the Rust types. The exit status is 1 if a change is incompatible, and 2 on wrong use.

use std::path::Path;
use std::process::ExitCode;

use ofm_schema_codegen::{compare, read_schemas};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [old, new] = arguments.as_slice() else {
        eprintln!("usage: ofm-schema-compare OLD NEW, two folders of schemas");
        return ExitCode::from(2);
    };
    let read = |folder: &str| read_schemas(Path::new(folder));
    let changes =
        read(old).and_then(|old| read(new).and_then(|new| compare(&old, &new).map_err(|fault| fault.to_string())));
    match changes {
        Ok(changes) => {
            for change in &changes {
                println!("{change}");
            }
            ExitCode::from(u8::from(!changes.iter().all(ofm_schema_codegen::Change::is_compatible)))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
