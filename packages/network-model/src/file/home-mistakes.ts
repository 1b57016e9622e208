import type { FoundMistake } from './refuse.ts';

interface StatedHome {
  readonly lan?: unknown;
  readonly segments?: unknown;
  readonly router?: unknown;
  readonly routing?: { readonly between?: unknown } | undefined;
}

/** The home network is one link or several, and stated once. */
export function homeMistakes(file: StatedHome): readonly FoundMistake[] {
  const { lan, segments } = file;
  if (lan === undefined && segments === undefined) {
    const message =
      'the home network is missing: write lan: { cidr: 192.168.1.0/24 }, or segments where it has several links';
    return [{ message, input: file, path: [], lacks: ['lan', 'segments'] }];
  }
  if (lan === undefined) return [];
  const others = (['segments', 'router'] as const).filter((key) => file[key] !== undefined);
  const between = file.routing?.between;
  return [
    ...others.map((key) => ({
      message: REFUSED[key],
      input: file[key],
      path: [key],
      ...(key === 'segments' && { shortForm: 'lan' as const }),
    })),
    ...(between === undefined
      ? []
      : [{ message: REFUSED.between, input: between, path: ['routing', 'between'] }]),
  ];
}

const REFUSED = {
  segments: 'lan states the home network already: state it once, as one of the segments or as lan alone',
  router: 'the router of lan is lan.gateway: this key goes with segments',
  between: 'lan is one link, in which nothing is routed: this key goes with segments',
} as const;
