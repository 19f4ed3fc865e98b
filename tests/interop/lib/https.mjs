// `fetch` over node's own TLS: it trusts the run's authority, and may present a certificate.
import https from 'node:https';

const NO_BODY = new Set([101, 204, 205, 304]);

/** A function like `fetch` that follows no redirect. `certificate` is `{cert, key}` in PEM, or undefined. */
export function fetchWith(ca, certificate) {
  const agent = new https.Agent({ ca, ...certificate, keepAlive: false });
  return (url, options = {}) =>
    new Promise((resolve, reject) => {
      const headers = new Headers(options.headers);
      let body = options.body ?? '';
      if (body instanceof URLSearchParams) {
        body = body.toString();
        if (!headers.has('content-type')) {
          headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
        }
      }
      if (body) headers.set('content-length', Buffer.byteLength(body));
      const request = https.request(
        url,
        { agent, method: options.method ?? 'GET', headers: Object.fromEntries(headers), signal: options.signal },
        (message) => {
          const chunks = [];
          message.on('data', (chunk) => chunks.push(chunk));
          message.on('error', reject);
          message.on('end', () => {
            const received = new Headers();
            for (let at = 0; at < message.rawHeaders.length; at += 2) {
              received.append(message.rawHeaders[at], message.rawHeaders[at + 1]);
            }
            const content = NO_BODY.has(message.statusCode) ? null : Buffer.concat(chunks);
            resolve(new Response(content, { status: message.statusCode, headers: received }));
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
}
