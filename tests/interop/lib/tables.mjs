// Runs both tables: each altered request at both servers, each altered answer at both clients.
import { ANSWERS } from '../cases/answers.mjs';
import { ourClient, peerClient } from '../cases/flows.mjs';
import { REQUESTS } from '../cases/requests.mjs';
import { Attacker, verdict } from './attacker.mjs';
import { browse } from './browser.mjs';
import { fetchWith } from './https.mjs';
import { runClient } from './ours.mjs';
import { rewriting } from './rewriting.mjs';
import { differ } from './table.mjs';
import { runPeer } from './theirs.mjs';

/** Checks a row: our verdict is the expected one, and a reason stands where, and only where, the other side differs. */
function judge(report, expected, row) {
  report.check(row.name, expected, row.ours);
  if (differ(row) !== Boolean(row.reason)) {
    const expected = differ(row) ? `one, the other side says ${row.theirs}` : 'none';
    report.check(`${row.name}: a reason`, expected, row.reason ?? 'none');
  }
  return row;
}

export async function requests({ keys, clients, provider, servers, report }) {
  // FAPI 2.0 asks for bound tokens: the connections present a certificate.
  const fetch = fetchWith(keys.authority.pem, keys.client);
  const at = [servers.ES256, provider].map((server) => Attacker.at(server, fetch, clients, keys));
  const [own, other] = await Promise.all(at);
  const rows = [];
  for (const [name, expected, run, reason] of REQUESTS) {
    const verdicts = [];
    for (const attacker of [own, other]) verdicts.push(await verdict(await run(attacker)));
    rows.push(judge(report, expected, { name, ours: verdicts[0], theirs: verdicts[1], reason }));
  }
  return rows;
}

const said = ({ done, refused }) => (done ? 'accepted' : `${refused.step}: ${refused.label}`);

export async function answers(world) {
  const { program, keys, clients, provider, report } = world;
  const fetch = fetchWith(keys.authority.pem);
  const rows = [];
  for (const [step, title, expected, change, reason] of ANSWERS) {
    provider.rewrite = rewriting(step, change, keys.serverEs256);
    const client = title.startsWith('DPoP') ? clients.es256Proof : clients.es256Certificate;
    const user = (url) => browse(fetch, url, client.redirectUri);
    const ours = said(await runClient(program, ourClient(world, client, provider.issuer), user));
    const theirs = said(await runPeer({ issuer: provider.issuer, browse: user, ...peerClient(world, client) }));
    rows.push(judge(report, expected, { name: `${step}: ${title}`, ours, theirs, reason }));
  }
  provider.rewrite = undefined;
  return rows;
}
