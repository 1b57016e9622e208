import type { NamespaceStep, OperatorStep, ReleaseStep, Rollout, SecretState } from './plan.ts';

const OPERATOR_SIGNS = { install: '+', upgrade: '~', keep: '=', leave: '.' } as const;
const SECRET_SIGNS = { present: '=', missing: '?', incomplete: '?' } as const;

/** What an apply does, stage by stage, beside what the objects say. */
export function rolloutLines(network: string, rollout: Rollout): readonly string[] {
  const { cluster, namespaces, secrets, operators, release, objects } = rollout;
  return [
    `${network} → ${cluster.context} (${cluster.server}, ${cluster.version})`,
    ...part('namespaces', namespaces.map(namespaceLine)),
    ...part('secrets', secrets.map(secretLine)),
    ...part('operators', operators.map(operatorLine)),
    ...(objects === null
      ? []
      : part(`network (${describeRelease(release)})`, [
          `= ${objects} ${objects === 1 ? 'object' : 'objects'}`,
        ])),
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function namespaceLine({ name, action, labels }: NamespaceStep): string {
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  switch (action) {
    case 'create':
      return `+ ${name}`;
    case 'keep':
      return `= ${name}`;
    case 'leave':
      return `. ${name} is not ours and stays as it is: ${shown.join(', ')}`;
    case 'loosen':
      return `! ${name} is not ours, only its Pod Security becomes privileged: ${shown.join(', ')}`;
    default:
      return action satisfies never;
  }
}

function secretLine({ namespace, name, state }: SecretState): string {
  return `${SECRET_SIGNS[state]} ${namespace}/${name}${state === 'present' ? '' : ` is ${state}`}`;
}

function operatorLine({ name, namespace, action, version, running, reason, pending }: OperatorStep): string {
  const change =
    action === 'upgrade' && running !== null && running !== version
      ? `${running} → ${version}`
      : (running ?? version);
  const what = {
    install: `${version} into ${namespace}`,
    upgrade: `${change}: ${reason ?? ''}${pending ? ', which is repaired first' : ''}`,
    keep: change,
    leave: `is left alone: ${reason ?? ''}`,
  };
  return `${OPERATOR_SIGNS[action]} ${name} ${what[action]}`;
}

function describeRelease({ action, revision, pending }: ReleaseStep): string {
  if (action === 'install') return 'first install';
  return `revision ${revision ?? ''}${pending ? ', left pending: repaired first' : ''}`;
}
