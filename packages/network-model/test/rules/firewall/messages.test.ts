import { firewallRules } from '../../../src/rules/firewall/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(firewallRules, new URL('../../../src/rules/firewall/', import.meta.url), {
  'cluster-port-open': [
    `10:52 warning firewall rule "cluster" lets any reach 8472/udp (flannel's VXLAN) and 10250/tcp (kubelets) of nodes`,
    '  10 the source is stated here',
    '  write `from: nodes`, or the network that carries the packets of pods: VXLAN has no authentication, and etcd and the kubelets control the whole cluster',
    `12:60 warning firewall rule "all" lets tailnet reach 51820-51821/udp (flannel's WireGuard) of node:node-1`,
    '  12 the source is stated here',
    '  write `from: nodes`, or the network that carries the packets of pods: VXLAN has no authentication, and etcd and the kubelets control the whole cluster',
    '16:49 warning firewall rule "etcd" lets lan reach 2379/tcp (etcd) of nodes',
    '  16 the source is stated here',
    '  write `from: nodes`, or the network that carries the packets of pods: VXLAN has no authentication, and etcd and the kubelets control the whole cluster',
  ],
  'cluster-ports-not-allowed': [
    '10:5 warning no firewall rule lets 6443/tcp (Kubernetes API) pass between the nodes',
    '  10 none of these rules does',
    '  a cluster whose nodes cannot reach each other there breaks as soon as the firewall is on',
    "14:5 warning no firewall rule lets 10250/tcp (kubelets), 6443/tcp (Kubernetes API), 2379-2380/tcp (etcd), 51820/udp (flannel's WireGuard), 7946/tcp (MetalLB's speakers) and 7946/udp (MetalLB's speakers) pass between the nodes",
    '  14 none of these rules does',
    '  a cluster whose nodes cannot reach each other there breaks as soon as the firewall is on',
  ],
  'firewall-entry-point-closed': [
    '13:5 warning no firewall rule lets 443/tcp pass to 192.168.1.230, the address of ingress: host "wiki.int.example.com" cannot be reached',
    '  9 the address of ingress is stated here',
    '  11 host "wiki.int.example.com" is behind it',
    '  let 443/tcp pass from where the clients are to `pools`',
  ],
  'firewall-rule-shadowed': [
    '9:5 info firewall rule "api" allows nothing that rule "wide" does not',
    '  10 rule "wide" allows all of it',
    '  remove it, or make the wider rule narrower if that was not meant',
  ],
  'firewall-rule-unused': [
    '9:24 warning firewall rule "vpn" is never used: nothing is in tailnet, since the network has no `tailnet`',
    '  remove the rule, or state what it is for',
    '11:34 warning firewall rule "blog" is never used: no firewall outside the cluster sees service:web/blog',
    '  9 the Service is inside the cluster',
    '  network policies decide about pods: see policies.defaultDenyIngress',
    '11:25 warning firewall rule "blog" is never used: services open no connections',
    '  the source of a rule opens the connection: write `pods`, `lan` or another zone of clients',
  ],
  'vpn-port-closed': [
    '10:52 warning no firewall rule lets 51820/udp pass from the internet to node:node-1: no peer of VPN "phones" connects from there',
    '  15 its firewall is on by this rule',
    '  add a rule: `{ name: phones, from: any, to: node:node-1, ports: [51820/udp] }`',
    '10:52 warning no firewall rule lets 51820/udp pass from the internet to node:node-1: no peer of VPN "phones" connects from there',
    '  15 its firewall is on by this rule',
    '  add a rule: `{ name: phones, from: any, to: node:node-1, ports: [51820/udp] }`',
  ],
});
