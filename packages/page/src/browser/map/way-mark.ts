import type { Way } from '../../data/map-layout.ts';

/** A shape for each way, so that it reads without its colour: circle, square, diamond, triangle; around 0 0, as wide as 2. */
const SHAPES = {
  public: 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z',
  lan: 'M-.9-.9h1.8v1.8h-1.8z',
  tailnet: 'M0-1.15 1.15 0 0 1.15-1.15 0z',
  cluster: 'M0-1.05 1.1.85h-2.2z',
} as const satisfies Record<Way, string>;

export const WAY_WORDS = {
  public: 'public',
  lan: 'LAN',
  tailnet: 'tailnet',
  cluster: 'cluster',
} as const satisfies Record<Way, string>;

export function wayShape(way: Way): string {
  return SHAPES[way];
}
