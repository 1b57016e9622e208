import * as z from 'zod';
import { Namespace, ObjectName } from './fragments.ts';
import type { Kind } from './kind.ts';

const KIND_OF_ITEM = new WeakMap<object, Kind>();

/** One entry of a values list whose objects stand in the chart's one namespace, or in none: `{ name, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function namedSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return itemOf(
    kind,
    z.strictObject({ name: ObjectName.describe(`Name of the ${kind.kind}.`), spec: kind.spec }),
  );
}

/** One entry of a values list whose objects stand in namespaces of their own: `{ name, namespace, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function placedSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return itemOf(kind, z.strictObject({ ...placeOf(kind), spec: kind.spec }));
}

/** As `placedSpec`, for objects that other programs read annotations of: `{ name, namespace, annotations, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function annotatedSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return itemOf(
    kind,
    z.strictObject({
      ...placeOf(kind),
      annotations: z.record(z.string(), z.string()).optional().describe('Its annotations; none if unset.'),
      spec: kind.spec,
    }),
  );
}

/** As `placedSpec`, for objects that other programs select by a label: `{ name, namespace, labels, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function labelledSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return itemOf(
    kind,
    z.strictObject({
      ...placeOf(kind),
      labels: z.record(z.string(), z.string()).optional().describe('Labels beside those of the chart.'),
      spec: kind.spec,
    }),
  );
}

function placeOf({ kind }: Kind): { readonly name: typeof ObjectName; readonly namespace: typeof Namespace } {
  return {
    name: ObjectName.describe(`Name of the ${kind}.`),
    namespace: Namespace.describe(`Namespace of the ${kind}.`),
  };
}

function itemOf<Item extends object>(kind: Kind, item: Item): Item {
  KIND_OF_ITEM.set(item, kind);
  return item;
}

/** The lists of objects in a chart's values, by key, and the kind of each. */
export function kindsOfLists(values: z.ZodType): ReadonlyMap<string, Kind> {
  if (!(values instanceof z.ZodObject)) throw new Error('the values of a chart are a z.strictObject');
  const fields: Readonly<Record<string, unknown>> = values.shape;
  const kinds = Object.entries(fields).flatMap(([key, field]): readonly [string, Kind][] => {
    const list: unknown =
      field instanceof z.ZodDefault || field instanceof z.ZodOptional ? field.unwrap() : field;
    const kind = list instanceof z.ZodArray ? KIND_OF_ITEM.get(list.element) : undefined;
    return kind === undefined ? [] : [[key, kind]];
  });
  return new Map(kinds);
}
