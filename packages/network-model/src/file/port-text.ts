import type { Parsed } from '@netloom/addresses';
import type { PortRange } from '../network.ts';

export function printPorts({ first, last, protocol }: PortRange): string {
  return `${first === last ? first : `${first}-${last}`}/${protocol}`;
}

export function parsePorts(text: string): Parsed<PortRange> {
  const [, from, to, , protocol] = /^(\d{1,5})(?:-(\d{1,5}))?(\/(tcp|udp))?$/.exec(text) ?? [];
  if (from === undefined) return refused(text, 'ports are written 443/tcp or 2379-2380/tcp, tcp or udp');
  if (protocol !== 'tcp' && protocol !== 'udp') {
    return refused(text, `did you mean ${text}/tcp or ${text}/udp?`);
  }
  const [first, last] = [Number(from), Number(to ?? from)];
  if (first < 1 || first > 65535 || last < 1 || last > 65535) return refused(text, 'a port is 1 to 65535');
  if (first > last) {
    return refused(text, `it ends before it starts: did you mean ${last}-${first}/${protocol}?`);
  }
  return { ok: true, value: { first, last, protocol } };
}

function refused(text: string, why: string): Parsed<never> {
  return { ok: false, message: `"${text}" is not a port range: ${why}` };
}
