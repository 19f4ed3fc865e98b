//! Generates the types of schemas/.

fn main() {
    let generator = ofm_schema_codegen::Generator::new("schemas").import("ofm-protocol");
    generator.views("card/limit.schema.json").views("audit.schema.json").run();
}
