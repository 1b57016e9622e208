import type { ApiObject } from '@netloom/cluster';
import { secretCommand, SECRETS_FOLDER } from '@netloom/deployment';
import type { Origin } from '@netloom/diagnostics';
import { prerequisiteSecrets, type PrerequisiteSecret } from '@netloom/network-model';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';

interface ObservedSecret {
  readonly secret: PrerequisiteSecret;
  /** The names of its keys; null where it does not exist. */
  readonly keys: readonly string[] | null;
}

/** The Secrets that people create by hand, and their keys; nothing reads the values. */
export const secretsCheck: CheckDefinition<readonly ObservedSecret[]> = {
  id: 'secrets',
  subject: 'cluster',
  title: 'Secrets that must exist',
  symptom: null,
  applies: (network) => prerequisiteSecrets(network).length > 0,
  observe: async ({ cluster }, { network }) => {
    const reader = await cluster;
    const read = prerequisiteSecrets(network).map(async (secret) => {
      const { namespace, name } = secret;
      return {
        secret,
        keys: keysOf(await reader.get({ apiVersion: 'v1', kind: 'Secret', namespace, name })),
      };
    });
    return Promise.all(read);
  },
  compare: (observed, facts) =>
    outcome(
      countOf(observed.length, 'Secret'),
      observed.flatMap((one) => problemOf(one, facts) ?? []),
    ),
};

function keysOf(secret: ApiObject | null): readonly string[] | null {
  if (secret === null) return null;
  return typeof secret.data === 'object' && secret.data !== null ? Object.keys(secret.data) : [];
}

function problemOf({ secret, keys }: ObservedSecret, facts: DoctorFacts): Problem | null {
  const { namespace, name, purpose } = secret;
  const missing = secret.keys.filter((key) => keys?.includes(key) !== true);
  if (missing.length === 0) return null;
  const remove = keys === null ? [] : [`kubectl --namespace ${namespace} delete secret ${name}`];
  return {
    severity: 'error',
    saw:
      keys === null
        ? `Secret ${namespace}/${name} does not exist`
        : `Secret ${namespace}/${name} lacks the key ${missing.join(' and ')}`,
    expected: purpose,
    at: originOf(secret, facts),
    fix: fixBy(
      'Put each key into a file of $SECRETS first.',
      ...remove,
      SECRETS_FOLDER,
      secretCommand(secret),
    ),
  };
}

/** The section that names the Secret. */
function originOf({ name }: PrerequisiteSecret, { network, origins }: DoctorFacts): Origin | null {
  const { tunnel, tailnet, dns, bgpPeers, proxmox } = network;
  if (tunnel?.token?.existingSecret === name) return origins.of(tunnel, 'token');
  if (tunnel?.credentials.existingSecret === name) return origins.of(tunnel, 'credentials');
  if (tailnet?.oauth.existingSecret === name) return origins.of(tailnet, 'oauth');
  const zone = dns?.zones.find(({ existingSecret }) => existingSecret === name);
  if (zone !== undefined) return origins.of(zone);
  const peer = bgpPeers.find(({ existingSecret }) => existingSecret === name);
  if (peer !== undefined) return origins.of(peer, 'existingSecret');
  return proxmox === null ? null : origins.of(proxmox);
}
