import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { parseJson } from '@netloom/diagnostics/json';
import { homeFolder } from '@netloom/helm/home';
import { makeFolder, PRIVATE } from '@netloom/helm/make-folder';
import { FirewallRecord, SdnRecord, type FirewallStore, type SdnStore } from '@netloom/proxmox/reconcile';

/** Which network on which cluster. */
interface Place {
  readonly network: string;
  readonly host: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The record of one network on one cluster, in the folder for state of the XDG base directory specification. */
export function fileStore(place: Place): SdnStore {
  return recordFile(pathOf(place, 'json'), SdnRecord);
}

/** The record of the firewall, beside it. */
export function firewallStore(place: Place): FirewallStore {
  return recordFile(pathOf(place, 'firewall.json'), FirewallRecord);
}

function pathOf({ network, host, env }: Place, ending: string): string {
  return join(stateFolder(env), 'netloom', 'proxmox', `${network}@${host}.${ending}`);
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
        `${path} is not a record of netloom: move it away. Its record of ownership is lost then; --adopt restores it.`,
      );
    },
    write: async (record) => {
      await makeFolder(dirname(path), { mode: PRIVATE });
      const staged = `${path}.new`;
      await writeFile(staged, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(staged, path);
    },
  };
}

function stateFolder(env: Place['env']): string {
  const { XDG_STATE_HOME: base } = env;
  // the specification: a relative path is invalid and must be ignored
  if (base !== undefined && isAbsolute(base)) return base;
  return join(homeFolder(env), '.local', 'state');
}
