import { Address } from '@netloom/addresses';
import type { ChartValues } from '../../sources/chart-values.ts';
import type { LiveObject } from '../../sources/live-object.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { guessed, list, map, scalar, textOf } from '../planned.ts';
import { at, entriesAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** Webhooks of external-dns that write to a resolver at home, by their images, with the variable of its URL. */
const WEBHOOKS: readonly (readonly [image: RegExp, kind: 'adguard' | 'unifi', url: string])[] = [
  [/external-dns-provider-adguard$/, 'adguard', 'ADGUARD_URL'],
  [/external-dns-unifi-webhook$/, 'unifi', 'UNIFI_HOST'],
];

const TYPES = ['A', 'AAAA', 'CNAME', 'TXT'];

/** external-dns: records of DNSEndpoints, and the zones that its chart names. */
export const dns: SourceKind = {
  objects: {
    'externaldns.k8s.io/DNSEndpoint': (object, draft) => {
      const { tree, name, kind } = object;
      for (const endpoint of itemsAt(tree, 'spec', 'endpoints')) {
        const type = statedAt(endpoint, 'recordType');
        const host = statedAt(endpoint, 'dnsName');
        if (host === undefined) continue;
        if (type === undefined || !TYPES.includes(String(type.value))) {
          const why = `records of type ${textAt(endpoint, 'recordType') ?? '?'} have no form in the network file`;
          draft.leaveOut({ kind, name, why, at: endpoint });
          continue;
        }
        draft.dnsStatements.push({ at: endpoint, seenBy: selectable(object) });
        const ttl = scalarAt(endpoint, 'recordTTL');
        draft.records.push(
          map(
            {
              name: host,
              type,
              targets: list(textsAt(endpoint, 'targets')),
              ttl: typeof ttl?.value === 'number' && ttl.value > 0 ? scalar(`${ttl.value}s`, ttl) : undefined,
            },
            endpoint,
          ),
        );
      }
    },
  },
  charts: {
    'external-dns': (chart, draft) => {
      draft.dnsPrograms += 1;
      // it answers at home for names of a zone that others have
      const isHome = [textAt(chart.tree, 'provider'), textAt(chart.tree, 'provider', 'name')].includes(
        'pihole',
      );
      if (!addResolver(chart, draft) && !isHome) draft.zones.push(...textsAt(chart.tree, 'domainFilters'));
    },
  },
};

/** Whether it writes to a resolver and to no public zone. */
function addResolver({ tree, stated, release }: ChartValues, draft: Draft): boolean {
  const provider = textAt(tree, 'provider', 'name') ?? textAt(tree, 'provider');
  const image = textAt(tree, 'provider', 'webhook', 'image', 'repository') ?? '';
  const webhook = WEBHOOKS.find(([pattern]) => provider === 'webhook' && pattern.test(image));
  if (provider !== 'pihole' && webhook === undefined) return false;
  const [, kind, variable] = webhook ?? ([null, 'pihole', null] as const);
  const url =
    variable === null
      ? textsAt(tree, 'extraArgs').find((one) => textOf(one).startsWith('--pihole-server='))
      : statedAt(
          itemsAt(tree, 'provider', 'webhook', 'env').find((row) => textAt(row, 'name') === variable),
          'value',
        );
  const where = at(stated, 'metadata', 'name') ?? stated;
  const [, host] = /https?:\/\/([^/:]+)/.exec(url === undefined ? '' : textOf(url)) ?? [];
  const address = host === undefined ? undefined : Address.parse(host);
  if (address?.ok !== true || address.value.family !== 4) {
    const why = `the address of the ${kind} that it writes to is stated nowhere in what was read`;
    draft.leaveOut({ kind: 'external-dns', name: release, why, at: url?.from ?? where });
    return true;
  }
  draft.resolvers.push(
    map(
      {
        name: scalar(kind, where),
        kind: scalar(kind, where),
        address: scalar(address.value.toString(), url?.from),
        serves: list(textsAt(tree, 'domainFilters')),
        clients: list([guessed('segments', 'no file states who asks it')]),
      },
      where,
    ),
  );
  return true;
}

/** All that the filters of external-dns select by: namespace, labels and annotations. */
function selectable({ tree, namespace = 'default' }: LiveObject): string {
  const pairs = ['labels', 'annotations'].flatMap((field) =>
    entriesAt(tree, 'metadata', field).map(([key, value]) => `${field} ${key}=${textAt(value) ?? ''}`),
  );
  return [namespace, ...pairs.toSorted()].join('\n');
}
