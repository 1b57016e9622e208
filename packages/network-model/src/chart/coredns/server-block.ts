import { encodeZone } from './encode.ts';

/** A server block of a Corefile: the zones, then plugins whose lines are encoded already. */
export interface ServerBlock {
  readonly zones: readonly string[];
  readonly plugins: readonly string[];
}

/** CoreDNS runs the plugins in an order of its own, whatever the order of the lines. */
const ALWAYS = ['errors', 'cache 30', 'loadbalance'];

export function renderServerBlock({ zones, plugins }: ServerBlock): string {
  const keys = zones.map((zone) => `${encodeZone(zone)}:53`).join(' ');
  const lines = [...ALWAYS, ...plugins].join('\n').split('\n');
  return `${keys} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}
