import type { Cidr } from '@netloom/addresses';
import { announce } from '../dom/announce.ts';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { drawBar } from './draw-bar.ts';
import { holdTable } from './hold-table.ts';
import { visibleIn, type NetworkHolds } from './hold.ts';
import { listenToBar } from './listen-to-bar.ts';
import { partsList } from './parts-list.ts';
import { besideOf, pathTo, windowOf, zoomAt, type Window } from './window.ts';

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
    cidr.family === 6 ? null : barStage(network, { window, width, context }),
    window.cidr.equals(cidr)
      ? null
      : h(
          'div',
          { class: 'windows' },
          zoomPath(network, { window: window.cidr, context }),
          besideLinks(network, { window: window.cidr, context }),
        ),
    cidr.family === 6 || isFew(visible.holds) ? partsList(visible, context) : null,
    holdTable(visible, context),
  );
}

/** The bar, which keys and the wheel move. */
function barStage(
  network: NetworkHolds,
  input: { readonly window: Window; readonly width: number; readonly context: PageContext },
): HTMLElement {
  const { cidr } = network.subnet;
  const { store } = input.context;
  const window = input.window.cidr;
  const show = (next: Cidr | null): void => {
    if (next === null) return;
    store.replace({ within: next.equals(cidr) ? null : next.toString() });
    announce(`${next} of ${network.subnet.name}`);
  };
  const stage = h(
    'div',
    {
      class: 'bar-stage',
      tabindex: 0,
      role: 'group',
      'aria-label': `Bar of ${network.subnet.name}; plus and minus zoom it, arrow keys move what is zoomed`,
    },
    drawBar(network, input),
  );
  listenToBar(stage, {
    pan: (by) => {
      show(besideOf(cidr, window, by));
    },
    zoomIn: (share) => {
      show(zoomAt(window, share));
    },
    zoomOut: () => {
      show(pathTo(cidr, window).at(-2) ?? null);
    },
    showAll: () => {
      show(cidr);
    },
  });
  return stage;
}

/** The windows before and after the one that is shown. */
function besideLinks(
  { subnet }: NetworkHolds,
  { window, context: { store } }: { readonly window: Cidr; readonly context: PageContext },
): HTMLElement {
  const link = (by: -1 | 1, toText: (cidr: Cidr) => string): HTMLElement | null => {
    const cidr = besideOf(subnet.cidr, window, by);
    return cidr === null
      ? null
      : h('a', { class: 'chip code', href: store.linkTo({ within: cidr.toString() }) }, toText(cidr));
  };
  return h(
    'nav',
    { class: 'beside', 'aria-label': `Beside it in ${subnet.name}` },
    link(-1, (cidr) => `← ${cidr}`),
    link(1, (cidr) => `${cidr} →`),
  );
}

/** Names that do not fit into the bar are read below it, while they are few. */
function isFew({ length }: readonly unknown[]): boolean {
  return length > 1 && length <= MOST_PARTS;
}

const MOST_PARTS = 40;

function zoomPath(
  { subnet }: NetworkHolds,
  { window, context: { store } }: { readonly window: Cidr; readonly context: PageContext },
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
