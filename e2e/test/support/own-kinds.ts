import type { Kind } from '@netloom/chart-kit';
import { HelmChart } from '@netloom/deployment';
import { HelmChartConfig } from '@netloom/ingress';
import {
  BFDProfile,
  BGPAdvertisement,
  BGPPeer,
  Community,
  IPAddressPool,
  L2Advertisement,
} from '@netloom/metallb';
import { DNSEndpoint } from '@netloom/network-model/chart';
import { Connector, DNSConfig, ProxyClass } from '@netloom/tailscale';

/** Those that charts render. */
export const OWN_KINDS_OF_CHARTS = [
  BFDProfile,
  BGPAdvertisement,
  BGPPeer,
  Community,
  Connector,
  DNSConfig,
  DNSEndpoint,
  HelmChartConfig,
  IPAddressPool,
  L2Advertisement,
  ProxyClass,
] as const satisfies readonly Kind[];

/** Kinds without a published model, written by hand. */
export const OWN_KINDS: readonly Kind[] = [...OWN_KINDS_OF_CHARTS, HelmChart];
