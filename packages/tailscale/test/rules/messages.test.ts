import { messagesOnPage } from '@netloom/network-model/testing';
import { rules } from '../../src/rules/index.ts';

const TAKE =
  '  take an address of the service network that no Service has, best one of its first 256: Kubernetes hands those out last';

const NARROWER =
  '  let it take no routes, or advertise narrower ones; on Linux a rule such as `ip rule add to NETWORK priority 2500 lookup main` keeps its own network, and this can be waived then';
const SITE =
  '  lead it to a Service with a ClusterIP that answers plain http, or https at port 443; without `https: true` the device passes on any TCP port';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'accepted-route-is-own': [
    '9:18 warning "nas" takes routes of the tailnet (host:nas), and Connector "home" advertises 192.168.1.0/24, which holds a network that it is on, 192.168.1.0/24: Linux, if that runs there, sends to its own neighbours through the tailnet then',
    '  10 192.168.1.0/24 is advertised here',
    '  4 192.168.1.0/24 is stated here',
    NARROWER,
    '9:18 error "node-1" takes routes of the tailnet (nodes), and Connector "home" advertises 10.42.0.0/16, which holds the network of pods, 10.42.0.0/16: packets for pods go to the Connector, which is a pod itself',
    '  10 10.42.0.0/16 is advertised here',
    '  6 10.42.0.0/16 is stated here',
    NARROWER,
    '9:18 warning "router" takes routes of the tailnet (host:router), and "cabin" advertises 192.168.1.128/25, which is a part of a network that it is on, 192.168.1.0/24: Linux, if that runs there, sends to its own neighbours through the tailnet then',
    '  10 192.168.1.128/25 is advertised here',
    '  4 192.168.1.0/24 is stated here',
    NARROWER,
  ],
  'device-name-twice': [
    '11:92 warning device "wiki" of the tailnet is stated twice: Tailscale calls all but the first one by another name, such as wiki-1',
    '  10 it is also stated here',
    '  give each a `hostname` of its own',
  ],
  'device-site-not-possible': [
    '10:74 error the site of device "vault-vault" cannot lead to service "vault/vault": it speaks https at port 8200, and the operator does so at port 443 alone',
    '  10 the service is stated here',
    SITE,
    '10:68 error the site of device "chat-chat" cannot lead to service "chat/chat": it speaks h2c, and the operator asks in http or https',
    '  10 the service is stated here',
    SITE,
    '10:67 error the site of device "db-db" cannot lead to service "db/db": it is headless, and the operator asks the ClusterIP of a Service',
    '  10 the service is stated here',
    SITE,
  ],
  'nameserver-address-unusable': [
    '9:35 error nameserver 192.168.1.53 is outside of the service network 10.43.0.0/16',
    '  6 the service network 10.43.0.0/16',
    TAKE,
    '9:35 error nameserver 10.43.0.10 is the cluster DNS already: two Services cannot have one address',
    '  6 the cluster DNS has it',
    TAKE,
    '9:35 error nameserver 10.43.0.1 is that of the Service kubernetes, which has the first',
    '  6 the service network 10.43.0.0/16',
    TAKE,
    '9:35 error nameserver 10.43.255.255 is an edge of 10.43.0.0/16, which no Service can have',
    '  6 the service network 10.43.0.0/16',
    TAKE,
  ],
  'nameserver-not-asked': [
    '8:35 warning no DNS query reaches the nameserver 10.43.0.53: CoreDNS forwards ts.net to it only where split horizon is on',
    '  6 the cluster has no `splitHorizon`',
    '  write `splitHorizon: {}` under `cluster`; waive this if your own coredns-custom forwards ts.net',
  ],
  'route-from-two-connectors': [
    '11:37 warning 10.43.0.0/16 is advertised by the Connectors "router-a" and "router-b": Tailscale sends all of it to one of them',
    '  10 "router-a" advertises it',
    '  for failover, write replicas: 2 at one Connector; else advertise it once',
  ],
  'route-holds-lan': [
    '10:35 info Connector "router" advertises lan, which holds the LAN 192.168.1.0/24: a Linux device at home that accepts routes reaches its own neighbours through the tailnet',
    '  4 the LAN is stated here',
    '  advertise what is needed from outside (nodes, pools, host:NAME), or let no device at home accept routes',
    '10:35 info Connector "router" advertises 192.168.0.0/16, which holds the LAN 192.168.1.0/24: a Linux device at home that accepts routes reaches its own neighbours through the tailnet',
    '  4 the LAN is stated here',
    '  advertise what is needed from outside (nodes, pools, host:NAME), or let no device at home accept routes',
  ],
  'route-in-tailnet-range': [
    '10:41 error Connector "router" advertises 100.64.0.0/16, but 100.64.0.0/10 is where Tailscale\'s devices are: they are reached without a route',
    '  9 the tailnet is stated here',
    '  remove the route: it would send traffic for the devices of the tailnet into the cluster',
  ],
  'route-is-exit-node': [
    '10:41 error Connector "router" advertises everything as a subnet: tailscaled requires an exit node for that',
    '  an exit node takes the traffic of devices that choose it; a route would take that of every device',
    '10:52 error Connector "router" advertises everything as a subnet: tailscaled requires an exit node for that',
    '  10 this is everything too',
    '  an exit node takes the traffic of devices that choose it; a route would take that of every device',
  ],
  'route-of-nothing': [
    '10:35 error Connector "router" advertises pools, but the network has none: it advertises no route, and Tailscale\'s operator refuses a Connector that does nothing',
    '  state pools, or take it away',
    '10:41 error Connector "router" advertises sdn, but the network has none: it advertises no route',
    '  state sdn, or take it away',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(messagesOnPage(rule, new URL('../../src/rules/', import.meta.url))).toEqual(SAID[rule.code]);
  },
);
