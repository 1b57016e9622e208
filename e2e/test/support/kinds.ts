import { Certificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import { ClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import { Gateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { IngressRoute } from '@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute';
import { Middleware } from '@kubernetes-models/traefik/traefik.io/v1alpha1/Middleware';
import { ServersTransport } from '@kubernetes-models/traefik/traefik.io/v1alpha1/ServersTransport';
import { TLSStore } from '@kubernetes-models/traefik/traefik.io/v1alpha1/TLSStore';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { EndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1/EndpointSlice';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Role } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Pod } from 'kubernetes-models/v1/Pod';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Manifest } from './manifests.ts';
import { OWN_KINDS_OF_CHARTS } from './own-kinds.ts';

interface KindOf {
  readonly apiVersion: string;
  readonly kind: string;
}

type Model = KindOf & (new (data: never) => { validate(): void });

/** Every kind that the charts render for a network: the project's own classes, and the published models where they exist. */
const KINDS: readonly Model[] = [
  ...OWN_KINDS_OF_CHARTS,
  Certificate,
  ClusterIssuer,
  ConfigMap,
  CronJob,
  Deployment,
  EndpointSlice,
  Gateway,
  HTTPRoute,
  Ingress,
  IngressRoute,
  Job,
  Middleware,
  NetworkPolicy,
  PodDisruptionBudget,
  Role,
  RoleBinding,
  ServersTransport,
  Service,
  ServiceAccount,
  TLSStore,
];

/** Kinds that charts render only where values enable them: their tests, and one without a published model. */
const KINDS_OF_CHARTS: readonly Model[] = [...KINDS, Pod];
const UNMODELLED = 'PodMonitor';

/** Throws where the object is not valid by its kind, or no network needs its kind. */
export function validateByKind(manifest: Manifest): void {
  validate(manifest, KINDS);
}

/** The same for a single chart. */
export function validateOfChart(manifest: Manifest): void {
  if (manifest.kind !== UNMODELLED) validate(manifest, KINDS_OF_CHARTS);
}

function validate({ apiVersion, kind, ...data }: Manifest, kinds: readonly Model[]): void {
  const Kind = kinds.find((known) => known.apiVersion === apiVersion && known.kind === kind);
  if (Kind === undefined) throw new Error(`no chart may render ${apiVersion} ${kind}`);
  // the validation finds out whether the data are those of the class
  new Kind(data as never).validate();
}
