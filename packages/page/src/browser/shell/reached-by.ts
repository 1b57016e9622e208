import { parseEndpoint, parseTarget, type ZoneName } from '@netloom/network-model';
import { trace } from '@netloom/reachability';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { verdictMark } from '../reach/verdict-mark.ts';
import type { Subject } from '../subjects/subject.ts';

const ZONES = ['internet', 'lan', 'tailnet', 'nodes', 'pods'] as const satisfies readonly ZoneName[];

/** Whether each zone that the network has reaches it; each answer leads to its trace. */
export function reachedBySection({ to }: Subject, { facts, index, store }: PageContext): HTMLElement | null {
  const target = to === null ? null : parseTarget(to);
  if (target?.ok !== true) return null;
  const hasTailnet = facts.network.tailnet !== null;
  const items = ZONES.filter((zone) => zone !== to && (zone !== 'tailnet' || hasTailnet)).flatMap((zone) => {
    const from = parseEndpoint(zone);
    if (!from.ok) return [];
    const { verdict } = trace(index, { from: from.value, to: target.value });
    const link = store.linkTo({ view: 'reach', from: zone, to });
    return [h('li', {}, h('a', { href: link }, h('span', { class: 'code' }, zone), verdictMark(verdict)))];
  });
  return h('section', {}, h('h3', {}, 'Reached from'), h('ul', { class: 'plain reached' }, ...items));
}
