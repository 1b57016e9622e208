import {
  childAt,
  moveIntoList,
  toValue,
  type EditValue,
  type MoveIntoList,
  type Source,
} from '@netloom/diagnostics';
import { SHORT_FORM } from '../node-segments.ts';
import { ONLY } from '../resolve/ingress-names.ts';
import type { MistakeFix } from './mistake.ts';

/** Moves a short form into the list that is written beside it; null where that is for a person to do. */
export function fixShortForm(form: unknown, source: Source): MistakeFix | null {
  const move = form === 'lan' ? lanMove(source) : form === 'ingress' ? ingressMove(source) : null;
  const edits = move === null ? null : moveIntoList(source, move);
  return move === null || edits === null ? null : { title: `move ${move.from} into ${move.into}`, edits };
}

/** `lan` becomes the segment of that name; its gateway's name and way to the internet are the router's. */
function lanMove(source: Source): MoveIntoList | null {
  const { root } = source;
  if (root === null || childAt(root, 'lan') === null) return null;
  const gateway = childAt(childAt(root, 'lan') ?? root, 'gateway');
  const router = routerOf(gateway === null ? null : toValue(gateway));
  const isTaken = childAt(root, 'router') !== null;
  const isFree = (gateway === null || !isTaken) && !hasName(source, 'segments', SHORT_FORM);
  if (router === null || !isFree) return null;
  return {
    from: 'lan',
    into: 'segments',
    lead: { name: SHORT_FORM },
    change: (key, value) => (key === 'gateway' ? gatewaysOf(value) : null),
    along: [],
    instead: gateway === null ? {} : { router },
  };
}

/** null where the gateway says what a router has no key for. */
function routerOf(gateway: EditValue): Readonly<Record<string, EditValue>> | null {
  if (!isRecord(gateway)) return gateway === null ? {} : null;
  const { address: _four, address6: _six, ...rest } = gateway;
  return Object.keys(rest).every((key) => ROUTER_KEYS.has(key)) ? rest : null;
}

const ROUTER_KEYS: ReadonlySet<string> = new Set(['name', 'proxyArp', 'public']);

function gatewaysOf(gateway: EditValue): Readonly<Record<string, EditValue>> | null {
  if (!isRecord(gateway)) return null;
  const { address, address6 } = gateway;
  return {
    ...(address !== undefined && { gateway: address }),
    ...(address6 !== undefined && { gateway6: address6 }),
  };
}

/** `controller: traefik` of the short form is K3s' own, and that of the list is another; the certificate goes along. */
function ingressMove(source: Source): MoveIntoList | null {
  if (hasName(source, 'ingresses', ONLY)) return null;
  return {
    from: 'ingress',
    into: 'ingresses',
    lead: { name: ONLY },
    change: (key, value) =>
      key === 'controller' && value === 'traefik' ? { controller: 'traefik-k3s' } : null,
    along: ['tls'],
    instead: {},
  };
}

/** Whether an entry of the list has the name already. */
function hasName({ root }: Source, list: string, name: string): boolean {
  const node = root === null ? null : childAt(root, list);
  if (node?.kind !== 'sequence') return false;
  return node.items.some((item) => {
    const own = childAt(item, 'name');
    return own?.kind === 'scalar' && own.value === name;
  });
}

function isRecord(value: EditValue): value is Readonly<Record<string, EditValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
