// The two programs of examples/, as an operator runs them: a folder, a command line, and what they print.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

const running = new Set();

export function stopPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

/** Resolves with the lines that a program has printed when `last` is among them. */
async function printed(child, last) {
  const lines = [];
  for await (const line of readline.createInterface({ input: child.stdout })) {
    lines.push(line);
    if (last.test(line)) return lines.join('\n');
  }
  throw new Error(`the program ended: ${lines.join('; ')}`);
}

/**
 * Starts `authorization-server` on free ports, with the run's clients and, if one is given, another signing key. It
 * resolves with its two origins, and with what a client trusts and presents.
 */
export async function startExample(binaries, folder, { clients, key, options = [] }) {
  const program = path.join(binaries, 'authorization-server');
  const made = spawnSync(program, ['ca', '--folder', folder], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`authorization-server ca: ${made.stderr}`);
  const pem = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  fs.writeFileSync(path.join(folder, 'clients.json'), JSON.stringify(clients));
  if (key) fs.copyFileSync(key.file, path.join(folder, 'server-signing.key.pem'));
  const ports = ['--port', '0', '--mtls', '--mtls-port', '0'];
  const child = spawn(program, ['serve', '--folder', folder, '--log', 'error', ...ports, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  const said = await printed(child, /^Ctrl-C stops the server/);
  const [, issuer] = /^(https:\S+) serves \d+ client/m.exec(said);
  const [, mtls] = /^(https:\S+) serves clients with a certificate/m.exec(said);
  return {
    issuer,
    mtls,
    authority: pem('ca.pem'),
    client: { cert: pem('client.pem'), key: pem('client.key.pem') },
    stranger: { cert: pem('other-client.pem'), key: pem('other-client.key.pem') },
    /** Stops the server as Ctrl-C does; resolves with its exit code. */
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', (code) => resolve(code));
        child.kill('SIGINT');
      }),
  };
}

/** Runs `data-consumer demo` with this configuration: its exit code, the steps that it tells, and its fault. */
export function playDemo(binaries, folder, configuration) {
  const file = path.join(folder, `consumer-${configuration.client_id}.json`);
  fs.writeFileSync(file, JSON.stringify(configuration));
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(binaries, 'data-consumer'), ['demo', '--config', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const said = ['', ''];
    child.stdout.on('data', (chunk) => { said[0] += chunk; });
    child.stderr.on('data', (chunk) => { said[1] += chunk; });
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, steps: said[0].split('\n').filter(Boolean), fault: said[1].trim() });
    });
  });
}
