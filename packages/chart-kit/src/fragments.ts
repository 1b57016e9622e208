import * as z from 'zod';
import type { Image } from './chart-package.ts';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** The name of most Kubernetes objects: a DNS subdomain (RFC 1123). */
export const ObjectName = z
  .string()
  .max(253)
  .regex(new RegExp(`^${LABEL}(\\.${LABEL})*$`), 'lowercase letters, digits, - and ., as in a DNS name');

/** The name of a namespace: a DNS label. */
export const Namespace = z
  .string()
  .max(63)
  .regex(new RegExp(`^${LABEL}$`), 'lowercase letters, digits and -, as in a DNS label');

const LabelKey = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/, 'a label key');

const LabelValue = z
  .string()
  .max(63)
  .regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/, 'a label value');

/** Labels or a label selector's matchLabels. */
export const LabelMap = z.record(LabelKey, LabelValue);

/** A Kubernetes quantity: `100m`, `0.5`, `128Mi`. */
export const Quantity = z
  .string()
  .regex(/^[0-9]+(\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/, 'a quantity, e.g. 100m or 128Mi');

/** The schema of a chart's value `image`, with the image that the chart is made for as default. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function imageValues(image: Image) {
  return z
    .strictObject({
      repository: z
        .string()
        .min(1)
        .default(image.repository)
        .describe('Repository of the image; `global.imageRegistry` goes before it.'),
      tag: z.string().default(image.tag).describe('Tag of the image.'),
      digest: z
        .string()
        .regex(/^(sha256:[0-9a-f]{64})?$/, 'empty or sha256:…')
        .default(image.digest)
        .describe('Digest of the image; wins over the tag.'),
    })
    .prefault({})
    .describe(`Image of ${image.name}.`);
}

const Quantities = z.strictObject({
  cpu: Quantity.optional().describe('Processor time.'),
  memory: Quantity.optional().describe('Memory.'),
  'ephemeral-storage': Quantity.optional().describe('Disk of the node.'),
});
type Quantities = z.output<typeof Quantities>;

/** The schema of a chart's value `resources`, with what the chart's container needs as default. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function resourcesValues(needs: { readonly requests: Quantities; readonly limits: Quantities }) {
  return z
    .strictObject({
      requests: Quantities.default(needs.requests).describe('Requests of each pod.'),
      limits: Quantities.default(needs.limits).describe('Limits of each pod.'),
    })
    .prefault({})
    .describe('Resources of the container.');
}

/** Where the image is pulled from, as Kubernetes writes it. */
export function imageReference({ repository, tag, digest }: Omit<Image, 'name'>): string {
  return `${repository}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
