import { parsePodsOf, type Trace } from '@netloom/reachability';
import { subjectId } from '../../data/subject-id.ts';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { boxesOf } from './boxes-of.ts';
import { drawMap, type DrawnMap } from './draw-map.ts';
import { traceOnMap } from './trace-on-map.ts';

export interface MappedTrace extends Pick<Trace, 'verdict' | 'hops'> {
  /** The ends as texts. */
  readonly from: string;
  readonly to: string;
}

/** The map in small, with what a trace goes through. */
export interface TraceMap {
  readonly element: HTMLElement;
  /** null where no trace is shown. */
  readonly show: (traced: MappedTrace | null) => void;
}

/** Drawn as soon as there is time for it, so that the first trace need not wait for it. */
export function traceMap({ data: { map }, subjects }: PageContext): TraceMap {
  const element = h('figure', { class: 'trace-map', 'aria-hidden': 'true' });
  let drawn: DrawnMap | null = null;
  const draw = (): DrawnMap => {
    const made = drawMap(map, { severityOf: () => null, labelled: 'lit' });
    element.replaceChildren(made.element);
    new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      const scale = Math.min(element.clientWidth / map.width, element.clientHeight / map.height);
      made.show({ scale, part: { x: 0, y: 0, width: map.width, height: map.height } });
    }).observe(element);
    return made;
  };
  setTimeout(() => (drawn ??= draw()));
  const boxesAt = (key: 'from' | 'to', end: string): readonly string[] => {
    if (end === 'nodes' || end === 'proxmox') {
      const kind = end === 'nodes' ? 'node' : 'proxmox';
      return map.boxes.filter((box) => box.kind === kind).map(({ id }) => id);
    }
    const namespace = parsePodsOf(end);
    if (namespace !== null) return boxesOf(subjectId.namespace(namespace), map, subjects);
    const found = subjects.all.filter(
      ({ [key]: own }) => own !== null && (end === own || end.startsWith(`${own}/`)),
    );
    return found.flatMap(({ id }) => boxesOf(id, map, subjects));
  };
  return {
    element,
    show: (traced) => {
      element.hidden = traced === null;
      if (traced === null) return;
      drawn ??= draw();
      const ends = { from: boxesAt('from', traced.from), to: boxesAt('to', traced.to) };
      drawn.light(traceOnMap(map, ends, traced));
      drawn.select([...ends.from, ...ends.to]);
      for (const verdict of ['deny', 'unknown'] as const) {
        drawn.element.classList.toggle(verdict, traced.verdict === verdict);
      }
    },
  };
}
