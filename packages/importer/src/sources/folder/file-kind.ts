import { basename, extname } from 'node:path/posix';
import type { SourceFileKind } from '../source-file.ts';

const BY_EXTENSION: Readonly<Record<string, SourceFileKind>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.hujson': 'hujson',
  '.ini': 'ini',
  '.tf': 'terraform',
  '.tfvars': 'terraform',
  '.tofu': 'terraform',
  '.toml': 'toml',
  '.cfg': 'proxmox',
  '.fw': 'proxmox',
  '.service': 'systemd',
  '.j2': 'template',
  '.tpl': 'template',
  '.gotmpl': 'template',
  '.tmpl': 'template',
};

/** Inventories that are named by what they are, as Ansible does. */
const INVENTORIES = new Set(['hosts', 'inventory']);

/** Files of Proxmox that have no extension. https://pve.proxmox.com/wiki/Proxmox_Cluster_File_System_(pmxcfs) */
const PROXMOX = new Set(['interfaces', 'corosync.conf']);

/** Of a guest. */
const GUEST = /(?:^|\/)(?:qemu-server|lxc)\/\d+\.conf$/;

/** `values.sops.yaml.age`, `secret.enc`: nothing in them is of use. */
const ENCRYPTED = new Set(['.age', '.enc', '.gpg', '.asc', '.pem', '.key', '.crt']);

/** What a file is by its name alone. */
export function fileKind(path: string): SourceFileKind {
  const name = basename(path);
  const extension = extname(name).toLowerCase();
  if (ENCRYPTED.has(extension)) return 'other';
  if (INVENTORIES.has(name)) return 'ini';
  if (PROXMOX.has(name) || GUEST.test(path)) return 'proxmox';
  return BY_EXTENSION[extension] ?? 'other';
}
