import type { Severity } from '@netloom/diagnostics';
import type { MapBox, MapEdge, MapLayout } from '../../data/map-layout.ts';
import { svg } from '../dom/element.ts';
import { countPlace, edgePath } from './edge-path.ts';
import { FadingLayer } from './fading-layer.ts';
import { LabelLayer, type Labelled, type Sight } from './label-layer.ts';
import { ONE_LINE } from './label-lines.ts';
import type { Lit } from './neighbourhood.ts';

/** The map as SVG. */
export interface DrawnMap {
  readonly element: SVGSVGElement;
  /** What is moved and scaled. */
  readonly content: SVGGElement;
  /** Lights these, and fades everything else; nothing lit is nothing faded. */
  readonly light: (lit: Lit) => void;
  readonly select: (ids: readonly string[]) => void;
  /** Labels of what is in sight, as there is room for them at its scale. */
  readonly show: (sight: Sight) => void;
}

export interface DrawOptions {
  /** The severest finding of a box. */
  readonly severityOf: (box: MapBox) => Severity | null;
  /** The boxes that have labels. */
  readonly labelled: Labelled;
}

/** Boxes around others below the lines, all others above, and labels on top. */
export function drawMap(
  { boxes, edges, width, height }: MapLayout,
  { severityOf, labelled }: DrawOptions,
): DrawnMap {
  const parents = new Set(boxes.map(({ parent }) => parent));
  const optionsOf = (box: MapBox): { readonly isFrame: boolean; readonly severity: Severity | null } => ({
    isFrame: parents.has(box.id),
    severity: severityOf(box),
  });
  const frames = new FadingLayer('frames', 'below');
  const tiles = new FadingLayer('tiles', 'above');
  const drawnBoxes = new Map<string, SVGRectElement>();
  for (const box of boxes) {
    const options = optionsOf(box);
    const element = drawBox(box, options);
    drawnBoxes.set(box.id, element);
    (options.isFrame ? frames : tiles).add(box.id, element);
  }
  const lines = new FadingLayer('edges', 'above');
  for (const edge of edges) if (!edge.onlySelected) lines.add(edge.id, drawEdge(edge));
  // drawn while they are lit, and only then
  const onlyLit = new Map(edges.filter(({ onlySelected }) => onlySelected).map((edge) => [edge.id, edge]));
  const labels = new LabelLayer(boxes, labelled, optionsOf);
  const content = svg('g', {}, frames.element, lines.element, tiles.element, labels.element);
  const element = svg('svg', { class: 'network-map far', viewBox: `0 0 ${width} ${height}` }, content);
  // from here on the smallest boxes have no room for a label, and are shown as what they are reached by
  const far =
    ONE_LINE /
    Math.min(
      ...boxes.flatMap(({ kind, height: own }) => (kind === 'service' || kind === 'host' ? [own] : [])),
    );
  let [lit, selected, scale]: [ReadonlySet<string>, readonly string[], number] = [new Set(), [], NaN];
  const setSelected = (isSelected: boolean): void => {
    for (const id of selected) drawnBoxes.get(id)?.classList.toggle('selected', isSelected);
  };
  return {
    element,
    content,
    light: (next) => {
      for (const layer of [frames, tiles, labels]) layer.light(next.boxes);
      for (const id of lit) if (onlyLit.has(id) && !next.edges.has(id)) lines.remove(id);
      lines.light(next.edges);
      for (const id of next.edges) {
        const edge = lit.has(id) ? undefined : onlyLit.get(id);
        if (edge !== undefined) lines.add(id, drawEdge(edge));
      }
      element.classList.toggle('dimmed', next.boxes.size > 0);
      lit = next.edges;
    },
    select: (ids) => {
      setSelected(false);
      selected = ids;
      setSelected(true);
    },
    show: (sight) => {
      labels.show(sight);
      if (sight.scale === scale) return;
      scale = sight.scale;
      element.classList.toggle('far', scale < far);
      lines.element.style.setProperty('--scale', String(scale));
    },
  };
}

function drawBox(
  { id, kind, ways, x, y, width, height }: MapBox,
  { isFrame, severity }: { readonly isFrame: boolean; readonly severity: Severity | null },
): SVGRectElement {
  const classes = ['box', kind, isFrame ? 'frame' : 'tile', severity ?? '', ways[0] ?? ''].filter(
    (name) => name !== '',
  );
  return svg('rect', {
    class: classes.join(' '),
    'data-box': id,
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    rx: 6,
  });
}

function drawEdge({ way, count, points }: MapEdge): SVGGElement {
  const { line, head } = edgePath(points);
  const { x, y } = countPlace(points);
  return svg(
    'g',
    { class: `edge ${way}` },
    svg('path', { class: 'line', d: line }),
    svg('path', { class: 'head', d: head }),
    count > 1 ? svg('text', { class: 'count', x, y: y + 4 }, String(count)) : null,
  );
}
