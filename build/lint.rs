pub fn check(_bundle: &super::bundle::Bundle) -> Result<(), super::fault::Fault> {
    Ok(())
}
