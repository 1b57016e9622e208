import { renderClusterFw } from '../../src/cfg/cluster-fw.ts';

const rule = { type: 'in', action: 'ACCEPT', enable: 1 } as const;

describe(renderClusterFw, () => {
  it('writes sets, datacenter rules and security groups as Proxmox does', () => {
    const firewall = {
      ipsets: [
        { name: 'k3s-peers', spec: { comment: 'k3s-homelab', cidrs: ['192.168.7.234', '192.168.7.233'] } },
      ],
      rules: [
        {
          name: 'vxlan',
          spec: { ...rule, source: '+k3s-peers', proto: 'udp', dport: '4789', comment: 'k3s-homelab: vxlan' },
        },
        {
          name: 'tailscale',
          spec: { ...rule, enable: 0, proto: 'udp', dport: '41641', comment: 'k3s-homelab: tailscale' },
        },
      ],
      groups: [
        {
          name: 'k3s-nodes',
          spec: {
            comment: 'k3s-homelab',
            rules: [
              {
                name: 'apiserver',
                spec: {
                  ...rule,
                  source: '10.0.0.0/24',
                  dest: '+k3s-peers',
                  proto: 'tcp',
                  dport: '6443',
                  comment: 'k3s-homelab: apiserver',
                },
              },
            ],
          },
        },
      ],
    } as const;
    expect(renderClusterFw(firewall)).toBe(`[IPSET k3s-peers] # k3s-homelab

192.168.7.233
192.168.7.234

[RULES]

IN ACCEPT -source +k3s-peers -p udp -dport 4789 # k3s-homelab: vxlan
|IN ACCEPT -p udp -dport 41641 # k3s-homelab: tailscale

[group k3s-nodes] # k3s-homelab

IN ACCEPT -source 10.0.0.0/24 -dest +k3s-peers -p tcp -dport 6443 # k3s-homelab: apiserver

`);
  });

  it('refuses a comment that would start a rule of its own', () => {
    const comment = 'first\nIN ACCEPT -p tcp -dport 22';
    const spec = { ...rule, proto: 'tcp', dport: '1', comment } as const;
    expect(() => renderClusterFw({ ipsets: [], rules: [{ name: 'one', spec }], groups: [] })).toThrow(
      new Error(
        `comment of rule one is ${JSON.stringify(comment)}: a Proxmox file takes letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_ there`,
      ),
    );
  });

  it('refuses a source that would add an option', () => {
    const spec = { ...rule, source: '10.0.0.1 -p icmp', proto: 'tcp', dport: '1', comment: 'one' } as const;
    expect(() => renderClusterFw({ ipsets: [], rules: [{ name: 'one', spec }], groups: [] })).toThrow(
      new Error(
        '-source of rule one is "10.0.0.1 -p icmp": a Proxmox file takes letters, digits and ()*+,-./:;<=>?@[\\]^_ there',
      ),
    );
  });

  it('is empty where nothing is to be said', () => {
    expect(renderClusterFw({ ipsets: [], rules: [], groups: [] })).toBe('');
  });
});
