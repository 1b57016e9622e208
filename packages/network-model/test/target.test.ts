import { Address } from '@netloom/addresses';
import { parseTarget, printTarget, type Target } from '../src/index.ts';

describe('targets', () => {
  it.each([
    'https://passwords.jigga.xyz',
    'http://grafana.int.jigga.xyz:8080/login',
    'tcp://192.168.7.230:443',
    'udp://[fd00::1]:53',
    'tcp://nas:445',
    'service:argocd/argocd-server',
    'nodes',
  ])('reads %s and prints it back', (text) => {
    expect(printTarget(read(text))).toBe(text);
  });

  it('fills in the port and path of a URL', () => {
    expect(read('https://jigga.xyz')).toEqual({
      kind: 'url',
      scheme: 'https',
      host: 'jigga.xyz',
      port: 443,
      path: '/',
    });
    expect(read('http://jigga.xyz/')).toEqual({
      kind: 'url',
      scheme: 'http',
      host: 'jigga.xyz',
      port: 80,
      path: '/',
    });
  });

  it('distinguishes an address from a name', () => {
    const target = read('tcp://10.0.0.1:22');
    expect(target.kind === 'port' && target.host instanceof Address).toBe(true);
    expect(read('tcp://nas:445')).toEqual({ kind: 'port', protocol: 'tcp', host: 'nas', port: 445 });
  });

  it.each([
    ['htps://jigga.xyz', '"htps://jigga.xyz" is not a target: did you mean "https://jigga.xyz"?'],
    ['gopher://jigga.xyz', '"gopher://jigga.xyz" is not a target: write http, https, tcp, udp'],
    [
      'https://Jigga.xyz',
      '"https://Jigga.xyz" is not a target: it is written https://HOST/PATH, the host in lower case',
    ],
    [
      'https://a.b/x y',
      '"https://a.b/x y" is not a target: it is written https://HOST/PATH, the host in lower case',
    ],
    ['https://a.b:70000', '"https://a.b:70000" is not a target: a port is 1 to 65535'],
    ['tcp://nas', '"tcp://nas" is not a target: it is written tcp://ADDRESS-OR-NAME:PORT'],
    ['udp://nas:0', '"udp://nas:0" is not a target: a port is 1 to 65535'],
    ['ha.example.net', '"ha.example.net" is not a target: did you mean "https://ha.example.net"?'],
    [
      'ha.example.net/login',
      '"ha.example.net/login" is not a target: did you mean "https://ha.example.net/login"?',
    ],
    ['nas:445', '"nas:445" is not a target: did you mean "tcp://nas:445"?'],
    ['192.168.1.5:22', '"192.168.1.5:22" is not a target: did you mean "tcp://192.168.1.5:22"?'],
    ['nodse', '"nodse" is not an endpoint: did you mean "nodes"?'],
  ])('refuses %j with a hint', (text, message) => {
    expect(parseTarget(text)).toEqual({ ok: false, message });
  });
});

function read(text: string): Target {
  const target = parseTarget(text);
  if (!target.ok) throw new Error(target.message);
  return target.value;
}
