import * as z from 'zod';

/** What is read of a ConfigMap. */
export const ConfigMap = z.object({
  metadata: z.object({ name: z.string(), uid: z.string(), resourceVersion: z.string() }),
  data: z.record(z.string(), z.string()).default({}),
});
export type ConfigMap = Readonly<z.output<typeof ConfigMap>>;
