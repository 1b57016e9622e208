import { explainStatus } from '../src/explain-status.ts';

const SERVER = 'https://192.168.7.223:6443';
const OPERATION = 'applying IPAddressPool metallb-system/lan';
const RAW = 'Nothing was changed. The message is that of the API server.';

function said(status: number, body: object | string): readonly [string, string] {
  const text =
    typeof body === 'string' ? body : JSON.stringify({ kind: 'Status', apiVersion: 'v1', ...body });
  const { name, message } = explainStatus({ operation: OPERATION, server: SERVER, status, text });
  return [name, message];
}

describe(explainStatus, () => {
  it.each([
    [
      401,
      'ClusterUnauthorized',
      'Unauthorized',
      `The kubeconfig's user is unknown to ${SERVER}, or its credentials have expired: fetch a new kubeconfig.`,
    ],
    [
      403,
      'ClusterForbidden',
      'secrets is forbidden: User "weak" cannot list resource "secrets" in API group "" in the namespace "default"',
      'Give the user that right, or choose another with --context.',
    ],
    [
      403,
      'ClusterForbidden',
      'forbidden: User "weak" cannot get path "/version"',
      'Give the user that right, or choose another with --context.',
    ],
    [
      403,
      'AdmissionRefused',
      'pods "x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
      RAW,
    ],
    [
      400,
      'AdmissionRefused',
      'admission webhook "ipaddresspoolvalidationwebhook.metallb.io" denied the request: CIDR "192.168.7.231/32" in pool "lan" overlaps with already defined CIDR "192.168.7.231/32"',
      RAW,
    ],
    [
      422,
      'AdmissionRefused',
      'Connector.tailscale.com "x" is invalid: spec: Invalid value: A Connector needs to have at least one of exit node, subnet router or app connector configured.',
      RAW,
    ],
    [
      500,
      'AdmissionRefused',
      'failed to create typed patch object (/x; metallb.io/v1beta1, Kind=IPAddressPool): .spec.adresses: field not declared in schema',
      RAW,
    ],
    [404, 'ObjectMissing', 'namespaces "metallb-system" not found', 'It must exist first.'],
    [
      500,
      'WebhookUnanswered',
      'Internal error occurred: failed calling webhook "ipaddresspoolvalidationwebhook.metallb.io": failed to call webhook: Post "https://metallb-webhook-service.metallb-system.svc:443/x?timeout=10s": service "metallb-webhook-service" not found',
      'Its controller is not ready, or it was removed and left the webhook behind: check its pods, then run this again.',
    ],
    [
      500,
      'ClusterFailed',
      'etcdserver: request timed out',
      'Run this again; if the error stays, check the logs of the API server.',
    ],
  ])('takes %i for %s: %s', (status, name, message, hint) => {
    expect(said(status, { message })).toEqual([name, `${OPERATION}: ${message}\n${hint}`]);
  });

  it('names the managers of a conflict, each with its fields', () => {
    const cause = (manager: string, field: string): object => ({
      reason: 'FieldManagerConflict',
      message: `conflict with "${manager}" using metallb.io/v1beta1`,
      field,
    });
    const causes = [
      cause('kubectl-edit', '.spec.addresses'),
      cause('rancher', '.metadata.labels.a'),
      cause('kubectl-edit', '.spec.autoAssign'),
    ];
    expect(said(409, { message: 'Apply failed with 3 conflicts', details: { causes } })).toEqual([
      'FieldConflict',
      `${OPERATION}: "kubectl-edit" manages .spec.addresses, .spec.autoAssign; "rancher" manages .metadata.labels.a\nNothing was changed. Give up these fields there, or take them over with --force-conflicts.`,
    ]);
  });

  it('names the server where it says nothing itself', () => {
    expect(said(503, '<html>')).toEqual([
      'ClusterFailed',
      `${OPERATION}: ${SERVER} answers 503\nRun this again; if the error stays, check the logs of the API server.`,
    ]);
    expect(said(403, 'Forbidden by the proxy')[0]).toBe('ClusterForbidden');
  });

  it.each([
    [
      'ingresses.networking.k8s.io is forbidden: User "system:serviceaccount:default:reader" cannot list resource "ingresses" in API group "networking.k8s.io" at the cluster scope',
      'list ingresses.networking.k8s.io at the cluster scope',
    ],
    [
      'services is forbidden: User "weak" cannot list resource "services" in API group "" in the namespace "web"',
      'list services in the namespace "web"',
    ],
    ['forbidden: User "weak" cannot get path "/version"', 'get path "/version"'],
  ])('names the right that is missing: %s', (message, right) => {
    const text = JSON.stringify({ kind: 'Status', message });
    expect(explainStatus({ operation: OPERATION, server: SERVER, status: 403, text })).toMatchObject({
      right,
    });
  });
});
