import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The credentials of a host in a file of logins. */
export type FoundCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly credentials: Credentials }
  /** A credential helper has them, or they are a token that only Docker can use. */
  | { readonly kind: 'elsewhere'; readonly message: string };

const Entry = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
});

// https://github.com/docker/cli/blob/master/cli/config/configfile/file.go
const ConfigFile = z.object({
  auths: z.record(z.string(), Entry).default({}),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).default({}),
});

/** Looks a host up in a file of `helm registry login` or `docker login`. */
export function findCredentials(
  text: string,
  { host, file }: { readonly host: string; readonly file: string },
): FoundCredentials {
  const { data, success } = ConfigFile.safeParse(parseJson(text));
  if (!success) {
    return { kind: 'elsewhere', message: `${file} is not a file that helm or docker registry login writes.` };
  }
  const helper = data.credHelpers[host];
  const entry = Object.entries(data.auths).find(([key]) => hostOf(key) === host)?.[1];
  const credentials = entry === undefined ? null : toCredentials(entry);
  if (credentials !== null) return { kind: 'found', credentials };
  const store = helper ?? (entry === undefined ? undefined : data.credsStore);
  if (store !== undefined) {
    return {
      kind: 'elsewhere',
      message: `${file} leaves the credentials of ${host} to the program docker-credential-${store}, which netloom does not start: use --username and --password-stdin.`,
    };
  }
  if (entry === undefined) return { kind: 'none' };
  return {
    kind: 'elsewhere',
    message: `${file} has an entry for ${host} without a user name and a password: use --username and --password-stdin.`,
  };
}

/** A key is a host, or what older versions wrote: https://host/v1/. */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}

function toCredentials({ auth, username, password }: z.output<typeof Entry>): Credentials | null {
  if (username !== undefined && password !== undefined) return { username, password };
  if (auth === undefined || auth === '') return null;
  const decoded = Buffer.from(auth, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) return null;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
