// Both directions with certified peers: `node main.mjs PROGRAM EXAMPLES [--update]`, with the folder of the programs of
// examples/. tests/interop/run calls it.
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { flows } from './cases/flows.mjs';
import { programs } from './cases/programs.mjs';
import { makeClients, registration } from './lib/clients.mjs';
import { makeKeys } from './lib/keys.mjs';
import { startServer, stopAll } from './lib/ours.mjs';
import { stopPrograms } from './lib/programs.mjs';
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

/** A port of loopback that is free now, for the program that listens on the redirect URI it is registered with. */
async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const [program, binaries, ...options] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ofm-interop-'));
const report = new Report();
const providers = [];
let failed = true;
try {
  const keys = await makeKeys(folder, program);
  const clients = makeClients(keys, `http://127.0.0.1:${await freePort()}/callback`);
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
  const world = { program, binaries, folder, registrations, keys, clients, provider, providers, servers, report };
  await flows(world);
  await programs(world);
  const sent = await requests(world);
  const received = await answers(world);
  const text = document(versions(), sent, received);
  report.check('docs/interop.md is what both sides said', undefined, keep(PAGE, text, options.includes('--update')));
  for (const error of provider.errors) console.error(error);
  failed = !report.end();
} finally {
  stopAll();
  stopPrograms();
  for (const provider of providers) provider.close();
  fs.rmSync(folder, { recursive: true });
}
process.exit(failed ? 1 : 0);
