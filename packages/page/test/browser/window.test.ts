import { Address, Cidr } from '@netloom/addresses';
import { besideOf, pathTo, windowOf, zoomTo, zoomAt } from '../../src/browser/addresses/window.ts';

const cidr = (text: string): Cidr => {
  const read = Cidr.parse(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};
const address = (text: string): Address => {
  const read = Address.parse(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};

const NETWORK = cidr('10.42.0.0/16');

describe(windowOf, () => {
  it.each([
    [null, '10.42.0.0/16'],
    ['10.42.7.0/24', '10.42.7.0/24'],
    ['10.42.7.8/32', '10.42.7.8/32'],
    ['10.42.7.8-10.42.7.23', '10.42.7.0/27'],
    ['10.42.7.8', '10.42.7.0/28'],
    ['192.168.0.1', '10.42.0.0/16'],
    ['192.168.0.0/24', '10.42.0.0/16'],
    ['10.0.0.0/8', '10.42.0.0/16'],
    ['2001:db8::1', '10.42.0.0/16'],
    ['nonsense', '10.42.0.0/16'],
  ])('of %j is %s', (within, window) => {
    expect(windowOf(NETWORK, within).cidr.toString()).toBe(window);
  });

  it('marks the address that was asked for', () => {
    expect(windowOf(NETWORK, '10.42.7.8').marked?.toString()).toBe('10.42.7.8');
    expect(windowOf(NETWORK, '10.42.7.0/24').marked).toBeNull();
  });
});

describe(zoomTo, () => {
  it('reaches one address of a /16 in four steps, each of which leads back', () => {
    const at = address('10.42.7.8');
    const interval = { family: at.family, first: at.value, last: at.value };
    const steps: string[] = [];
    let window = NETWORK;
    while (window.prefix < 32) {
      window = zoomTo(window, interval);
      steps.push(window.toString());
    }
    expect(steps).toEqual(['10.42.0.0/20', '10.42.7.0/24', '10.42.7.0/28', '10.42.7.8/32']);
    expect(pathTo(NETWORK, window).map(String)).toEqual(['10.42.0.0/16', ...steps]);
  });

  it('moves beside itself to both ends of the network', () => {
    const window = cidr('10.42.240.0/20');
    expect(String(besideOf(NETWORK, window, -1))).toBe('10.42.224.0/20');
    expect(besideOf(NETWORK, window, 1)).toBeNull();
    expect(besideOf(NETWORK, NETWORK, -1)).toBeNull();
  });

  it('zooms to the part at a share of it', () => {
    expect(['0', '0.5', '1', '-3', '9'].map((share) => String(zoomAt(NETWORK, Number(share))))).toEqual([
      '10.42.0.0/20',
      '10.42.128.0/20',
      '10.42.240.0/20',
      '10.42.0.0/20',
      '10.42.240.0/20',
    ]);
  });

  it('shows all of a range that a step would cut', () => {
    expect(zoomTo(NETWORK, cidr('10.42.0.0/18').interval).toString()).toBe('10.42.0.0/18');
    expect(zoomTo(NETWORK, NETWORK.interval).toString()).toBe('10.42.0.0/16');
  });
});
