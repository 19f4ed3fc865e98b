// The layer between oidc-provider and a client: one answer of a flow is altered before it is sent.
import * as jose from 'jose';
import { REDIRECT_URI } from './consent.mjs';

const STEPS = {
  '/.well-known/openid-configuration': 'metadata',
  '/jwks': 'jwks',
  '/request': 'par',
};

/** The step of the flow that this answer belongs to. */
function stepOf(ctx, redirectUri) {
  if (STEPS[ctx.path]) return STEPS[ctx.path];
  if (ctx.path === '/token') return ctx.oidc?.params?.grant_type === 'refresh_token' ? 'refresh' : 'token';
  return ctx.response.get('location')?.startsWith(redirectUri) ? 'callback' : undefined;
}

/** One answer: its JSON `body` and its `url`, if it is a redirect, can be changed in place. */
class Answer {
  constructor(ctx, step, key) {
    this.ctx = ctx;
    this.key = key;
    // The server may keep what it sends.
    this.body = ctx.body && (ctx.body = structuredClone(ctx.body));
    this.url = step === 'callback' ? new URL(ctx.response.get('location')) : undefined;
  }

  status(code) {
    this.ctx.status = code;
  }

  type(contentType) {
    this.ctx.type = contentType;
  }

  /** Replaces the body by this text. */
  text(text) {
    const type = this.ctx.response.get('content-type');
    this.ctx.body = text;
    this.ctx.set('content-type', type);
  }

  /** Alters the JSON text of the body, for what no JSON library writes. */
  replace(from, to) {
    this.text(JSON.stringify(this.ctx.body).replace(from, to));
  }

  /** Alters the ID token and signs it again, with the server's key unless another one is given. */
  async idToken(change, { key = this.key, raw } = {}) {
    const own = this.body.id_token;
    const [header, claims] = [jose.decodeProtectedHeader(own), jose.decodeJwt(own)];
    change?.(claims, header);
    const text = raw ? raw(JSON.stringify(claims)) : JSON.stringify(claims);
    const signing = new jose.CompactSign(new TextEncoder().encode(text)).setProtectedHeader(header);
    this.body.id_token = await signing.sign(key.private ?? key, { crit: { x: true } });
  }
}

/** The function for `rewrite` that alters the answer of one step. */
export function rewriting(step, change, key, redirectUri = REDIRECT_URI) {
  return async (ctx) => {
    if (stepOf(ctx, redirectUri) !== step) return;
    const answer = new Answer(ctx, step, key);
    await change(answer);
    if (answer.url) ctx.set('location', answer.location ?? answer.url.href);
  };
}
