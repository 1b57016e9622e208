import { declaredTwice, mountsWithoutVolume } from './references.ts';

const pod = (volumes: readonly string[], mounts: readonly (readonly [string, string])[]): object => ({
  spec: {
    containers: [{ name: 'main', volumeMounts: mounts.map(([name, mountPath]) => ({ name, mountPath })) }],
    volumes: volumes.map((name) => ({ name })),
  },
});

describe(declaredTwice, () => {
  it('names what a list declares more than once, and mounts by their path', () => {
    expect(
      declaredTwice(
        pod(
          ['a', 'b'],
          [
            ['a', '/a'],
            ['b', '/b'],
          ],
        ),
      ),
    ).toEqual([]);
    expect(declaredTwice(pod(['a', 'a'], []))).toEqual(['/spec/volumes: a']);
    expect(
      declaredTwice(
        pod(
          ['a', 'b'],
          [
            ['a', '/a'],
            ['b', '/a'],
          ],
        ),
      ),
    ).toEqual(['/spec/containers/0/volumeMounts: /a']);
  });
});

describe(mountsWithoutVolume, () => {
  it('names mounts whose volume the pod does not have', () => {
    expect(mountsWithoutVolume(pod(['a'], [['a', '/a']]))).toEqual([]);
    expect(mountsWithoutVolume(pod(['a'], [['b', '/b']]))).toEqual(['/root/spec: b']);
  });
});
