import { basename } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';

const POOL = /^kind:\s*["']?(IPAddressPool|CiliumLoadBalancerIPPool)["']?\s*$/m;

/** Notes manifests of pools without an extension, which a script fills in or applies: an address may be in one of these. */
export function noteUnreadPools(folder: Folder): void {
  for (const { path, kind: file } of folder.files.values()) {
    if (file !== 'other' || basename(path).includes('.')) continue;
    const kind = POOL.exec(folder.text(path) ?? '')?.[1];
    if (kind === undefined) continue;
    folder.note(path, 'a manifest without an extension is not read: nothing says what applies it', { kind });
  }
}
