import * as z from 'zod';

/** The part of a plan that only a cluster has. */
export const RolloutReport = z.strictObject({
  cluster: z.strictObject({
    context: z.string().describe('The context of the kubeconfig.'),
    server: z.string(),
    version: z.string(),
    uid: z.string().nullable().describe('UID of the namespace kube-system; null where it may not be read.'),
    authorities: z.array(z.string()).describe('SHA-256 fingerprints.'),
  }),
  firstInstall: z.boolean().describe('Whether nothing says yet that this is the cluster of the network.'),
  namespaces: z.array(
    z.strictObject({
      name: z.string(),
      action: z.enum(['create', 'keep', 'leave', 'loosen']),
      podSecurity: z.enum(['privileged', 'restricted']),
      labels: z.record(z.string(), z.string()).describe('Of a namespace that is not ours.'),
    }),
  ),
  secrets: z.array(
    z.strictObject({
      namespace: z.string(),
      name: z.string(),
      state: z.enum(['present', 'missing', 'incomplete']),
    }),
  ),
  operators: z.array(
    z.strictObject({
      name: z.string(),
      namespace: z.string(),
      action: z.enum(['install', 'upgrade', 'keep', 'leave']),
      version: z.string(),
      running: z.string().nullable(),
      reason: z.string().nullable(),
      pending: z.boolean(),
    }),
  ),
  release: z.strictObject({
    action: z.enum(['install', 'upgrade']),
    revision: z.number().nullable(),
    newest: z.number().nullable(),
    pending: z.boolean(),
  }),
  objects: z.number().nullable().describe('How many objects the release has; null before the last stage.'),
});
