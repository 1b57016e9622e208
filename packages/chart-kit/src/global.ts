import * as z from 'zod';
import { LabelMap, ObjectName } from './fragments.ts';
import type { ReadonlyDeep } from './readonly-deep.ts';

/** The umbrella's `global`: what every subchart sees as `.Values.global`. */
export const Global = z.strictObject({
  labels: LabelMap.default({}).describe('Labels put on every object.'),
  imageRegistry: z
    .string()
    .default('')
    .describe('Registry put before the repository of every image, for clusters that pull from a mirror.'),
  imagePullSecrets: z
    .array(z.strictObject({ name: ObjectName }))
    .default([])
    .describe('Secrets to pull images with.'),
  allowPlaceholders: z
    .boolean()
    .default(false)
    .describe(
      'Render placeholders (`<…>`, the nil UUID) instead of failing. For looking at manifests, never for installing.',
    ),
  checkRequirements: z
    .boolean()
    .default(true)
    .describe('Fail when the cluster lacks a CRD that an enabled chart needs.'),
});

export type Global = ReadonlyDeep<z.output<typeof Global>>;
