import { saidOnPage } from '@netloom/network-model/testing';
import { RULE_PAGES, rules } from '../../src/rules/index.ts';

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'host-not-on-certificate': [
    '12:52 warning internal host "wiki.lab.int.example.com" is on none of the certificate\'s names int.example.com and *.int.example.com: a wildcard covers one label',
    '  10 the certificate is stated here',
    '  add it to tls.dnsNames, or give it one label below int.example.com',
    '12:52 warning internal host "wiki.lab.int.example.com" is on none of the certificate\'s names *.int.example.com: a wildcard covers one label',
    '  10 the certificate is stated here',
    '  add it to tls.dnsNames, or give it one label below int.example.com',
  ],
  'ingress-path-not-a-prefix': [
    '11:94 error path "/docs/*" of internal host "wiki.int.example.com" matches no request: Traefik takes it as a prefix, and no path holds *',
    '  9 its way in is ingress',
    '  write how the path begins, such as /api; all that is below it belongs to it',
  ],
  'wildcard-certificate-needs-dns': [
    '10:37 error the certificate holds "*.int.example.com", which solver http01 cannot prove: ACME gives wildcards by DNS alone',
    '  10 "*.int.example.com" comes from here',
    '  write `solver: cloudflare`, or name each host under tls.dnsNames',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(saidOnPage(rule, RULE_PAGES)).toEqual(SAID[rule.code]);
  },
);
