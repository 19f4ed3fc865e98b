//! A kernel runs only where the CPU has every instruction that the compiler may put into it: the features that are
//! detected for an instruction set are those that rustc enables for its kernels.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

type Features = BTreeSet<String>;

/// The files of instructions, by name.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("src/crypto/backend/x86_64");
    let read =
        |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect();
    assert!(files.len() >= 6, "the files of instructions were not found");
    files
}

/// The texts of the string literals, in brackets or not.
fn texts(tokens: TokenStream, found: &mut Features) {
    for token in tokens {
        match token {
            TokenTree::Literal(text) => drop(found.insert(text.to_string().trim_matches('"').to_owned())),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => texts(group.stream(), found),
            _ => {}
        }
    }
}

/// The instruction sets: the name of the type, and its list.
fn instruction_sets() -> Vec<(String, Features)> {
    let mut found = Vec::new();
    for (_, text) in files() {
        let tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap().into_iter().collect();
        for at in tokens.windows(3) {
            let [TokenTree::Ident(called), TokenTree::Punct(mark), TokenTree::Group(body)] = at else { continue };
            if !["proof", "instruction_set"].contains(&called.to_string().as_str()) || mark.as_char() != '!' {
                continue;
            }
            // The documentation is an attribute, and so no literal outside of brackets.
            let body: Vec<TokenTree> = body.stream().into_iter().collect();
            let name = body.iter().position(|token| matches!(token, TokenTree::Ident(_))).unwrap();
            let mut features = Features::new();
            texts(body[name..].iter().cloned().collect(), &mut features);
            found.push((body[name].to_string(), features));
        }
    }
    found.sort();
    found
}

/// The features that rustc enables with these.
fn enabled(features: &Features) -> Features {
    let asked: Vec<String> = features.iter().map(|feature| format!("+{feature}")).collect();
    let output = Command::new(option_env!("RUSTC").unwrap_or("rustc"))
        .args(["--print", "cfg", "--target", "x86_64-unknown-linux-gnu"])
        .arg(format!("-Ctarget-feature={}", asked.join(",")))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let features = text.lines().filter_map(|line| line.strip_prefix("target_feature=\"")?.strip_suffix('"'));
    features.map(str::to_owned).collect()
}

#[test]
fn a16_what_a_kernel_may_use_is_detected() {
    let every_cpu = enabled(&Features::new());
    let sets = instruction_sets();
    let names: Vec<&str> = sets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Adx", "Avx2", "Avx512", "Ifma", "ShaNi"]);
    for (name, detected) in &sets {
        let detected: Features = detected.union(&every_cpu).cloned().collect();
        assert_eq!(detected, enabled(&detected), "{name}: rustc enables other features than are detected");
    }
    // A value of `Ifma` contains one of `Avx512`.
    let list = |wanted: &str| sets.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
    assert!(list("Ifma").is_superset(&list("Avx512")));
}

/// Features are enabled and detected by the macros alone, which take both from one list.
#[test]
fn a16_features_are_named_in_one_place() {
    for (file, text) in files().iter().filter(|(file, _)| file != "instruction_set.rs") {
        for word in ["target_feature", "cpufeatures::", "is_x86_feature_detected", "__cpuid"] {
            assert!(!text.contains(word), "{file} has `{word}`, which belongs in instruction_set.rs");
        }
    }
    let (_, macros) = files().into_iter().find(|(file, _)| file == "instruction_set.rs").unwrap();
    let enables: Vec<&str> =
        macros.split("target_feature(enable = ").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert_eq!(enables, ["$feature", "$other"]);
}

/// rustc does not check the instructions of assembly.
#[test]
fn a16_assembly_uses_the_instructions_of_its_proof() {
    let (_, text) = files().into_iter().find(|(file, _)| file == "adx.rs").unwrap();
    let (_, detected) = instruction_sets().into_iter().find(|(name, _)| name == "Adx").unwrap();
    let mut used = BTreeSet::new();
    // Lines of assembly stand in string literals.
    for literal in text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
    {
        used.extend(literal.split("\\n").filter_map(|line| line.split_whitespace().next()).map(str::to_owned));
    }
    let needs = |word: &str| match word {
        "adcx" | "adox" => Some("adx"),
        "mulx" | "rorx" | "sarx" | "shlx" | "shrx" | "bzhi" | "pdep" | "pext" => Some("bmi2"),
        "andn" | "bextr" | "blsi" | "blsmsk" | "blsr" | "tzcnt" => Some("bmi1"),
        // Integer instructions on vectors of 256 bits need AVX2.
        _ if word.starts_with("vp") || word.starts_with("vm") || word == "vzeroupper" => Some("avx2"),
        _ => None,
    };
    let needed: Features = used.iter().filter_map(|word| needs(word)).map(str::to_owned).collect();
    assert_eq!(needed, ["adx", "avx2", "bmi2"].map(str::to_owned).into());
    assert!(needed.is_subset(&detected));
}
