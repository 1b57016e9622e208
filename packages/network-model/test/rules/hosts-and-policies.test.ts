import { saidOnPage } from '../../src/testing/index.ts';
import { RULE_PAGES, rules } from '../../src/rules/index.ts';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'cluster-ports-not-allowed': [
    '10:5 warning no firewall rule lets 6443/tcp (Kubernetes API) pass between the nodes',
    '  10 none of these rules does',
    '  a cluster whose nodes cannot reach each other there breaks as soon as the firewall is on',
    "14:5 warning no firewall rule lets 10250/tcp (kubelets), 6443/tcp (Kubernetes API), 2379-2380/tcp (etcd), 51820/udp (flannel's WireGuard), 7946/tcp (MetalLB's speakers) and 7946/udp (MetalLB's speakers) pass between the nodes",
    '  14 none of these rules does',
    '  a cluster whose nodes cannot reach each other there breaks as soon as the firewall is on',
  ],
  'dns-cname-conflict': [
    '10:13 error "blog.example.com" is a CNAME of 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f.cfargotunnel.com, and has records of type A too: only one can be',
    '  13 CNAME that the tunnel host brings with it',
    '  remove one of them, or give one another name',
    '9:10 error "*.int.example.com" is a CNAME of 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f.cfargotunnel.com, and has records of type A too: only one can be',
    '  12 CNAME that the tunnel host brings with it',
    '  remove one of them, or give one another name',
    '12:7 error "www.example.com" is a CNAME of example.net, and has records of type TXT too: only one can be',
    '  11 CNAME that is stated',
    '  remove one of them, or give one another name',
  ],
  'dns-private-address': [
    '10:56 warning record "nas.example.com" leads to 192.168.1.5, a private address: everybody can read it, and only those inside get there',
    '  9 zone "example.com" is public',
    '  expose the host through the tunnel, or keep the name in an internal resolver',
    '12:60 error record "nas.int.example.com" leads to 192.168.1.5, a private address, but is proxied: Cloudflare\'s edge cannot reach it',
    '  11 zone "example.com" is public',
    '  expose the host through the tunnel, or take `proxied` away',
  ],
  'dns-record-outside-zone': [
    '11:85 error record "shop.exampel.com" is outside zone "example.com": external-dns never makes it',
    '  8 external-dns may change this zone alone',
    '  did you mean "shop.example.com"?',
    '8:14 error zone "example.org" holds none of the network\'s records: external-dns makes none of them',
    '  11 record "blog.example.com" is outside',
    '  11 record "shop.example.com" is outside',
    '  write the zone that the names are in',
  ],
  'dns-record-twice': [
    '12:7 error "example.com" has 2 records of type TXT: external-dns makes one of them, and drops the others\' targets',
    '  11 one is stated here',
    '  write all targets in one record',
  ],
  'dns-wildcard-blocked': [
    '14:52 error no record leads to internal host "wiki.int.example.com": "wiki.int.example.com" exists in the zone, so *.int.example.com does not hold for it',
    '  12 record "wiki.int.example.com" makes "wiki.int.example.com" exist',
    '  9 the wildcard is that of int.example.com',
    '  state a record for "wiki.int.example.com" under dns.records, or move one of the two',
    '12:52 error no record leads to internal host "wiki.lab.int.example.com": "lab.int.example.com" exists in the zone, so *.int.example.com does not hold for what is below it',
    '  13 record "blog.lab.int.example.com" makes "lab.int.example.com" exist',
    '  9 the wildcard is that of int.example.com',
    '  state a record for "wiki.lab.int.example.com" under dns.records, or move one of the two',
  ],
  'firewall-entry-point-closed': [
    '13:5 warning no firewall rule lets 443/tcp pass to 192.168.1.230, the address of ingress: host "wiki.int.example.com" cannot be reached',
    '  9 the address of ingress is stated here',
    '  11 host "wiki.int.example.com" is behind it',
    '  let 443/tcp pass from where the clients are to `pools`',
  ],
  'firewall-rule-shadowed': [
    '9:5 info firewall rule "api" lets nothing pass that rule "wide" does not',
    '  10 rule "wide" lets all of it pass',
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
  'host-behind-tunnel-and-ingress': [
    '16:17 warning host "wiki.int.example.com" is exposed through the tunnel and through ingress, but its one record leads to the tunnel',
    '  15 the tunnel makes its record',
    '  give the internal way a host of its own under int.example.com',
  ],
  'host-claimed-twice': [
    '11:52 error tunnel host "www.example.com" leads to the services "web/blog" and "web/shop": only one of them can answer',
    '  10 service "web/blog" has it already',
    '  keep one of them, or give them different paths',
    '15:17 error ingress host "blog.int.example.com" leads to service "web/blog" 2 times',
    '  14 service "web/blog" has it already',
    '  keep one of them, or give them different paths',
  ],
  'host-outside-domain': [
    '10:52 warning tunnel host "blog.exmaple.com" is not under example.com, the domain that the network owns',
    '  3 the domain is stated here',
    '  did you mean "blog.example.com"?',
  ],
  'host-outside-ingress-domain': [
    '11:52 warning internal host "wiki.itn.example.com" is not under int.example.com: no record leads to it',
    '  9 only *.int.example.com leads to ingress',
    '  did you mean "wiki.int.example.com"? Else state its record under dns.records',
  ],
  'host-without-way-in': [
    '9:52 error host "blog.example.com" is exposed through the tunnel, but the network has no `tunnel`',
    '  state the tunnel: `tunnel: { id: … }`',
    '10:52 error host "blog.example.com" is exposed through ingress, but the network has no `ingress`',
    '  state the ingress controller: `ingress: { address: …, domain: … }`',
  ],
  'policy-cuts-allocated-service': [
    '12:7 warning Service "dns/pihole" has load balancer address 192.168.1.231, but its namespace denies all incoming traffic: its clients are cut off',
    '  15 namespace "dns" denies all incoming traffic',
    '  14 the Service',
    "  let its clients in by a firewall row, e.g. `{ name: …, from: lan, to: 'service:dns/pihole', ports: [53/udp, 53/tcp] }`",
    '12:7 warning Service "dns/pihole" has load balancer address 192.168.1.231, but its namespace denies all incoming traffic: its clients are cut off',
    '  15 namespace "dns" denies all incoming traffic',
    "  declare the Service with its selector, and let its clients in by a firewall row, e.g. `{ name: …, from: lan, to: 'service:dns/pihole', ports: [53/udp, 53/tcp] }`",
  ],
  'policy-cuts-controller': [
    '9:34 warning namespace "metallb-system" denies all incoming traffic, but the API server calls MetalLB\'s webhook in it',
    "  8 MetalLB's webhook is there because of this",
    '  take the namespace out, or declare the service that is called, with its selector and webhookPort',
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
  ],
  'secret-in-plaintext': [
    '9:53 error this looks like a Tailscale key: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '11:53 error this looks like a private key: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '9:68 error this looks like a password: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '7:61 error this looks like a token of K3s: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(saidOnPage(rule, RULE_PAGES)).toEqual(SAID[rule.code]);
  },
);
