// panva's oidc-provider under FAPI 2.0, with a user who agrees to everything, and a layer that rewrites answers.
import https from 'node:https';
import { Provider } from 'oidc-provider';
import { DETAIL_TYPE, grantedDetails } from './consent.mjs';

const RESOURCE = 'https://rs.example';

/** The clients that both servers know, as RFC 7591 writes them. */
export function configuration(clients, keys) {
  return {
    clients,
    jwks: { keys: [keys.serverPs256.secretJwk, keys.serverEs256.secretJwk] },
    scopes: ['openid', 'accounts'],
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['PS256', 'ES256', 'EdDSA', 'Ed25519'],
      requestObjectSigningAlgValues: ['PS256', 'ES256', 'EdDSA', 'Ed25519'],
      idTokenSigningAlgValues: ['PS256', 'ES256'],
      dPoPSigningAlgValues: ['PS256', 'ES256', 'EdDSA', 'Ed25519'],
    },
    features: {
      devInteractions: { enabled: false },
      fapi: { enabled: true, profile: '2.0' },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      requestObjects: { enabled: true, requireSignedRequestObject: true },
      claimsParameter: { enabled: true },
      dPoP: {
        enabled: true,
        nonceSecret: Buffer.alloc(32, 7),
        requireNonce: (ctx) => /ps256-dpop$/.test(ctx.oidc.client?.clientId),
      },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        getCertificate: (ctx) => {
          const certificate = ctx.req.socket.getPeerX509Certificate();
          return ctx.req.socket.authorized && certificate ? certificate.toString() : undefined;
        },
      },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      // It wants to know the resource of `authorization_details`; the access token is for userinfo all the same.
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        getResourceServerInfo: () => ({ scope: 'accounts', accessTokenFormat: 'opaque' }),
        useGrantedResource: () => false,
      },
      richAuthorizationRequests: {
        enabled: true,
        types: { [DETAIL_TYPE]: { validate: () => undefined } },
        authorizationDetailsForGrantSource: (ctx) => ctx.oidc.grant?.rar ?? ctx.oidc.entities.Grant.rar,
        authorizationDetailsForAccessToken: (_ctx, _token, source) => source?.rar,
        authorizationDetailsForIntrospection: (_ctx, token) => token.rar,
      },
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    claims: { openid: ['sub'], accounts: ['accounts'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: (use) => ({ sub: id, ...(use === 'userinfo' && { accounts: grantedDetails([{}])[0].consent.accounts }) }),
    }),
    ttl: {
      AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 900, Interaction: 600,
      RefreshToken: 86_400, Session: 600,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['one key of one run'] },
    renderError: (ctx, out) => {
      ctx.type = 'text';
      ctx.body = JSON.stringify(out);
    },
  };
}

async function agree(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: '24400320', clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  grant.addResourceScope(RESOURCE, 'accounts');
  if (params.authorization_details) {
    for (const detail of grantedDetails(JSON.parse(params.authorization_details))) grant.addRar(detail);
  }
  const result = { login: { accountId: '24400320' }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const field = (name) => `<input name="${name}">`;
const form = (action, fields) => `<body><form method="post" action="${action}">${fields}</form></body>`;

/** The pages for the user of data-consumer's demo: one to sign in, one to decide; the second leads back. */
async function show(provider, request, response) {
  const action = request.url;
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += chunk;
    const fields = new URLSearchParams(body);
    if (fields.get('decision') === 'approve') return agree(provider, request, response);
    const box = '<input type="checkbox" name="account-100004000000000000000004" value="yes">';
    return response.end(fields.has('password') ? form(action, box) : 'neither signed in nor decided');
  }
  return response.end(form(action, field('username') + field('password')));
}

/**
 * Starts a server. `rewrite`, if set, changes each answer before it is sent. With `hasPages`, the user signs in and
 * decides.
 */
export async function startProvider(clients, keys, { hasPages = false } = {}) {
  const server = https.createServer({
    cert: keys.server.cert, key: keys.server.key, ca: keys.authority.pem, requestCert: true, rejectUnauthorized: false,
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `https://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration(clients, keys));
  const running = { issuer, provider, rewrite: undefined, errors: [], close: () => server.close() };
  running.resource = `${issuer}/me`;
  provider.on('server_error', (_ctx, error) => running.errors.push(error));
  provider.use(async (ctx, next) => {
    await next();
    await running.rewrite?.(ctx);
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return handle(request, response);
    return (hasPages ? show : agree)(provider, request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return running;
}
