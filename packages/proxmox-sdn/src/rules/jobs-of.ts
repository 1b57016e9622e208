import type { Proxmox } from '@netloom/network-model';

interface EnabledJob {
  readonly name: 'drift' | 'reconcile';
  readonly value: object;
}

/** The jobs against Proxmox that a network enables. */
export function jobsOf(proxmox: Proxmox | null): readonly EnabledJob[] {
  return (['drift', 'reconcile'] as const).flatMap((name) => {
    const value = proxmox?.[name] ?? null;
    return value === null ? [] : [{ name, value }];
  });
}
