import { posix, win32 } from 'node:path';
import { pathFrom } from '../../src/files/path-from.ts';

describe(pathFrom, () => {
  it.each([
    ['C:\\Users\\me\\network', 'C:\\Users\\me\\network\\sites\\home', 'sites/home'],
    ['C:\\Users\\me\\network', 'c:\\users\\Me\\NETWORK\\sites', 'sites'],
    ['D:\\', 'D:\\generated\\values.yaml', 'generated/values.yaml'],
    ['\\\\server\\share\\network', '\\\\server\\share\\network\\sites\\home', 'sites/home'],
    ['C:\\network', 'C:\\network', ''],
  ])('gives on Windows from %j to %j the path %j', (folder, path, expected) => {
    expect(pathFrom(folder, path, win32)).toBe(expected);
  });

  it('keeps a backslash that is part of a name elsewhere', () => {
    expect(pathFrom('/network', '/network/generated/a\\b.yaml', posix)).toBe('generated/a\\b.yaml');
  });
});
