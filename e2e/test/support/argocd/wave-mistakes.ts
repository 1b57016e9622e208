/** An object as an Application makes it. */
export interface Synced {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** An Application, and all that it makes; of an operator's chart the groups of its CRDs are enough. */
export interface Wave {
  readonly application: Synced;
  readonly destination: string;
  readonly objects: readonly Synced[];
  readonly groups: readonly string[];
}

/** Groups of Kubernetes itself, and those that K3s or whoever monitors the cluster brings before anything else. */
const ALWAYS_THERE =
  /^(|apps|batch|policy|[a-z.]+\.k8s\.io|traefik\.io|helm\.cattle\.io|monitoring\.coreos\.com)$/;
const OF_AN_OPERATOR = 'externaldns.k8s.io';

const WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * Where the order of Applications, and of the objects in them, contradicts what they need. Argo CD makes waves from the lowest
 * on, and within one wave of one Application namespaces and CRDs before the rest; it does not wait between Applications of one wave.
 */
export function waveMistakes(waves: readonly Wave[]): readonly string[] {
  return [
    ...waves.flatMap(({ application, objects }) => [application, ...objects].flatMap(unreadable)),
    ...waves.flatMap((wave) => [...lateNamespaces(wave, waves), ...lateKinds(wave, waves)]),
    ...madeTwice(waves),
  ];
}

function unreadable(object: Synced): readonly string[] {
  const wave = object.metadata.annotations?.[WAVE];
  if (wave === undefined) return object.kind === 'Application' ? [`${idOf(object)} has no wave`] : [];
  return /^-?\d+$/.test(wave) ? [] : [`${idOf(object)} has the wave "${wave}", which is no number`];
}

function lateNamespaces(wave: Wave, waves: readonly Wave[]): readonly string[] {
  const users = [
    { user: wave.application, namespace: wave.destination, at: -Infinity },
    ...wave.objects.flatMap((user) => {
      const { namespace } = user.metadata;
      return namespace === undefined ? [] : [{ user, namespace, at: waveOf(user) }];
    }),
  ];
  return users.flatMap(({ user, namespace, at }) => {
    const makers = waves.flatMap((maker) =>
      maker.objects
        .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace)
        .map((object) => ({ maker, object })),
    );
    return makers
      .filter(({ maker, object }) => !isBefore(maker, wave) && !(maker === wave && waveOf(object) <= at))
      .filter(({ maker }) => maker !== wave || user !== wave.application)
      .map(({ maker, object }) => `${idOf(user)} is made before ${idOf(object)}, by ${nameOf(maker)}`);
  });
}

function lateKinds(wave: Wave, waves: readonly Wave[]): readonly string[] {
  return wave.objects.flatMap((object) => {
    const group = groupOf(object);
    if (ALWAYS_THERE.test(group) && group !== OF_AN_OPERATOR) return [];
    const makers = waves.filter(({ groups }) => groups.includes(group));
    if (makers.length === 0) return [`${idOf(object)} is of ${group}, which no Application brings`];
    return makers
      .filter((maker) => maker !== wave && !isBefore(maker, wave))
      .map((maker) => `${idOf(object)} is made before ${nameOf(maker)} has brought ${group}`);
  });
}

function madeTwice(waves: readonly Wave[]): readonly string[] {
  const ids = waves.flatMap(({ objects }) => objects.map(idOf));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `${id} is made twice`,
  );
}

function isBefore(one: Wave, other: Wave): boolean {
  return waveOf(one.application) < waveOf(other.application);
}

function waveOf({ metadata }: Synced): number {
  return Number(metadata.annotations?.[WAVE] ?? 0);
}

function groupOf({ apiVersion }: Synced): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function nameOf({ application }: Wave): string {
  return application.metadata.name;
}

function idOf({ kind, metadata }: Synced): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}
