import { Address, type Cidr } from '@netloom/addresses';
import { describeRanges } from '@netloom/network-model';
import { svg } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { countOf, layOutBar, type BarLayout, type BarPart, type HoldPart } from './bar-layout.ts';
import type { NetworkHolds } from './hold.ts';
import { zoomAt, zoomTo, type Window } from './window.ts';

const ROW = 28;
const AXIS = 24;

export interface BarInput {
  readonly window: Window;
  readonly width: number;
  readonly context: PageContext;
}

/** The addresses of a window as a bar: ranges above, single addresses below, free runs between them, conflicts hatched. */
export function drawBar(network: NetworkHolds, input: BarInput): SVGElement {
  const { window, width, context } = input;
  const { cidr, marked } = window;
  const layout = layOutBar({ ...network, window: cidr.interval, width });
  const height = heightOf(layout);
  const boxed = [
    ...layout.ranges.map((part) => ({ part, box: boxOf(part, part.row) })),
    ...layout.addresses.map((part) => ({ part, box: boxOf(part, layout.rows.ranges + part.row) })),
  ];
  const hatch = `hatch-${cidr.toString().replaceAll(/[^0-9a-f]/g, '-')}`;
  const element = svg(
    'svg',
    { class: 'bar', width, height: height + AXIS, role: 'group', 'aria-label': `Addresses of ${cidr}` },
    hatching(hatch),
    svg('rect', { class: 'frame', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 5 }),
    ...layout.free.map((part) => freeRun(part, { height, cidr, context })),
    ...boxed.map(({ part, box }) => holdLink(part, { box, cidr, context })),
    ...layout.conflicts.map(({ x, width: wide }) =>
      svg('rect', { class: 'conflict', x, y: 1, width: wide, height: height - 2, fill: `url(#${hatch})` }),
    ),
    // above the hatching
    ...boxed.flatMap(({ part: { label }, box }) => (label === null ? [] : [text(label, box)])),
    marked === null ? null : marker(marked, { cidr, width, height }),
    ...axis(cidr, width, height + 16),
  );
  element.addEventListener('click', (event) => {
    zoomToPointer(event, { element, ...input });
  });
  return element;
}

function heightOf({ rows: { ranges, addresses } }: BarLayout): number {
  return Math.max(ranges + addresses, 1) * ROW + 2;
}

/** With a gap between neighbours; what is as small as can be seen stays so. */
function boxOf({ x, width }: BarPart, row: number): Box {
  return { x: x + 0.5, y: row * ROW + 4, width: Math.max(width - 1, 3), height: ROW - 6 };
}

function hatching(id: string): SVGElement {
  return svg(
    'defs',
    {},
    svg(
      'pattern',
      { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('path', { d: 'M0 0v6', class: 'hatch' }),
    ),
  );
}

function holdLink(
  part: HoldPart,
  {
    box,
    cidr,
    context: { store, subjects },
  }: { readonly box: Box; readonly cidr: Cidr; readonly context: PageContext },
): SVGElement {
  const [{ claim }] = part.holds;
  const owner = part.holds.length === 1 ? subjects.ownerOf(claim.owner) : null;
  const within = zoomTo(cidr, part.interval).toString();
  const href = store.linkTo(owner === null ? { within } : { within, selected: owner.id });
  return svg(
    'a',
    { class: classOf(part, box), href, 'aria-label': describe(part) },
    svg('title', {}, describe(part)),
    svg('rect', { ...box, rx: Math.min(4, box.width / 2) }),
  );
}

function classOf({ holds }: HoldPart, { width }: Box): string {
  return ['hold', ...(width < TICK ? ['tick'] : []), ...(holds.length > 1 ? ['several'] : [])].join(' ');
}

/** Narrower than this there is no room for an outline. */
const TICK = 16;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function text(label: string, { x, y, width, height }: Box): SVGElement {
  return svg(
    'text',
    { class: 'label', x: x + width / 2, y: y + height / 2 + 4, 'text-anchor': 'middle' },
    label,
  );
}

function freeRun(
  { x, width, interval, label }: BarPart,
  { height, cidr, context }: { readonly height: number; readonly cidr: Cidr; readonly context: PageContext },
): SVGElement {
  const box = { x: x + 1, y: 3, width: Math.max(width - 2, 1), height: height - 6 };
  const name = `${countOf(interval)} free: ${describeRanges([interval])}`;
  return svg(
    'a',
    {
      class: 'free',
      href: context.store.linkTo({ within: zoomTo(cidr, interval).toString() }),
      'aria-label': name,
    },
    svg('title', {}, name),
    svg('rect', { ...box, rx: 4 }),
    label === null ? null : text(label, box),
  );
}

function marker(
  address: Address,
  { cidr, width, height }: { readonly cidr: Cidr; readonly width: number; readonly height: number },
): SVGElement {
  const { first, last } = cidr.interval;
  const unit = width / Number(last - first + 1n);
  const x = Number(address.value - first) * unit;
  return svg('rect', {
    class: 'marked',
    x: x + 1,
    y: 1,
    width: Math.max(unit - 2, 2),
    height: height - 2,
    rx: 4,
  });
}

/** The first and the last address, and quarters where they fit. */
function axis(cidr: Cidr, width: number, y: number): readonly SVGElement[] {
  const { first, last } = cidr.interval;
  const size = last - first + 1n;
  const quarters = width > 640 && size >= 8n ? [1n, 2n, 3n] : [];
  const inner = quarters.map((quarter) => {
    const address = Address.of(cidr.family, first + (size * quarter) / 4n);
    return svg(
      'text',
      { class: 'axis', x: (width * Number(quarter)) / 4, y, 'text-anchor': 'middle' },
      address.toString(),
    );
  });
  return [
    svg('text', { class: 'axis', x: 0, y }, cidr.first.toString()),
    ...inner,
    ...(size > 1n
      ? [svg('text', { class: 'axis', x: width, y, 'text-anchor': 'end' }, cidr.last.toString())]
      : []),
  ];
}

function describe({ holds, interval }: HoldPart): string {
  const [{ label, kind }] = holds;
  const addresses = describeRanges([interval]);
  return holds.length === 1 ? `${label}, ${kind}: ${addresses}` : `${holds.length} holders: ${addresses}`;
}

/** A free run is wide, and so may be what many are drawn as: a click looks at the addresses below the pointer, where a key looks at its first ones. */
function zoomToPointer(
  event: MouseEvent,
  { element, window: { cidr }, width, context }: BarInput & { readonly element: SVGElement },
): void {
  const target = event.target instanceof Element ? event.target.closest('a') : null;
  // a key gives no coordinates
  if (target?.matches('.free, .several') !== true || event.detail === 0) return;
  event.preventDefault();
  const share = (event.clientX - element.getBoundingClientRect().left) / width;
  context.store.navigate({ within: zoomAt(cidr, share).toString() });
}
