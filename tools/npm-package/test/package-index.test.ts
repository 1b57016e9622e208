import { join } from 'node:path';
import { PackageIndex, readNames } from '../src/package-index.ts';

const root = join(import.meta.dirname, '../../..');
const index = new PackageIndex(join(root, 'packages/network-model/src/index.ts'));

describe(PackageIndex, () => {
  it('finds the file that declares a name', () => {
    expect(index.declarationOf('decode')).toEqual({
      file: join(root, 'packages/network-model/src/decode/decode.ts'),
      name: 'decode',
    });
  });

  it('stops at the index that makes a value of its own', () => {
    expect(index.declarationOf('RULES_BY_FOLDER')?.file).toBe(
      join(root, 'packages/network-model/src/rules/index.ts'),
    );
  });

  it('knows no name that the index does not re-export', () => {
    expect(index.declarationOf('nothing')).toBeNull();
  });

  it('lists what is imported for what it does', () => {
    expect(index.sideEffects).toEqual([join(root, 'packages/network-model/src/jitless.ts')]);
  });
});

describe(readNames, () => {
  it('reads values and what they are called, and no types', () => {
    expect(readNames(' a,\n  b as c,\n  type D,\n')).toEqual([
      { name: 'a', alias: 'a' },
      { name: 'b', alias: 'c' },
    ]);
  });
});
