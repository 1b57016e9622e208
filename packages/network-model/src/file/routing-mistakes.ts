import type { PortRange } from '../network.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedRouting {
  readonly between?: 'open' | 'stated' | undefined;
  readonly allows: readonly unknown[];
  readonly forwards?: unknown;
  readonly openings?: unknown;
}

interface StatedForward {
  readonly port: PortRange;
  readonly targetPort?: number | undefined;
}

/** Rows mean nothing where it is not said that nothing else passes. */
export function routingMistakes(routing: StatedRouting): readonly FoundMistake[] {
  const { between, allows, forwards, openings } = routing;
  const ways = [between, forwards, openings];
  if (ways.every((one) => one === undefined) && allows.length === 0) {
    return [{ message: 'it states nothing: write between, forwards or openings', input: routing, path: [] }];
  }
  if (between !== undefined || allows.length === 0) return [];
  return [{ message: 'its rows go with between: stated', input: allows, path: ['allows'] }];
}

export function forwardMistakes({ port, targetPort }: StatedForward): readonly FoundMistake[] {
  if (targetPort === undefined || port.first === port.last) return [];
  const message = 'a range is forwarded to the same ports: write one row for each port that changes';
  return [{ message, input: targetPort, path: ['targetPort'] }];
}
