import type { Layer } from '@netloom/reachability';

/** What of network.yaml decides at a layer, and so what would have to change for another answer. */
export const WHAT_WOULD_CHANGE: Readonly<Record<Layer, string>> = {
  start:
    'Ask about one machine, or about pods of one namespace: the answers of several differ, or the network does not state them.',
  target: 'State the target in network.yaml, or ask for an address and port that it states.',
  dns: 'Give the name a record that this source can resolve: expose the host by a way in that the source has, or list it in `dns.records`.',
  internet:
    'Expose the host through the tunnel (`via: tunnel`): an address of the home network has no route from the internet.',
  edge: 'Let the name be one that Cloudflare proxies: a host of the tunnel, below the zone.',
  certificate:
    'Cover the name by a certificate: `tls`, the domain of `ingress`, or `tunnel.edgeCertificates`.',
  tunnel: 'Add the host and path to what the tunnel serves: `expose` of a Service with `via: tunnel`.',
  vpn: 'Name the address in the `routes` of the VPN, and let its endpoint pass it on.',
  tailnet: 'Advertise a route to the address: `advertise` of a Connector in `tailnet.connectors`.',
  lan: 'Use an address that this network segment has a route to.',
  sdn: 'Give the VNet a gateway with a route there, or send from the LAN.',
  node: 'Address a port that nodes listen on.',
  'load-balancer':
    'Use an address of a pool that a Service holds: `loadBalancer.pools` and what announces them.',
  firewall: 'Allow it by a row of `firewall`, from this source to this target, on this port.',
  'entry-point': 'Use a port that Traefik has an entry point for.',
  route: 'Expose the host through Traefik: `expose` of a Service with `via: ingress`.',
  middleware:
    'Let the client pass: `ipAllowList` of the host or of its ingress, and what `middlewares` names.',
  service: 'Use a port that the Service has.',
  policy:
    'Allow it by a row of `firewall` to the Service, or leave the namespace out of `policies.defaultDenyIngress`.',
  overlay:
    "Let flannel's network carry it between the nodes: `cluster.flannel`, and the firewall between them.",
  host: 'Address a port that the machine listens on.',
  pod: 'Use the port that the pods accept.',
};
