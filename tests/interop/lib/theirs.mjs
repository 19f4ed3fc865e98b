// panva's openid-client as the client: the same flow as ours.
import * as oidc from 'openid-client';

/** Runs the flow; `{done}`, or `{refused: {step, label}}` with the code of the library's error. */
export async function runPeer(settings) {
  const { issuer, client, fetch, wanted, browse, resource } = settings;
  const { refresh, proof, aliases, untilRevoked, hasSigned } = settings;
  let step = 'metadata';
  try {
    const { id, pair, redirectUri } = client;
    const key = { key: pair.private, kid: pair.kid };
    const metadata = { id_token_signed_response_alg: pair.alg, use_mtls_endpoint_aliases: aliases ?? false };
    if (hasSigned) {
      metadata.userinfo_signed_response_alg = pair.alg;
      metadata.introspection_signed_response_alg = pair.alg;
    }
    const options = { [oidc.customFetch]: fetch };
    const config = await oidc.discovery(new URL(issuer), id, metadata, oidc.PrivateKeyJwt(key), options);
    // FAPI 2.0 Message Signing: the ID token's signature is checked, not the connection alone.
    oidc.enableNonRepudiationChecks(config);
    const keyPair = proof && { privateKey: proof.private, publicKey: proof.public };
    const dpop = keyPair ? { DPoP: oidc.getDPoPHandle(config, keyPair) } : undefined;
    step = 'par';
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const parameters = {
      ...wanted,
      redirect_uri: redirectUri,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    };
    const signed = await oidc.buildAuthorizationUrlWithJAR(config, parameters, key);
    const url = await oidc.buildAuthorizationUrlWithPAR(config, signed.searchParams, dpop);
    step = 'callback';
    const callback = new URL(await browse(url.href));
    step = 'token';
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    if (wanted.max_age !== undefined) checks.maxAge = Number(wanted.max_age);
    const tokens = await oidc.authorizationCodeGrant(config, callback, checks, undefined, dpop).catch((error) => {
      // One call checks the callback and exchanges the code.
      if (error.code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' || isOfCallback(error)) step = 'callback';
      throw error;
    });
    if (resource) {
      step = 'resource';
      const url = new URL(resource);
      const token = tokens.access_token;
      const response = await oidc.fetchProtectedResource(config, token, url, 'GET', null, undefined, dpop);
      if (response.status !== 200) throw new Error(`status ${response.status}`);
    }
    if (refresh) {
      step = 'refresh';
      await oidc.refreshTokenGrant(config, tokens.refresh_token, undefined, dpop);
    }
    if (untilRevoked) {
      const token = tokens.access_token;
      step = 'userinfo';
      await oidc.fetchUserInfo(config, token, tokens.claims().sub, dpop);
      step = 'introspection';
      const isActive = async () => (await oidc.tokenIntrospection(config, token)).active;
      if (!(await isActive())) throw new Error('the token is not active');
      step = 'revocation';
      await oidc.tokenRevocation(config, tokens.refresh_token, { token_type_hint: 'refresh_token' });
      if (await isActive()) throw new Error('the token outlives its revocation');
    }
    return {
      done: {
        // The library writes the type in lower case.
        token_type: tokens.token_type,
        scope: tokens.scope ?? null,
        subject: tokens.claims()?.sub,
        details: tokens.authorization_details?.length ?? 0,
      },
    };
  } catch (error) {
    return { refused: { step, label: labelOf(error) } };
  }
}

const isOfCallback = (error) =>
  /"(state|iss)"|response parameter/.test(`${error.message} ${error.cause?.message ?? ''}`);

/** The most precise fixed text that the library gives: an OAuth error code, or the code of its own error. */
export function labelOf(error) {
  const cause = error.cause;
  if (error.error) return error.error;
  if (typeof cause?.error === 'string') return cause.error;
  return cause?.code ?? error.code ?? error.message;
}
