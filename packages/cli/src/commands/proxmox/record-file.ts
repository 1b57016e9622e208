import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import type { FirewallStore, SdnStore } from '@netloom/proxmox/reconcile';

/** Which network on which cluster. */
interface Place {
  readonly network: string;
  readonly host: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The record of one network on one cluster, in the folder for state of the XDG base directory specification. */
export async function fileStore(place: Place): Promise<SdnStore> {
  const { SdnRecord } = await import('@netloom/proxmox/reconcile');
  return recordFile(await pathOf(place, 'json'), SdnRecord);
}

/** What is kept of the firewall, beside it. */
export async function firewallStore(place: Place): Promise<FirewallStore> {
  const { FirewallRecord } = await import('@netloom/proxmox/reconcile');
  return recordFile(await pathOf(place, 'firewall.json'), FirewallRecord);
}

async function pathOf({ network, host, env }: Place, ending: string): Promise<string> {
  return join(await stateFolder(env), 'netloom', 'proxmox', `${network}@${host}.${ending}`);
}

/** The part of a schema that reading needs. */
interface Schema<T> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
}

function recordFile<T>(
  path: string,
  schema: Schema<T>,
): { readonly read: () => Promise<T>; readonly write: (record: object) => Promise<void> } {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
        throw error;
      });
      const record = schema.safeParse(parseJson(text));
      if (record.success) return record.data;
      throw new UsageError(
        `${path} is no record of netloom: move it away. What it held of ownership is lost then, and --adopt gives it back.`,
      );
    },
    write: async (record) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const staged = `${path}.new`;
      await writeFile(staged, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(staged, path);
    },
  };
}

async function stateFolder(env: Place['env']): Promise<string> {
  const { XDG_STATE_HOME: base } = env;
  // the specification: a relative path is invalid and must be ignored
  if (base?.startsWith('/') === true) return base;
  const { homeFolder } = await import('@netloom/helm/home');
  return join(homeFolder(env), '.local', 'state');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
