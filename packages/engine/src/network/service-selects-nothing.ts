/** Of `netloom import` and `netloom audit`: a Service and the workloads of its namespace, as files state them. */
export const SERVICE_SELECTS_NOTHING = {
  code: 'service-selects-nothing',
  severity: 'warning',
  description: 'A Service selects pods that a workload of its namespace has.',
  subject: 'importing files',
  docs: 'packages/engine/src/network/imports/service-selects-nothing.md',
} as const;
