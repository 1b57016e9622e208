/** The version of Proxmox VE, and what follows from it. */
export interface ProxmoxVersion {
  /** `9.1.2` */
  readonly text: string;
  readonly major: number;
  /** Lock, lock token and rollback came with Proxmox VE 9. */
  readonly locks: boolean;
}

/** null where the text is no version. */
export function parseVersion(text: string): ProxmoxVersion | null {
  const major = /^(\d+)\.\d+/.exec(text)?.[1];
  return major === undefined ? null : { text, major: Number(major), locks: Number(major) >= 9 };
}
