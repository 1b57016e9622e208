/** The keys of an ingress that only some controllers have. */
export type ControllerKey =
  | 'class'
  | 'namespace'
  | 'allowSharedIp'
  | 'tls'
  | 'routes'
  | 'replicas'
  | 'externalTrafficPolicy'
  | 'accessLog'
  | 'redirectToHttps'
  | 'values'
  | 'proxy';

/** What the file may say of an ingress of one controller, and what is meant where it says nothing. */
export interface ControllerForm {
  readonly keys: readonly ControllerKey[];
  /** What `class` names; null where it has none. */
  readonly classKind: 'GatewayClass' | 'IngressClass' | null;
  /** Where its own objects are; `NAME` is that of the ingress. */
  readonly namespace: string;
  readonly routes: 'ingressroute' | 'ingress' | 'httproute';
}

const TRAEFIK = [
  'namespace',
  'allowSharedIp',
  'tls',
  'routes',
  'replicas',
  'externalTrafficPolicy',
  'accessLog',
  'redirectToHttps',
  'values',
] as const;

/** Every namespace of netloom that holds no pods of an operator. */
const ELSEWHERE = 'netloom-system';

/** What generates its objects is a folder of packages/ingress/src/controllers. */
export const CONTROLLER_FORMS = {
  'traefik-k3s': { keys: TRAEFIK, classKind: null, namespace: 'kube-system', routes: 'ingressroute' },
  traefik: { keys: TRAEFIK, classKind: null, namespace: 'NAME', routes: 'ingressroute' },
  gateway: {
    keys: ['class', 'namespace', 'allowSharedIp', 'tls', 'externalTrafficPolicy', 'redirectToHttps', 'proxy'],
    classKind: 'GatewayClass',
    namespace: ELSEWHERE,
    routes: 'httproute',
  },
  'ingress-class': {
    keys: ['class', 'tls', 'externalTrafficPolicy', 'proxy'],
    classKind: 'IngressClass',
    namespace: ELSEWHERE,
    routes: 'ingress',
  },
  external: { keys: [], classKind: null, namespace: ELSEWHERE, routes: 'ingressroute' },
} as const satisfies Readonly<Record<string, ControllerForm>>;

export type ControllerName = keyof typeof CONTROLLER_FORMS;

// the keys of an object literal, in its order
export const CONTROLLER_NAMES = Object.keys(CONTROLLER_FORMS) as ControllerName[];

export function controllerForm(name: ControllerName): ControllerForm {
  return CONTROLLER_FORMS[name];
}
