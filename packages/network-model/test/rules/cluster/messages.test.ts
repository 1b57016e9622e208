import { clusterRules } from '../../../src/rules/cluster/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(clusterRules, new URL('../../../src/rules/cluster/', import.meta.url), {
  'cluster-dns-unusable': [
    '6:15 error cluster DNS 10.43.0.1 is that of the Service kubernetes, which always has the first address of the service network',
    '  6 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as the cluster has it by default, or take another one; it cannot be changed once the cluster exists',
    '6:15 error cluster DNS 10.43.255.255 is the broadcast address of the service network, which no Service can have',
    '  6 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as the cluster has it by default, or take another one; it cannot be changed once the cluster exists',
    '8:16 error cluster DNS fd00:43:: is the network address of the service network, which no Service can have',
    '  7 the service network comes from here',
    '  leave `clusterDns` out for the tenth address, as the cluster has it by default, or take another one; it cannot be changed once the cluster exists',
  ],
  'delivery-path-unknown': [
    '10:8 warning delivery.git.path is not stated, and the file lies in no Git checkout: the path is taken to be "networks/home/generated"',
    '  state delivery.git.path, the folder of generated/ from the root of the repository, or move the file into a checkout',
    '10:8 error delivery.git.path is not stated, and cannot be "Mein Netz/generated", where the file lies: a folder has letters, digits, ".", "_" and "-", and begins with a letter, a digit or "_"',
    '  rename the folders, or state delivery.git.path where generated/ is committed under another path',
  ],
  'delivery-path-elsewhere': [
    '10:54 warning delivery.git.path is "home/generated", but the generated folder of this checkout is "sites/home/generated"',
    '  remove the key: the path then follows the file; where generated/ is copied to another folder or repository, waive this',
  ],
  'flannel-without-route': [
    '16:58 error there is no route from node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) to node "node-2" (10.0.1.11 in VNet "two" 10.0.1.0/24), between which flannel sends the traffic of pods',
    '  15 node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) is here',
    '  10 VNet "one" 10.0.0.0/24 has no gateway',
    '  11 VNet "two" 10.0.1.0/24 has no gateway',
    '  put the nodes in one VNet, or let flannel use the LAN: pods of one of them reach no pod of the other',
    `16:58 error flannel's host-gw needs all nodes on one link, but node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) and node "node-2" (10.0.1.11 in VNet "two" 10.0.1.0/24) are on two`,
    '  15 node "node-1" (10.0.0.10 in VNet "one" 10.0.0.0/24) is here',
    '  take the backend vxlan or wireguard-native, whose packets may be routed, or put the nodes in one subnet',
  ],
  'node-port-range-in-use': [
    "6:14 error node ports 6000-11000 hold 10250/tcp (kubelets), 6443/tcp (Kubernetes API) and 8472/udp (flannel's VXLAN), where programs of the nodes listen: a Service may get such a port",
    '  state a range without them, such as 30000-32767',
    "6:14 warning node ports 30000-40000 overlap 32768-60999, which Linux takes for connections that it opens: kube-apiserver's own documentation asks for ranges apart",
    '  state a range below 32768, or move net.ipv4.ip_local_port_range of the nodes, and waive this',
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
});
