// A client at one server, whose every message a case may alter; oauth4webapi builds and signs them.
import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import { fetchWith } from './https.mjs';
import { browse, errorCode, Page } from './browser.mjs';
import { askedDetails, SCOPE } from './consent.mjs';

export const now = () => Math.floor(Date.now() / 1000);

export class Attacker {
  constructor(server, metadata, fetch, clients, keys) {
    /** Connections with another certificate, and without one. */
    this.others = { stranger: fetchWith(keys.authority.pem, keys.stranger), none: fetchWith(keys.authority.pem) };
    /** What the user does at the server's pages, if it shows any. */
    this.user = undefined;
    this.server = server;
    this.as = metadata;
    this.fetch = fetch;
    this.clients = clients;
    this.keys = keys;
    this.client = clients.es256;
  }

  static async at(server, fetch, clients, keys) {
    const issuer = new URL(server.issuer);
    const response = await oauth.discoveryRequest(issuer, { [oauth.customFetch]: fetch });
    return new Attacker(server, await oauth.processDiscoveryResponse(issuer, response), fetch, clients, keys);
  }

  /** A client assertion's place in a request, altered by `assertion(header, payload)`. */
  #authentication({ client = this.client, key = client.pair, assertion }) {
    const modified = assertion && { [oauth.modifyAssertion]: assertion };
    return oauth.PrivateKeyJwt({ key: key.private, kid: client.pair.kid }, modified);
  }

  /** Sends what oauth4webapi made after `form(parameters, options)` has altered it. */
  #sending({ form, fetch = this.fetch }) {
    return {
      [oauth.customFetch]: async (target, options) => {
        const sent = { ...options, headers: { ...options.headers } };
        sent.body = (await form?.(sent.body, sent)) ?? sent.body;
        return fetch(target, sent);
      },
    };
  }

  async parameters(client = this.client) {
    this.verifier = oauth.generateRandomCodeVerifier();
    return {
      redirect_uri: client.redirectUri,
      response_type: 'code',
      scope: SCOPE,
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      code_challenge: await oauth.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      authorization_details: JSON.stringify(askedDetails()),
    };
  }

  /** A signed request object, altered by `object(header, payload)`. */
  async object({ client = this.client, objectKey = client.pair, object } = {}) {
    const key = { key: objectKey.private, kid: client.pair.kid };
    const modify = object && { [oauth.modifyAssertion]: object };
    return oauth.issueRequestObject(this.as, { client_id: client.id }, await this.parameters(client), key, modify);
  }

  /** Pushes a request; the response. */
  async push(change = {}) {
    const client = change.client ?? this.client;
    const request = change.request ?? (await this.object(change));
    return oauth.pushedAuthorizationRequest(
      this.as, { client_id: client.id }, this.#authentication(change), { request }, this.#sending(change),
    );
  }

  /** The authorization endpoint's answer to these parameters. */
  async authorize(parameters) {
    const url = new URL(this.as.authorization_endpoint);
    url.search = new URLSearchParams(parameters);
    try {
      return new URL(await browse(this.fetch, url, this.client.redirectUri, this.user));
    } catch (error) {
      if (error instanceof Page) return error;
      throw error;
    }
  }

  async requestUri(change) {
    return (await (await this.push(change)).json()).request_uri;
  }

  /** A fresh code of a client, as the callback has it. */
  async code(client = this.client, change = {}) {
    const request_uri = await this.requestUri({ client, ...change });
    const url = new URL(this.as.authorization_endpoint);
    url.search = new URLSearchParams({ client_id: client.id, request_uri });
    const callback = new URL(await browse(this.fetch, url, client.redirectUri, this.user));
    return { callback, verifier: this.verifier };
  }

  /** Redeems a code, its own unless one is given; the response. */
  async redeem(change = {}) {
    const client = change.client ?? this.client;
    const { callback, verifier } = change.code ?? (await this.code(client));
    const own = { client_id: client.id };
    const parameters = oauth.validateAuthResponse(this.as, own, callback, oauth.skipStateCheck);
    return oauth.authorizationCodeGrantRequest(
      this.as, own, this.#authentication(change), parameters, client.redirectUri, verifier, this.#sending(change),
    );
  }

  async refreshToken() {
    return (await (await this.redeem()).json()).refresh_token;
  }

  async refresh(token, change = {}) {
    const client = change.client ?? this.client;
    return oauth.refreshTokenGrantRequest(
      this.as, { client_id: client.id }, this.#authentication(change), token, this.#sending(change),
    );
  }

  /** A DPoP proof (RFC 9449 section 4.2) for a request, altered by `proof(header, payload)`. */
  async proof(method, url, { proof, key = this.keys.proof, token, signer = key.private } = {}) {
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: await jose.exportJWK(key.public) };
    const payload = { jti: oauth.generateRandomNonce(), htm: method, htu: String(url), iat: now() };
    if (token) payload.ath = await oauth.calculatePKCECodeChallenge(token);
    await proof?.(header, payload);
    const signing = new jose.CompactSign(new TextEncoder().encode(JSON.stringify(payload)));
    return signing.setProtectedHeader(header).sign(signer);
  }

  /** Redeems a code of the client for proofs, with a proof that `change` alters. */
  async redeemWithProof(change = {}) {
    const proof = await this.proof('POST', this.as.token_endpoint, change);
    const client = change.client ?? this.clients.es256Proof;
    const form = (_, sent) => { sent.headers.dpop = change.twice ? `${proof}, ${proof}` : proof; };
    return this.redeem({ ...change, client, form });
  }

  /** The protected resource's answer to a token. */
  resource(token, { scheme = 'Bearer', proof, fetch = this.fetch } = {}) {
    const headers = { authorization: `${scheme} ${token}`, ...(proof && { dpop: proof }) };
    return fetch(this.server.resource, { headers });
  }

  /** A token over exactly these bytes, for what no JSON library writes. */
  async signed(header, payload, key = this.client.pair) {
    const bytes = new TextEncoder().encode(payload);
    return new jose.CompactSign(bytes).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.private);
  }
}

/** What a server said: `accepted`, or the code of its error, and the label that our server gives the tests. */
export async function verdict(answer) {
  if (answer instanceof URL) return answer.searchParams.get('error') ?? 'accepted';
  if (answer.ok) return 'accepted';
  const text = typeof answer.text === 'string' ? answer.text : await answer.text();
  const challenge = /error="([a-z_]+)"/.exec(answer.headers.get('www-authenticate'));
  const label = answer.headers.get('x-label');
  return [errorCode(text) ?? challenge?.[1] ?? `status ${answer.status}`, ...(label ? [label] : [])].join(', ');
}
