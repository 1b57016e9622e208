import { placeOf, type Origin } from '@netloom/diagnostics';

/** Where a value comes from, with `line:column` of network.yaml. */
export function describeOrigin(origin: Origin): string {
  const { start } = placeOf(origin);
  const at = `${start.line}:${start.column}`;
  switch (origin.kind) {
    case 'written':
      return `written at ${at}`;
    case 'default':
      return `default of ${origin.key}, which the mapping at ${at} does not have`;
    case 'derived':
      return `derived by ${origin.by} from ${at}`;
    default:
      return origin satisfies never;
  }
}
