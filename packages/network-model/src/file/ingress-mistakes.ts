import { isTraefik } from '../ingress-of.ts';
import { CONTROLLER_NAMES, controllerForm, type ControllerKey, type ControllerName } from './controllers.ts';
import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';

type StatedIngress = Readonly<Partial<Record<Exclude<ControllerKey, 'namespace' | 'tls'>, unknown>>> & {
  readonly name: string;
  readonly controller: ControllerName;
  readonly namespace?: string | undefined;
  readonly tls?: StatedTls | undefined;
};

interface StatedTls {
  readonly secretName?: unknown;
  readonly dnsNames?: unknown;
}

const KEYS: readonly ControllerKey[] = [
  ...new Set(CONTROLLER_NAMES.flatMap((name) => controllerForm(name).keys)),
];

/** What one controller has, stated of another. */
export function namedIngressMistakes(ingress: StatedIngress): readonly FoundMistake[] {
  const { controller } = ingress;
  const { keys, classKind } = controllerForm(controller);
  const refused = KEYS.flatMap((key): readonly FoundMistake[] => {
    if (ingress[key] === undefined || keys.includes(key)) return [];
    const having = CONTROLLER_NAMES.filter((name) => controllerForm(name).keys.includes(key));
    const message = `controller ${controller} has none: it goes with ${having.join(', ')}`;
    return [{ message, input: ingress[key], path: [key] }];
  });
  if (controller === 'ingress-class') refused.push(...ofHosts(ingress.tls ?? {}));
  if (classKind === null || ingress.class !== undefined) return refused;
  const example = classKind === 'GatewayClass' ? 'envoy' : 'nginx';
  const message = `controller ${controller} needs the name of its ${classKind}, such as class: ${example}`;
  return [...refused, { message, input: ingress, path: [] }];
}

/** An Ingress takes a certificate from its own namespace, so that each host has one. */
function ofHosts({ secretName, dnsNames }: StatedTls): readonly FoundMistake[] {
  const message = 'with controller: ingress-class each host has a certificate of its own, whose names follow';
  return refusedKeys({ secretName, dnsNames }, message, ['tls']);
}

interface StatedEntrances {
  readonly ingress?: unknown;
  readonly ingresses?: readonly StatedIngress[] | undefined;
  readonly tls?: unknown;
}

/** Entry points are one, or several by their names, and stated once. */
export function ingressMistakes({ ingress, ingresses, tls }: StatedEntrances): readonly FoundMistake[] {
  if (ingresses === undefined) return [];
  const both =
    'ingresses states the entry points already: state each once, as one of them or as ingress alone';
  const own = 'each of the ingresses has its own certificate: move it there, as `tls` of that ingress';
  const twice = refusedKeys({ ingress }, both).map((mistake) => ({
    ...mistake,
    shortForm: 'ingress' as const,
  }));
  return [...twice, ...refusedKeys({ tls }, own), ...traefikMistakes(ingresses)];
}

/** K3s installs one Traefik, each Traefik has its default certificate in its own namespace, and each would serve every Gateway. */
function* traefikMistakes(ingresses: readonly StatedIngress[]): Generator<FoundMistake> {
  const traefiks = ingresses.filter(isTraefik);
  const seen = new Map<string, string>();
  for (const one of traefiks) {
    const at = ingresses.indexOf(one);
    const { name, controller, namespace, routes } = one;
    const place = controller === 'traefik-k3s' ? controller : (namespace ?? name);
    const other = seen.get(place);
    if (other !== undefined && controller === 'traefik-k3s') {
      const message = `K3s installs one Traefik, which is "${other}" already`;
      yield { message, input: controller, path: ['ingresses', at] };
    } else if (other !== undefined) {
      const message = `"${other}" is in namespace "${place}" already: each Traefik needs its own`;
      yield { message, input: namespace ?? name, path: ['ingresses', at] };
    }
    seen.set(place, name);
    if (routes === 'httproute' && traefiks.length > 1) {
      const message = 'httproute is for one Traefik: several would all serve every Gateway';
      yield { message, input: routes, path: ['ingresses', at, 'routes'] };
    }
  }
}
