import type { MapBox, MapEdge, Way } from '../data/map-layout.ts';
import { GAP } from './sizes.ts';
import { CLUSTER_NETWORK, type Connection } from './ways-in.ts';

type Point = MapEdge['points'][number];

/** What lines run around. */
export interface RouteInput {
  readonly boxes: ReadonlyMap<string, MapBox>;
  /** Where the rows of namespaces begin, on the map. */
  readonly rows: readonly number[];
}

/** Each way has a lane of its own, so that lines of two ways never lie on each other. */
const LANES: readonly Way[] = ['public', 'lan', 'tailnet', 'cluster'];
const LANE = 6;

export function toEdge(connection: Connection, input: RouteInput, isOpen: boolean): readonly MapEdge[] {
  const points = route(connection, input);
  if (points === null) return [];
  const { from, to, way, count, carries } = connection;
  const onlySelected = from === CLUSTER_NETWORK && !isOpen;
  return [{ id: `${from}>${to}>${way}`, from, to, way, count, carries, onlySelected, points }];
}

/** The line of a connection, in right angles; null where one of its ends is not on the map. */
function route({ from, to, way }: Connection, { boxes, rows }: RouteInput): readonly Point[] | null {
  const [start, end] = [boxes.get(from), boxes.get(to)];
  if (start === undefined || end === undefined) return null;
  const lane = LANES.indexOf(way) * LANE;
  if (end.kind === 'namespace') return toNamespace(start, end, { lane, rows });
  if (end.y >= bottom(start)) return down(start, end, { lane, obstacles: obstaclesOf(boxes, start, end) });
  return bottom(end) <= start.y ? over(start, end) : aside(start, end);
}

/** Down from the network of the cluster; the rows below the first are reached along its left side. */
function toNamespace(
  start: MapBox,
  end: MapBox,
  { lane, rows: [first] }: { readonly lane: number; readonly rows: readonly number[] },
): readonly Point[] {
  const x = end.x + 2 * GAP + lane;
  const y = bottom(start);
  if (end.y === first) {
    return [
      { x, y },
      { x, y: end.y },
    ];
  }
  const trunk = start.x + lane;
  const above = end.y - 2 * GAP + lane / 2;
  return [
    { x: trunk, y },
    { x: trunk, y: above },
    { x, y: above },
    { x, y: end.y },
  ];
}

/** From side to side: level where both boxes have room for it, else with a turn between them. */
function aside(start: MapBox, end: MapBox): readonly Point[] {
  const [x, to] = right(start) <= end.x ? [right(start), end.x] : [start.x, right(end)];
  const level = middle(end);
  const y = Math.min(Math.max(level, start.y + 2 * GAP), bottom(start) - 2 * GAP);
  const turn = (x + to) / 2;
  return y === level
    ? [
        { x, y },
        { x: to, y },
      ]
    : [
        { x, y },
        { x: turn, y },
        { x: turn, y: level },
        { x: to, y: level },
      ];
}

/** Straight down where the boxes share a column and nothing stands between, else around by the side or with a turn halfway. */
function down(
  start: MapBox,
  end: MapBox,
  { lane, obstacles }: { readonly lane: number; readonly obstacles: readonly MapBox[] },
): readonly Point[] {
  const shift = lane - LANE;
  const [y, to] = [bottom(start), end.y];
  const [left, most] = [Math.max(start.x, end.x), Math.min(right(start), right(end))];
  if (most - left < 4 * GAP) {
    const turn = (y + to) / 2 + shift;
    const [x, last] = [center(start) + shift, center(end) + shift];
    return [
      { x, y },
      { x, y: turn },
      { x: last, y: turn },
      { x: last, y: to },
    ];
  }
  const narrow = start.width < end.width ? start : end;
  const x = Math.min(Math.max(center(narrow) + shift, left + GAP), most - GAP);
  const isFree = obstacles.every((box) => right(box) <= x || x <= box.x || bottom(box) <= y || to <= box.y);
  if (isFree) {
    return [
      { x, y },
      { x, y: to },
    ];
  }
  const beside = start.x - GAP - lane / 2;
  return [
    { x: start.x, y: middle(start) },
    { x: beside, y: middle(start) },
    { x: beside, y: to },
  ];
}

/** Up beside a box that is lower, and into the other from above. */
function over(start: MapBox, end: MapBox): readonly Point[] {
  const [beside, y, to] = [start.x - 2 * GAP, end.y - 2 * GAP, center(end) + 4 * GAP];
  return [
    { x: start.x, y: middle(start) },
    { x: beside, y: middle(start) },
    { x: beside, y },
    { x: to, y },
    { x: to, y: end.y },
  ];
}

/** The ways in: all other boxes are not between two that a line joins. */
function obstaclesOf(boxes: RouteInput['boxes'], start: MapBox, end: MapBox): readonly MapBox[] {
  const ways = ['pool', 'program', 'connector'];
  return [...boxes.values()].filter((box) => ways.includes(box.kind) && box !== start && box !== end);
}

function right({ x, width }: MapBox): number {
  return x + width;
}

function bottom({ y, height }: MapBox): number {
  return y + height;
}

function middle({ y, height }: MapBox): number {
  return y + height / 2;
}

function center({ x, width }: MapBox): number {
  return x + width / 2;
}
