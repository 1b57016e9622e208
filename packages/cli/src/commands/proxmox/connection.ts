import { readFile } from 'node:fs/promises';
import { UsageError } from '@netloom/diagnostics/error';
import { ApiToken, parseFingerprint, ProxmoxClient, type Trust } from '@netloom/proxmox/client';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the API is, by which certificate it is trusted, and where its token is. */
export interface ConnectionOptions {
  readonly host: string;
  readonly fingerprint?: string;
  readonly ca?: string;
  readonly tokenFile?: string;
  readonly tokenEnv?: string;
  readonly firewallTokenFile?: string;
  readonly firewallTokenEnv?: string;
}

/** What the names of the options begin with. */
export type OptionPrefix = '--' | '--firewall-' | '--proxmox-';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly env: Environment;
}

export async function connect(
  options: ConnectionOptions,
  surroundings: Surroundings,
): Promise<ProxmoxClient> {
  const { tokenFile, tokenEnv } = options;
  return connectWith(options, { ...surroundings, token: { prefix: '--', tokenFile, tokenEnv } });
}

/** The same host with the firewall's own token; null where none is named. */
export async function connectFirewall(
  options: ConnectionOptions,
  surroundings: Surroundings,
): Promise<ProxmoxClient | null> {
  const { firewallTokenFile: tokenFile, firewallTokenEnv: tokenEnv } = options;
  if (tokenFile === undefined && tokenEnv === undefined) return null;
  return connectWith(options, { ...surroundings, token: { prefix: '--firewall-', tokenFile, tokenEnv } });
}

/** Where a token is, and the options that name it. */
interface TokenPlace {
  readonly prefix: OptionPrefix;
  readonly tokenFile: string | undefined;
  readonly tokenEnv: string | undefined;
}

async function connectWith(
  options: ConnectionOptions,
  { signal, env, token: where }: Surroundings & { readonly token: TokenPlace },
): Promise<ProxmoxClient> {
  const origin = originOf(options.host, '--');
  const token = await readToken(where, env);
  return ProxmoxClient.of({ origin, token, signal, trust: await readTrust(options, '--') });
}

export async function readTrust(
  { fingerprint, ca }: { readonly fingerprint?: string; readonly ca?: string },
  prefix: OptionPrefix,
): Promise<Trust> {
  if (fingerprint !== undefined) {
    const sha256 = parseFingerprint(fingerprint);
    if (sha256 === null) {
      throw new UsageError(
        `${prefix}fingerprint ${fingerprint} is not a SHA-256: it must be 32 pairs of hex digits, as \`pvenode cert info\` prints them.`,
      );
    }
    return { kind: 'fingerprint', sha256 };
  }
  return ca === undefined ? { kind: 'system' } : { kind: 'ca', pem: await readText(`${prefix}ca`, ca) };
}

export async function readToken(where: TokenPlace, env: Environment): Promise<ApiToken> {
  const { text, place } = await readTokenText(where, env);
  const token = ApiToken.parse(text);
  // the text may be a secret: it is never shown
  if (token !== null) return token;
  throw new UsageError(`${place} does not hold an API token: it must be one line, user@realm!id=secret.`);
}

async function readTokenText(
  { prefix, tokenFile, tokenEnv }: TokenPlace,
  env: Environment,
): Promise<{ readonly text: string; readonly place: string }> {
  const [file, variable] = [`${prefix}token-file`, `${prefix}token-env`];
  if (tokenFile !== undefined) {
    return { text: await readText(file, tokenFile), place: `${file} ${tokenFile}` };
  }
  if (tokenEnv === undefined) {
    throw new UsageError(
      `there is no API token: name a file with ${file}, or an environment variable with ${variable}.`,
    );
  }
  const text = env[tokenEnv];
  if (text === undefined) {
    throw new UsageError(`${variable} ${tokenEnv}: this environment variable is not set.`);
  }
  return { text, place: `${variable} ${tokenEnv}` };
}

async function readText(option: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(
      `${option} ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  });
}

/** `https://host:port`; a bare name or address is the API on its usual port. */
export function originOf(host: string, prefix: OptionPrefix): string {
  const url = URL.parse(host.includes('://') ? host : `https://${host}`);
  if (url?.protocol !== 'https:' || url.username !== '' || url.pathname !== '/' || url.search !== '') {
    throw new UsageError(
      `${prefix}host ${host} is not the URL of an API: it must be like https://192.168.7.233:8006.`,
    );
  }
  const usual = !host.includes('://') && url.port === '';
  return usual ? `${url.origin}:8006` : url.origin;
}

/** `192.168.7.233_8006`, fit for the name of a file. */
export function hostOf(host: string): string {
  return originOf(host, '--')
    .slice('https://'.length)
    .replaceAll(/[^\w.-]+/g, '_');
}
