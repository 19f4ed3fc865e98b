// The user's browser: it follows redirects with cookies, fills in forms, and stops at the client's redirect URI.

/** Where the user ends if nothing leads back to the client. */
export class Page extends Error {
  constructor({ status, headers }, text) {
    super(`a page: ${status} ${text.trim().slice(0, 200)}`);
    Object.assign(this, { status, headers, text });
  }

  /** The error that the page names. */
  get code() {
    return errorCode(this.text) ?? `status ${this.status}`;
  }
}

/** The error code in a body: JSON, or the plain text of our server's pages. */
export function errorCode(text) {
  return (/"error":"([a-z_]+)"/.exec(text) ?? /^([a-z_]+): /.exec(text))?.[1];
}

/**
 * The URL at which the browser comes back to the client; a `Page` if it ends at one. `fill` gets the text of a page and
 * may return the form to send from it.
 */
export async function browse(fetch, start, redirectUri, fill = () => undefined) {
  const cookies = new Map();
  let url = new URL(start);
  let form;
  for (let hops = 0; hops < 12; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const method = form ? 'POST' : 'GET';
    const response = await fetch(url, { method, body: form?.fields, headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location?.startsWith(redirectUri)) return location;
    if (location) {
      form = undefined;
      url = new URL(location, url);
      continue;
    }
    const text = await response.text();
    form = response.ok ? fill(text) : undefined;
    if (!form) throw new Page(response, text);
    url = new URL(form.action, url);
  }
  throw new Error('too many redirects');
}

const unescaped = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** The value of an attribute in the text of a tag. */
const attribute = (tag, name) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1]) : undefined;
};

/** The first form of a page of authorization-server, with its hidden fields, and the names of its other fields. */
function formOf(text) {
  const form = /<form [\s\S]*?<\/form>/.exec(text)?.[0];
  if (!form) return undefined;
  const fields = new URLSearchParams();
  const names = [];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (attribute(tag, 'type') === 'hidden') fields.set(name, attribute(tag, 'value'));
    else names.push(name);
  }
  return { action: attribute(form, 'action'), fields, names };
}

/** What the user of authorization-server does: signs in, then chooses every account and decides. */
export const decides = (decision) => (text) => {
  const form = formOf(text);
  if (form?.names.includes('password')) {
    form.fields.set('username', 'aminah');
    form.fields.set('password', 'aminah');
  } else if (form) {
    for (const name of form.names) form.fields.set(name, 'yes');
    form.fields.set('decision', decision);
  }
  return form;
};
