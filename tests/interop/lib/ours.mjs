// This library's client and server: processes that speak JSON, one value a line.
import { spawn } from 'node:child_process';
import readline from 'node:readline';

const running = new Set();

export function stopAll() {
  for (const child of running) child.kill('SIGTERM');
}

function start(program, role, settings) {
  const child = spawn(program, [role], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  child.on('exit', () => running.delete(child));
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify(settings)}\n`);
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the ${role} ended`);
    return JSON.parse(value);
  };
  return { child, next };
}

/** Runs the flow of one case; `browse` takes the URL that the user opens. `{done}`, or `{refused: {step, label}}`. */
export async function runClient(program, settings, browse) {
  const { child, next } = start(program, 'client', settings);
  try {
    for (;;) {
      const said = await next();
      if (!said.open) return said;
      try {
        child.stdin.write(`${await browse(said.open)}\n`);
      } catch (error) {
        return { refused: { step: 'browser', label: error.code ?? error.message } };
      }
    }
  } finally {
    child.kill('SIGTERM');
  }
}

/** Starts the server; it says its issuer when it listens. */
export async function startServer(program, settings) {
  const { child, next } = start(program, 'server', settings);
  const { issuer } = await next();
  return { issuer, resource: `${issuer}/accounts`, close: () => child.kill('SIGTERM') };
}
