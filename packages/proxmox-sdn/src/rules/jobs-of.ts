import type { Proxmox } from '@netloom/network-model';

interface AskedJob {
  readonly name: 'drift' | 'reconcile';
  readonly value: object;
}

/** The jobs against Proxmox that a network asks for. */
export function jobsOf(proxmox: Proxmox | null): readonly AskedJob[] {
  return (['drift', 'reconcile'] as const).flatMap((name) => {
    const value = proxmox?.[name] ?? null;
    return value === null ? [] : [{ name, value }];
  });
}
