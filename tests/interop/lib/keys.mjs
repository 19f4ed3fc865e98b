// The keys of one run, in a folder of its own: JWKs of both sides, PEM files for the Rust programs, certificates.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as jose from 'jose';

/** A key pair for `alg`: `private` and `public` are `CryptoKey`s, `jwk` is public, `file` holds the PEM. */
async function pair(folder, kid, alg) {
  const { privateKey, publicKey } = await jose.generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
  const file = path.join(folder, `${kid}.pem`);
  fs.writeFileSync(file, await jose.exportPKCS8(privateKey), { mode: 0o600 });
  const named = { kid, alg, use: 'sig' };
  return {
    kid,
    alg,
    file,
    private: privateKey,
    public: publicKey,
    jwk: { ...(await jose.exportJWK(publicKey)), ...named },
    secretJwk: { ...(await jose.exportJWK(privateKey)), ...named },
  };
}

export async function makeKeys(folder, program) {
  const made = spawnSync(program, ['certificates', folder], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`certificates: ${made.stderr}`);
  const pem = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  const certificate = (name) => ({
    cert: pem(`${name}.pem`),
    key: pem(`${name}.key`),
    files: [path.join(folder, `${name}.pem`), path.join(folder, `${name}.key`)],
  });
  return {
    authority: { pem: pem('ca.pem'), file: path.join(folder, 'ca.pem') },
    server: certificate('server'),
    client: certificate('client'),
    stranger: certificate('stranger'),
    // What the clients sign with, what the servers sign with, and keys that no one has registered.
    clientPs256: await pair(folder, 'client-ps256', 'PS256'),
    clientEs256: await pair(folder, 'client-es256', 'ES256'),
    other: await pair(folder, 'other-es256', 'ES256'),
    serverPs256: await pair(folder, 'server-ps256', 'PS256'),
    serverEs256: await pair(folder, 'server-es256', 'ES256'),
    unknown: await pair(folder, 'unknown-es256', 'ES256'),
    proof: await pair(folder, 'proof-es256', 'ES256'),
  };
}
