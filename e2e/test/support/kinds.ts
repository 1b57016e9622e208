import { Certificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { IngressRoute } from '@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute';
import { TLSStore } from '@kubernetes-models/traefik/traefik.io/v1alpha1/TLSStore';
import { HelmChartConfig } from '@netloom/ingress';
import {
  BFDProfile,
  BGPAdvertisement,
  BGPPeer,
  Community,
  IPAddressPool,
  L2Advertisement,
} from '@netloom/metallb';
import { DNSEndpoint } from '@netloom/network-model/chart';
import { Connector, DNSConfig, ProxyClass } from '@netloom/tailscale';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Role } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Manifest } from './manifests.ts';

interface KindOf {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Every kind that the charts render: the project's own classes, and the published models where they exist. */
const KINDS: readonly (KindOf & (new (data: never) => { validate(): void }))[] = [
  BFDProfile,
  BGPAdvertisement,
  BGPPeer,
  Certificate,
  Community,
  ConfigMap,
  Connector,
  CronJob,
  Deployment,
  DNSConfig,
  DNSEndpoint,
  HelmChartConfig,
  HTTPRoute,
  Ingress,
  IngressRoute,
  IPAddressPool,
  Job,
  L2Advertisement,
  NetworkPolicy,
  PodDisruptionBudget,
  ProxyClass,
  Role,
  RoleBinding,
  ServiceAccount,
  TLSStore,
];

/** Throws where the object is not a valid one of its kind, or its kind is none that a chart should render. */
export function validateByKind(manifest: Manifest): void {
  const { apiVersion, kind, ...data } = manifest;
  const Kind = KINDS.find((known) => known.apiVersion === apiVersion && known.kind === kind);
  if (Kind === undefined) throw new Error(`no chart may render ${apiVersion} ${kind}`);
  // each class knows its own data; the validation is what finds out whether it is that
  new Kind(data as never).validate();
}
