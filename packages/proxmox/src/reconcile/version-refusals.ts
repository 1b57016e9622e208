import type { ProxmoxVersion } from '../client/index.ts';
import type { Refusal } from './refusal.ts';

/** The network is written for one major version of Proxmox VE. */
export function* versionRefusals(
  desired: 8 | 9,
  { major, text }: ProxmoxVersion,
): Iterable<Refusal<'other-version'>> {
  if (desired === 8 ? major === 8 : major >= 9) return;
  yield {
    code: 'other-version',
    message: `The network is written for Proxmox VE ${desired}, and this is ${text}.`,
    help: `Set proxmox.version to ${major} in the network.`,
  };
}
