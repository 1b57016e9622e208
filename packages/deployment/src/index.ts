export { drawDeployment, renderDeployment } from './render-deployment.ts';
export { MANAGED_BY, MANAGER, namespaces } from './namespaces.ts';
export { HelmChart } from './operators/helm-chart-kind.ts';
export { renderHelmChartForm } from './operators/render-helm-chart-form.ts';
export type { Operator } from './operators/operator.ts';
export { operators } from './operators/operators.ts';
export { renderGatus, toGatus, type GatusEndpoint } from './watches/gatus.ts';
export { toTailnetTests, type TailnetTest } from './watches/tailnet-tests.ts';
export {
  describeIntent,
  describeLeftOut,
  NO_PORT,
  NOTHING_BEHIND,
  SILENT_UDP,
  type LeftOut,
} from './watches/watch.ts';
export { secretCommand, SECRETS_FOLDER } from './secret-commands.ts';
export { ARGOCD_NAMESPACE } from './argocd/names.ts';
export { HEALTH_CHECKS } from './argocd/health.ts';
export type { GroupKind } from './argocd/kinds.ts';
export { OPERATOR_KINDS } from './argocd/operator-kinds.ts';
export { appProjects } from './argocd/project.ts';
export { rootApplication } from './argocd/root.ts';
export { CONNECTOR_HEALTH } from './flux/health.ts';
