import * as z from 'zod';
import { DEPRECATED_KEYS, type KeyChange } from '../key-changes/key-change.ts';
import { markDeprecated } from '../key-changes/mark-schema.ts';
import { NetworkFile } from './network-file.ts';

/** What `homeMistakes` says: the home network is `lan`, or `segments` with what goes with them. */
const HOME = {
  if: { required: ['lan'] },
  then: { properties: { segments: false, router: false, routing: { properties: { between: false } } } },
  else: { required: ['segments'] },
} as const;

/** The JSON Schema (draft-07) that editors check and explain network.yaml with. */
export function networkJsonSchema(deprecated: readonly KeyChange[] = DEPRECATED_KEYS): object {
  const { $schema, ...schema } = z.toJSONSchema(NetworkFile, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // z.int() leaves the bounds of exact integers, which tell a reader nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return {
    $schema,
    $comment: 'Rendered by `netloom render` from packages/network-model. Do not edit.',
    title: 'network.yaml',
    description: 'A network as netloom reads it.',
    ...markDeprecated(schema, deprecated),
    ...HOME,
  };
}
