import { RULE_PAGES, rules } from '../../src/rules/index.ts';
import { saidOnPage } from '../../src/testing/index.ts';

const UNUSABLE =
  "  name a resolver of the LAN or a public one, or leave `forwarders` out: then CoreDNS asks the nodes' own";

/** What each rule says of the fixtures on its page. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'split-horizon-forwarder-unusable': [
    '6:32 error forwarder 10.43.0.10 is the cluster DNS itself: CoreDNS asks itself in a circle, and answers nothing',
    '  6 the cluster DNS has this address',
    UNUSABLE,
    "6:32 error forwarder 127.0.0.53 is CoreDNS' own pod, seen from inside: it asks itself in a circle",
    UNUSABLE,
    "6:44 error forwarder ::1 is CoreDNS' own pod, seen from inside: it asks itself in a circle",
    UNUSABLE,
    "6:32 error forwarder 10.43.0.53 is Tailscale's nameserver, which knows ts.net alone and refuses every other name",
    '  11 the nameserver is stated here',
    UNUSABLE,
  ],
  'split-horizon-hides-others': [
    '10:44 error internal name "*.local" gives CoreDNS a zone local of its own, which takes names of cluster.local away: pods find no Service there any more',
    '  6 split horizon is on',
    '  move the name to a domain of your own',
    '11:21 error internal name "nas.home.ts.net" gives CoreDNS a zone nas.home.ts.net of its own, which takes names of ts.net away: Tailscale\'s nameserver is not asked for them',
    '  6 split horizon is on',
    '  move the name to a domain of your own',
  ],
  'split-horizon-without-names': [
    '6:17 warning split horizon is on, but no name of the network is internal: CoreDNS gets nothing to answer',
    '  internal are names under `ingress.domain`, and records that lead to addresses of the network: state them, or take `splitHorizon` away',
  ],
};

it.each(rules.filter(({ code }) => code in SAID))(
  '$code says what is wrong, where, and what to do',
  (rule) => {
    expect(saidOnPage(rule, RULE_PAGES)).toEqual(SAID[rule.code]);
  },
);
