import { SOURCE_KINDS } from '../../../src/model/kinds/index.ts';
import { READ_KINDS } from '../../../src/sources/cluster/cluster-kinds.ts';

/** Readers for files alone, and why a cluster is not asked. */
const FILES_ALONE: Readonly<Record<string, string>> = {
  'extensions/Ingress': 'no server serves it since Kubernetes 1.22',
  '/Pod': 'a cluster has thousands, and what makes them is read',
};

describe('READ_KINDS', () => {
  const asked = new Set(
    READ_KINDS.flatMap(({ kind, apiVersions }) =>
      apiVersions.map((apiVersion) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`),
    ),
  );

  it('has every kind that is read for a network', () => {
    const read = SOURCE_KINDS.flatMap(({ objects = {} }) => Object.keys(objects));
    expect(read.filter((kind) => !asked.has(kind) && !Object.hasOwn(FILES_ALONE, kind))).toEqual([]);
  });

  it('has no Secret, and nothing twice', () => {
    const names = READ_KINDS.map(({ kind, apiVersions }) => `${apiVersions[0] ?? ''} ${kind}`);
    expect(names.filter((name) => /secret/i.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
