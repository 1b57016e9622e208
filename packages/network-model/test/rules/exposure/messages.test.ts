import { exposureRules } from '../../../src/rules/exposure/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(exposureRules, new URL('../../../src/rules/exposure/', import.meta.url), {
  'acme-name-not-public': [
    '10:37 info solver http01 is for ACME, but no public issuer gives a certificate for "apps.home.lan" and "*.apps.home.lan"',
    '  10 the names come from here',
    '  use names below a domain of your own, or an issuer with a CA of your own, and leave `solver` out',
    '10:37 info solver cloudflare is for ACME, but no public issuer gives a certificate for "wiki.home.arpa"',
    '  10 the names come from here',
    '  use names below a domain of your own, or an issuer with a CA of your own, and leave `solver` out',
    '11:16 info issuer "letsencrypt" is Let\'s Encrypt, but no public issuer gives a certificate for "apps.home.lan" and "*.apps.home.lan"',
    '  11 the names come from here',
    '  use names below a domain of your own, or an issuer with a CA of your own',
  ],
  'certificate-without-solver': [
    '11:16 error the certificate holds "int.example.com", which issuer "letsencrypt" cannot prove: no zone under `dns` holds it',
    '  11 "int.example.com" comes from here',
    '  state its zone under `dns.zones` with its provider, or write `solver: http01` where the internet reaches the ingress',
    '11:16 error the certificate holds "int.example.com", which issuer "letsencrypt" cannot prove: cert-manager has no solver for the provider of zone "example.com", a webhook',
    '  11 "int.example.com" comes from here',
    '  state the webhook of cert-manager for it: `solver: { webhook: { groupName, solverName } }` of the zone',
    '11:16 error the certificate holds "int.example.com", which issuer "letsencrypt" cannot prove: cert-manager takes no TSIG key of algorithm hmac-sha384, as zone "example.com" has it',
    '  11 "int.example.com" comes from here',
    '  use a key of hmac-sha256 or hmac-sha512',
    '11:16 error the certificate holds "int.example.com", which issuer "letsencrypt" cannot prove: its solver is cloudflare, and the provider of zone "example.com" is DigitalOcean',
    '  11 "int.example.com" comes from here',
    '  write `solver: dns01`, or leave it out',
  ],
  'http01-name-not-public': [
    '12:37 error solver http01 cannot validate "wiki.int.example.com": its records lead to 192.168.1.230, which no issuer on the internet reaches',
    '  12 "wiki.int.example.com" comes from here',
    '  write `solver: dns01`, or publish the host with `public: direct` and a forward of port 80',
  ],
  'host-behind-tunnel-and-ingress': [
    '16:17 warning host "wiki.int.example.com" is exposed through the tunnel and through ingress, but its one record leads to the tunnel',
    '  15 the tunnel makes its record',
    '  give the internal exposure a host of its own under int.example.com',
  ],
  'host-claimed-twice': [
    '11:52 error tunnel host "www.example.com" leads to the services "web/blog" and "web/shop": only one of them can answer',
    '  10 service "web/blog" already uses it',
    '  keep one of them, or give them different paths',
    '15:17 error ingress host "blog.int.example.com" leads to service "web/blog" 2 times',
    '  14 service "web/blog" already uses it',
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
  'login-at-other-port': [
    '11:27 warning the login is asked at port 9091 of service "auth/authelia", whose port is 80: 9091 is that of its pods',
    '  13 the service is stated here',
    "  write the Service's port in the address, or as `port` the one that the Service has",
    '19:33 warning the login is asked at port 443 of service "auth/authelia", whose port is 80',
    '  13 the service is stated here',
    "  write the Service's port in the address, or as `port` the one that the Service has",
  ],
});
