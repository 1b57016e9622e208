import { existsSync, readFileSync } from 'node:fs';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { renderClusterFw } from '../../src/cfg/cluster-fw.ts';
import { renderInterfaces } from '../../src/cfg/interfaces.ts';
import { renderZonesCfg } from '../../src/cfg/sdn-cfg.ts';
import { renderProxmox } from '../../src/index.ts';

/** What real Proxmox answered and wrote, laid beside the repository by whoever has it. */
const RECORD = new URL('../../../../../shared/facts/proxmox-api/', import.meta.url);
const present = existsSync(RECORD);
if (!present) {
  console.warn(
    'skipped: ../shared/facts/proxmox-api is absent, so no file is compared with what Proxmox wrote',
  );
}

/** Some files are recorded as `cat -A` prints them. */
function recorded(name: string): string {
  const text = readFileSync(new URL(name, RECORD), 'utf8');
  return text.replaceAll('^I', '\t').replaceAll(/\$$/gm, '');
}

const rendered = renderProxmox(
  loadText(
    minimalWith(`proxmox:
  hosts:
    - { name: pve-alpha, address: 192.168.7.233 }
    - { name: pve-beta, address: 192.168.7.234 }
    - { name: pve-gamma, address: 192.168.7.235 }
  sdn:
    zones: [{ name: k3szone, type: vxlan, mtu: 1450 }]
    vnets:
      - name: k3svnet
        zone: k3szone
        vni: 100
        alias: managed by k3s-homelab
        subnets: [{ cidr: 10.0.0.0/24, gateway: 10.0.0.1 }]`),
  ).network,
);

(present ? describe : describe.skip)('what Proxmox wrote itself', () => {
  const files = (rendered?.files ?? []).filter(({ text }) => text !== '');

  it('has six files for a network without a firewall', () => {
    expect(files).toHaveLength(6);
  });

  it.each(files)('is $key, byte for byte', ({ host, key, text }) => {
    const title = host === null ? `-- ${key}\n` : `==> /etc/network/nodes/${host}.sdn <==\n`;
    expect(recorded('api-transcript-1.txt')).toContain(title + text);
  });

  it('is zones.cfg and the interfaces of PVE 8, byte for byte', () => {
    const peers = ['192.168.7.233', '192.168.7.234', '192.168.7.235'];
    const zones = [{ name: 'k3szone', spec: { type: 'vxlan' as const, mtu: 1450, peers } }];
    const vnets = [{ name: 'k3svnet', spec: { zone: 'k3szone', tag: 100 } }];
    const interfaces = renderInterfaces({ zones, vnets, subnets: [] }, ['192.168.7.235']);
    expect(recorded('api-transcript-7-pve8.txt')).toContain(interfaces + renderZonesCfg(zones, 8));
  });

  it('is the rules and the security group in cluster.fw, byte for byte', () => {
    const rule = { type: 'in', action: 'ACCEPT' } as const;
    const udp = { ...rule, proto: 'udp' } as const;
    const vxlan = {
      ...udp,
      source: '+k3s-peers',
      dport: '4789',
      enable: 1,
      comment: 'k3s-homelab: vxlan',
    } as const;
    const tailscale = { ...udp, dport: '41641', enable: 0, comment: 'k3s-homelab: tailscale' } as const;
    const apiserver = { ...rule, source: 'k3s-net', proto: 'tcp', dport: '6443', enable: 1 } as const;
    const comment = 'k3s-homelab';
    const text = renderClusterFw({
      ipsets: [],
      rules: [
        { name: 'vxlan', spec: vxlan },
        { name: 'tailscale', spec: tailscale },
      ],
      groups: [
        {
          name: 'k3s-nodes',
          spec: {
            comment,
            rules: [{ name: 'api', spec: { ...apiserver, comment: 'k3s-homelab: apiserver' } }],
          },
        },
      ],
    });
    // the record has a rule of another kind on top
    expect(recorded('api-transcript-5-firewall.txt')).toContain(
      text.replace('[RULES]\n\n', '[RULES]\n\nGROUP k3s-nodes\n'),
    );
  });

  it('came of the same parameters that the commands have', () => {
    const calls = [
      ...recorded('api-transcript-1.txt').matchAll(/^>>> POST (\S+) (.*)\n\{"data":null\}\n\[200\]/gm),
    ];
    const made = calls.map(([, path = '', parameters = '']) => [`/${path}`, ...sortedParameters(parameters)]);
    const commands = rendered?.steps[0]?.commands ?? [];
    expect(
      commands.map(([, , path = '', ...options]) => [
        path,
        ...options
          .flatMap((word, index) =>
            index % 2 === 0 ? [`${word.replace(/^--/, '')}=${options[index + 1] ?? ''}`] : [],
          )
          .sort(),
      ]),
    ).toEqual(made);
  });
});

/** `key=value` of a recorded call; a value may hold spaces. */
function sortedParameters(text: string): readonly string[] {
  return text.split(/ (?=[a-z-]+=)/).sort();
}
