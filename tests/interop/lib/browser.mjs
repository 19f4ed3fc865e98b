// The user's browser: it follows redirects with cookies, and stops at the client's redirect URI.

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

/** The URL at which the browser comes back to the client; a `Page` if it ends at one. */
export async function browse(fetch, start, redirectUri) {
  const cookies = new Map();
  let url = new URL(start);
  for (let hops = 0; hops < 12; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Page(response, await response.text());
    if (location.startsWith(redirectUri)) return location;
    url = new URL(location, url);
  }
  throw new Error('too many redirects');
}
