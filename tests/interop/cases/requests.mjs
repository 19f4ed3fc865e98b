// Altered requests: name, what our server answers, how it is made, and why the certified server differs if it does.
import { OTHER_REDIRECT_URI, REDIRECT_URI } from '../lib/consent.mjs';
import { now } from '../lib/attacker.mjs';

const DAY = 86_400;
const b64u = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

// The kinds of alteration.
const assertion = (change) => (at) => at.push({ assertion: change });
const object = (change) => (at) => at.push({ object: change });
const claim = (change) => object((_header, payload) => change(payload));
const header = (change) => object((own) => change(own));
const form = (change) => (at) => at.push({ form: change });
const token = (change) => (at) => at.redeem({ form: change });
/** Replaces the claims of the assertion by text that has `from` replaced. */
const rawAssertion = (from, to) => (at) =>
  at.push({
    form: async (parameters) => {
      const [, payload] = parameters.get('client_assertion').split('.');
      const text = Buffer.from(payload, 'base64url').toString();
      parameters.set('client_assertion', await at.signed({}, text.replace(from, to)));
    },
  });
const rawObject = (from, to) => async (at) => {
  const [, payload] = (await at.object()).split('.');
  const text = Buffer.from(payload, 'base64url').toString();
  return at.push({ request: await at.signed({ typ: 'oauth-authz-req+jwt' }, text.replace(from, to)) });
};
const proof = (change) => (at) => at.redeemWithProof({ proof: change });
/** An access token that is bound to the certificate, and one that is bound to the key of proofs. */
const certified = async (at) => (await (await at.redeem({ client: at.clients.es256Certificate })).json()).access_token;
const bound = async (at) => (await (await at.redeemWithProof()).json()).access_token;
const proven = async (at, change) => {
  const token = await bound(at);
  return at.resource(token, { scheme: 'DPoP', proof: await at.proof('GET', at.server.resource, { token, ...change }) });
};
/** The token without its signature. */
const unsigned = (jwt) => `${b64u({ alg: 'none' })}.${jwt.split('.')[1]}.`;

const LIFETIME = 'We cap the time for which a `jti` is remembered (`client_assertion.max_lifetime`); oidc-provider has no limit.';
const FUTURE = 'FAPI 2.0 section 5.3.2.1: `iat` more than 60 seconds ahead is refused; oidc-provider reads `iat` only where `exp` is missing.';
const TYPES = 'RFC 8725 section 3.11: another kind of token is not an assertion; oidc-provider does not read `typ`.';
const OBJECT_TYPES = 'RFC 9101 section 10.8: another kind of token is not a request object; oidc-provider does not read `typ`.';
const DUPLICATE = 'RFC 7515 section 4, RFC 7519 section 4: names are unique; the JSON parser of oidc-provider takes the last one.';

