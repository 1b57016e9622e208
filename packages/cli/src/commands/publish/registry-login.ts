import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, platform, stdin } from 'node:process';
import { text } from 'node:stream/consumers';
import { UsageError } from '@netloom/diagnostics/error';
import { homeFolder } from '@netloom/helm/home';
import { findCredentials, type Credentials } from '@netloom/registry';
import type { Terminal } from '../../terminal/terminal.ts';

export interface LoginOptions {
  readonly username?: string;
  readonly passwordStdin?: true;
}

/** The login at a registry: of the options, else of `helm registry login` or `docker login`; null without one. */
export async function registryLogin(
  host: string,
  { options, terminal }: { readonly options: LoginOptions; readonly terminal: Terminal },
): Promise<Credentials | null> {
  const { username, passwordStdin } = options;
  if (username === undefined && passwordStdin === undefined) return storedLogin(host, terminal);
  if (username === undefined) throw new UsageError('--password-stdin needs a --username.');
  if (passwordStdin === undefined) {
    throw new UsageError(`--username needs --password-stdin: pass the password of "${username}" on stdin.`);
  }
  const password = (await text(stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new UsageError('--password-stdin: stdin is empty.');
  return { username, password };
}

async function storedLogin(host: string, terminal: Terminal): Promise<Credentials | null> {
  for (const file of loginFiles()) {
    const written = await readFile(file, 'utf8').catch(() => null);
    if (written === null) continue;
    const found = findCredentials(written, { host, file });
    if (found.kind === 'found') return found.credentials;
    if (found.kind === 'elsewhere') terminal.err(`netloom: ${found.message}\n`);
  }
  return null;
}

/** Helm's own file first: https://helm.sh/docs/helm/helm/ */
function loginFiles(): readonly string[] {
  const home = homeFolder(env);
  const config = {
    darwin: join(home, 'Library', 'Preferences'),
    win32: env.APPDATA ?? home,
  }[platform as string];
  const helm = env.HELM_CONFIG_HOME ?? join(env.XDG_CONFIG_HOME ?? config ?? join(home, '.config'), 'helm');
  return [
    env.HELM_REGISTRY_CONFIG ?? join(helm, 'registry', 'config.json'),
    join(env.DOCKER_CONFIG ?? join(home, '.docker'), 'config.json'),
  ];
}
