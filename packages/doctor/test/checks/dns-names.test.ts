import { toCheck } from '../../src/check.ts';
import { clusterNamesCheck } from '../../src/checks/dns/cluster-names.ts';
import { lanNamesCheck } from '../../src/checks/dns/lan-names.ts';
import { publicNamesCheck } from '../../src/checks/dns/public-names.ts';
import type { DnsAnswer, DnsResolver } from '../../src/dns-resolver.ts';
import { addressOf, homelab, nothing, problemsOf } from '../lab.ts';

const INTERNAL = '192.168.7.230';
const NXDOMAIN: DnsAnswer = { kind: 'none', why: 'NXDOMAIN' };
const SILENT: DnsAnswer = { kind: 'failed', why: 'does not answer' };

function is(...addresses: readonly string[]): DnsAnswer {
  return { kind: 'addresses', addresses };
}

/** A resolver that knows the homelab, but for these names. */
function resolver(other: Readonly<Record<string, DnsAnswer>> = {}): DnsResolver {
  return {
    server: '9.9.9.9',
    ask: async (name, type) => {
      if (type === 'AAAA') {
        return Promise.resolve(other[`AAAA ${name}`] ?? { kind: 'none', why: 'no record' });
      }
      return Promise.resolve(other[name] ?? is(name.endsWith('.int.jigga.xyz') ? INTERNAL : '104.16.1.1'));
    },
  };
}

const ARGOCD = 'argocd.int.jigga.xyz';
const PASSWORDS = 'passwords.jigga.xyz';

describe('the check of names by a public resolver', () => {
  it.each([
    ['nothing where all answers are those that traces promise', {}, []],
    [
      'an answer that is a lie',
      { [ARGOCD]: is('10.9.9.9') },
      [`error: ${ARGOCD} is A 10.9.9.9 by 9.9.9.9; expected A ${INTERNAL}`],
    ],
    [
      'one address too many',
      { [ARGOCD]: is(INTERNAL, '10.9.9.9') },
      [`error: ${ARGOCD} is A ${INTERNAL}, 10.9.9.9 by 9.9.9.9; expected A ${INTERNAL}`],
    ],
    [
      'a record of a family that the network does not have',
      { [`AAAA ${ARGOCD}`]: is('2001:db8::1') },
      [`error: ${ARGOCD} is AAAA 2001:db8::1 by 9.9.9.9; expected no AAAA record`],
    ],
    [
      'a name that does not exist',
      { [ARGOCD]: NXDOMAIN },
      [`error: ${ARGOCD} does not exist (NXDOMAIN) by 9.9.9.9; expected A ${INTERNAL}`],
    ],
    [
      'a proxied name with a private address',
      { [PASSWORDS]: is(INTERNAL) },
      [`error: ${PASSWORDS} is A ${INTERNAL} by 9.9.9.9; expected A of Cloudflare's edge`],
    ],
    [
      'a proxied name that does not exist',
      { [PASSWORDS]: NXDOMAIN },
      [`error: ${PASSWORDS} does not exist (NXDOMAIN) by 9.9.9.9; expected A of Cloudflare's edge`],
    ],
    ['nothing of IPv6 at the edge', { [`AAAA ${PASSWORDS}`]: is('2606:4700::1') }, []],
    [
      'no problem where there is no answer, and no pass',
      { [ARGOCD]: SILENT },
      [`not checked: 9.9.9.9 does not answer for ${ARGOCD}`],
    ],
  ])('finds %s', async (_, other, problems) => {
    const vantage = { ...nothing(), resolvers: { public: resolver(other) } };
    expect(await problemsOf(publicNamesCheck, vantage)).toEqual(problems);
  });
});

describe('the check of names by the resolver of this device', () => {
  it('knows routers that drop private addresses', async () => {
    const vantage = {
      ...nothing(),
      resolvers: { lan: resolver({ [ARGOCD]: { kind: 'none', why: 'no record' } }) },
    };
    const { problems } = await toCheck(lanNamesCheck).examine(vantage, homelab());
    expect(problems.map(({ fix }) => fix)).toEqual([
      {
        text: 'Routers drop public answers with private addresses (DNS rebind protection): let yours pass int.jigga.xyz.',
        commands: [`dig ${ARGOCD} @9.9.9.9`],
      },
    ]);
  });
});

describe('the check of names by CoreDNS', () => {
  const elsewhere = [{ interface: 'eth0', address: addressOf('198.51.100.7') }];

  it('does not ask from where no cluster address is routed, and says so', async () => {
    await expect(problemsOf(clusterNamesCheck, { ...nothing(), device: elsewhere })).rejects.toThrow(
      '10.43.0.10 is inside of the cluster, and this device stands outside of the network',
    );
  });

  it('asks wherever it is told to', async () => {
    const vantage = { ...nothing(), device: elsewhere, resolvers: { cluster: resolver() } };
    expect(await problemsOf(clusterNamesCheck, vantage)).toEqual([]);
  });
});
