import type { NetworkFile } from '../file/network-file.ts';
import type { FilterReference, ForwardAuth, Guards, RateLimit } from '../network.ts';
import type { Recording } from './recording.ts';

/** What a row states of them; the rows of `ingresses`, of `ingress`, and those of hosts. */
type Stated = Pick<
  NonNullable<NetworkFile['ingresses']>[number],
  'forwardAuth' | 'ipAllowList' | 'rateLimit' | 'headers' | 'middlewares'
>;

const NONE: Guards = { ipAllowList: [], rateLimit: null, forwardAuth: null, headers: null, middlewares: [] };

/** Each that a host states takes the place of its ingress' own; references add to them. */
export function toGuards(
  row: Stated & { readonly auth?: boolean | undefined },
  { record, above = NONE }: { readonly record: Recording; readonly above?: Guards | undefined },
): Guards {
  const { forwardAuth, ipAllowList, rateLimit, headers, middlewares = [], auth } = row;
  const own = forwardAuth === undefined ? null : record.from<ForwardAuth>(forwardAuth, forwardAuth);
  return {
    ipAllowList: ipAllowList ?? above.ipAllowList,
    rateLimit: rateLimit === undefined ? above.rateLimit : record.from<RateLimit>(rateLimit, rateLimit),
    forwardAuth: auth === false ? null : (own ?? above.forwardAuth),
    headers: headers ?? above.headers,
    middlewares: [...above.middlewares, ...middlewares.map(toReference)],
  };
}

function toReference(text: string): FilterReference {
  const [place = '', name = ''] = text.split('/');
  const [, filterKind = '', group = ''] = /^([A-Z][A-Za-z0-9]*)\.(.+)$/.exec(place) ?? [];
  return filterKind === ''
    ? { kind: 'middleware', namespace: place, name }
    : { kind: 'filter', group, filterKind, name };
}
