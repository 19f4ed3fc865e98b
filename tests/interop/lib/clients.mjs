// The registered clients (RFC 7591), the same at both servers.
import { DETAIL_TYPE, OTHER_REDIRECT_URI, REDIRECT_URI, SCOPE } from './consent.mjs';

/**
 * A client's `client_id`, its key pair, and how its tokens are bound: `none`, `certificate` or `proof`. The clients for
 * the program data-consumer have its `loopbackUri`, on which it listens.
 */
export function makeClients(keys, loopbackUri) {
  const client = (id, pair, binding = 'none', redirectUri = REDIRECT_URI) => ({ id, pair, binding, redirectUri });
  return {
    ps256: client('client-ps256', keys.clientPs256),
    es256: client('client-es256', keys.clientEs256),
    other: client('client-other', keys.other, 'none', OTHER_REDIRECT_URI),
    ps256Certificate: client('client-ps256-mtls', keys.clientPs256, 'certificate'),
    es256Certificate: client('client-es256-mtls', keys.clientEs256, 'certificate'),
    ps256Proof: client('client-ps256-dpop', keys.clientPs256, 'proof'),
    es256Proof: client('client-es256-dpop', keys.clientEs256, 'proof'),
    ps256CertificateProgram: client('program-ps256-mtls', keys.clientPs256, 'certificate', loopbackUri),
    es256CertificateProgram: client('program-es256-mtls', keys.clientEs256, 'certificate', loopbackUri),
    ps256ProofProgram: client('program-ps256-dpop', keys.clientPs256, 'proof', loopbackUri),
    es256ProofProgram: client('program-es256-dpop', keys.clientEs256, 'proof', loopbackUri),
  };
}

export function registration({ id, pair, binding, redirectUri }) {
  return {
    client_id: id,
    redirect_uris: [redirectUri],
    // OpenID Connect Registration section 2: http on a loopback address is for native applications.
    application_type: redirectUri.startsWith('http:') ? 'native' : 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: SCOPE,
    authorization_details_types: [DETAIL_TYPE],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: pair.alg,
    request_object_signing_alg: pair.alg,
    id_token_signed_response_alg: pair.alg,
    tls_client_certificate_bound_access_tokens: binding === 'certificate',
    dpop_bound_access_tokens: binding === 'proof',
    jwks: { keys: [pair.jwk] },
  };
}
