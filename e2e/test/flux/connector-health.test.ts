import { openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { CONNECTOR_HEALTH } from '@netloom/deployment';
import { describeWithControlPlane } from '../support/control-plane.ts';

/** A Connector as far as its health goes, with a status that whoever makes it may write. */
const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: connectors.test.example.com }
spec:
  group: test.example.com
  scope: Cluster
  names: { kind: Connector, plural: connectors }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            status:
              type: object
              properties:
                conditions:
                  type: array
                  items:
                    type: object
                    properties:
                      type: { type: string }
                      status: { type: string }
                      reason: { type: string }
                      observedGeneration: { type: integer }
`;
const READY = { type: 'ConnectorReady', status: 'True', reason: 'ConnectorCreated', observedGeneration: 1 };
const INVALID = {
  type: 'ConnectorReady',
  status: 'False',
  reason: 'ConnectorInvalid',
  observedGeneration: 1,
};

/** Flux evaluates the fields of the object by themselves, an admission policy those of `object`. */
function ofObject(expression: string): string {
  return expression
    .replaceAll(/\bstatus\.conditions\b/g, 'object.status.conditions')
    .replaceAll(/\bmetadata\.generation\b/g, 'object.metadata.generation');
}

describeWithControlPlane('the health of a Connector, as CEL computes it', () => {
  let plane: ControlPlane;
  let cluster: ClusterClient;

  beforeAll(async () => {
    plane = await startControlPlane();
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    await applyCrds(plane.kubeconfig, new Map([['connectors.yaml', CRD]]));
    for (const asked of ['current', 'failed'] as const) await applyPolicy(asked);
    // a policy holds some moments after it is made
    const deadline = Date.now() + 60_000;
    while (((await answer('current', [])) || (await answer('failed', []))) && Date.now() < deadline);
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  /** Refuses a Connector for which the expression is false. */
  async function applyPolicy(asked: 'current' | 'failed'): Promise<void> {
    const name = `${asked}.test.example.com`;
    const rule = { apiGroups: ['test.example.com'], apiVersions: ['v1'], resources: ['connectors'] };
    await cluster.apply(
      parseObject({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name },
        spec: {
          matchConstraints: { resourceRules: [{ ...rule, operations: ['CREATE'] }] },
          matchConditions: [{ name: 'asked', expression: `object.metadata.name == '${asked}'` }],
          validations: [{ expression: ofObject(CONNECTOR_HEALTH[asked]), message: 'it is false' }],
        },
      }),
    );
    await cluster.apply(
      parseObject({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name },
        spec: { policyName: name, validationActions: ['Deny'] },
      }),
    );
  }

  async function answer(asked: 'current' | 'failed', conditions: readonly object[]): Promise<boolean> {
    const object = {
      apiVersion: 'test.example.com/v1',
      kind: 'Connector',
      metadata: { name: asked },
      status: { conditions },
    };
    try {
      await cluster.apply(parseObject(object), { dryRun: true });
      return true;
    } catch (error) {
      if (!String(error).includes('it is false')) throw error;
      return false;
    }
  }

  it.each([
    ['ready', [READY], { current: true, failed: false }],
    [
      'ready, by an operator that counts no generations',
      [{ ...READY, observedGeneration: undefined }],
      { current: true, failed: false },
    ],
    [
      'ready in an earlier generation',
      [{ ...READY, observedGeneration: 0 }],
      { current: false, failed: false },
    ],
    ['without a condition', [], { current: false, failed: false }],
    ['ready in another way', [{ ...READY, type: 'Ready' }], { current: false, failed: false }],
    ['invalid', [INVALID], { current: false, failed: true }],
    [
      'invalid in an earlier generation',
      [{ ...INVALID, observedGeneration: 0 }],
      { current: false, failed: false },
    ],
    [
      'not ready for now',
      [{ ...INVALID, reason: 'ConnectorCreationFailed' }],
      { current: false, failed: false },
    ],
  ])('%s', async (_, conditions, health) => {
    expect({
      current: await answer('current', conditions),
      failed: await answer('failed', conditions),
    }).toEqual(health);
  });
});
