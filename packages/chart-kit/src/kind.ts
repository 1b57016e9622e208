import { Model, createTypeMetaGuard, setValidateFunc, type ModelData } from '@kubernetes-models/base';
import * as z from 'zod';
import { LabelMap, Namespace, ObjectName } from './fragments.ts';
import { issueLines } from './issues.ts';
import type { ReadonlyDeep } from './readonly-deep.ts';

export interface KindDefinition<Spec extends z.ZodType> {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the CRD's name: `ipaddresspools`. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly spec: Spec;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface KubernetesObject<Spec> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec: Spec;
}

/** A spec as it is written: readonly, so that parsed values fit. */
type SpecOf<Spec extends z.ZodType> = ReadonlyDeep<z.input<Spec>>;

/** A custom kind, declared once: the class of its objects, and the schema of its spec for values. */
export interface Kind<Spec extends z.ZodType = z.ZodType> extends KindDefinition<Spec> {
  new (
    data: ModelData<KubernetesObject<SpecOf<Spec>>>,
  ): Model<KubernetesObject<SpecOf<Spec>>> & KubernetesObject<SpecOf<Spec>>;
  /** Of the whole object. */
  readonly schema: z.ZodType;
  /** Whether the value says that it is of this kind; `validate()` says whether it is well formed. */
  is(value: unknown): value is KubernetesObject<SpecOf<Spec>>;
}

/** Makes the class of a kind. `validate()` throws one line for each mistake. */
export function defineKind<Spec extends z.ZodType>(definition: KindDefinition<Spec>): Kind<Spec> {
  type Shape = KubernetesObject<SpecOf<Spec>>;
  const { apiVersion, kind, plural, scope, spec } = definition;

  const object = z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata: scope === 'Cluster' ? ClusterMetadata : NamespacedMetadata,
    spec,
  });

  class Defined extends Model<Shape> implements Shape {
    static readonly apiVersion = apiVersion;
    static readonly kind = kind;
    static readonly plural = plural;
    static readonly scope = scope;
    static readonly spec = spec;
    static readonly schema = object;
    static readonly is = createTypeMetaGuard<Shape>({ apiVersion, kind });

    readonly apiVersion = apiVersion;
    readonly kind = kind;
    declare readonly metadata: Metadata;
    declare readonly spec: SpecOf<Spec>;

    constructor(data?: ModelData<Shape>) {
      super();
      this.setDefinedProps(data);
    }
  }

  // the base would replace the messages by ajv's, so the mistakes are thrown from here
  setValidateFunc(Defined, (data): data is Shape => {
    // a Model's own fields are the object as written
    const result = object.safeParse({ ...(data as Shape) }, { reportInput: true });
    if (result.success) return true;
    const name = Named.safeParse(data).data?.metadata.name ?? '';
    throw new Error(
      [`${kind} "${name}" is not a valid ${apiVersion} ${kind}:`, ...issueLines(result.error)].join('\n'),
    );
  });
  return Defined;
}

const Named = z.looseObject({ metadata: z.looseObject({ name: z.string() }) });

const ClusterMetadata = z.strictObject({
  name: ObjectName,
  labels: LabelMap.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const NamespacedMetadata = ClusterMetadata.extend({ namespace: Namespace });
