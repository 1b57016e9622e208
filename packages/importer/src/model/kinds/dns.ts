import type { LiveObject } from '../../sources/live-object.ts';
import type { SourceKind } from '../kind.ts';
import { list, map, scalar } from '../planned.ts';
import { entriesAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

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
    'external-dns': ({ tree }, draft) => {
      draft.dnsPrograms += 1;
      // it answers at home for names of a zone that others have
      if ([textAt(tree, 'provider'), textAt(tree, 'provider', 'name')].includes('pihole')) return;
      draft.zones.push(...textsAt(tree, 'domainFilters'));
    },
  },
};

/** All that the filters of external-dns select by: namespace, labels and annotations. */
function selectable({ tree, namespace = 'default' }: LiveObject): string {
  const pairs = ['labels', 'annotations'].flatMap((field) =>
    entriesAt(tree, 'metadata', field).map(([key, value]) => `${field} ${key}=${textAt(value) ?? ''}`),
  );
  return [namespace, ...pairs.toSorted()].join('\n');
}
