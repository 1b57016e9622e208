import type { ApiObject } from '@netloom/cluster';
import { secretCommand, SECRETS_FOLDER } from '@netloom/deployment';
import type { PrerequisiteSecret } from '@netloom/network-model';
import type { Refusal } from '../../changes/refusal.ts';
import type { SecretState } from '../plan.ts';
import type { CheckResult } from './check-result.ts';

export interface SecretsInput {
  readonly secrets: readonly PrerequisiteSecret[];
  /** By `namespace/name`. */
  readonly live: ReadonlyMap<string, ApiObject | null>;
  readonly hasNamespace: (name: string) => boolean;
}

/** Secrets are made by hand: only that they and their keys are there is checked. */
export function checkSecrets({ secrets, live, hasNamespace }: SecretsInput): CheckResult<SecretState> {
  const states = secrets.map((secret) => {
    const found = live.get(`${secret.namespace}/${secret.name}`) ?? null;
    return { secret, ...stateOf(secret, found) };
  });
  return {
    rows: states.map(({ secret: { namespace, name }, state }) => ({ namespace, name, state })),
    refusals: states.flatMap(({ secret, state, lacks }) =>
      state === 'present'
        ? []
        : [refusal(secret, { state, lacks, hasNamespace: hasNamespace(secret.namespace) })],
    ),
    notes: [],
  };
}

interface Found {
  readonly state: SecretState['state'];
  readonly lacks: readonly string[];
}

function stateOf({ keys }: PrerequisiteSecret, live: ApiObject | null): Found {
  if (live === null) return { state: 'missing', lacks: keys };
  // only the names of the keys are read
  const present = typeof live.data === 'object' && live.data !== null ? Object.keys(live.data) : [];
  const lacks = keys.filter((key) => !present.includes(key));
  return { state: lacks.length === 0 ? 'present' : 'incomplete', lacks };
}

/** The files of the keys go into the folder first. */
function fromFiles(secret: PrerequisiteSecret): string {
  return `${SECRETS_FOLDER}\n${secretCommand(secret)}`;
}

function refusal(
  secret: PrerequisiteSecret,
  { state, lacks, hasNamespace }: Found & { readonly hasNamespace: boolean },
): Refusal {
  const { namespace, name, purpose } = secret;
  if (state === 'incomplete') {
    return {
      code: 'secret-incomplete',
      message: `Secret ${namespace}/${name} lacks the key ${lacks.join(' and ')}. ${purpose}`,
      help: `kubectl --namespace ${namespace} delete secret ${name}\n${fromFiles(secret)}`,
    };
  }
  return {
    code: 'secret-missing',
    message: `Secret ${namespace}/${name} does not exist. ${purpose}`,
    help: `${hasNamespace ? '' : 'netloom apply --until namespaces\n'}${fromFiles(secret)}`,
  };
}
