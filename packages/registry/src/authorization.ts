import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import { parseChallenges, type Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { isLoopback } from './repository.ts';

const Token = z.object({ token: z.string().optional(), access_token: z.string().optional() });

/** What the answer to a challenge needs besides the challenge. */
export interface Login {
  /** The repository that the token is for. */
  readonly name: string;
  readonly credentials: Credentials | null;
  /** Whether requests to the registry itself are unencrypted. */
  readonly isPlain: boolean;
  /** Requests a token from the token server. */
  readonly requestToken: (url: URL, authorization: string | null) => Promise<Buffer>;
}

/** The Authorization header for a challenge; null where the credentials do not fit it. */
export async function authorize(header: string, login: Login): Promise<string | null> {
  const challenges = parseChallenges(header);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) return bearerHeader(bearer, login);
  const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
  return isBasic && login.credentials !== null ? basicHeader(login.credentials) : null;
}

/** https://distribution.github.io/distribution/spec/auth/token/ */
async function bearerHeader({ parameters }: Challenge, login: Login): Promise<string | null> {
  const realm = URL.parse(parameters.get('realm') ?? '');
  if (realm === null || !isTrustedRealm(realm, login)) return null;
  const service = parameters.get('service');
  if (service !== undefined) realm.searchParams.set('service', service);
  // both at once: a token for the first request, which only reads, would not be enough for the others.
  realm.searchParams.set('scope', `repository:${login.name}:pull,push`);
  const basic = login.credentials === null ? null : basicHeader(login.credentials);
  const { data } = Token.safeParse(parseJson((await login.requestToken(realm, basic)).toString('utf8')));
  const given = data?.token ?? data?.access_token;
  return given === undefined ? null : `Bearer ${given}`;
}

/** A registry cannot redirect a password to an unencrypted server. */
function isTrustedRealm({ protocol, host }: URL, { isPlain }: Login): boolean {
  return protocol === 'https:' || (protocol === 'http:' && (isPlain || isLoopback(host)));
}

function basicHeader({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