/** `[name, our answer, run, reason]`. */
export const REQUESTS = [
  ['a request as it should be', 'accepted', (at) => at.push()],
  // Client assertions at the PAR endpoint (RFC 7523 section 3).
  ['assertion: `aud` of another server', 'invalid_client, claim_aud_mismatch', assertion((_, claims) => { claims.aud = 'https://other.example'; })],
  ['assertion: `aud` is the PAR endpoint', 'invalid_client, claim_aud_mismatch', (at) => at.push({ assertion: (_, claims) => { claims.aud = at.as.pushed_authorization_request_endpoint; } })],
  ['assertion: `aud` is the token endpoint', 'invalid_client, claim_aud_mismatch', (at) => at.push({ assertion: (_, claims) => { claims.aud = at.as.token_endpoint; } })],
  ['assertion: `aud` in an array', 'invalid_client, claim_aud_not_string', assertion((_, claims) => { claims.aud = [claims.aud]; })],
  ['assertion: `aud` with a slash at its end', 'invalid_client, claim_aud_mismatch', assertion((_, claims) => { claims.aud = `${claims.aud}/`; })],
  ['assertion: without `aud`', 'invalid_client, claim_missing', assertion((_, claims) => { delete claims.aud; })],
  ['assertion: expired', 'invalid_client, claim_expired', assertion((_, claims) => { claims.exp = now() - 60; })],
  ['assertion: expired five seconds ago', 'invalid_client, claim_expired', assertion((_, claims) => { claims.exp = now() - 5; }), 'We allow no time after `exp` (`clock.expiry_leeway`); oidc-provider allows 15 seconds.'],
  ['assertion: without `exp`', 'invalid_client, claim_missing', assertion((_, claims) => { delete claims.exp; })],
  ['assertion: `exp` a text', 'invalid_client, claim_wrong_type', assertion((_, claims) => { claims.exp = String(claims.exp); })],
  ['assertion: `exp` with a fraction', 'accepted', assertion((_, claims) => { claims.exp += 0.5; })],
  ['assertion: `exp` in a day', 'invalid_client, assertion_lifetime', assertion((_, claims) => { claims.exp = now() + DAY; }), LIFETIME],
  ['assertion: `nbf` in five minutes', 'invalid_client, claim_not_yet_valid', assertion((_, claims) => { claims.nbf = now() + 300; })],
  ['assertion: `iat` in five minutes', 'invalid_client, claim_issued_in_future', assertion((_, claims) => { claims.iat = now() + 300; }), FUTURE],
  ['assertion: `iss` another client', 'invalid_client, claim_iss_mismatch', assertion((_, claims) => { claims.iss = 'client-other'; })],
  ['assertion: without `iss`', 'invalid_client, claim_missing', assertion((_, claims) => { delete claims.iss; })],
  ['assertion: `sub` another client', 'invalid_client, key_unknown', assertion((_, claims) => { claims.sub = 'client-other'; })],
  ['assertion: without `sub`', 'invalid_client, claim_missing', assertion((_, claims) => { delete claims.sub; })],
  ['assertion: of an unknown client', 'invalid_client, client_unknown', (at) => at.push({ client: { ...at.client, id: 'nobody' } })],
  ['assertion: without `jti`', 'invalid_client, claim_missing', assertion((_, claims) => { delete claims.jti; })],
  ['assertion: `jti` empty', 'invalid_client, claim_jti_length', assertion((_, claims) => { claims.jti = ''; })],
  ['assertion: `jti` a number', 'invalid_client, claim_wrong_type', assertion((_, claims) => { claims.jti = 7; })],
  ['assertion: `jti` of 300 characters', 'invalid_client, claim_jti_length', assertion((_, claims) => { claims.jti = 'j'.repeat(300); }), 'We cap what a replay store keeps (`limits.jti`, 256 bytes); oidc-provider has no limit.'],
  ['assertion: signed by an unregistered key', 'invalid_client, bad_signature', (at) => at.push({ key: at.keys.unknown })],
  ['assertion: signed by another client\'s key', 'invalid_client, bad_signature', (at) => at.push({ key: at.keys.other })],
  ['assertion: `kid` unknown', 'invalid_client, key_unknown', assertion((own) => { own.kid = 'nobody'; })],
  ['assertion: another registered algorithm\'s name', 'invalid_client, alg_key_mismatch', assertion((own) => { own.alg = 'PS256'; })],
  ['assertion: signed with PS256 by a client of ES256', 'invalid_client, alg_key_mismatch', (at) => at.push({ key: at.keys.clientPs256 })],
  ['assertion: `alg` none', 'invalid_client, token_empty_segment', form((parameters) => { parameters.set('client_assertion', unsigned(parameters.get('client_assertion'))); })],
  ['assertion: `alg` HS256', 'invalid_client, header_alg_unsupported', assertion((own) => { own.alg = 'HS256'; })],
  ['assertion: `typ` of a request object', 'invalid_client, typ_mismatch', assertion((own) => { own.typ = 'oauth-authz-req+jwt'; }), TYPES],
  ['assertion: `typ` client-authentication+jwt', 'accepted', assertion((own) => { own.typ = 'client-authentication+jwt'; })],
  ['assertion: an unknown `crit`', 'invalid_client, header_crit_not_understood', assertion((own) => { own.crit = ['x']; own.x = 1; })],
  ['assertion: a changed signature', 'invalid_client, bad_signature', form((parameters) => { parameters.set('client_assertion', parameters.get('client_assertion').replace(/.{8}$/, 'AAAAAAAA')); })],
  ['assertion: padded base64', 'invalid_client, token_padding', form((parameters) => { parameters.set('client_assertion', `${parameters.get('client_assertion')}==`); }), 'RFC 7515 section 2: base64url has no padding; oidc-provider takes padding.'],
  ['assertion: a claim twice', 'invalid_client, json_duplicate_member', rawAssertion('{', '{"jti":"first",'), DUPLICATE],
  ['assertion: used twice', 'invalid_client, assertion_replayed', async (at) => {
    let first;
    await at.push({ form: (parameters) => { first = parameters.get('client_assertion'); } });
    return at.push({ form: (parameters) => { parameters.set('client_assertion', first); } });
  }],
  // The form of the PAR request (RFC 9126 section 2.1).
  ['form: without `client_assertion`', 'invalid_client, assertion_missing', form((parameters) => { parameters.delete('client_assertion'); })],
  ['form: without `client_assertion_type`', 'invalid_client, assertion_type', form((parameters) => { parameters.delete('client_assertion_type'); })],
  ['form: another `client_assertion_type`', 'invalid_client, assertion_type', form((parameters) => { parameters.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer'); })],
  ['form: `client_assertion` twice', 'invalid_request, form_duplicate', form((parameters) => { parameters.append('client_assertion', parameters.get('client_assertion')); })],
  ['form: `request` twice', 'invalid_request, form_duplicate', form((parameters) => { parameters.append('request', parameters.get('request')); })],
  ['form: `client_id` of another client', 'invalid_client, client_id_mismatch', form((parameters) => { parameters.set('client_id', 'client-other'); })],
  ['form: a secret beside the assertion', 'invalid_request, assertion_not_alone', form((parameters) => { parameters.set('client_secret', 'x'); }), 'RFC 6749 section 2.3: one way to authenticate a request; oidc-provider ignores the secret.'],
  ['form: Basic beside the assertion', 'invalid_request, assertion_not_alone', form((_, sent) => { sent.headers.authorization = `Basic ${b64u('client-es256:x')}`; })],
  ['form: no `request`', 'invalid_request, request_missing_parameter', form((parameters) => { parameters.delete('request'); })],
  ['form: the parameters without a request object', 'invalid_request, request_missing_parameter', (at) => at.push({ form: async (parameters) => { parameters.delete('request'); for (const [name, value] of Object.entries(await at.parameters())) parameters.set(name, value); } })],
  ['form: a `request_uri`', 'invalid_request, request_uri_in_form', form((parameters) => { parameters.set('request_uri', 'urn:ietf:params:oauth:request_uri:x'); })],
  ['form: as JSON', 'invalid_request, request_content_type', form((parameters, sent) => { sent.headers['content-type'] = 'application/json'; return JSON.stringify(Object.fromEntries(parameters)); })],
  ['form: broken percent-encoding', 'invalid_request, form_bad_percent', form((parameters) => `${parameters}&state=%zz`), '`%zz` is not application/x-www-form-urlencoded; the parser of oidc-provider keeps the characters.'],
  ['form: parameters beside the request object', 'accepted', form((parameters) => { parameters.set('redirect_uri', OTHER_REDIRECT_URI); })],
  // Request objects (RFC 9101; FAPI 2.0 Message Signing section 5.3.1).
  ['object: `aud` of another server', 'invalid_request_object, claim_aud_mismatch', claim((own) => { own.aud = 'https://other.example'; })],
  ['object: `aud` in an array', 'accepted', claim((own) => { own.aud = [own.aud]; })],
  ['object: without `aud`', 'invalid_request_object, claim_missing', claim((own) => { delete own.aud; })],
  ['object: `iss` another client', 'invalid_request_object, claim_iss_mismatch', claim((own) => { own.iss = 'client-other'; })],
  ['object: without `iss`', 'invalid_request_object, claim_missing', claim((own) => { delete own.iss; })],
  ['object: `client_id` another client', 'invalid_request_object, request_object_client_id', claim((own) => { own.client_id = 'client-other'; })],
  ['object: without `client_id`', 'invalid_request_object, request_object_client_id', claim((own) => { delete own.client_id; })],
  ['object: expired', 'invalid_request_object, claim_expired', claim((own) => { own.exp = now() - 60; })],
  ['object: without `exp`', 'invalid_request_object, claim_missing', claim((own) => { delete own.exp; })],
  ['object: `exp` a text', 'invalid_request_object, claim_wrong_type', claim((own) => { own.exp = String(own.exp); })],
  ['object: without `nbf`', 'invalid_request_object, claim_missing', claim((own) => { delete own.nbf; })],
  ['object: `nbf` two hours ago', 'invalid_request_object, claim_nbf_too_old', claim((own) => { own.nbf = now() - 7200; own.exp = now() + 60; })],
  ['object: `exp` two hours after `nbf`', 'invalid_request_object, claim_lifetime_too_long', claim((own) => { own.exp = own.nbf + 7200; })],
  ['object: `nbf` in five minutes', 'invalid_request_object, claim_not_yet_valid', claim((own) => { own.nbf = now() + 300; own.exp = now() + 600; })],
  ['object: `nbf` null', 'invalid_request_object, claim_wrong_type', claim((own) => { own.nbf = null; })],
  ['object: `alg` none', 'invalid_request_object, token_empty_segment', async (at) => at.push({ request: unsigned(await at.object()) })],
  ['object: signed by another client\'s key', 'invalid_request_object, bad_signature', (at) => at.push({ objectKey: at.keys.other })],
  ['object: another algorithm\'s name', 'invalid_request_object, alg_key_mismatch', header((own) => { own.alg = 'PS256'; })],
  ['object: `kid` unknown', 'invalid_request_object, key_unknown', header((own) => { own.kid = 'nobody'; })],
  ['object: `typ` of an access token', 'invalid_request_object, typ_mismatch', header((own) => { own.typ = 'at+jwt'; }), OBJECT_TYPES],
  ['object: without `typ`', 'accepted', header((own) => { delete own.typ; })],
  ['object: an unknown `crit`', 'invalid_request_object, header_crit_not_understood', header((own) => { own.crit = ['x']; own.x = 1; })],
  ['object: nested `request_uri`', 'invalid_request_object, request_object_nested', claim((own) => { own.request_uri = 'urn:x'; })],
  ['object: nested `request`', 'invalid_request_object, request_object_nested', claim((own) => { own.request = 'x.y.z'; })],
  ['object: `sub` is the client', 'invalid_request_object, request_object_sub', claim((own) => { own.sub = own.client_id; }), 'RFC 9101 section 10.8: an object with `sub` could serve as an assertion; oidc-provider does not read `sub`.'],
  ['object: a claim twice', 'invalid_request_object, json_duplicate_member', rawObject('{', '{"scope":"openid",'), DUPLICATE],
  ['object: used twice', 'invalid_request_object, request_object_replayed', async (at) => {
    const request = await at.object();
    await at.push({ request });
    return at.push({ request });
  }, 'We use up a `jti` (`request_object.use_jti_once`); no specification asks for it, and oidc-provider gives a second `request_uri`.'],
  ['object: `response_type` code id_token', 'unsupported_response_type, response_type', claim((own) => { own.response_type = 'code id_token'; })],
  ['object: without `response_type`', 'invalid_request, response_type_missing', claim((own) => { delete own.response_type; })],
  ['object: `response_mode` fragment', 'invalid_request, response_mode', claim((own) => { own.response_mode = 'fragment'; }), 'Our server answers in the query alone (`authorization_request.response_modes`); oidc-provider has three modes.'],
  ['object: another client\'s `redirect_uri`', 'invalid_request, redirect_uri_unregistered', claim((own) => { own.redirect_uri = OTHER_REDIRECT_URI; })],
  ['object: `redirect_uri` with another path', 'invalid_request, redirect_uri_unregistered', claim((own) => { own.redirect_uri = `${REDIRECT_URI}/x`; })],
  ['object: `redirect_uri` with a query', 'invalid_request, redirect_uri_unregistered', claim((own) => { own.redirect_uri = `${REDIRECT_URI}?x=1`; })],
  ['object: `redirect_uri` over http', 'invalid_request, redirect_uri_unregistered', claim((own) => { own.redirect_uri = REDIRECT_URI.replace('https', 'http'); })],
  ['object: without `redirect_uri`', 'invalid_request, redirect_uri_missing', claim((own) => { delete own.redirect_uri; })],
  ['object: without `code_challenge`', 'invalid_request, pkce_missing', claim((own) => { delete own.code_challenge; delete own.code_challenge_method; })],
  ['object: `code_challenge_method` plain', 'invalid_request, pkce_method', claim((own) => { own.code_challenge_method = 'plain'; })],
  ['object: without `code_challenge_method`', 'invalid_request, pkce_method', claim((own) => { delete own.code_challenge_method; })],
  ['object: a short `code_challenge`', 'invalid_request, pkce_challenge', claim((own) => { own.code_challenge = 'abc'; })],
  ['object: `nonce` of 200 characters', 'invalid_request, parameter_too_long', claim((own) => { own.nonce = 'n'.repeat(200); }), 'We cap what is kept and repeated (`limits.nonce`, 128 bytes; FAPI 2.0 asks for 64); oidc-provider has no limit.'],
  ['object: `state` a number', 'invalid_request_object, request_object_member', claim((own) => { own.state = 7; }), 'OpenID Connect Core section 6.1: a member has its parameter\'s type; oidc-provider turns the number into a text.'],
  ['object: `max_age` negative', 'invalid_request_object, request_object_member', claim((own) => { own.max_age = -1; })],
  ['object: `max_age` a text', 'invalid_request_object, request_object_member', claim((own) => { own.max_age = '3600'; }), 'RFC 9101 section 4: numbers are JSON numbers; oidc-provider turns each member into a text.'],
  ['object: `authorization_details` a text', 'invalid_authorization_details, details_malformed', claim((own) => { own.authorization_details = JSON.stringify(own.authorization_details); }), 'RFC 9396 section 2 with RFC 9101 section 4: in an object it is a JSON array; oidc-provider takes both.'],
  ['object: an unknown type of details', 'invalid_authorization_details, details_type', claim((own) => { own.authorization_details[0].type = 'urn:other'; })],
  ['object: details without `type`', 'invalid_authorization_details, details_malformed', claim((own) => { delete own.authorization_details[0].type; })],
  ['object: a detail that is null', 'invalid_authorization_details, details_malformed', claim((own) => { own.authorization_details = [null]; })],
  ['object: an unknown permission', 'invalid_authorization_details, details_malformed', claim((own) => { own.authorization_details[0].consent.permissions = ['all']; }), 'Our server knows the schema of the type; with oidc-provider the application checks details.'],
  ['object: a consent that has ended', 'invalid_authorization_details, consent_expired', claim((own) => { own.authorization_details[0].consent.expiration_datetime = '2024-01-01T00:00:00Z'; }), 'Our server knows the schema of the type; with oidc-provider the application checks details.'],
  // The authorization endpoint (RFC 9126 section 4).
  ['authorize: an unknown `request_uri`', 'invalid_request_uri, request_uri_unknown', (at) => at.authorize({ client_id: at.client.id, request_uri: 'urn:ietf:params:oauth:request_uri:x' })],
  ['authorize: another client\'s `request_uri`', 'invalid_request_uri, request_uri_of_other_client', async (at) => at.authorize({ client_id: 'client-other', request_uri: await at.requestUri() })],
  ['authorize: without `client_id`', 'invalid_request, request_missing_parameter', async (at) => at.authorize({ request_uri: await at.requestUri() })],
  ['authorize: without `request_uri`', 'invalid_request, request_missing_parameter', (at) => at.authorize({ client_id: at.client.id })],
  ['authorize: parameters that were not pushed', 'invalid_request, request_missing_parameter', async (at) => at.authorize({ client_id: at.client.id, ...(await at.parameters()) })],
  ['authorize: a request object that was not pushed', 'invalid_request, request_missing_parameter', async (at) => at.authorize({ client_id: at.client.id, request: await at.object() })],
  ['authorize: `request_uri` twice', 'invalid_request, form_duplicate', async (at) => at.authorize([['client_id', at.client.id], ['request_uri', await at.requestUri()], ['request_uri', 'urn:x']])],
  ['authorize: a used `request_uri`', 'invalid_request_uri, request_uri_replayed', async (at) => {
    const parameters = { client_id: at.client.id, request_uri: await at.requestUri() };
    await at.authorize(parameters);
    return at.authorize(parameters);
  }],
  // The token endpoint (RFC 6749 section 4.1.3, RFC 7636 section 4.6).
  ['token: a code as it should be', 'accepted', (at) => at.redeem()],
  ['token: an unknown code', 'invalid_grant, grant_unknown', token((parameters) => { parameters.set('code', 'x'); })],
  ['token: a used code', 'invalid_grant, grant_replayed', async (at) => {
    const code = await at.code();
    await at.redeem({ code });
    return at.redeem({ code });
  }],
  ['token: another client\'s code', 'invalid_grant, grant_of_other_client', async (at) => at.redeem({ code: await at.code(at.clients.other) })],
  ['token: another verifier', 'invalid_grant, pkce_verifier_mismatch', token((parameters) => { parameters.set('code_verifier', 'v'.repeat(43)); })],
  ['token: a short verifier', 'invalid_grant, pkce_verifier_malformed', token((parameters) => { parameters.set('code_verifier', 'v'); })],
  ['token: without a verifier', 'invalid_grant, pkce_verifier_missing', token((parameters) => { parameters.delete('code_verifier'); })],
  ['token: another `redirect_uri`', 'invalid_grant, redirect_uri_mismatch', token((parameters) => { parameters.set('redirect_uri', OTHER_REDIRECT_URI); })],
  ['token: without `redirect_uri`', 'invalid_request, request_missing_parameter', token((parameters) => { parameters.delete('redirect_uri'); }), 'RFC 6749 section 4.1.3: required where the request had one; OAuth 2.1 does not ask for it, nor does oidc-provider.'],
  ['token: without `code`', 'invalid_request, request_missing_parameter', token((parameters) => { parameters.delete('code'); })],
  ['token: `code` twice', 'invalid_request, form_duplicate', token((parameters) => { parameters.append('code', parameters.get('code')); })],
  ['token: `code_verifier` twice', 'invalid_request, form_duplicate', token((parameters) => { parameters.append('code_verifier', parameters.get('code_verifier')); })],
  ['token: without `grant_type`', 'invalid_request, request_missing_parameter', token((parameters) => { parameters.delete('grant_type'); })],
  ['token: an unknown `grant_type`', 'unsupported_grant_type, grant_type', token((parameters) => { parameters.set('grant_type', 'password'); })],
  ['token: a grant that is not registered', 'unauthorized_client, grant_not_allowed', token((parameters) => { parameters.set('grant_type', 'client_credentials'); parameters.set('scope', 'openid'); })],
  ['token: no authentication', 'invalid_client, assertion_missing', token((parameters) => { parameters.delete('client_assertion'); parameters.delete('client_assertion_type'); })],
  ['token: an expired assertion', 'invalid_client, claim_expired', (at) => at.redeem({ assertion: (_, claims) => { claims.exp = now() - 60; } })],
  ['token: the assertion of the PAR request', 'invalid_client, assertion_replayed', async (at) => {
    let used;
    await at.push({ form: (parameters) => { used = parameters.get('client_assertion'); } });
    return at.redeem({ form: (parameters) => { parameters.set('client_assertion', used); } });
  }],
  ['token: a request object as assertion', 'invalid_client, typ_mismatch', async (at) => {
    const request = await at.object({ object: (_, own) => { own.sub = own.client_id; } });
    return at.redeem({ form: (parameters) => { parameters.set('client_assertion', request); } });
  }, 'RFC 9101 section 10.8: kinds of tokens are told apart by `typ`; oidc-provider does not read `typ`.'],
  ['token: details beyond those authorized', 'invalid_authorization_details, details_type', token((parameters) => { parameters.set('authorization_details', JSON.stringify([{ type: 'urn:other' }])); })],
  // Refresh tokens (RFC 6749 section 6).
  ['refresh: as it should be', 'accepted', async (at) => at.refresh(await at.refreshToken())],
  ['refresh: the same token again', 'accepted', async (at) => {
    const refreshToken = await at.refreshToken();
    await at.refresh(refreshToken);
    return at.refresh(refreshToken);
  }],
  ['refresh: an unknown token', 'invalid_grant, grant_unknown', (at) => at.refresh('x')],
  ['refresh: another client\'s token', 'invalid_grant, grant_of_other_client', async (at) => at.refresh(await at.refreshToken(), { client: at.clients.other })],
  ['refresh: a wider scope', 'invalid_scope, scope_exceeds', async (at) => at.refresh(await at.refreshToken(), { form: (parameters) => { parameters.set('scope', 'openid payments'); } })],
  ['refresh: an access token', 'invalid_grant, grant_unknown', async (at) => at.refresh((await (await at.redeem()).json()).access_token)],
  // Tokens bound to a certificate (RFC 8705 section 3).
  ['certificate: the token with its certificate', 'accepted', async (at) => at.resource(await certified(at))],
  ['certificate: the token with another certificate', 'invalid_token, cnf_certificate_mismatch', async (at) => at.resource(await certified(at), { fetch: at.others.stranger })],
  ['certificate: the token without a certificate', 'invalid_token, cnf_certificate_missing', async (at) => at.resource(await certified(at), { fetch: at.others.none })],
  ['certificate: the token with the scheme DPoP', 'invalid_token, resource_key_unbound', async (at) => at.resource(await certified(at), { scheme: 'DPoP', proof: await at.proof('GET', at.server.resource, { token: 'x' }) })],
  ['certificate: a token request without one', 'invalid_request, sender_certificate_missing', async (at) => {
    const code = await at.code(at.clients.es256Certificate);
    return at.redeem({ client: at.clients.es256Certificate, code, fetch: at.others.none });
  }],
  ['certificate: an unknown token', 'invalid_token, resource_token_inactive', (at) => at.resource('x')],
  ['certificate: no token', 'status 401, bearer_missing', (at) => at.fetch(at.server.resource)],
  // DPoP proofs at the token endpoint (RFC 9449 section 4.3).
  ['proof: as it should be', 'accepted', (at) => at.redeemWithProof()],
  ['proof: no proof', 'invalid_dpop_proof, dpop_missing', (at) => at.redeem({ client: at.clients.es256Proof })],
  ['proof: two proofs', 'invalid_dpop_proof, token_alphabet', (at) => at.redeemWithProof({ twice: true })],
  ['proof: another `htm`', 'invalid_dpop_proof, dpop_htm', proof((_, own) => { own.htm = 'GET'; })],
  ['proof: another `htu`', 'invalid_dpop_proof, dpop_htu', proof((_, own) => { own.htu = own.htu.replace('/token', '/other'); })],
  ['proof: `htu` with a query', 'accepted', proof((_, own) => { own.htu += '?x=1#y'; })],
  ['proof: `iat` four minutes ago', 'invalid_dpop_proof, claim_too_old', proof((_, own) => { own.iat = now() - 240; }), 'RFC 9449 section 11.1: seconds or minutes; we allow one minute (`dpop.max_age`), oidc-provider five.'],
  ['proof: `iat` in five minutes', 'invalid_dpop_proof, claim_issued_in_future', proof((_, own) => { own.iat = now() + 300; }), 'FAPI 2.0 section 5.3.2.1: more than 60 seconds ahead is refused; oidc-provider allows five minutes.'],
  ['proof: without `iat`', 'invalid_dpop_proof, claim_missing', proof((_, own) => { delete own.iat; })],
  ['proof: without `jti`', 'invalid_dpop_proof, claim_missing', proof((_, own) => { delete own.jti; })],
  ['proof: `typ` JWT', 'invalid_dpop_proof, typ_mismatch', proof((own) => { own.typ = 'JWT'; })],
  ['proof: without `jwk`', 'invalid_dpop_proof, dpop_key_missing', proof((own) => { delete own.jwk; })],
  ['proof: a private key in `jwk`', 'invalid_dpop_proof, jwk_private_member', (at) => at.redeemWithProof({ proof: async (own) => { own.jwk = { ...at.keys.proof.secretJwk }; delete own.jwk.use; delete own.jwk.kid; delete own.jwk.alg; } })],
  ['proof: signed by another key', 'invalid_dpop_proof, bad_signature', (at) => at.redeemWithProof({ signer: at.keys.unknown.private })],
  ['proof: used twice', 'invalid_dpop_proof, dpop_replayed', async (at) => {
    const used = await at.proof('POST', at.as.token_endpoint);
    const form = (_, sent) => { sent.headers.dpop = used; };
    await at.redeem({ client: at.clients.es256Proof, form });
    return at.redeem({ client: at.clients.es256Proof, form });
  }],
  ['proof: of another key than `dpop_jkt`', 'invalid_grant, cnf_proof_mismatch', async (at) => {
    const object = async (_, own) => { own.dpop_jkt = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'; };
    return at.redeemWithProof({ code: await at.code(at.clients.es256Proof, { object }) });
  }],
  // Tokens bound to a key (RFC 9449 section 7).
  ['proof: the token with its proof', 'accepted', async (at) => proven(at, {})],
  ['proof: the token as a bearer token', 'invalid_token, resource_bearer_for_key', async (at) => at.resource(await bound(at))],
  ['proof: the token without a proof', 'invalid_dpop_proof, dpop_missing', async (at) => at.resource(await bound(at), { scheme: 'DPoP' })],
  ['proof: the token with another key\'s proof', 'invalid_dpop_proof, dpop_jkt', (at) => proven(at, { key: at.keys.unknown })],
  ['proof: `ath` of another token', 'invalid_dpop_proof, dpop_ath', (at) => proven(at, { proof: (_, own) => { own.ath = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'; } })],
  ['proof: without `ath`', 'invalid_dpop_proof, dpop_ath_missing', (at) => proven(at, { proof: (_, own) => { delete own.ath; } })],
  ['proof: `htu` of the token endpoint at the resource', 'invalid_dpop_proof, dpop_htu', (at) => proven(at, { proof: (_, own) => { own.htu = at.as.token_endpoint; } })],
];
