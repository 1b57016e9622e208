import { idOf, type Manifest } from '../manifests.ts';
import { difference, type Mistakes } from './check.ts';

interface PodSpec {
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly runAsGroup?: number;
    readonly fsGroup?: number;
    readonly seccompProfile?: { readonly type?: string };
  };
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly imagePullSecrets?: unknown;
  readonly restartPolicy?: string;
  readonly volumes?: readonly Volume[];
  readonly containers: readonly Container[];
}

interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name?: string };
  readonly secret?: { readonly secretName?: string; readonly defaultMode?: number };
}

interface Container {
  readonly name: string;
  readonly volumeMounts?: readonly { readonly name: string; readonly readOnly?: boolean }[];
  readonly image?: string;
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[] };
  };
}

interface PodValues {
  readonly global?: { readonly imageRegistry?: string; readonly imagePullSecrets?: unknown };
  readonly image?: Image;
  readonly helmTest?: { readonly image?: Image };
}

interface Image {
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: string;
}

export interface PodCase {
  readonly values: PodValues;
  /** The chart's own values. */
  readonly defaults: PodValues;
  /** All manifests of the chart. */
  readonly manifests: readonly Manifest[];
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards: `restricted`, and further rights that the charts' pods do not need. */
export function podMistakes(made: Manifest, podCase: PodCase): Mistakes {
  const pod = podSpecOf(made);
  return pod === null
    ? []
    : Array.from(specMistakes(made, pod, podCase), (mistake) => `${idOf(made)}: ${mistake}`);
}

function* specMistakes(
  made: Manifest,
  pod: PodSpec,
  { values, defaults, manifests }: PodCase,
): Generator<string> {
  const { securityContext = {} } = pod;
  const isPod = made.kind === 'Pod';
  const image = isPod ? imageOf(values.helmTest, defaults.helmTest) : imageOf(values, defaults);
  const registry = values.global?.imageRegistry === undefined ? '' : `${values.global.imageRegistry}/`;
  yield* difference('runAsNonRoot', securityContext.runAsNonRoot, true);
  yield* difference('seccompProfile', securityContext.seccompProfile, { type: 'RuntimeDefault' });
  yield* difference(
    'a user and a group that are not root',
    [securityContext.runAsUser, securityContext.runAsGroup].map((id) => (id ?? 0) > 1000),
    [true, true],
  );
  // only a job calls the API server
  yield* difference('automountServiceAccountToken', pod.automountServiceAccountToken, isJob(made));
  // a Secret is mounted for root, and for this group
  if (pod.volumes?.some(({ secret }) => secret !== undefined) === true) {
    yield* difference('fsGroup', securityContext.fsGroup, securityContext.runAsGroup);
  }
  yield* difference('enableServiceLinks', pod.enableServiceLinks, false);
  yield* difference('imagePullSecrets', pod.imagePullSecrets, values.global?.imagePullSecrets);
  yield* volumeMistakes(pod, manifests);
  for (const container of pod.containers) yield* containerMistakes(container, `${registry}${image}`);
  if (isPod) yield* testMistakes(made);
  if (isPod || isJob(made)) yield* difference('restartPolicy', pod.restartPolicy, 'Never');
}

/** Volumes exist, are mounted read-only, and are for no other group. */
function volumeMistakes({ volumes = [], containers }: PodSpec, manifests: readonly Manifest[]): Mistakes {
  const mounts = containers.flatMap(({ volumeMounts = [] }) => volumeMounts);
  const names = (list: readonly { readonly name: string }[]): readonly string[] =>
    list.map(({ name }) => name).toSorted();
  return [
    ...difference('the mounted volumes', names(mounts), names(volumes)),
    ...difference('the writable mounts', names(mounts.filter(({ readOnly }) => readOnly !== true)), []),
    ...volumes.flatMap(({ name, configMap, secret }) => {
      if ((configMap === undefined) === (secret === undefined)) {
        return [`volume ${name} needs exactly one source`];
      }
      if (secret !== undefined) {
        return [
          ...difference(`that volume ${name} names a Secret`, secret.secretName !== undefined, true),
          ...difference(`the mode of volume ${name}`, secret.defaultMode, 0o440),
        ];
      }
      const isThere = manifests.some(
        ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap?.name,
      );
      return isThere ? [] : [`the ConfigMap of volume ${name} is missing`];
    }),
  ];
}

function imageOf(own: { readonly image?: Image } = {}, defaults: { readonly image?: Image } = {}): string {
  const { repository = '', tag = '', digest = '' } = { ...defaults.image, ...own.image };
  return `${repository}:${tag}${digest === '' ? '' : `@${digest}`}`;
}

function containerMistakes({ image, resources, securityContext }: Container, expected: string): Mistakes {
  return [
    ...difference('the image', image, expected),
    ...difference('securityContext', securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    }),
    ...difference('that memory is limited', resources?.limits?.memory !== undefined, true),
    ...difference('that resources are requested', resources?.requests !== undefined, true),
  ];
}

/** A bare pod is only for tests: nothing would restart it. */
function testMistakes({ metadata: { annotations } }: Manifest): Mistakes {
  return difference('its hook annotations', annotations, {
    'helm.sh/hook': 'test',
    'helm.sh/hook-delete-policy': 'before-hook-creation',
  });
}

function isJob({ kind }: Manifest): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

interface WithTemplate {
  readonly template: { readonly spec: PodSpec };
}

/** Each is valid by its kind: another check. */
function podSpecOf({ kind, spec }: Manifest): PodSpec | null {
  if (kind === 'Pod') return spec as PodSpec;
  if (kind === 'Deployment' || kind === 'Job') return (spec as WithTemplate).template.spec;
  if (kind !== 'CronJob') return null;
  return (spec as { readonly jobTemplate: { readonly spec: WithTemplate } }).jobTemplate.spec.template.spec;
}
