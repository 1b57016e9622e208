import { posix, win32 } from 'node:path';
import { shortPath } from '../../src/network-input/find-network.ts';

describe(shortPath, () => {
  it('is the same on every system for a file in the working directory', () => {
    const parts = ['sites', 'home', 'network.yaml'];
    expect(shortPath(posix.resolve(...parts), posix)).toBe('sites/home/network.yaml');
    expect(shortPath(win32.resolve(...parts), win32)).toBe('sites/home/network.yaml');
    expect(shortPath('sites\\home\\network.yaml', win32)).toBe('sites/home/network.yaml');
  });

  it.each([
    ['D:\\network.yaml', win32],
    ['\\\\server\\share\\network.yaml', win32],
    ['..\\network.yaml', win32],
    ['../network.yaml', posix],
    ['/network.yaml', posix],
  ])('is the path itself for %j, elsewhere', (path, grammar) => {
    expect(shortPath(path, grammar)).toBe(path);
  });
});
