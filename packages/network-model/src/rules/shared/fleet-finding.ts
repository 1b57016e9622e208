import type { Finding, RelatedPlace } from '@netloom/diagnostics';

/** One finding about places in several networks: it is in the last of them, and the others are related. */
export function* fleetFinding(
  places: readonly RelatedPlace[],
  text: Pick<Finding, 'message' | 'help'>,
): Iterable<Finding> {
  const last = places.at(-1);
  if (last === undefined) return;
  yield { ...text, at: last.at, related: places.slice(0, -1) };
}
