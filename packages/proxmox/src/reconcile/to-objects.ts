import { toOptions, type SdnObject } from './sdn-object.ts';

interface Named {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Zones, VNets and subnets as the chart's values have them, as what is compared with Proxmox. */
export function toObjects(sdn: {
  readonly zones: readonly Named[];
  readonly vnets: readonly Named[];
  readonly subnets: readonly Named[];
}): readonly SdnObject[] {
  const kinds = { zone: sdn.zones, vnet: sdn.vnets, subnet: sdn.subnets } as const;
  return (['zone', 'vnet', 'subnet'] as const).flatMap((kind) =>
    kinds[kind].map(({ name, spec }) => ({ kind, id: name, options: toOptions(kind, spec) })),
  );
}
