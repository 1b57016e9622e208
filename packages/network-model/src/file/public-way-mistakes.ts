import type { FoundMistake } from './refuse.ts';

interface StatedPublicWay {
  readonly address?: unknown;
  readonly ddns?: unknown;
}

/** An address is fixed, or found by a name. */
export function publicWayMistakes(way: StatedPublicWay): readonly FoundMistake[] {
  const { address, ddns } = way;
  if (address === undefined && ddns === undefined) {
    const message =
      'it needs the address, such as address: 198.51.100.7, or ddns: home.example.net where it changes';
    return [{ message, input: way, path: [] }];
  }
  if (address === undefined || ddns === undefined) return [];
  const message = 'a fixed address needs no DDNS name: state either';
  return [{ message, input: ddns, path: ['ddns'] }];
}
