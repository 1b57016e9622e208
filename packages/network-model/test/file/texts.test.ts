import * as z from 'zod';
import { GoDuration, Milliseconds, Seconds } from '../../src/file/durations.ts';
import { Ports } from '../../src/file/ports.ts';
import { Alias, Domain, Line, SdnId } from '../../src/file/texts.ts';

const messageOf = (schema: z.ZodType, text: string): string | undefined =>
  schema.safeParse(text).error?.issues[0]?.message;

describe('ports', () => {
  it.each([
    ['443/tcp', { first: 443, last: 443, protocol: 'tcp' }],
    ['2379-2380/tcp', { first: 2379, last: 2380, protocol: 'tcp' }],
    ['53/udp', { first: 53, last: 53, protocol: 'udp' }],
  ])('reads %s and prints it back', (text, ports) => {
    expect(z.decode(Ports, text)).toEqual(ports);
    expect(z.encode(Ports, z.decode(Ports, text))).toBe(text);
  });

  it.each([
    ['443', '"443" is not a port range: did you mean 443/tcp or 443/udp?'],
    ['443/sctp', '"443/sctp" is not a port range: ports are written 443/tcp or 2379-2380/tcp, tcp or udp'],
    ['0/tcp', '"0/tcp" is not a port range: a port is 1 to 65535'],
    ['1-70000/tcp', '"1-70000/tcp" is not a port range: a port is 1 to 65535'],
    ['9-5/udp', '"9-5/udp" is not a port range: it ends before it starts: did you mean 5-9/udp?'],
  ])('refuses %s', (text, message) => {
    expect(messageOf(Ports, text)).toBe(message);
  });
});

describe('durations', () => {
  it.each([
    ['90s', 90],
    ['1m30s', 90],
    ['2h', 7200],
    ['3000ms', 3],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(z.decode(Seconds, text)).toBe(seconds);
  });

  it('prints seconds and milliseconds', () => {
    expect(z.encode(Seconds, 90)).toBe('90s');
    expect(z.encode(Milliseconds, z.decode(Milliseconds, '1s'))).toBe('1000ms');
  });

  it.each([
    ['90', '"90" is not a duration: did you mean 90s?'],
    ['5 minutes', '"5 minutes" is not a duration: write 500ms, 30s, 5m, 1h or 1m30s'],
    ['300ms', '"300ms" is not a whole number of seconds'],
  ])('refuses %s', (text, message) => {
    expect(messageOf(Seconds, text)).toBe(message);
  });

  it('keeps what a Go program reads as it is written', () => {
    expect(GoDuration.parse('1m30s')).toBe('1m30s');
    expect(messageOf(GoDuration, '30')).toBe('a duration is written 500ms, 30s, 5m, 1h or 1m30s');
  });
});

describe('texts that are copied into other formats', () => {
  it.each(['a\nb', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u007fb', ''])('refuses %j as a line', (text) => {
    expect(Line.safeParse(text).success).toBe(false);
  });

  it.each(['quotes " and \'', '{{ .Values }}', '# $(id)', 'Zürich'])('takes %j as a line', (text) => {
    expect(Line.parse(text)).toBe(text);
  });

  it.each(['k3s-zone', 'a', '1zone', 'k3szones9', 'zöne'])('refuses %j as an id of Proxmox', (text) => {
    expect(SdnId.safeParse(text).success).toBe(false);
  });

  it.each(['managed by #', 'Zürich', 'a\nb', 'a"b'])('refuses %j as an alias of Proxmox', (text) => {
    expect(Alias.safeParse(text).success).toBe(false);
  });
});

describe('a domain', () => {
  const ofLength = (length: number): string =>
    [...Array<string>(3).fill('a'.repeat(63)), 'a'.repeat(length - 192)].join('.');

  it('leaves room for its wildcard', () => {
    expect(messageOf(Domain, ofLength(251))).toBeUndefined();
    expect(messageOf(Domain, ofLength(252))).toBe(
      'a domain has at most 251 characters here, so that its wildcard has 253',
    );
    expect(messageOf(Domain, '*.example.com')).toBe(
      '"*.example.com" is a wildcard, which is not allowed here',
    );
  });
});
