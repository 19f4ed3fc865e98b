// docs/interop.md: what both sides said, row by row, and why they differ. The run writes it or compares it.
import fs from 'node:fs';

/** A row: `name`, and what `ours` and `theirs` said; `reason` where one accepts what the other refuses. */
export const differ = ({ ours, theirs }) => (ours === 'accepted') !== (theirs === 'accepted');

const cell = (text) => String(text).replaceAll('|', '\\|');

function rows(list, columns) {
  const lines = list.map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |`);
  return lines.join('\n');
}

function table(title, intro, [ourName, theirName], list) {
  const apart = list.filter(differ);
  return `## ${title}

${intro} ${list.length} cases; ${apart.length} are accepted by one side alone:

| case | ${ourName} | ${theirName} | reason |
|---|---|---|---|
${rows(apart, ['name', 'ours', 'theirs', 'reason'])}

Every case:

| case | ${ourName} | ${theirName} |
|---|---|---|
${rows(list, ['name', 'ours', 'theirs'])}
`;
}

const REQUESTS = 'Sent to our server and to oidc-provider, both under FAPI 2.0, signed by oauth4webapi.';
const ANSWERS = 'Answers of oidc-provider, rewritten on their way to our client and to openid-client.';

export function document(versions, requests, answers) {
  const named = Object.entries(versions).map(([name, version]) => `\`${name}\` ${version}`).join(', ');
  return `# Certified peers

\`tests/interop/run\` runs this library against ${named}:
packages whose author has them certified by the OpenID Foundation. It plays whole flows in both directions, also with
the two programs of \`examples/\`, then sends altered messages to both sides of each pair. The altered requests go to
\`authorization-server\` too, which gives the same answers. \`tests/interop/run --update\` writes this page; without it
the run fails if the page differs.

${table('Altered requests', REQUESTS, ['our server', 'oidc-provider'], requests)}
${table('Altered answers', ANSWERS, ['our client', 'openid-client'], answers)}`;
}

/** Writes the page if `update`; the first line that differs from it, or undefined. */
export function keep(path, text, update) {
  if (update) fs.writeFileSync(path, text);
  const [kept, said] = [fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : '', text].map((page) => page.split('\n'));
  return said.find((line, at) => line !== kept[at]) ?? kept[said.length];
}
