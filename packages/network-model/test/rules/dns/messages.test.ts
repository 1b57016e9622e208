import { dnsRules } from '../../../src/rules/dns/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

const UNUSABLE =
  "  name a resolver of the LAN or a public one, or leave `forwarders` out: then CoreDNS uses the nodes' own";

testRuleMessages(dnsRules, new URL('../../../src/rules/dns/', import.meta.url), {
  'dns-cname-circle': [
    '11:54 error CNAMEs form a loop: www.example.com → web.example.com → site.example.com → www.example.com',
    '  12 "web.example.com" leads to site.example.com',
    '  13 "site.example.com" leads to www.example.com',
    '  resolvers give up without an address: use a name that has one as the target',
    '11:54 error CNAME "www.example.com" leads to www.example.com, which is itself',
    '  resolvers give up without an address: use a name that has one as the target',
    '11:59 error CNAME "*.apps.example.com" leads to ingress.apps.example.com, for which it answers itself',
    '  resolvers give up without an address: use a name that has one as the target',
  ],
  'dns-cname-conflict': [
    '10:13 error "blog.example.com" is a CNAME of 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f.cfargotunnel.com, and has records of type A too: a CNAME must be the only record',
    '  13 CNAME of the tunnel host',
    '  remove one of them, or give one another name',
    '9:10 error "*.int.example.com" is a CNAME of 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f.cfargotunnel.com, and has records of type A too: a CNAME must be the only record',
    '  12 CNAME of the tunnel host',
    '  remove one of them, or give one another name',
    '12:7 error "www.example.com" is a CNAME of example.net, and has records of type TXT too: a CNAME must be the only record',
    '  11 CNAME of dns.records',
    '  remove one of them, or give one another name',
  ],
  'dns-private-address': [
    '10:56 warning record "nas.example.com" leads to 192.168.1.5, a private address: anyone can read it, but only clients inside can connect',
    '  9 zone "example.com" is public',
    '  expose the host through the tunnel, or keep the name in an internal resolver',
    '10:59 warning record "nas.example.com" leads to fd00:1::5, a private address: anyone can read it, but only clients inside can connect',
    '  9 zone "example.com" is public',
    '  expose the host through the tunnel, or keep the name in an internal resolver',
    '12:60 error record "nas.int.example.com" leads to 192.168.1.5, a private address, but is proxied: Cloudflare\'s edge cannot reach it',
    '  11 zone "example.com" is public',
    '  expose the host through the tunnel, or take `proxied` away',
  ],
  'dns-record-outside-zone': [
    '11:85 error record "shop.exampel.com" is outside zone "example.com": external-dns does not create it',
    '  8 external-dns manages only this zone',
    '  did you mean "shop.example.com"?',
    '8:14 error zone "example.org" contains none of the network\'s records: external-dns creates none of them',
    '  11 record "blog.example.com" is outside',
    '  11 record "shop.example.com" is outside',
    '  write the zone that the names are in',
  ],
  'dns-record-twice': [
    '12:7 error "example.com" has 2 records of type TXT: external-dns creates one of them, and drops the others\' targets',
    '  11 one is stated here',
    '  write all targets in one record',
  ],
  'dns-wildcard-blocked': [
    '14:52 error no record leads to internal host "wiki.int.example.com": "wiki.int.example.com" exists in the zone, so *.int.example.com does not apply to it',
    '  12 record "wiki.int.example.com" makes "wiki.int.example.com" exist',
    '  9 the wildcard is that of int.example.com',
    '  state a record for "wiki.int.example.com" under dns.records, or move one of the two',
    '12:52 error no record leads to internal host "wiki.lab.int.example.com": "lab.int.example.com" exists in the zone, so *.int.example.com does not apply to what is below it',
    '  13 record "blog.lab.int.example.com" makes "lab.int.example.com" exist',
    '  9 the wildcard is that of int.example.com',
    '  state a record for "wiki.lab.int.example.com" under dns.records, or move one of the two',
  ],
  'split-horizon-forwarder-unusable': [
    '6:32 error forwarder 10.43.0.10 is the cluster DNS itself: CoreDNS would forward to itself in a loop',
    '  6 the cluster DNS has this address',
    UNUSABLE,
    "6:32 error forwarder 127.0.0.53 is CoreDNS' own pod: CoreDNS would forward to itself in a loop",
    UNUSABLE,
    "6:44 error forwarder ::1 is CoreDNS' own pod: CoreDNS would forward to itself in a loop",
    UNUSABLE,
    "6:32 error forwarder 10.43.0.53 is Tailscale's nameserver, which resolves only ts.net and refuses every other name",
    '  11 the nameserver is stated here',
    UNUSABLE,
  ],
  'split-horizon-hides-others': [
    '10:44 error internal name "*.local" makes CoreDNS answer for zone local, which hides names of cluster.local: pods find no Service there any more',
    '  6 split horizon is on',
    '  move the name to a domain of your own',
    '11:21 error internal name "nas.home.ts.net" makes CoreDNS answer for zone nas.home.ts.net, which hides names of ts.net: Tailscale\'s nameserver is not asked for them',
    '  6 split horizon is on',
    '  move the name to a domain of your own',
  ],
  'split-horizon-without-names': [
    '6:17 warning split horizon is on, but no name of the network is internal: CoreDNS has nothing to answer',
    '  names under `ingress.domain`, and records that lead to addresses of the network, are internal: state some, or remove `splitHorizon`',
  ],
});
