import { posix, win32 } from 'node:path';
import { locateGenerated } from '../../../src/commands/why/locate-generated.ts';

describe(locateGenerated, () => {
  it.each([
    [posix, '/net/home/generated/k3s/node-1.yaml', '/net/home'],
    [win32, 'C:\\net\\home\\generated\\k3s\\node-1.yaml', 'C:\\net\\home'],
    [win32, 'C:/net/home/generated/k3s/node-1.yaml', 'C:\\net\\home'],
    [win32, '\\\\server\\share\\generated\\k3s\\node-1.yaml', '\\\\server\\share\\'],
  ])('finds the network beside generated/, and the file in it', (grammar, file, network) => {
    expect(locateGenerated(file, undefined, grammar)).toEqual({ network, path: 'k3s/node-1.yaml' });
  });

  it('takes a path for one inside generated/ where the network is stated', () => {
    const found = { network: 'sites/home', path: 'k3s/node-1.yaml' };
    expect(locateGenerated('k3s\\node-1.yaml', 'sites/home', win32)).toEqual(found);
    expect(locateGenerated('k3s/node-1.yaml', 'sites/home', posix)).toEqual(found);
  });
});
