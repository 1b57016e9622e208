import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa } from 'execa';
import { NODE, type InstalledPackage, type InstalledRun } from './installed-package.ts';

/** Runs a command in a mount namespace of its own, whose `/` is empty but for the folders of this one and a file: ROOT FILE COMMAND… */
const IN_ROOT = `set -e
root=$1
file=$2
shift 2
mount -t tmpfs tmpfs "$root"
for entry in /*; do
  if [ -L "$entry" ]; then
    cp -P "$entry" "$root"
  elif [ -d "$entry" ]; then
    mkdir "$root$entry"
    mount --rbind "$entry" "$root$entry"
  fi
done
cp "$file" "$root/network.yaml"
PATH=$PATH:/usr/sbin:/sbin exec chroot "$root" sh -c "$@"`;

const unshare = await findOnPath('unshare', process.env);
const UNSHARE = ['--mount', 'sh', '-c', IN_ROOT, 'sh'];

/** Why no command can be run here with another `/`, or null. */
export async function rootFolderMissing(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'another root folder takes root';
  if (unshare === null) return 'unshare is not on PATH';
  const mount = ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'];
  const { exitCode } = await execa(unshare, mount, { reject: false });
  return exitCode === 0 ? null : 'unshare cannot mount a folder here';
}

/** What `script` prints where `netloom` is the installed command, and `/` holds the smallest network. */
export async function runInRootFolder(installed: InstalledPackage, script: string): Promise<InstalledRun> {
  const root = join(installed.scratch, 'root');
  await mkdir(root, { recursive: true });
  const file = join(installed.folder, 'node_modules/netloom/examples/minimal/network.yaml');
  const command = `netloom() { '${NODE}' '${installed.bin}' "$@"; }\n${script}`;
  return installed.run(unshare ?? '', [...UNSHARE, root, file, command], { cwd: '/' });
}
