// Both directions with certified peers: `node main.mjs PROGRAM [--update]`. tests/interop/run calls it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { flows } from './cases/flows.mjs';
import { makeClients, registration } from './lib/clients.mjs';
import { makeKeys } from './lib/keys.mjs';
import { startServer, stopAll } from './lib/ours.mjs';
import { startProvider } from './lib/provider.mjs';
import { Report } from './lib/report.mjs';
import { document, keep } from './lib/table.mjs';
import { answers, requests } from './lib/tables.mjs';

const PAGE = new URL('../../docs/interop.md', import.meta.url);

/** The versions of the packages, from the lock file. */
function versions() {
  const { packages } = JSON.parse(fs.readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
  const names = ['oidc-provider', 'openid-client', 'oauth4webapi'];
  return Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`].version]));
}

const [program, ...options] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ofm-interop-'));
const report = new Report();
const providers = [];
let failed = true;
try {
  const keys = await makeKeys(folder, program);
  const clients = makeClients(keys);
  const registrations = Object.values(clients).map(registration);
  const provider = await startProvider(registrations, keys);
  providers.push(provider);
  const ours = (pair, nonces) =>
    startServer(program, {
      policy: { preset: 'fapi2-final' },
      key: pair.file,
      kid: pair.kid,
      nonces,
      authority: keys.authority.file,
      certificate: keys.server.files,
      clients: registrations,
    });
  const servers = { PS256: await ours(keys.serverPs256, true), ES256: await ours(keys.serverEs256, false) };
  const world = { program, keys, clients, provider, servers, report };
  await flows(world);
  const sent = await requests(world);
  const received = await answers(world);
  const text = document(versions(), sent, received);
  report.check('docs/interop.md is what both sides said', undefined, keep(PAGE, text, options.includes('--update')));
  for (const error of provider.errors) console.error(error);
  failed = !report.end();
} finally {
  stopAll();
  for (const provider of providers) provider.close();
  fs.rmSync(folder, { recursive: true });
}
process.exit(failed ? 1 : 0);
