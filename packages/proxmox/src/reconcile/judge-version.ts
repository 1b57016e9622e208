import type { ProxmoxVersion } from '../client/index.ts';

interface OtherVersion {
  readonly code: 'other-version';
  readonly message: string;
  readonly help: string;
}

/** The network is written for one major version of Proxmox VE. */
export function judgeVersion(wanted: 8 | 9, { major, text }: ProxmoxVersion): readonly OtherVersion[] {
  if (wanted === 8 ? major === 8 : major >= 9) return [];
  return [
    {
      code: 'other-version',
      message: `The network is written for Proxmox VE ${wanted}, and this is ${text}.`,
      help: `Set proxmox.version to ${major} in the network.`,
    },
  ];
}
