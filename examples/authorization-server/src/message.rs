//! Messages between axum and the library.

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequest};
use axum::http::{self, StatusCode};
use axum::response::{IntoResponse, Response as Answer};
use http_body_util::BodyExt as _;
use ofm_protocol::error::{FormError, RequestError};
use ofm_protocol::oauth::http::{Request, Response};

use crate::tls::Peer;

/// The maximum length of a body: more than the library accepts, which then says so itself.
const MAX_BODY: usize = 256 * 1024;

/// The most bytes of a body that are read only to answer it.
const MAX_DROPPED: usize = 4 * 1024 * 1024;

/// A request, with the certificate of its connection on the listener for mutual TLS.
pub(crate) struct Received(pub(crate) Request);

impl<S: Sync> FromRequest<S> for Received {
    type Rejection = Answer;

    async fn from_request(request: http::Request<Body>, _: &S) -> Result<Self, Answer> {
        let peer = request.extensions().get::<ConnectInfo<Peer>>();
        let certificate = peer.and_then(|ConnectInfo(peer)| peer.certificate.clone());
        let (parts, body) = request.into_parts();
        let body = match read(body).await {
            Ok(body) if body.len() <= MAX_BODY => body,
            Ok(body) => {
                let error = FormError::TooLong { length: body.len(), limit: MAX_BODY };
                return Err(Sent(RequestError::Form { error }.response(None)).into_response());
            }
            // The client is gone, or sends without end.
            Err(error) => return Err((StatusCode::PAYLOAD_TOO_LARGE, format!("{error}\n")).into_response()),
        };
        let request = Request::try_from(http::Request::from_parts(parts, body));
        match (request, certificate) {
            (Ok(request), Some(certificate)) => Ok(Self(request.with_client_certificate(&certificate))),
            (Ok(request), None) => Ok(Self(request)),
            (Err(error), _) => Err((StatusCode::BAD_REQUEST, format!("{error}\n")).into_response()),
        }
    }
}

/// Reads a body, but keeps no more than shows that it is too long. What follows is read and dropped: a client that is
/// still sending does not see the response.
async fn read(mut body: Body) -> Result<Vec<u8>, axum::Error> {
    let (mut kept, mut dropped) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame?.into_data() else { continue };
        if kept.len() <= MAX_BODY {
            kept.extend_from_slice(&piece);
        } else {
            dropped += piece.len();
        }
        if dropped > MAX_DROPPED {
            break;
        }
    }
    Ok(kept)
}

/// A response of the library, for axum.
pub(crate) struct Sent(pub(crate) Response);

impl IntoResponse for Sent {
    fn into_response(self) -> Answer {
        match http::Response::<Body>::try_from(self.0) {
            Ok(response) => response,
            Err(error) => {
                tracing::error!(%error, "a response could not be sent");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}
