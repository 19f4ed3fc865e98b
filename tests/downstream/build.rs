//! Generates the types of schemas/.

fn main() {
    ofm_schema_codegen::Generator::new("schemas").import("ofm-protocol").run();
}
