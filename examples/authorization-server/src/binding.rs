//! Tokens that only their sender can use: by its TLS certificate (RFC 8705) or by a key (DPoP, RFC 9449).

use ofm_protocol::error::{DpopError, ReplayError};
use ofm_protocol::jose::Thumbprint;
use ofm_protocol::oauth::dpop::{self, CheckedProof, ProofRequirements};
use ofm_protocol::oauth::{Confirmation, Context, ProofOfPossession};

use crate::failed::Failed;
use crate::message::Received;
use crate::state::App;

/// The binding for the tokens of an authenticated client. With mutual TLS on, each token has one (FAPI 2.0 Security
/// Profile section 5.3.2.1).
pub(crate) async fn of_token_request(
    app: &App,
    received: &Received,
    client: &str,
    cx: &mut Context<'_>,
) -> Result<Option<Confirmation>, Failed> {
    let certificate = received.certificate.as_deref().map(Thumbprint::of_certificate);
    let key = if received.request.header(dpop::HEADER).is_some() {
        let url = url(app, received);
        let proof = ProofRequirements::new("POST", &url).check_request(&received.request, app.policy(), cx)?;
        spend(app, &proof, client, cx).await?;
        Some(proof.key())
    } else {
        None
    };
    match (certificate, key) {
        (Some(certificate), None) => Ok(Some(Confirmation::of_certificate(certificate))),
        (Some(certificate), Some(key)) => Ok(Some(Confirmation::of_certificate(certificate).with_key(key))),
        (None, Some(key)) => Ok(Some(Confirmation::of_key(key))),
        (None, None) if app.mtls.is_none() => Ok(None),
        (None, None) => Err(Failed::Unbound),
    }
}

/// Checks that the sender of a request with a token is the one to whom it was issued.
pub(crate) async fn check_sender(
    app: &App,
    received: &Received,
    (token, client): (&str, &str),
    cnf: Option<&Confirmation>,
    cx: &mut Context<'_>,
) -> Result<(), Failed> {
    let Some(cnf) = cnf else { return Ok(()) };
    let mut presented = ProofOfPossession::new();
    if let Some(certificate) = &received.certificate {
        presented = presented.with_certificate(certificate);
    }
    if let Some(key) = cnf.key() {
        let url = url(app, received);
        let expected = ProofRequirements::new(&received.request.method, &url).with_access_token(token).with_key(key);
        let proof = expected.check_request(&received.request, app.policy(), cx)?;
        spend(app, &proof, client, cx).await?;
        presented = presented.with_key(proof.key());
    }
    Ok(cnf.check(&presented)?)
}

/// Uses up a proof: for authenticated clients and holders of tokens only.
async fn spend(app: &App, proof: &CheckedProof, client: &str, cx: &Context<'_>) -> Result<(), DpopError> {
    let inserted = app.replay.insert(&proof.replay_key(client), proof.expires_at(), cx.now()).await;
    inserted.map_err(|error| match error {
        ReplayError::SeenBefore => DpopError::Replayed,
        error => DpopError::ReplayStore { error },
    })
}

/// The URL of a request as its sender sees it: nothing in the request says so reliably.
fn url(app: &App, received: &Received) -> String {
    let origin = match (&app.mtls, &received.certificate) {
        (Some(origin), Some(_)) => origin,
        _ => app.server.issuer(),
    };
    format!("{origin}{}", received.request.target())
}
