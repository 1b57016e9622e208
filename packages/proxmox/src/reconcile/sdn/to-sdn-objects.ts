import { toOptions, type SdnObject } from './sdn-object.ts';

interface NamedSpec {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The zones, VNets and subnets of the chart's values, as they are compared with Proxmox. */
export function toSdnObjects(sdn: {
  readonly zones: readonly NamedSpec[];
  readonly vnets: readonly NamedSpec[];
  readonly subnets: readonly NamedSpec[];
}): readonly SdnObject[] {
  const kinds = { zone: sdn.zones, vnet: sdn.vnets, subnet: sdn.subnets } as const;
  return (['zone', 'vnet', 'subnet'] as const).flatMap((kind) =>
    kinds[kind].map(({ name, spec }) => ({ kind, id: name, options: toOptions(kind, spec) })),
  );
}
