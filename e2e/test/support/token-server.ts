import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { closeServer, listenOnLoopback } from './loopback-server.ts';
import { PUBLISHER } from './registry.ts';

const NAME = 'netloom-tests';
const KEY_ID = 'tests';

export interface TokenServer {
  /** The `auth` of a registry that trusts this server. */
  readonly auth: (folder: string) => Promise<object>;
  /** The scopes of the tokens that were issued. */
  readonly scopes: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Issues tokens to PUBLISHER: https://distribution.github.io/distribution/spec/auth/token/ */
export async function startTokenServer(): Promise<TokenServer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const scopes: string[] = [];
  const server = createServer((request, response) => {
    const scope = new URL(request.url ?? '', 'http://localhost').searchParams.get('scope') ?? '';
    if (!isPublisher(request)) {
      response.writeHead(401).end();
      return;
    }
    scopes.push(scope);
    response.end(JSON.stringify({ token: tokenFor(scope, privateKey) }));
  });
  const port = await listenOnLoopback(server);
  return {
    scopes,
    auth: async (folder) => {
      const jwks = join(folder, 'jwks.json');
      const key = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' };
      await writeFile(jwks, JSON.stringify({ keys: [key] }));
      const realm = `http://127.0.0.1:${port}/token`;
      return { token: { realm, service: NAME, issuer: NAME, jwks, signingalgorithms: ['ES256'] } };
    },
    stop: () => closeServer(server),
  };
}

function isPublisher({ headers }: IncomingMessage): boolean {
  const basic = Buffer.from(`${PUBLISHER.username}:${PUBLISHER.password}`).toString('base64');
  return headers.authorization === `Basic ${basic}`;
}

/** `repository:<name>:<actions>` becomes a signed token: RFC 7519. */
function tokenFor(scope: string, key: ReturnType<typeof generateKeyPairSync>['privateKey']): string {
  const [type = '', name = '', actions = ''] = scope.split(':');
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: NAME,
    aud: NAME,
    sub: PUBLISHER.username,
    jti: randomUUID(),
    iat: now,
    nbf: now - 60,
    exp: now + 300,
    access: [{ type, name, actions: actions.split(',') }],
  };
  const parts = [{ typ: 'JWT', alg: 'ES256', kid: KEY_ID }, claims];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
