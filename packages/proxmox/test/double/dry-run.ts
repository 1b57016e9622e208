import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SdnState } from './sdn.ts';
import type { Section } from './section-file.ts';

interface Files {
  readonly zones: { readonly sections: ReadonlyMap<string, Section> };
  readonly vnets: { readonly sections: ReadonlyMap<string, Section> };
}

/** What a host says of the changes that wait; the FRR part is that of a host that has no frr.conf. */
export function dryRun(
  state: SdnState,
  { host, address }: { readonly host: string; readonly address: string },
): object {
  const file = (files: Files): string => `#version:${state.version}\n${interfaces(files, address)}`;
  const frr = `frr version 10.4.1\nfrr defaults datacenter\nhostname ${host}\nlog syslog informational\nservice integrated-vtysh-config\n!\nline vty\n!\n`;
  return {
    'interfaces-diff': diff('/etc/network/interfaces.d/sdn', file(state.running), file(state.config)),
    'frr-diff': diff('/etc/frr/frr.conf', '', frr),
  };
}

/** Only vxlan zones leave something here. */
function interfaces({ zones, vnets }: Files, own: string): string {
  const stanzas = [...vnets.sections].flatMap(([vnet, { options }]) => {
    const zone = zones.sections.get(String(options.get('zone')));
    if (zone?.type !== 'vxlan') return [];
    const mtu = `\tmtu ${String(zone.options.get('mtu') ?? 1450)}\n`;
    const peers = String(zone.options.get('peers')).split(',');
    const remotes = peers.filter((peer) => peer !== own).map((peer) => `\tvxlan_remoteip ${peer}\n`);
    const alias = options.has('alias') ? `\talias ${String(options.get('alias'))}\n` : '';
    return [
      `auto ${vnet}\niface ${vnet}\n\tbridge_ports vxlan_${vnet}\n\tbridge_stp off\n\tbridge_fd 0\n${mtu}${alias}`,
      `auto vxlan_${vnet}\niface vxlan_${vnet}\n\tvxlan-id ${String(options.get('tag'))}\n${remotes.join('')}${mtu}`,
    ];
  });
  return stanzas
    .sort()
    .map((stanza) => `\n${stanza}`)
    .join('');
}

/** By the program that Proxmox itself takes; its names and times are the machine's own. null where nothing differs. */
function diff(name: string, before: string, after: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-proxmox-double-'));
  try {
    const [one, other] = [join(folder, 'before'), join(folder, 'after')];
    writeFileSync(one, before);
    writeFileSync(other, after);
    const time = '2026-11-23 08:27:03.467729864 +0000';
    const labels = ['--label', `${name}\t${time}`, '--label', `/proc/11875/fd/12\t${time}`];
    const { status, stdout, error } = spawnSync('diff', ['-u', ...labels, one, other], { encoding: 'utf8' });
    if (error !== undefined || status === null || status > 1) throw error ?? new Error('diff failed');
    return stdout === '' ? null : stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
