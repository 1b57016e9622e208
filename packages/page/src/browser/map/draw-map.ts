import type { Severity } from '@netloom/diagnostics';
import type { MapBox, MapEdge, MapLayout } from '../../data/map-layout.ts';
import { svg } from '../dom/element.ts';
import { boxLabel, type BoxLabel } from './box-label.ts';
import { countPlace, edgePath } from './edge-path.ts';
import { ONE_LINE } from './label-lines.ts';
import { NOTHING, type Lit } from './neighbourhood.ts';

/** The map as SVG. */
export interface DrawnMap {
  readonly element: SVGSVGElement;
  /** What is moved and scaled. */
  readonly content: SVGGElement;
  /** Lights these, and fades everything else; nothing lit is nothing faded. */
  readonly light: (lit: Lit) => void;
  readonly select: (ids: readonly string[]) => void;
  /** Labels as there is room for them at this scale. */
  readonly scaleTo: (scale: number) => void;
}

export interface DrawOptions {
  /** The severest finding of a box. */
  readonly severityOf: (box: MapBox) => Severity | null;
  /** Whether lines are shown that belong to a selection. */
  readonly showAll?: true;
}

/** Boxes around others below the lines, all others above, and labels on top. */
export function drawMap(
  { boxes, edges, width, height }: MapLayout,
  { severityOf, showAll }: DrawOptions,
): DrawnMap {
  const parents = new Set(boxes.map(({ parent }) => parent));
  const isFrame = ({ id }: MapBox): boolean => parents.has(id);
  const drawnBoxes = boxes.map((box) => drawBox(box, { isFrame: isFrame(box), severity: severityOf(box) }));
  const drawnEdges = edges.map((edge) => drawEdge(edge, showAll === true));
  const labels = boxes.map((box) => boxLabel(box, { isFrame: isFrame(box), severity: severityOf(box) }));
  const layer = (name: string, elements: readonly SVGElement[]): SVGGElement =>
    svg('g', { class: name }, ...elements);
  const content = svg(
    'g',
    {},
    layer('frames', elementsOf(drawnBoxes.filter(({ isFrame: frame }) => frame))),
    layer(
      'edges',
      drawnEdges.map(({ element }) => element),
    ),
    layer('tiles', elementsOf(drawnBoxes.filter(({ isFrame: frame }) => !frame))),
    layer(
      'labels',
      labels.map(({ element }) => element),
    ),
  );
  const element = svg('svg', { class: 'network-map', viewBox: `0 0 ${width} ${height}` }, content);
  // from here on the smallest boxes have no room for a label, and are shown as what they are reached by
  const far = ONE_LINE / Math.min(...boxes.filter((box) => !isFrame(box)).map((box) => box.height));
  const byId = groupById(drawnBoxes, labels, drawnEdges);
  let [lit, selected] = [NOTHING, new Set<string>()];
  const setClass = (ids: Iterable<string>, name: string, on: boolean): void => {
    for (const id of ids) for (const one of byId.get(id) ?? []) one.classList.toggle(name, on);
  };
  return {
    element,
    content,
    light: (next) => {
      setClass([...lit.boxes, ...lit.edges], 'lit', false);
      setClass([...next.boxes, ...next.edges], 'lit', true);
      element.classList.toggle('dimmed', next.boxes.size > 0);
      lit = next;
    },
    select: (ids) => {
      setClass(selected, 'selected', false);
      selected = new Set(ids);
      setClass(selected, 'selected', true);
    },
    scaleTo: (scale) => {
      element.classList.toggle('far', scale < far);
      for (const label of labels) label.scaleTo(scale);
    },
  };
}

interface Drawn {
  readonly id: string;
  readonly element: SVGElement;
}

function drawBox(
  box: MapBox,
  { isFrame, severity }: { readonly isFrame: boolean; readonly severity: Severity | null },
): Drawn & { readonly isFrame: boolean } {
  const { id, kind, ways, x, y, width, height } = box;
  const rect = svg('rect', { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 6 });
  const classes = ['box', kind, isFrame ? 'frame' : 'tile', severity ?? '', ways[0] ?? ''].filter(
    (name) => name !== '',
  );
  return { id, isFrame, element: svg('g', { class: classes.join(' '), 'data-box': id }, rect) };
}

function drawEdge({ id, way, count, points, onlySelected }: MapEdge, showAll: boolean): Drawn {
  const { line, head } = edgePath(points);
  const { x, y } = countPlace(points);
  const classes = ['edge', way, ...(onlySelected && !showAll ? ['only-selected'] : [])];
  const element = svg(
    'g',
    { class: classes.join(' ') },
    svg('path', { class: 'line', d: line }),
    svg('path', { class: 'head', d: head }),
    count > 1 ? svg('text', { class: 'count', x, y: y + 4 }, String(count)) : null,
  );
  return { id, element };
}

function elementsOf(drawn: readonly Drawn[]): readonly SVGElement[] {
  return drawn.map(({ element }) => element);
}

function groupById(
  ...lists: readonly (readonly (Drawn | BoxLabel)[])[]
): ReadonlyMap<string, readonly SVGElement[]> {
  const groups = Map.groupBy(lists.flat(), ({ id }) => id);
  return new Map([...groups].map(([id, all]) => [id, all.map(({ element }) => element)]));
}
