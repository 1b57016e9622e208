import {
  imageValues,
  Namespace,
  placedSpec,
  resourcesValues,
  type Drawn,
  type ReadonlyDeep,
} from '@netloom/chart-kit';
import { NetworkPolicy } from '@netloom/network-model/chart';
import * as z from 'zod';
import { FirewallValues } from './firewall-values.ts';
import { ApiValues, DriftValues, NodeValues, ReconcileValues } from './job-values.ts';
import { NODE, NODE_RESOURCES } from './node-image.ts';
import { SubnetSpec, VNetSpec, ZoneSpec } from './sdn-values.ts';

const SdnId = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]{1,7}$/, 'Proxmox takes 2 to 8 letters and digits here, a letter first');

const SubnetId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{1,7}-[0-9a-f.:]+-[0-9]{1,3}$/);

export const ProxmoxSdnValues = z.strictObject({
  namespace: Namespace.default('netloom-system').describe('Namespace of the ConfigMaps and jobs.'),
  version: z
    .literal([8, 9])
    .default(9)
    .describe('Major version of Proxmox VE that the texts are written for.'),
  zones: z
    .array(z.strictObject({ name: SdnId.describe('Zone id.'), spec: ZoneSpec }))
    .default([])
    .describe('SDN zones. The chart needs at least one.'),
  vnets: z
    .array(z.strictObject({ name: SdnId.describe('VNet id.'), spec: VNetSpec }))
    .default([])
    .describe('Virtual networks of those zones.'),
  subnets: z
    .array(z.strictObject({ name: SubnetId.describe('Subnet id: zone-network-prefix.'), spec: SubnetSpec }))
    .default([])
    .describe('Subnets of those VNets.'),
  firewall: FirewallValues,
  files: z
    .record(z.string().regex(/^[-._a-zA-Z0-9]+$/), z.string())
    .default({})
    .describe('The same as Proxmox would write it, file by file, for review.'),
  drift: DriftValues,
  reconcile: ReconcileValues,
  network: z
    .string()
    .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$/)
    .default('')
    .describe('Name of the network: the alias `netloom <name>` marks its VNets.'),
  nodes: z
    .array(NodeValues)
    .default([])
    .describe('Nodes of the cluster: the jobs refuse a change that would cut them off.'),
  api: ApiValues,
  image: imageValues(NODE),
  resources: resourcesValues(NODE_RESOURCES),
  networkPolicies: z.array(placedSpec(NetworkPolicy)).default([]).describe('What the jobs may reach.'),
});
export type ProxmoxSdnValues = ReadonlyDeep<z.output<typeof ProxmoxSdnValues>>;

export type DrawnValues = Drawn<ProxmoxSdnValues>;
export type Sdn = Pick<DrawnValues, 'zones' | 'vnets' | 'subnets'>;
export type ZoneType = ProxmoxSdnValues['zones'][number]['spec']['type'];
