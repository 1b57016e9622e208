import { parseObject, type ApiObject } from '@netloom/cluster';
import { managersOf } from '../../../src/changes/objects/field-managers.ts';

function deployment(...managedFields: readonly object[]): ApiObject {
  return parseObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace: 'b', labels: { 'example.com/a': 'x' }, managedFields },
    spec: {
      replicas: 2,
      args: ['one', 'two'],
      containers: [
        { name: 'first', ports: [{ containerPort: 80, protocol: 'TCP' }] },
        { name: 'second', image: 'x' },
      ],
    },
  });
}

const CONTAINERS = {
  'f:containers': {
    'k:{"name":"second"}': { '.': {}, 'f:name': {}, 'f:image': {} },
    'k:{"name":"first"}': { 'f:ports': { 'k:{"containerPort":80,"protocol":"TCP"}': { 'f:protocol': {} } } },
  },
};

describe(managersOf, () => {
  it.each<readonly [string, string, object, string | null]>([
    ['a value', 'spec.replicas', { 'f:spec': { 'f:replicas': {} } }, '.spec.replicas'],
    ['an atomic list', 'spec.args[1]', { 'f:spec': { 'f:args': {} } }, '.spec.args'],
    [
      'an entry of a set',
      'spec.args[1]',
      { 'f:spec': { 'f:args': { 'v:"two"': {} } } },
      '.spec.args[="two"]',
    ],
    ['another entry of a set', 'spec.args[0]', { 'f:spec': { 'f:args': { 'v:"two"': {} } } }, null],
    [
      'a key that is no word',
      'metadata.labels["example.com/a"]',
      { 'f:metadata': { 'f:labels': { 'f:example.com/a': {} } } },
      '.metadata.labels.example.com/a',
    ],
    [
      'a field of an entry that has a key',
      'spec.containers[1].image',
      { 'f:spec': CONTAINERS },
      '.spec.containers[name="second"].image',
    ],
    [
      'a field of an entry that has several',
      'spec.containers[0].ports[0].protocol',
      { 'f:spec': CONTAINERS },
      '.spec.containers[name="first"].ports[containerPort=80,protocol="TCP"].protocol',
    ],
    ['a field of another entry', 'spec.containers[0].image', { 'f:spec': CONTAINERS }, null],
    ['something within', 'spec.containers', { 'f:spec': CONTAINERS }, '.spec.containers'],
    ['nothing of what is gone', 'spec.args[2]', { 'f:spec': { 'f:args': { 'v:"two"': {} } } }, null],
  ])('finds who manages %s', (_what, path, fieldsV1, field) => {
    const object = deployment({ manager: 'hand', operation: 'Update', fieldsV1 });
    expect(managersOf(object, [path])).toEqual(field === null ? [] : [{ manager: 'hand', field }]);
  });

  it('names each field once for each manager, and nobody who writes only the status', () => {
    const fieldsV1 = { 'f:spec': { 'f:args': {} } };
    const object = deployment(
      { manager: 'one', operation: 'Apply', fieldsV1 },
      { manager: 'two', operation: 'Update', fieldsV1 },
      { manager: 'three', operation: 'Update', subresource: 'status', fieldsV1 },
      { manager: 'four', operation: 'Update' },
    );
    expect(managersOf(object, ['spec.args[0]', 'spec.args[1]'])).toEqual([
      { manager: 'one', field: '.spec.args' },
      { manager: 'two', field: '.spec.args' },
    ]);
  });
});
