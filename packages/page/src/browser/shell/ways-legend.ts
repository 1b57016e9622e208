import type { Way } from '../../data/map-layout.ts';
import { h, svg } from '../dom/element.ts';

const WAYS: readonly (readonly [Way | 'denied' | 'unknown', string])[] = [
  ['public', 'public: the internet, through a tunnel or a port forward'],
  ['tailnet', 'tailnet and VPN'],
  ['lan', 'LAN'],
  ['cluster', 'inside the cluster'],
  ['denied', 'denied'],
  ['unknown', 'not known'],
];

/** What colour and line mean, in words. */
export function waysLegend(): HTMLElement {
  return h(
    'section',
    {},
    h('h3', {}, 'Colours'),
    h(
      'ul',
      { class: 'plain legend' },
      ...WAYS.map(([way, text]) =>
        h(
          'li',
          {},
          svg(
            'svg',
            { width: 24, height: 12, viewBox: '0 0 24 12', 'aria-hidden': 'true' },
            svg('path', { d: 'M1 6h22', class: `way ${way}` }),
          ),
          text,
        ),
      ),
    ),
  );
}
