import type { Drawn, From } from '@netloom/chart-kit';
import { nameserverOf, type Connector, type Network } from '@netloom/network-model';
import { advertisedCidrs } from './advertised-cidrs.ts';
import { toSites } from './to-sites.ts';
import type { TailscaleValues } from './values.ts';

type Values = Drawn<TailscaleValues>;

/** The ProxyClass of every connector that names none of its own. */
const PROXY_CLASS = 'connector';

export function toValues(network: Network, from: From): Values {
  const sites = toSites(network, from);
  const plain = network.connectors.find((connector) => connector.proxyClass === null);
  return from(network, {
    connectors: network.connectors.map((connector) => toConnector({ network, connector, from })),
    proxyClasses: plain === undefined ? [] : [toProxyClass(plain, from)],
    ...(sites.length > 0 && { ingresses: sites }),
    dnsConfigs: toDnsConfigs(network, from),
  });
}

function toConnector(options: {
  readonly network: Network;
  readonly connector: Connector;
  readonly from: From;
}): Values['connectors'][number] {
  const { network, connector, from } = options;
  const { name, tags, replicas, exitNode, proxyClass } = connector;
  const advertiseRoutes = advertisedCidrs(network, connector);
  return from(connector, {
    name,
    spec: {
      ...(replicas > 1 ? { hostnamePrefix: name, replicas } : { hostname: name }),
      tags,
      proxyClass: proxyClass ?? PROXY_CLASS,
      ...(advertiseRoutes.length > 0 && { subnetRouter: { advertiseRoutes } }),
      exitNode,
    },
  });
}

/** Requests only: no limit fits tailscaled, and a throttled router cuts every client off. */
function toProxyClass(source: Connector, from: From): Values['proxyClasses'][number] {
  const container = (cpu: string, memory: string): { readonly resources: object } => ({
    resources: { requests: { cpu, memory } },
  });
  return from(source, {
    name: PROXY_CLASS,
    spec: {
      statefulSet: {
        pod: {
          tailscaleContainer: container('50m', '64Mi'),
          tailscaleInitContainer: container('10m', '16Mi'),
        },
      },
    },
  });
}

/** The image is released with the operator, under the same version. */
function toDnsConfigs(network: Network, from: From): Values['dnsConfigs'] {
  const { operators } = network;
  const clusterIP = nameserverOf(network);
  if (clusterIP === null) return [];
  const tag = `v${operators.tailscale.replace(/^v/, '')}`;
  const image = from(operators, { repo: 'tailscale/k8s-nameserver', tag });
  const nameserver = { image, service: { clusterIP } };
  return [from(clusterIP, { name: 'ts-dns', spec: { nameserver } })];
}
