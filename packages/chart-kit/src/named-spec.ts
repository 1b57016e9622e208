import * as z from 'zod';
import { Namespace, ObjectName } from './fragments.ts';
import type { Kind } from './kind.ts';

/** One entry of a values list whose objects stand in the chart's one namespace, or in none: `{ name, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function namedSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return z.strictObject({ name: ObjectName.describe(`Name of the ${kind.kind}.`), spec: kind.spec });
}

/** One entry of a values list whose objects stand in namespaces of their own: `{ name, namespace, spec }`. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function placedSpec<Spec extends z.ZodType>(kind: Kind<Spec>) {
  return z.strictObject({
    name: ObjectName.describe(`Name of the ${kind.kind}.`),
    namespace: Namespace.describe(`Namespace of the ${kind.kind}.`),
    spec: kind.spec,
  });
}
