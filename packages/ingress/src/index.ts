export { ingressChart } from './ingress-chart.ts';
export { ingressDrawing } from './ingress-drawing.ts';
export { controllerOf } from './controllers/index.ts';
export { standardIngressRule, standardPriority } from './controllers/standard-order.ts';
export { traefikSettings } from './traefik-settings.ts';
export { toTraefikValues } from './traefik-values.ts';
export { toMatchRule } from './match-rule.ts';
export { toRouteObjects } from './to-route-objects.ts';
export { comparesRoutingPaths, traefikOf } from './traefik/k3s-traefik.ts';
export {
  gatewayPriority,
  gatewayRule,
  ingressRule,
  rulePriority,
  type GatewayMatch,
} from './traefik/priority.ts';
export { routingPath } from './traefik/routing-path.ts';
export type { TraefikValues } from './traefik/chart-values.ts';
export { labelOf as traefikLabel } from './traefik/labels.ts';
export { IngressValues } from './values.ts';
