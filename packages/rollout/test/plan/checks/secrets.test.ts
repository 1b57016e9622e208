import { parseObject, type ApiObject } from '@netloom/cluster';
import { checkSecrets } from '../../../src/plan/checks/secrets.ts';

const SECRET = {
  namespace: 'tailscale',
  name: 'operator-oauth',
  type: 'Opaque',
  keys: ['client_id', 'client_secret'],
  purpose: 'OAuth client.',
} as const;
const CREATE = [
  'SECRETS=${SECRETS:-$(mktemp -d)}',
  'kubectl --namespace tailscale create secret generic operator-oauth \\',
  '  --from-file=client_id="$SECRETS/client_id" \\',
  '  --from-file=client_secret="$SECRETS/client_secret"',
].join('\n');

function checked(data: object | null, hasNamespace = true) {
  const live: ApiObject | null =
    data === null
      ? null
      : parseObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'operator-oauth' }, data });
  return checkSecrets({
    secrets: [SECRET],
    live: new Map([['tailscale/operator-oauth', live]]),
    hasNamespace: () => hasNamespace,
  });
}

describe(checkSecrets, () => {
  it('is content with a Secret that has its keys', () => {
    expect(checked({ client_id: 'YQ==', client_secret: 'Yg==', more: '' })).toEqual({
      rows: [{ namespace: 'tailscale', name: 'operator-oauth', state: 'present' }],
      refusals: [],
      notes: [],
    });
  });

  it('refuses a missing one with the command that makes it', () => {
    expect(checked(null)).toEqual({
      rows: [{ namespace: 'tailscale', name: 'operator-oauth', state: 'missing' }],
      refusals: [
        {
          code: 'secret-missing',
          message: 'Secret tailscale/operator-oauth does not exist. OAuth client.',
          help: CREATE,
        },
      ],
      notes: [],
    });
  });

  it('says how to get a namespace for it first', () => {
    expect(checked(null, false).refusals[0]?.help).toBe(`netloom apply --until namespaces\n${CREATE}`);
  });

  it('refuses one without a key', () => {
    expect(checked({ client_id: 'YQ==' }).refusals).toEqual([
      {
        code: 'secret-incomplete',
        message: 'Secret tailscale/operator-oauth lacks the key client_secret. OAuth client.',
        help: `kubectl --namespace tailscale delete secret operator-oauth\n${CREATE}`,
      },
    ]);
  });

  it('shows nothing of what is in it', () => {
    expect(JSON.stringify(checked({ client_id: 'aHVudGVyMg==' }))).not.toContain('aHVudGVyMg');
  });
});
