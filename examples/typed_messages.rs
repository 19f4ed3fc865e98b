//! Builds the `authorization_details` of an account access consent and reads a token response, with the generated
//! types.
//!
//!     cargo run --example typed_messages

use std::error::Error;

use ofm_protocol::types::{AuthorizationDetail, GrantedAuthorizationDetail, TokenResponse};

fn main() -> Result<(), Box<dyn Error>> {
    // A known type is checked member by member: a misspelt permission is an error here, not at the bank.
    let requested: AuthorizationDetail = serde_json::from_str(
        r#"{
            "type": "urn:openfinance-ml:account-access-consent:v1.2",
            "consent": {
                "dc_id": "16f87e367071230059bff09a",
                "dp_id": "DP9876543210",
                "consent_type": "urn:openfinance-ml:account-access-consent:v1.2",
                "consent_purpose": "pfm",
                "permissions": ["read_accounts", "read_balances"],
                "expiration_datetime": "2026-11-30T23:59:59Z"
            }
        }"#,
    )?;
    println!("{}", serde_json::to_string_pretty(&requested)?);

    // Debug output contains no secrets and no personal data; unknown members and types are kept.
    let response: TokenResponse = serde_json::from_str(
        r#"{
            "access_token": "26e0bf38-9fab-48e5-8be6-4a906905f959",
            "token_type": "Bearer",
            "expires_in": 600,
            "authorization_details": [{"type": "urn:example:another-consent", "anything": 1}]
        }"#,
    )?;
    println!("{response:?}");
    for detail in response.authorization_details.iter().flatten() {
        match detail {
            GrantedAuthorizationDetail::Other(unknown) => println!("a type from elsewhere: {unknown:?}"),
            known => println!("{}", known.tag()),
        }
    }
    Ok(())
}
