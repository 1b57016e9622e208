import type { Call, Cut, ProxmoxDouble } from '../double/double.ts';

/** Each of them begins at one call and is tried at every call of a first apply. */
export const MODES = {
  killed: 'netloom is killed, the call has not arrived',
  'killed after': 'netloom is killed, the call has arrived',
  broken: 'the connection breaks once, the call has not arrived',
  'broken after': 'the connection breaks once, the call has arrived',
  gone: 'the host is gone from the call on',
  'gone after': 'the host is gone from after the call on',
} as const;
export type Mode = keyof typeof MODES;
/** Object.keys forgets that the keys are modes. */
export const EVERY_MODE = Object.keys(MODES) as readonly Mode[];

interface Disturbed {
  readonly double: ProxmoxDouble;
  /** A process that was killed writes no record any more. */
  readonly store: { alive: boolean };
}

export function disturb(
  { double, store }: Disturbed,
  { mode, at }: { readonly mode: Mode; readonly at: number },
): void {
  const [kind, after] = mode.split(' ');
  const first: Cut = after === undefined ? 'before' : 'after';
  double.intercept = (_call, index) => {
    if (index < at) return 'none';
    if (kind === 'killed') store.alive = false;
    if (index === at) return first;
    return kind === 'broken' ? 'none' : 'before';
  };
}

/** Ends the disturbance, as a new process on a host that is back. */
export function recover({ double, store }: Disturbed): void {
  double.intercept = () => 'none';
  store.alive = true;
}

/** Between two writes nothing changes: the first question after one and the last before the next stand for all. */
export function isInside(calls: readonly Call[], at: number): boolean {
  return [at - 1, at, at + 1].every((index) => calls[index]?.method === 'GET');
}
