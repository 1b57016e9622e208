import { RULE_PAGES, rules } from '../../src/rules/index.ts';
import { saidOnPage } from '../../src/testing/index.ts';

/** What rules about networks and addresses say of the fixtures on their pages. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'acme-name-not-public': [
    '10:37 info solver http01 is for ACME, but no public issuer gives a certificate for "apps.home.lan" and "*.apps.home.lan"',
    '  10 the names come from here',
    '  take names below a domain of your own, or an issuer with a CA of your own, and leave `solver` out',
    '10:37 info solver cloudflare is for ACME, but no public issuer gives a certificate for "wiki.home.arpa"',
    '  10 the names come from here',
    '  take names below a domain of your own, or an issuer with a CA of your own, and leave `solver` out',
  ],
  'address-on-subnet-edge': [
    '7:29 error host "nas" (192.168.1.127) is on the broadcast address of network "lan"',
    '  5 the network comes from here',
    '  give it another address of the subnet: no machine can send a packet to this one alone',
    '13:58 error node "node-1" (10.0.0.0) is on the network address of network "guests"',
    '  10 the network comes from here',
    '  give it another address of the subnet: no machine can send a packet to this one alone',
    '6:13 error the Kubernetes API (192.168.1.255) is on the broadcast address of network "lan"',
    '  4 the network comes from here',
    '  give it another address of the subnet: no machine can send a packet to this one alone',
  ],
  'cluster-dns-unusable': [
    '6:15 error cluster DNS 10.43.0.1 is that of the Service kubernetes, which always has the first address of the service network',
    '  6 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as K3s has it, or take another one; it cannot be changed once the cluster exists',
    '6:15 error cluster DNS 10.43.255.255 is the broadcast address of the service network, which no Service can have',
    '  6 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as K3s has it, or take another one; it cannot be changed once the cluster exists',
    '8:16 error cluster DNS fd00:43:: is the network address of the service network, which no Service can have',
    '  7 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as K3s has it, or take another one; it cannot be changed once the cluster exists',
  ],
  'cluster-port-open': [
    `10:52 warning firewall rule "cluster" lets any reach 8472/udp (flannel's VXLAN) and 10250/tcp (kubelets) of nodes`,
    '  10 the source is stated here',
    '  write `from: nodes`, or the network that carries flannel: VXLAN knows no authentication, and etcd and kubelets hold all of the cluster',
    `12:60 warning firewall rule "all" lets tailnet reach 51820-51821/udp (flannel's WireGuard) of node:node-1`,
    '  12 the source is stated here',
    '  write `from: nodes`, or the network that carries flannel: VXLAN knows no authentication, and etcd and kubelets hold all of the cluster',
    '16:49 warning firewall rule "etcd" lets lan reach 2379/tcp (etcd) of nodes',
    '  16 the source is stated here',
    '  write `from: nodes`, or the network that carries flannel: VXLAN knows no authentication, and etcd and kubelets hold all of the cluster',
  ],
  'dhcp-range-outside-subnet': [
    '4:37 error DHCP range 192.168.1.200-192.168.2.20 is not inside its subnet 192.168.1.0/24: a device with such an address reaches no neighbour',
    '  4 the subnet is stated here',
    '  write addresses from 192.168.1.0 to 192.168.1.255',
    '13:74 error DHCP range 10.0.1.100-10.0.1.199 is not inside its subnet 10.0.0.0/24: Proxmox refuses it',
    '  13 the subnet is stated here',
    '  write addresses from 10.0.0.0 to 10.0.0.255',
  ],
  'dns-cname-circle': [
    '11:54 error CNAMEs lead in a circle: www.example.com → web.example.com → site.example.com → www.example.com',
    '  12 "web.example.com" leads to site.example.com',
    '  13 "site.example.com" leads to www.example.com',
    '  a resolver gives up, and nobody gets an address: write the name that has one as the target',
    '11:54 error CNAME "www.example.com" leads to www.example.com, which is itself',
    '  a resolver gives up, and nobody gets an address: write the name that has one as the target',
    '11:59 error CNAME "*.apps.example.com" leads to ingress.apps.example.com, for which it answers itself',
    '  a resolver gives up, and nobody gets an address: write the name that has one as the target',
  ],
  'flannel-without-route': [
    '16:58 error nothing leads from node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) to node "node-2" (10.0.1.11 in VNet "two" 10.0.1.0/24), between which flannel sends the packets of pods',
    '  15 node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) is here',
    '  10 VNet "one" 10.0.0.0/24 has no gateway',
    '  11 VNet "two" 10.0.1.0/24 has no gateway',
    '  put the nodes in one VNet, or let flannel use the LAN: pods of one of them reach no pod of the other',
    `16:58 error flannel's host-gw needs all nodes on one link, but node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) and node "node-2" (10.0.1.11 in VNet "two" 10.0.1.0/24) are on two`,
    '  15 node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) is here',
    '  take the backend vxlan or wireguard-native, whose packets may be routed, or put the nodes in one subnet',
  ],
  'network-not-private': [
    '4:14 warning network "lan" 192.169.1.0/24 belongs to others on the internet',
    '  of 192, only 192.168.0.0 to 192.168.255.255 is private: whatever really has these addresses is not reached from here; waive it where they are your own',
    '6:12 warning network "pods" 172.64.0.0/16 belongs to others on the internet',
    '  of 172, only 172.16.0.0 to 172.31.255.255 is private: whatever really has these addresses is not reached from here; waive it where they are your own',
    '6:16 warning network "services" 11.0.0.0/16 belongs to others on the internet',
    '  only 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are private: whatever really has these addresses is not reached from here; waive it where they are your own',
    '9:72 warning VNet "guests" 172.32.0.0/24 belongs to others on the internet',
    '  of 172, only 172.16.0.0 to 172.31.255.255 is private: whatever really has these addresses is not reached from here; waive it where they are your own',
  ],
  'node-address-unusable': [
    '9:56 error node "node-1" has the link-local address fe80::be24:11ff:fe01:2: its kubelet does not start with it',
    '  write an address of the LAN that the node keeps and that others reach it by',
    '7:32 error node "node-1" has the link-local address 169.254.1.10: its kubelet does not start with it',
    '  write an address of the LAN that the node keeps and that others reach it by',
  ],
  'pod-network-too-wide': [
    '6:13 error pod network fd42::/32 is 32 bits wider than the /64 of a node: at most 16 are possible',
    '  take /48 or a longer prefix: no node gets a pod CIDR otherwise, and it cannot be changed once the cluster exists',
  ],
  'service-network-too-small': [
    '6:16 error service network 10.43.0.0/29 has 8 addresses, no tenth one for the cluster DNS: K3s does not start',
    '  take a wider one, or state `clusterDns`; neither can be changed once the cluster exists',
    '6:16 error service network 10.43.0.0/30 has 4 addresses: kube-apiserver does not start with fewer than 8',
    '  take a wider one, such as /16: it cannot be changed once the cluster exists',
    '7:17 error service network fd00:43::/125 has 8 addresses, no tenth one for the cluster DNS: K3s does not start',
    '  take a wider one, or state `clusterDns6`; neither can be changed once the cluster exists',
  ],
  'service-network-too-wide': [
    '6:16 error service network 172.0.0.0/8 is wider than /12, the widest that K3s supports',
    '  take /12 or a longer prefix: it cannot be changed once the cluster exists',
    '8:17 error service network fd00:43::/64 is wider than /108: kube-apiserver of v1.32.4+k3s1 does not start',
    '  take /112 or a longer prefix: it cannot be changed once the cluster exists',
    '7:17 warning service network fd00:43::/108 is wider than /112, the widest that K3s supports',
    '  take /112 or a longer prefix: it cannot be changed once the cluster exists',
  ],
};

it.each(Object.keys(SAID))('%s', (code) => {
  const rule = rules.find((one) => one.code === code);
  expect(rule === undefined ? null : saidOnPage(rule, RULE_PAGES)).toEqual(SAID[code]);
});
