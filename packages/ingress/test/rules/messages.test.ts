import { messagesOnPage } from '@netloom/network-model/testing';
import { rules } from '../../src/rules/index.ts';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'cluster-version-too-old': [
    '6:12 error K3s v1.31.4+k3s1 installs Traefik 2, which supports neither the rules nor the values of Traefik 3 that netloom writes',
    '  10 Traefik is configured here',
    '  upgrade K3s to v1.32.2+k3s1 or newer, which installs Traefik 3',
  ],
  'host-not-on-certificate': [
    '12:52 warning internal host "wiki.lab.int.example.com" is on none of the certificate\'s names int.example.com and *.int.example.com: a wildcard covers one label',
    '  10 the certificate is stated here',
    '  add it to tls.dnsNames, or give it one label below int.example.com',
    '12:52 warning internal host "wiki.lab.int.example.com" is on none of the certificate\'s names *.int.example.com: a wildcard covers one label',
    '  10 the certificate is stated here',
    '  add it to tls.dnsNames, or give it one label below int.example.com',
  ],
  'ingress-needs-k3s': [
    '9:10 error controller "traefik-k3s" is the Traefik that K3s installs, but the cluster is Talos: nothing reads what netloom writes for it',
    '  6 the distribution is Talos',
    '  state it under `ingresses` with the controller that runs there, such as `controller: gateway` or `controller: ingress-class`',
  ],
  'ingress-outside-kube-system': [
    '9:72 error ingress.namespace is "traefik", but K3s has its Traefik in kube-system: a HelmChartConfig elsewhere changes nothing, and Traefik keeps its own values and address',
    '  write `namespace: kube-system`, or leave it out',
  ],
  'ingress-path-not-a-prefix': [
    '11:94 error path "/docs/*" of internal host "wiki.int.example.com" matches no request: Traefik takes it as a prefix, and no path holds *',
    '  9 it is exposed through ingress',
    '  write how the path begins, such as /api; all that is below it belongs to it',
    '11:94 error path "//docs" of internal host "wiki.int.example.com" matches no request: Traefik removes doubled slashes and dot segments from paths',
    '  9 it is exposed through ingress',
    '  write how the path begins, such as /api; all that is below it belongs to it',
    '12:94 error path "/50%" of internal host "shop.int.example.com" matches no request: a percent sign in a path is followed by two hexadecimal digits',
    '  9 it is exposed through ingress',
    '  write how the path begins, such as /api; all that is below it belongs to it',
  ],
  'route-never-reached': [
    '12:94 error host "wiki.int.example.com" with path "/docs" is never reached: host "wiki.int.example.com" with path "/docs/" goes before it and takes all of its requests',
    '  13 priority 10622 against 10521; it leads to service "web/manual"',
    '  remove one of them, or write `routes: ingressroute`, whose routes carry priorities',
    '21:88 error host "a.int.example.com" with path "/oauth" is never reached: host "*.int.example.com" with path "/oauth" goes before it and takes all of its requests',
    '  17 priority 10619 against 10618; it leads to service "auth/login"',
    '  remove one of them, or write `routes: ingressroute`, whose routes carry priorities',
  ],
  'route-order-undetermined': [
    '13:49 error host "a.int.example.com" and host "*.int.example.com" have one priority, 19: which of them takes a request of both changes whenever Traefik starts',
    '  12 it leads to service "web/portal"',
    '  an HTTPRoute cannot state a priority: give one of the hosts another length, or write `routes: ingressroute`',
  ],
  'route-taken-by-wildcard': [
    '12:95 warning host "*.int.example.com" with path "/static" goes before "wiki.int.example.com", whose requests with that path it takes: Traefik ranks HTTPRoutes by path before host',
    '  13 host "wiki.int.example.com" leads to service "web/wiki"',
    '  write `routes: ingressroute`, whose wildcards come last, or give those hosts the path, too',
  ],
  'wildcard-certificate-needs-dns': [
    '10:37 error the certificate holds "*.int.example.com", which solver http01 cannot validate: ACME issues wildcards by DNS alone',
    '  10 "*.int.example.com" comes from here',
    '  write `solver: cloudflare`, or name each host under tls.dnsNames',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(messagesOnPage(rule, new URL('../../src/rules/', import.meta.url))).toEqual(SAID[rule.code]);
  },
);
