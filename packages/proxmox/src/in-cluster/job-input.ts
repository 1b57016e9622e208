import { Address } from '@netloom/addresses';
import { ownerMark } from '@netloom/proxmox-sdn/owner-mark';
import * as z from 'zod';
import type { DesiredSdn } from '../reconcile/sdn/desired-sdn.ts';
import { toSdnObjects } from '../reconcile/sdn/to-sdn-objects.ts';

const Named = z.object({ name: z.string(), spec: z.record(z.string(), z.unknown()) });

/** The parts of desired.json that are compared; the chart's schema has checked them. */
const Desired = z.object({
  version: z.literal([8, 9]),
  zones: z.array(Named),
  vnets: z.array(Named),
  subnets: z.array(Named),
});

const ApiHost = z.object({ name: z.string(), origin: z.string(), fingerprint: z.string().optional() });
export type ApiHost = Readonly<z.output<typeof ApiHost>>;

const Jobs = z.object({
  network: z.string(),
  nodes: z.array(z.object({ name: z.string(), address: z.string() })),
  api: z.object({ hosts: z.array(ApiHost), ca: z.string() }),
  reconcile: z.object({ adopt: z.boolean() }),
});

/** The input that the chart gives to its jobs. */
export interface JobInput {
  readonly network: string;
  readonly desired: DesiredSdn;
  /** In the order in which they are tried. */
  readonly hosts: readonly ApiHost[];
  /** PEM; empty where every host has a fingerprint. */
  readonly ca: string;
  readonly adopt: boolean;
}

/** Reads the two files of the ConfigMap proxmox-sdn. */
export function parseInput(text: { readonly desired: string; readonly jobs: string }): JobInput {
  const { version, ...sdn } = Desired.parse(JSON.parse(text.desired));
  const { network, nodes, api, reconcile } = Jobs.parse(JSON.parse(text.jobs));
  return {
    network,
    desired: {
      mark: ownerMark(network),
      version,
      hosts: api.hosts.map(({ name }) => name),
      objects: toSdnObjects(sdn),
      nodes: nodes.map(({ name, address }) => ({ name, address: addressOf(address) })),
    },
    hosts: api.hosts,
    ca: api.ca,
    adopt: reconcile.adopt,
  };
}

function addressOf(text: string): Address {
  const address = Address.parse(text);
  if (!address.ok) throw new Error(address.message);
  return address.value;
}
