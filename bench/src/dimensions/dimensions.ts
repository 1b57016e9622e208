import { generatedNetwork } from '../generated-network.ts';
import { addressOf, clusterWith, networkText, rows } from './network-text.ts';

/** One direction in which a network file grows. */
export interface Dimension {
  readonly name: string;
  /** What is timed: `validate` where what is written does not grow. */
  readonly command: 'build' | 'validate';
  /** The text of a network with that many of them. */
  readonly network: (size: number) => string;
}

const IN_POOL = '10.15.1.1';

const service = (index: number, expose: readonly object[], namespace = 'apps'): object => ({
  name: `service-${index}`,
  namespace,
  port: 80,
  targetPort: 8080,
  selector: { app: `service-${index}` },
  expose,
});

const DNS = { zone: 'example.com', owner: 'generated' };
const TUNNEL = { id: '6ff42ae2-765d-4adf-8112-31c55c1551ef' };

/** Each grows one list, and leaves all others as they are. */
export const DIMENSIONS: readonly Dimension[] = [
  { name: 'services', command: 'build', network: generatedNetwork },
  {
    name: 'nodes',
    command: 'build',
    network: (size) =>
      networkText({
        ...clusterWith({
          nodes: rows(size, (index) => ({
            name: `node-${index}`,
            role: index < 3 ? 'server' : 'agent',
            address: addressOf(index),
            observed: { podCidr: `10.${64 + (index >> 8)}.${index & 0xff}.0/24` },
          })),
        }),
        firewall: [
          { name: 'api', from: 'lan', to: 'nodes', ports: ['6443/tcp'] },
          {
            name: 'cluster',
            from: 'nodes',
            to: 'nodes',
            ports: ['8472/udp', '10250/tcp', '7946/tcp', '7946/udp', '2379-2380/tcp'],
          },
        ],
      }),
  },
  {
    name: 'hosts',
    command: 'build',
    network: (size) =>
      networkText({
        lan: {
          cidr: '10.0.0.0/12',
          hosts: rows(size, (index) => ({ name: `host-${index}`, address: addressOf(index) })),
        },
      }),
  },
  {
    name: 'pools',
    command: 'build',
    network: (size) =>
      networkText({
        loadBalancer: {
          pools: rows(size, (index) => ({
            name: `pool-${index}`,
            addresses: [`${index === 0 ? IN_POOL : addressOf(index)}/32`],
          })),
          l2Advertisements: [{ name: 'default' }],
        },
      }),
  },
  {
    name: 'firewall rows',
    command: 'build',
    network: (size) =>
      networkText({
        firewall: rows(size, (index) => ({
          name: `rule-${index}`,
          from: addressOf(index),
          to: 'pools',
          ports: ['443/tcp'],
        })),
      }),
  },
  {
    name: 'paths of one host',
    command: 'build',
    network: (size) =>
      networkText({
        services: rows(size, (index) =>
          service(index, [{ host: 'all.int.example.com', via: 'ingress', path: `/path-${index}` }]),
        ),
      }),
  },
  {
    name: 'hosts of one service',
    command: 'build',
    network: (size) =>
      networkText({
        services: [
          service(
            0,
            rows(size, (index) => ({ host: `host-${index}.int.example.com`, via: 'ingress' })),
          ),
        ],
      }),
  },
  {
    name: 'namespaces',
    command: 'build',
    network: (size) =>
      networkText({
        services: rows(size, (index) => service(index, [], `apps-${index}`)),
        policies: { defaultDenyIngress: rows(size, (index) => `apps-${index}`) },
      }),
  },
  {
    name: 'intents by ingress',
    command: 'validate',
    network: (size) =>
      networkText({
        services: rows(size, (index) =>
          service(index, [{ host: `host-${index}.int.example.com`, via: 'ingress' }]),
        ),
        dns: DNS,
        tls: { issuer: 'letsencrypt' },
        intents: rows(size, (index) => ({
          from: 'lan',
          to: `https://host-${index}.int.example.com`,
          expect: 'allow',
        })),
      }),
  },
  {
    name: 'intents by tunnel',
    command: 'validate',
    network: (size) =>
      networkText({
        dns: DNS,
        tunnel: TUNNEL,
        services: rows(size, (index) =>
          service(index, [{ host: `host-${index}.example.com`, via: 'tunnel' }]),
        ),
        intents: rows(size, (index) => ({
          from: 'internet',
          to: `https://host-${index}.example.com`,
          expect: 'allow',
        })),
      }),
  },
  {
    name: 'findings',
    command: 'validate',
    network: (size) =>
      networkText({
        lan: {
          cidr: '10.0.0.0/12',
          hosts: rows(size, (index) => ({ name: `host-${index}`, address: '10.0.1.1' })),
        },
      }),
  },
  {
    name: 'waivers',
    command: 'validate',
    network: (size) =>
      networkText({
        lan: {
          cidr: '10.0.0.0/12',
          // no more findings of one code are listed
          hosts: rows(Math.min(size, 1_000), (index) => ({
            name: `host-${index}`,
            address: `11.0.${index >> 8}.${index & 0xff}`,
          })),
        },
        waivers: rows(size, (index) => ({
          code: 'address-outside-subnet',
          matches: `"host-${index % 1_000}"`,
          reason: 'a host of another network',
          until: '2099-12-31',
        })),
      }),
  },
  {
    name: 'VNets',
    command: 'build',
    network: (size) =>
      networkText({
        proxmox: {
          hosts: [{ name: 'pve-1', address: '10.15.0.2' }],
          sdn: {
            zones: [{ name: 'zone', type: 'vxlan', mtu: 1450, peers: ['10.15.0.2'] }],
            vnets: rows(size, (index) => ({
              name: `v${index}`,
              zone: 'zone',
              vni: index + 1,
              subnets: [{ cidr: `172.${16 + (index >> 12)}.${(index >> 4) & 0xff}.${(index & 15) * 16}/28` }],
            })),
          },
        },
      }),
  },
];
