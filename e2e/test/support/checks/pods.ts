import { idOf, type Manifest } from '../manifests.ts';
import { difference, type Mistakes } from './check.ts';

interface PodSpec {
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly runAsGroup?: number;
    readonly seccompProfile?: { readonly type?: string };
  };
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly imagePullSecrets?: unknown;
  readonly containers: readonly Container[];
}

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[] };
  };
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards: `restricted`, and what pods of ours can do without besides. */
export function podMistakes(made: Manifest, values: Readonly<Record<string, unknown>>): Mistakes {
  const pod = podOf(made);
  if (pod === null) return [];
  const { imageRegistry = '', imagePullSecrets } = (values.global ?? {}) as {
    readonly imageRegistry?: string;
    readonly imagePullSecrets?: unknown;
  };
  const { securityContext = {} } = pod;
  return [
    ...difference('runAsNonRoot', securityContext.runAsNonRoot, true),
    ...difference('seccompProfile', securityContext.seccompProfile, { type: 'RuntimeDefault' }),
    ...difference(
      'a user and a group that are not root',
      [securityContext.runAsUser, securityContext.runAsGroup].map((id) => (id ?? 0) > 1000),
      [true, true],
    ),
    ...difference('automountServiceAccountToken', pod.automountServiceAccountToken, false),
    ...difference('enableServiceLinks', pod.enableServiceLinks, false),
    ...difference('imagePullSecrets', pod.imagePullSecrets, imagePullSecrets),
    ...pod.containers.flatMap((container) => containerMistakes(container, imageRegistry)),
  ].map((mistake) => `${idOf(made)}: ${mistake}`);
}

function containerMistakes(
  { image = '', resources, securityContext }: Container,
  registry: string,
): Mistakes {
  return [
    ...difference('securityContext', securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    }),
    ...difference('that memory is limited', resources?.limits?.memory !== undefined, true),
    ...difference('that resources are requested', resources?.requests !== undefined, true),
    ...(registry === '' || image.startsWith(`${registry}/`)
      ? []
      : [`image ${image} is not from ${registry}`]),
    ...(/:[\w.-]+(@sha256:[0-9a-f]{64})?$/.test(image) ? [] : [`image ${image} has no tag`]),
  ];
}

/** A pod that is no test would be deleted by nobody, and made again by nobody. */
function podOf({ kind, spec, metadata }: Manifest): PodSpec | null {
  if (kind === 'Deployment') return (spec as { readonly template: { readonly spec: PodSpec } }).template.spec;
  if (kind !== 'Pod') return null;
  if (metadata.annotations?.['helm.sh/hook'] !== 'test')
    throw new Error(`the pod ${metadata.name} is no test`);
  return spec as PodSpec;
}
