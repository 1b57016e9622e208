import { defineKind, LabelMap, Quantity } from '@netloom/chart-kit';
import * as z from 'zod';

const Resources = z.strictObject({
  requests: z.record(z.string(), Quantity).optional().describe('Requests.'),
  limits: z.record(z.string(), Quantity).optional().describe('Limits.'),
});

const Container = z.strictObject({
  resources: Resources.optional().describe('CPU and memory; the operator sets none.'),
});

const Toleration = z.strictObject({
  key: z.string().optional().describe('The taint; none is every taint.'),
  operator: z.string().optional().describe('Exists or Equal.'),
  value: z.string().optional().describe('Value of the taint.'),
  effect: z.string().optional().describe('NoSchedule, PreferNoSchedule or NoExecute; none is every effect.'),
  tolerationSeconds: z.int().min(0).optional().describe('How long NoExecute is tolerated.'),
});

const Pod = z.strictObject({
  labels: LabelMap.optional().describe('Labels beside those of the operator.'),
  annotations: z
    .record(z.string(), z.string())
    .optional()
    .describe('Annotations beside those of the operator.'),
  nodeSelector: z.record(z.string(), z.string()).optional().describe('Nodes that may run the proxies.'),
  tolerations: z.array(Toleration).optional().describe('Taints that the proxies tolerate.'),
  priorityClassName: z.string().optional().describe('PriorityClass of the proxies.'),
  tailscaleContainer: Container.optional().describe('The container that runs tailscale.'),
  tailscaleInitContainer: Container.optional().describe('The container that turns on forwarding.'),
});

const ProxyClassSpec = z.strictObject({
  metrics: z
    .strictObject({ enable: z.boolean().describe('true: metrics on port 9002 of the pod.') })
    .optional()
    .describe('Metrics of the proxies.'),
  statefulSet: z
    .strictObject({
      labels: LabelMap.optional().describe('Labels of the StatefulSet.'),
      annotations: z.record(z.string(), z.string()).optional().describe('Annotations of the StatefulSet.'),
      pod: Pod.optional().describe('The pods.'),
    })
    .optional()
    .describe('The StatefulSet that the operator makes for each Connector.'),
  tailscale: z
    .strictObject({
      acceptRoutes: z.boolean().optional().describe('true: takes the routes of other subnet routers.'),
    })
    .optional()
    .describe('How tailscale itself runs.'),
});

/** How the operator shapes the pods of its proxies. Cluster-scoped. */
export const ProxyClass = defineKind({
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'ProxyClass',
  plural: 'proxyclasses',
  scope: 'Cluster',
  spec: ProxyClassSpec,
});
