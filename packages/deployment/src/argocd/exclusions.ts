import { dumpYaml, plain } from '@netloom/chart-kit';
import { isOutsideCluster, type Network } from '@netloom/network-model';

/** Kinds that Argo CD neither watches nor syncs. */
interface Exclusion {
  readonly apiGroups: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * What Argo CD excludes since 3.0 unless told otherwise, without EndpointSlice: argo-helm, chart argo-cd 10.1.1, and
 * manifests/base/config/argocd-cm.yaml of Argo CD have the same list. A key of argocd-cm is replaced as a whole.
 */
const EXCLUSIONS: readonly Exclusion[] = [
  { apiGroups: [''], kinds: ['Endpoints'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  {
    apiGroups: ['authentication.k8s.io', 'authorization.k8s.io'],
    kinds: [
      'SelfSubjectReview',
      'TokenReview',
      'LocalSubjectAccessReview',
      'SelfSubjectAccessReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
    ],
  },
  { apiGroups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  { apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { apiGroups: ['cilium.io'], kinds: ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice'] },
  {
    apiGroups: ['kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
    kinds: [
      'PolicyReport',
      'ClusterPolicyReport',
      'EphemeralReport',
      'ClusterEphemeralReport',
      'AdmissionReport',
      'ClusterAdmissionReport',
      'BackgroundScanReport',
      'ClusterBackgroundScanReport',
      'UpdateRequest',
    ],
  },
];

/** The key of argocd-cm; none where the network has no EndpointSlice of its own. */
export function resourceExclusions({ services }: Network): Readonly<Record<string, string>> {
  if (!services.some(isOutsideCluster)) return {};
  return { 'resource.exclusions': dumpYaml(plain(EXCLUSIONS)) };
}
