import { ask } from './ask.ts';

function network(cluster: string): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  ${cluster}
  nodes:
    - { name: n1, address: 192.168.1.11 }
    - { name: n2, role: agent, address: 192.168.1.12 }
services:
  - { name: api, namespace: web, port: 80, targetPort: 8080, selector: { app: api } }
  - { name: job, namespace: jobs, port: 80, targetPort: 8080, selector: { app: job } }
policies: { defaultDenyIngress: [web] }
`;
}

const CILIUM = 'distribution: talos\n  cni: cilium\n  podCidr: 10.244.0.0/16';
const policyHopsOf = (text: string, from: string, to: string): readonly string[] =>
  ask(text, from, to)
    .hops.filter(([, layer]) => layer === 'policy')
    .map(([verdict, , said]) => `${verdict} ${said}`);
const fromJob = (cluster: string): readonly string[] =>
  policyHopsOf(network(cluster), 'pod:jobs/job', 'service:web/api');

describe('what enforces policies', () => {
  it.each(['distribution: k3s', 'distribution: rke2', 'distribution: k0s', CILIUM])(
    'stops a pod that no policy lets in: %s',
    (cluster) => {
      expect(fromJob(cluster)).toEqual([expect.stringMatching(/^deny policy web\/.* isolates/)]);
    },
  );

  it('stops nobody where nothing does', () => {
    const text = network('distribution: talos');
    expect(fromJob('distribution: talos')).toEqual([
      expect.stringMatching(/^allow nothing in the cluster enforces policies: policy web\/\S+ stops nobody$/),
    ]);
    expect(ask(text, 'pod:jobs/job', 'service:web/api').verdict).toBe('allow');
  });

  it('is unknown where the pod network is', () => {
    expect(fromJob('distribution: kubeadm\n  podCidr: 10.244.0.0/16')).toEqual([
      expect.stringMatching(
        /^unknown policy web\/.*; whether anything enforces it \(policyEngine\) is not stated$/,
      ),
    ]);
  });

  it('does not count on ipBlocks of nodes with Cilium, as kube-router does', () => {
    const row = "firewall: [{ name: nodes, from: nodes, to: 'service:web/api', ports: [80/tcp] }]\n";
    const asked = (cluster: string): readonly string[] =>
      policyHopsOf(`${network(cluster)}${row}`, 'node:n1', 'service:web/api');
    expect(asked('distribution: k3s').at(-1)).toMatch(/^allow /);
    expect(asked(CILIUM).at(-1)).toMatch(/^unknown .*policyCIDRMatchMode says so/);
  });
});
