// The whole flow, each client at each server, with each algorithm and each way to bind a token.
import { browse } from '../lib/browser.mjs';
import { askedDetails, SCOPE } from '../lib/consent.mjs';
import { fetchWith } from '../lib/https.mjs';
import { runClient } from '../lib/ours.mjs';
import { runPeer } from '../lib/theirs.mjs';

/** How tokens are bound, their type, and the end of the client's name. PS256's server and client use nonces for proofs. */
export const BINDINGS = [
  ['certificate', 'Bearer', 'Certificate'],
  ['proof', 'DPoP', 'Proof'],
];

/** The settings of our client. */
export function ourClient({ keys }, client, issuer, change = {}) {
  return {
    issuer,
    policy: { preset: 'fapi2-final' },
    client_id: client.id,
    key: client.pair.file,
    kid: client.pair.kid,
    authority: keys.authority.file,
    certificate: client.binding === 'certificate' ? keys.client.files : null,
    proof: client.binding === 'proof' ? keys.proof.file : null,
    redirect_uri: client.redirectUri,
    scope: SCOPE,
    max_age: 3600,
    authorization_details: askedDetails(),
    refresh: true,
    resource: null,
    ...change,
  };
}

/** The settings of openid-client. */
export function peerClient({ keys }, client) {
  const [certificate, proof] = ['certificate', 'proof'].map((binding) => client.binding === binding);
  return {
    client,
    fetch: fetchWith(keys.authority.pem, certificate ? keys.client : undefined),
    wanted: { scope: SCOPE, max_age: '3600', authorization_details: JSON.stringify(askedDetails()) },
    refresh: true,
    proof: proof ? keys.proof : undefined,
    aliases: certificate,
  };
}

export async function flows(world) {
  const { program, keys, clients, provider, servers, report } = world;
  const user = fetchWith(keys.authority.pem);
  for (const [binding, type, suffix] of BINDINGS) {
    const done = (tokenType) => ({ done: { token_type: tokenType, scope: SCOPE, subject: '24400320', details: 1 } });
    for (const algorithm of ['PS256', 'ES256']) {
      const client = clients[`${algorithm.toLowerCase()}${suffix}`];
      const browsed = (url) => browse(user, url, client.redirectUri);
      const settings = ourClient(world, client, provider.issuer, { resource: `${provider.issuer}/me` });
      report.check(`our client at oidc-provider: ${algorithm}, ${binding}`, done(type), await runClient(program, settings, browsed));
      const { issuer } = servers[algorithm];
      const peer = {
        issuer,
        browse: browsed,
        resource: `${issuer}/accounts`,
        ...peerClient(world, client),
      };
      report.check(`openid-client at our server: ${algorithm}, ${binding}`, done(type.toLowerCase()), await runPeer(peer));
    }
  }
}
