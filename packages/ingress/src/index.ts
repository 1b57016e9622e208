export { ingressChart } from './ingress-chart.ts';
export { Certificate } from './kinds/certificate.ts';
export { HelmChartConfig } from './kinds/helm-chart-config.ts';
export { HTTPRoute } from './kinds/http-route.ts';
export { IngressRoute } from './kinds/ingress-route.ts';
export { Ingress } from './kinds/ingress.ts';
export { TLSStore } from './kinds/tls-store.ts';
export { comparesRoutingPaths, traefikChartOf } from './traefik/k3s-traefik.ts';
export {
  gatewayPriority,
  gatewayRule,
  ingressRule,
  rulePriority,
  type GatewayMatch,
} from './traefik/priority.ts';
export { routingPath } from './traefik/routing-path.ts';
export type { TraefikValues } from './traefik-values.ts';
export { IngressValues } from './values.ts';
