import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { drawBar } from './draw-bar.ts';
import { holdTable } from './hold-table.ts';
import { visibleIn, type NetworkHolds } from './hold.ts';
import { partsList } from './parts-list.ts';
import { pathTo, windowOf } from './window.ts';

export interface NetworkSectionInput {
  readonly within: string | null;
  readonly width: number;
  readonly context: PageContext;
}

/** One network: its picture, how far it is zoomed in, and its table. */
export function networkSection(
  network: NetworkHolds,
  { within, width, context }: NetworkSectionInput,
): HTMLElement {
  const { subnet, freeCount } = network;
  const { cidr } = subnet;
  const window = windowOf(cidr, within);
  const visible = visibleIn(network, window.cidr);
  const size = cidr.interval.last - cidr.interval.first + 1n;
  const numbers =
    cidr.family === 4
      ? `${size.toLocaleString('en')} addresses, ${freeCount.toLocaleString('en')} free`
      : 'IPv6';
  return h(
    'section',
    { class: 'network' },
    h(
      'header',
      {},
      h('h3', {}, subnet.name),
      h('code', {}, cidr.toString()),
      h('span', { class: 'caption' }, numbers),
    ),
    cidr.family === 6 ? null : drawBar(network, { window, width, context }),
    window.cidr.equals(cidr) ? null : zoomPath(network, { window: window.cidr, context }),
    cidr.family === 6 || isFew(visible.holds) ? partsList(visible, context) : null,
    holdTable(visible, context),
  );
}

/** Names that do not fit into the bar are read below it, while they are few. */
function isFew({ length }: readonly unknown[]): boolean {
  return length > 1 && length <= MOST_PARTS;
}

const MOST_PARTS = 40;

function zoomPath(
  { subnet }: NetworkHolds,
  {
    window,
    context: { store },
  }: { readonly window: NetworkHolds['subnet']['cidr']; readonly context: PageContext },
): HTMLElement {
  const steps = pathTo(subnet.cidr, window);
  return h(
    'nav',
    { class: 'zoom', 'aria-label': `Zoom of ${subnet.name}` },
    h(
      'ol',
      { class: 'plain chips' },
      ...steps.map((step, index) =>
        h(
          'li',
          {},
          h(
            'a',
            {
              class: 'chip code',
              href: store.linkTo({ within: index === 0 ? null : step.toString() }),
              'aria-current': index === steps.length - 1 ? 'true' : null,
            },
            step.toString(),
          ),
        ),
      ),
    ),
  );
}
