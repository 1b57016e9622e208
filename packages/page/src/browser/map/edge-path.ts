import type { MapEdge } from '../../data/map-layout.ts';

type Point = MapEdge['points'][number];

const RADIUS = 6;
const HEAD = { length: 6, half: 3.5 } as const;

/** The line with round turns, and where it ends a head: text for `d` of an SVG path. */
export function edgePath(points: readonly Point[]): { readonly line: string; readonly head: string } {
  const [first, ...others] = points;
  const last = points.at(-1);
  const before = points.at(-2);
  if (first === undefined || last === undefined || before === undefined) return { line: '', head: '' };
  const turns = others
    .slice(0, -1)
    .map((point, index) => turn(points[index] ?? first, point, others[index + 1] ?? last));
  const end = toward(last, before, HEAD.length);
  return {
    line: [`M${first.x} ${first.y}`, ...turns, `L${end.x} ${end.y}`].join(''),
    head: headAt(last, before),
  };
}

/** Where the line is longest: there is room for its count. */
export function countPlace(points: readonly Point[]): Point {
  const parts = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const [longest] = parts.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  if (longest === undefined) return { x: 0, y: 0 };
  const { from, to } = longest;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

function lengthOf({ from, to }: { readonly from: Point; readonly to: Point }): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}

function turn(before: Point, at: Point, after: Point): string {
  const radius = Math.min(
    RADIUS,
    lengthOf({ from: before, to: at }) / 2,
    lengthOf({ from: at, to: after }) / 2,
  );
  const [start, end] = [toward(at, before, radius), toward(at, after, radius)];
  return `L${start.x} ${start.y}Q${at.x} ${at.y} ${end.x} ${end.y}`;
}

/** A point so far from `from` on the line to `to`, which is level or upright. */
function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

function headAt(tip: Point, before: Point): string {
  const base = toward(tip, before, HEAD.length);
  const level = tip.y === before.y;
  const [dx, dy] = level ? [0, HEAD.half] : [HEAD.half, 0];
  return `M${tip.x} ${tip.y}L${base.x - dx} ${base.y - dy}L${base.x + dx} ${base.y + dy}Z`;
}
