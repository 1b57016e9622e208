import type * as z from 'zod';
import type { ChartPackage } from './chart-package.ts';
import type { Kind, KubernetesObject } from './kind.ts';
import { kindsOfLists } from './named-spec.ts';
import { plain } from './plain.ts';

/**
 * Validates every object that a chart makes from its values by the class of its kind. A mistake in the network is a
 * finding long before: an invalid object is our mistake, and throws.
 */
export function validateValues<Source, Values extends object>(
  { chart, values: schema }: Pick<ChartPackage<Source, Values>, 'chart' | 'values'>,
  values: object,
): void {
  for (const [key, kind] of kindsOfLists(schema)) {
    for (const [index, item] of itemsOf(values, key).entries()) {
      try {
        new kind(toObject(item, { kind, values })).validate();
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`values of chart ${chart.name}, ${key}[${index}]: ${reason}`, { cause });
      }
    }
  }
}

type ObjectData = ConstructorParameters<Kind>[0];

/** As the chart's template writes it: without a namespace of its own it stands in the chart's. */
function toObject(
  { name, namespace, spec }: Item,
  { kind: { apiVersion, kind, scope }, values }: { readonly kind: Kind; readonly values: object },
): ObjectData {
  const own: unknown = namespace ?? Reflect.get(values, 'namespace');
  const placed = scope === 'Cluster' ? {} : { namespace: own };
  const object = plain({ apiVersion, kind, metadata: { name, ...placed }, spec });
  // not known to be well formed: this is what validate is for
  return object as unknown as KubernetesObject<z.input<z.ZodType>>;
}

interface Item {
  readonly name: unknown;
  readonly namespace?: unknown;
  readonly spec: unknown;
}

function itemsOf(values: object, key: string): readonly Item[] {
  // the schema says that the lists hold items, and each is validated; an optional one may be left out
  return (Reflect.get(values, key) ?? []) as readonly Item[];
}
