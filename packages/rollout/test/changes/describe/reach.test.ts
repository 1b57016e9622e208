import { edits, said, type Edit } from '../../networks.ts';

const GRAFANA = 'expose: [{ host: grafana.int.example.com, via: ingress }]';

/** Who gains and who loses reach. */
describe('reach', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'the tailnet that loses the way',
      [['advertise: [pods, pools]', 'advertise: [pods]']],
      [
        '- https://grafana.int.example.com can no longer be reached from tailnet: no Connector advertises a route to 192.168.1.210: the tailnet has only pods',
      ],
    ],
    [
      'the internet that gains it',
      [
        [GRAFANA, 'expose: [{ host: grafana.int.example.com, via: tunnel, origin: service }]'],
        ['tunnel: { id', "tunnel: { edgeCertificates: ['*.int.example.com'], id"],
      ],
      ['+ https://grafana.int.example.com can be reached from internet and sdn'],
    ],
    [
      'a host that no certificate covers any more',
      [[GRAFANA, 'expose: [{ host: grafana.int.example.com, via: tunnel, origin: service }]']],
      [
        "- https://grafana.int.example.com can no longer be reached from lan, nodes, proxmox, tailnet and all pods: Cloudflare's universal certificate for example.com and *.example.com does not cover grafana.int.example.com: a client that verifies it ends the connection",
      ],
    ],
    [
      'all that lose it for one reason, in one line',
      [['[apps]', '[apps, monitoring]']],
      [
        '~ service:monitoring/grafana may no longer be reached from nodes: 2 paths: 2 unknown',
        '- service:monitoring/grafana can no longer be reached from pods of apps, cloudflare, kube-system, tailscale: policy monitoring/default-deny-ingress isolates pods of monitoring/grafana on 3000/tcp, and no policy allows ingress from a pod of namespace apps (so for pods of apps, and alike for the others)',
      ],
    ],
    [
      'a host that is gone',
      [[GRAFANA, 'expose: []']],
      [
        '- https://grafana.int.example.com can no longer be reached from lan, nodes, proxmox, tailnet and all pods: it is no longer there',
      ],
    ],
    [
      'an intent that only the new network has',
      [
        ['intents: [', "intents: [{ from: lan, to: 'tcp://192.168.1.5:445', expect: allow }, "],
        ['address: 192.168.1.5', 'address: 192.168.1.6'],
      ],
      ['~ tcp://192.168.1.5:445 may no longer be reached from lan: which host has 192.168.1.5 is not stated'],
    ],
    [
      'the pods of a new namespace by their number',
      [['namespace: monitoring\n    port', 'namespace: graphs\n    port']],
      [
        '+ pods of graphs are new: reach 6 of 7 targets',
        '+ service:graphs/grafana can be reached from nodes and all pods',
        '- service:monitoring/grafana can no longer be reached from nodes and all pods: it is no longer there',
      ],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'reach')).toEqual(expected);
  });

  it('tells the way back, too', () => {
    const { before, after } = edits(
      ['intents: [', "intents: [{ from: lan, to: 'tcp://192.168.1.5:445', expect: allow }, "],
      ['address: 192.168.1.5', 'address: 192.168.1.6'],
      ['namespace: monitoring\n    port', 'namespace: graphs\n    port'],
    );
    expect(said({ before: after, after: before }, 'reach')).toEqual([
      '- pods of graphs are gone: reached 6 of 7 targets',
      '- service:graphs/grafana can no longer be reached from nodes and all pods: it is no longer there',
      '+ service:monitoring/grafana can be reached from nodes and all pods',
      '+ tcp://192.168.1.5:445 can be reached from lan',
    ]);
  });

  it('tells what nobody knows any more, and what is known again', () => {
    const { before, after } = edits(['ports: [8472/udp, 10250/tcp]', 'ports: [10250/tcp]']);
    const why =
      "no firewall rule lets flannel's VXLAN pass between all nodes on 8472/udp: only pods on the same node are reached";
    expect(said({ before, after }, 'reach')[0]).toBe(
      `~ https://grafana.int.example.com may no longer be reached from lan, proxmox, tailnet and all pods: ${why}`,
    );
    expect(said({ before: after, after: before }, 'reach')[0]).toBe(
      '+ https://grafana.int.example.com can be reached from lan, nodes, proxmox, tailnet and all pods',
    );
  });
});
