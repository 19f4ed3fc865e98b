// openid-client and oauth4webapi at examples/authorization-server, and examples/data-consumer at oidc-provider.
import path from 'node:path';
import * as jose from 'jose';
import { Attacker, verdict } from '../lib/attacker.mjs';
import { browse, decides } from '../lib/browser.mjs';
import { SCOPE } from '../lib/consent.mjs';
import { fetchWith } from '../lib/https.mjs';
import { playDemo, startExample } from '../lib/programs.mjs';
import { startProvider } from '../lib/provider.mjs';
import { rewriting } from '../lib/rewriting.mjs';
import { runPeer } from '../lib/theirs.mjs';
import { BINDINGS, peerClient } from './flows.mjs';
import { REQUESTS } from './requests.mjs';

export async function programs(world) {
  await server(world);
  await consumer(world);
}

/** The server's program: whole flows by openid-client, then the altered requests by oauth4webapi. */
async function server(world) {
  const { binaries, folder, registrations, keys, clients, report } = world;
  for (const algorithm of ['PS256', 'ES256']) {
    const example = await startExample(binaries, path.join(folder, `example-${algorithm}`), {
      clients: registrations,
      // The folder's own key is for PS256.
      key: algorithm === 'ES256' ? keys.serverEs256 : undefined,
      options: algorithm === 'PS256' ? ['--dpop-nonces'] : [],
    });
    for (const [binding, type, suffix] of BINDINGS) {
      const client = clients[`${algorithm.toLowerCase()}${suffix}`];
      const certificate = client.binding === 'certificate' ? example.client : undefined;
      const user = (decision) => (url) =>
        browse(fetchWith(example.authority), url, client.redirectUri, decides(decision));
      const peer = {
        issuer: example.issuer,
        resource: `${certificate ? example.mtls : example.issuer}/accounts`,
        untilRevoked: true,
        // Userinfo and introspection: signed or plain.
        hasSigned: algorithm === 'ES256',
        ...peerClient(world, client),
        fetch: fetchWith(example.authority, certificate),
      };
      const name = `openid-client at authorization-server: ${algorithm}, ${binding}`;
      const done = { token_type: type.toLowerCase(), scope: SCOPE, subject: '202', details: 1 };
      report.check(name, { done }, await runPeer({ ...peer, browse: user('approve') }));
      const denied = { refused: { step: 'callback', label: 'access_denied' } };
      report.check(`${name}, denied`, denied, await runPeer({ ...peer, browse: user('deny') }));
    }
    if (algorithm === 'ES256') await alteredRequests(world, example);
    report.check(`authorization-server, ${algorithm}: stopped`, 0, await example.stop());
  }
}

/** Each row's answer is that of the tests' own server, whose labels the program writes into its log alone. */
async function alteredRequests({ keys, clients, report }, example) {
  const trust = { pem: example.authority };
  const fetch = fetchWith(example.authority, example.client);
  const known = { ...keys, authority: trust, stranger: example.stranger };
  const at = await Attacker.at({ issuer: example.issuer, resource: `${example.mtls}/accounts` }, fetch, clients, known);
  // The connections present a certificate, so they go to the listener that asks for one.
  at.as = { ...at.as, ...at.as.mtls_endpoint_aliases };
  at.user = decides('approve');
  for (const [name, expected, run] of REQUESTS) {
    const [code] = expected.split(',');
    let said;
    try {
      said = await verdict(await run(at));
    } catch (error) {
      // That listener ends the handshake of a client without a certificate.
      said = /certificate required/.test(`${error.message} ${error.cause?.message}`) ? 'no connection' : `${error}`;
    }
    // A person reads a page, without the code; a client without a certificate has no connection.
    const others = [
      ...(name.startsWith('authorize:') && code !== 'accepted' ? ['status 400'] : []),
      ...(/without (a certificate|one)$/.test(name) ? ['no connection'] : []),
    ];
    report.check(`authorization-server, ${name}`, others.includes(said) ? said : code, said);
  }
}

/** What the client's program says of an altered answer: `[step of the answer, name, fault, change]`. */
const FAULTS = [
  ['metadata', '`issuer` of another server', / metadata: /, (answer) => { answer.body.issuer = 'https://other.example'; }],
  ['par', 'status 200', / PAR: /, (answer) => answer.status(200)],
  ['callback', '`iss` of another server', / callback: /, ({ url }) => url.searchParams.set('iss', 'https://other.example')],
  ['callback', '`state` of another session', / callback: /, ({ url }) => url.searchParams.set('state', 'x')],
  ['callback', 'an error in place of the code', / the bank said: access_denied/, ({ url }) => {
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
  }],
  ['token', 'ID token: signed by another key', / token: /, async (answer) =>
    answer.idToken(undefined, { key: (await jose.generateKeyPair('ES256', { extractable: true })).privateKey })],
  ['token', 'ID token: another `nonce`', / token: /, (answer) => answer.idToken((claims) => { claims.nonce = 'x'; })],
  ['token', 'wider `scope`', / token: /, (answer) => { answer.body.scope = `${SCOPE} payments`; }],
];

/** The client's program at oidc-provider: whole flows, then altered answers. */
async function consumer(world) {
  const { binaries, folder, registrations, keys, clients, providers, report } = world;
  const provider = await startProvider(registrations, keys, { hasPages: true });
  providers.push(provider);
  const configuration = (client) => ({
    issuer: provider.issuer,
    client_id: client.id,
    signing_key: client.pair.file,
    kid: client.pair.kid,
    redirect_uri: client.redirectUri,
    trusted_ca: keys.authority.file,
    ...(client.binding === 'certificate' && { tls_certificate: keys.client.files[0], tls_key: keys.client.files[1] }),
    policy: 'fapi2-final',
    scope: SCOPE,
    data_consumer_id: '16f87e367071230059bff09a',
    data_provider_id: 'DP9876543210',
    accounts_endpoint: provider.resource,
    user: { username: 'aminah', password: 'aminah' },
  });
  for (const algorithm of ['PS256', 'ES256']) {
    for (const [binding, bound] of [['Certificate', 'the certificate'], ['Proof', 'a key (DPoP)']]) {
      const client = clients[`${algorithm.toLowerCase()}${binding}Program`];
      const { code, steps, fault } = await playDemo(binaries, folder, configuration(client));
      const ends = [
        steps[0]?.endsWith(`bound to ${bound}`),
        steps[3]?.endsWith('for subject 24400320'),
        steps[4]?.includes('10000004'),
        steps[5]?.endsWith('reads 1 accounts'),
        /^7\. revoked; .*401/.test(steps[6] ?? ''),
      ];
      const name = `data-consumer at oidc-provider: ${algorithm}, ${binding.toLowerCase()}`;
      const said = { code, ends, fault };
      const expected = { code: 0, ends: [true, true, true, true, true], fault: '' };
      if (!report.check(name, expected, said)) console.log(steps.join('\n'));
    }
  }
  const client = clients.es256CertificateProgram;
  for (const [step, name, expected, change] of FAULTS) {
    provider.rewrite = rewriting(step, change, keys.serverEs256, client.redirectUri);
    const { code, fault } = await playDemo(binaries, folder, configuration(client));
    const said = code === 1 && expected.test(fault) ? 'refused' : `${code} ${fault}`;
    report.check(`data-consumer, ${step}: ${name}`, 'refused', said);
  }
  provider.rewrite = undefined;
}
