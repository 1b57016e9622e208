import { isUnder, type Network } from '@netloom/network-model';
import type { ProseFinding, ProseRule, ReadStatement } from '../prose-rule.ts';

export const hostUnknown: ProseRule = {
  code: 'prose-host-unknown',
  severity: 'error',
  description: 'A host of the domain is one that the network exposes or has a record of.',
  *check(statement, { network }) {
    for (const { host, at } of hostsIn(statement, network)) {
      if (isKnown(host, network)) continue;
      yield* findingOf(host, at, network);
    }
  },
};

interface HostMention {
  readonly host: string;
  readonly at: ProseFinding['at'];
}

function hostsIn({ text, offset }: ReadStatement, { domain }: Network): readonly HostMention[] {
  // the host of a mail address is not looked for
  const pattern = /(?<![\w@.*-])(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?![\w-]|\.\w)/gi;
  return [...text.matchAll(pattern)]
    .map((match) => {
      const start = offset + match.index;
      return { host: match[0].toLowerCase(), at: { start, end: start + match[0].length } };
    })
    .filter(({ host }) => host !== domain && isUnder(host, domain));
}

function isKnown(host: string, network: Network): boolean {
  const { exposures, records, ingresses } = network;
  if (namesOfOthers(network).includes(host)) return true;
  const domains = ingresses.flatMap(({ domain }) => domain ?? []);
  if (domains.some((domain) => host === domain || host === `*.${domain}`)) return true;
  const names = [
    ...exposures.map((exposure) => exposure.host),
    ...records.filter(({ owner }) => owner !== 'ingress').map(({ name }) => name),
  ];
  return names.some((name) => name === host || (name.startsWith('*.') && isUnder(host, name.slice(2))));
}

/** Names that the network states, and others make records of. */
function namesOfOthers({ cluster, exposures, publicWay, services }: Network): readonly string[] {
  const names = [
    publicWay?.ddns,
    cluster.api?.name,
    ...cluster.tlsSans,
    ...services.map(({ tls }) => tls?.serverName),
    ...exposures.flatMap(({ originRequest: { httpHostHeader, originServerName } }) => [
      httpHostHeader,
      originServerName,
    ]),
  ];
  return names.filter((name) => name !== undefined && name !== null);
}

function* findingOf(host: string, at: ProseFinding['at'], { domain }: Network): Generator<ProseFinding> {
  yield {
    message: `the network has no host "${host}": nothing of ${domain} exposes it, and no record names it`,
    at,
    related: [],
    help: 'expose it in network.yaml, or correct the text; `<!-- netloom: ignore -->` leaves the line alone',
  };
}
