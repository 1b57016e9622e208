import type { Kind } from '@netloom/chart-kit';
import { HelmChart } from '@netloom/delivery';
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

/** Kinds that nobody has published a model of, so that they are written by hand. */
export const OWN_KINDS: readonly Kind[] = [
  BFDProfile,
  BGPAdvertisement,
  BGPPeer,
  Community,
  Connector,
  DNSConfig,
  DNSEndpoint,
  HelmChart,
  HelmChartConfig,
  IPAddressPool,
  L2Advertisement,
  ProxyClass,
];
