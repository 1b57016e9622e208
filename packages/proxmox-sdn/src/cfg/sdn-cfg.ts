import type { ProxmoxSdnValues, Sdn } from '../values.ts';
import { dhcpRangeText } from './property.ts';
import { renderSections } from './section-config.ts';

export function renderZonesCfg(zones: Sdn['zones'], version: ProxmoxSdnValues['version']): string {
  return renderSections(
    zones.map(({ name, spec: { type, peers, bridge, tag, ...optional } }) => {
      const joined = peers?.map((peer) => peer.toString()).join(',');
      // a zone of PVE 9 has peers or a fabric, so neither is required by itself
      const byVersion = version === 8 ? { required: { peers: joined } } : { optional: { peers: joined } };
      return {
        type,
        id: name,
        required: { bridge, tag, ...byVersion.required },
        optional: { ...optional, ...byVersion.optional },
      };
    }),
  );
}

export function renderVnetsCfg(vnets: Sdn['vnets']): string {
  return renderSections(
    vnets.map(({ name, spec: { zone, ...optional } }) => ({
      type: 'vnet',
      id: name,
      required: { zone },
      optional,
    })),
  );
}

export function renderSubnetsCfg(subnets: Sdn['subnets']): string {
  return renderSections(
    subnets.map(({ name, spec }) => ({
      type: 'subnet',
      id: name,
      required: { vnet: spec.vnet },
      optional: {
        gateway: spec.gateway,
        snat: spec.snat,
        'dhcp-range': spec['dhcp-range']?.map(dhcpRangeText),
      },
    })),
  );
}
