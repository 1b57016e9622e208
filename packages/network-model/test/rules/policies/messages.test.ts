import { policyRules } from '../../../src/rules/policies/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(policyRules, new URL('../../../src/rules/policies/', import.meta.url), {
  'policies-not-enforced': [
    '11:33 warning "web" shall deny incoming traffic, but nothing enforces policies: Talos with flannel runs no policy engine',
    '  6 the cluster is stated here',
    '  run one, such as Cilium, Calico or kube-network-policies, and state it: `cluster.policyEngine`. Until then every pod reaches every other one',
  ],
  'policy-cuts-allocated-service': [
    '12:7 warning Service "dns/pihole" has load balancer address 192.168.1.231, but its namespace denies all incoming traffic: its clients are cut off',
    '  15 namespace "dns" denies all incoming traffic',
    '  14 the Service',
    "  let its clients in by a firewall rule, e.g. `{ name: …, from: lan, to: 'service:dns/pihole', ports: [53/udp, 53/tcp] }`",
    '12:7 warning Service "dns/pihole" has load balancer address 192.168.1.231, but its namespace denies all incoming traffic: its clients are cut off',
    '  15 namespace "dns" denies all incoming traffic',
    "  declare the Service with its selector, and let its clients in by a firewall rule, e.g. `{ name: …, from: lan, to: 'service:dns/pihole', ports: [53/udp, 53/tcp] }`",
  ],
  'policy-cuts-controller': [
    '9:34 warning namespace "metallb-system" denies all incoming traffic, but the API server calls MetalLB\'s webhook in it',
    "  8 MetalLB's webhook is there because of this",
    '  remove the namespace, or declare the service that is called, with its selector and webhookPort',
  ],
  'policy-cuts-metrics': [
    '9:73 warning service "web/blog" has metrics, but its namespace denies incoming traffic and the network has no `monitoring` to let in',
    '  10 these namespaces deny incoming traffic',
    '  state where Prometheus is: `monitoring: { namespace: … }`',
  ],
  'policy-cuts-service': [
    '10:5 error service "web/blog" has no selector, so that no policy can let visitors in, and its namespace denies the rest',
    '  11 namespace "web" denies all incoming traffic',
    '  a policy names pods by their labels (`selector`) and sees their own port (`targetPort`), not the Service',
    '9:5 error service "web/hooks" has no selector, so that no policy can let the API server in, and its namespace denies the rest',
    '  10 namespace "web" denies all incoming traffic',
    '  a policy names pods by their labels (`selector`) and sees their own port (`targetPort`), not the Service',
    '9:5 error service "web/blog" has no targetPort, so that no policy can let the sources of firewall rules in, and its namespace denies the rest',
    '  12 namespace "web" denies all incoming traffic',
    '  a policy names pods by their labels (`selector`) and sees their own port (`targetPort`), not the Service',
  ],
  'policy-namespace-without-services': [
    '10:34 warning namespace "webiste" denies all incoming traffic, but no service is declared in it: nothing is let in',
    '  did you mean "website"?',
    '10:34 warning namespace "storage" denies all incoming traffic, but no service in it has pods: no policy protects what is outside of the cluster',
    '  9 service "nas" leads out of the cluster',
    '  remove the namespace, or declare what has pods there',
  ],
});
