import * as z from 'zod';
import { parseChallenges, type Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { parseJson } from './parse-json.ts';
import { isLoopback } from './repository.ts';

const Token = z.object({ token: z.string().optional(), access_token: z.string().optional() });

/** What an answer to a challenge needs beyond the challenge. */
export interface Login {
  /** The repository that the token is for. */
  readonly name: string;
  readonly credentials: Credentials | null;
  /** Whether the registry itself is talked to without encryption. */
  readonly isPlain: boolean;
  /** Asks the token server. */
  readonly ask: (url: URL, authorization: string | null) => Promise<Buffer>;
}

/** The Authorization header that a registry asks for, or null where these credentials give none. */
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
  if (realm === null || !mayBeAsked(realm, login)) return null;
  const service = parameters.get('service');
  if (service !== undefined) realm.searchParams.set('service', service);
  // Both at once, since the first request only reads and its token would not do for the rest.
  realm.searchParams.set('scope', `repository:${login.name}:pull,push`);
  const basic = login.credentials === null ? null : basicHeader(login.credentials);
  const { data } = Token.safeParse(parseJson(await login.ask(realm, basic)));
  const given = data?.token ?? data?.access_token;
  return given === undefined ? null : `Bearer ${given}`;
}

/** A password never travels in the clear because a registry says so. */
function mayBeAsked({ protocol, host }: URL, { isPlain }: Login): boolean {
  return protocol === 'https:' || (protocol === 'http:' && (isPlain || isLoopback(host)));
}

function basicHeader({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
