import type { Parsed } from '@netloom/addresses';
import type { NodePortRange } from '../network.ts';

export function parseNodePorts(text: string): Parsed<NodePortRange> {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === undefined || first < 1 || last > 65535) {
    return refused(text, 'it is written 30000-32767, of ports from 1 to 65535');
  }
  if (first > last) return refused(text, `it ends before it starts: did you mean ${last}-${first}?`);
  return { ok: true, value: { first, last } };
}

function refused(text: string, why: string): Parsed<never> {
  return { ok: false, message: `"${text}" is no range of node ports: ${why}` };
}
