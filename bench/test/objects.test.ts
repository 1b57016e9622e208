import { assertEqualObjects, parseObjects } from '../src/peers/objects.ts';

const OURS = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: facts, namespace: here }
data:
  network.json: '{ "name": "home" }'
---
apiVersion: v1
kind: Namespace
metadata: { name: here }
`;

describe(assertEqualObjects, () => {
  it('takes another order and another layout of the same objects', () => {
    const theirs = `---
kind: Namespace
apiVersion: v1
metadata: {name: here}
---
# nothing
---
{ "apiVersion": "v1", "kind": "ConfigMap", "data": { "network.json": "name: home" }, "metadata": { "namespace": "here", "name": "facts" } }
`;
    expect(() => {
      assertEqualObjects(parseObjects(OURS), parseObjects(theirs), 'cue');
    }).not.toThrow();
  });

  it.each([
    [
      'a field that differs',
      OURS.replace('home', 'away'),
      '1 of 2 differ, the first is ConfigMap here/facts',
    ],
    [
      'an object that is missing',
      OURS.split('---\n').slice(0, 2).join('---\n'),
      'the first is Namespace /here',
    ],
  ])('refuses %s', (_, theirs, message) => {
    expect(() => {
      assertEqualObjects(parseObjects(OURS), parseObjects(theirs), 'cue');
    }).toThrow(message);
  });
});
