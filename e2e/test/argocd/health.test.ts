import { buildNetwork } from '@netloom/engine';
import { ensureTool } from '@netloom/toolchain';
import { load } from 'js-yaml';
import { healthOf, type Health } from '../support/argocd-lua.ts';
import { checkedNetwork } from '../support/manifests.ts';
import { describeWithProgram, findProgram } from '../support/program.ts';

/** As `kubectl patch` takes it: the texts are those that people get. */
async function checks(): Promise<Readonly<Record<string, string>>> {
  const files = await buildNetwork(await checkedNetwork('networks/homelab'));
  const text = files.get('argocd/argocd-cm-patch.yaml');
  // a patch of argocd-cm is a ConfigMap's data
  return (load(text ?? '') as { readonly data: Readonly<Record<string, string>> }).data;
}

const MESSAGE = 'waiting for ConnectorReady';

function connector(...conditions: readonly object[]): object {
  return { metadata: { name: 'k3s-router', generation: 2 }, status: { conditions } };
}

function ready(more: object): object {
  return { type: 'ConnectorReady', observedGeneration: 2, ...more };
}

const CONNECTORS: readonly (readonly [string, object, Health])[] = [
  ['has no status', { metadata: { generation: 1 } }, { status: 'Progressing', message: MESSAGE }],
  ['has an empty status', { metadata: {}, status: {} }, { status: 'Progressing', message: MESSAGE }],
  [
    'has null for conditions',
    { metadata: {}, status: { conditions: null } },
    { status: 'Progressing', message: MESSAGE },
  ],
  ['has no conditions', connector(), { status: 'Progressing', message: MESSAGE }],
  [
    'has another condition only',
    connector({ type: 'ConnectorNews', status: 'True', message: 'x' }),
    { status: 'Progressing', message: MESSAGE },
  ],
  [
    'is being created',
    connector(ready({ status: 'False', reason: 'ConnectorCreating', message: 'a StatefulSet starts' })),
    { status: 'Progressing', message: 'a StatefulSet starts' },
  ],
  [
    'could not be created yet',
    connector(ready({ status: 'False', reason: 'ConnectorCreationFailed', message: 'no Secret "x"' })),
    { status: 'Progressing', message: 'no Secret "x"' },
  ],
  [
    'is ready',
    connector(
      { type: 'ConnectorNews', status: 'False', message: 'x' },
      ready({ status: 'True', reason: 'ConnectorCreated', message: 'ConnectorCreated' }),
    ),
    { status: 'Healthy', message: 'ConnectorCreated' },
  ],
  [
    'is ready without a message',
    connector(ready({ status: 'True' })),
    { status: 'Healthy', message: MESSAGE },
  ],
  [
    'was ready before its spec changed',
    connector(ready({ status: 'True', message: 'ConnectorCreated', observedGeneration: 1 })),
    { status: 'Progressing', message: MESSAGE },
  ],
  [
    'is ready, of an operator that does not say of which generation',
    connector({ type: 'ConnectorReady', status: 'True', message: 'ConnectorCreated' }),
    { status: 'Healthy', message: 'ConnectorCreated' },
  ],
  [
    'is invalid',
    connector(
      ready({ status: 'False', reason: 'ConnectorInvalid', message: 'Connector is invalid: ü\n"2"' }),
    ),
    { status: 'Degraded', message: 'Connector is invalid: ü\n"2"' },
  ],
];

const APPLICATIONS: readonly (readonly [string, object, Health])[] = [
  ['has no status', {}, { status: 'Progressing', message: '' }],
  ['has null for a status', { status: null }, { status: 'Progressing', message: '' }],
  ['has a status without health', { status: { sync: {} } }, { status: 'Progressing', message: '' }],
  ['was not compared yet', { status: { health: {} } }, { status: 'Progressing', message: '' }],
  ...['Healthy', 'Progressing', 'Degraded', 'Missing', 'Suspended', 'Unknown'].map(
    (status): readonly [string, object, Health] => [
      `is ${status}`,
      { status: { health: { status } } },
      { status, message: '' },
    ],
  ),
  [
    'says why it is degraded',
    { status: { health: { status: 'Degraded', message: 'speaker: 0 of 3' } } },
    { status: 'Degraded', message: 'speaker: 0 of 3' },
  ],
];

const glua = await findProgram(() => ensureTool('glua'));

describeWithProgram(glua, "health checks, in Argo CD's Lua", (glua) => {
  it.each(CONNECTORS)('knows a Connector that %s', async (_title, object, health) => {
    const script = (await checks())['resource.customizations.health.tailscale.com_Connector'];
    expect(await healthOf(glua, script ?? '', object)).toEqual(health);
  });

  it.each(APPLICATIONS)('knows an Application that %s', async (_title, object, health) => {
    const script = (await checks())['resource.customizations.health.argoproj.io_Application'];
    expect(await healthOf(glua, script ?? '', object)).toEqual(health);
  });

  it('has no check but these two', async () => {
    expect(Object.keys(await checks())).toEqual([
      'resource.customizations.health.argoproj.io_Application',
      'resource.customizations.health.tailscale.com_Connector',
    ]);
  });

  describe('what checks must do without', () => {
    it.each([
      ['string.find("a", "a")', "attempt to index a non-table object(nil) with key 'find'"],
      ['("a"):upper()', "attempt to index a non-table object(string) with key 'upper'"],
      ['io.write("a")', "attempt to index a non-table object(nil) with key 'write'"],
      ['os.time()', "attempt to index a non-table object(nil) with key 'time'"],
      ['require("io")', 'module io not found'],
    ])('refuses %s', async (line, message) => {
      await expect(healthOf(glua, `${line}\nreturn { status = "Healthy" }`, {})).rejects.toThrow(message);
    });

    it('has tables, and the time', async () => {
      const script = `local parts = { require("os").time() > 0 and "Hea" or "", "lthy" }
return { status = table.concat(parts), message = tostring(#parts) }`;
      expect(await healthOf(glua, script, {})).toEqual({ status: 'Healthy', message: '2' });
    });

    it("takes a status of one's own for Unknown", async () => {
      expect(await healthOf(glua, 'return { status = "Fine", message = "x" }', {})).toEqual({
        status: 'Unknown',
        message: 'Lua returned an invalid health status',
      });
    });
  });
});
