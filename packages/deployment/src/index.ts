export { deliver, drawDelivery } from './deliver.ts';
export { MANAGED_BY, MANAGER, namespaces } from './namespaces.ts';
export { HelmChart } from './operators/helm-chart.ts';
export type { Operator } from './operators/operator.ts';
export { operators } from './operators/operators.ts';
export { createSecret, SECRETS_FOLDER } from './secret-commands.ts';
