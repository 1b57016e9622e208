import type { Place } from '@netloom/diagnostics';

/** A connection that default deny lets in, and what says that it is needed. */
export interface ProposedFlow {
  readonly namespace: string;
  readonly service: string;
  /** An endpoint of the network file, or the program that connects: `cloudflared`, `prometheus`. */
  readonly from: string;
  /** The pods' ports, `8080/tcp`. */
  readonly ports: readonly string[];
  /** What of the network file lets it in. */
  readonly by: 'expose' | 'metricsPort' | 'webhookPort' | 'firewall';
  /** `object`: an object makes it so. `text`: a variable, an argument or a setting names the Service. */
  readonly certainty: 'object' | 'text';
  /** Why more pods are let in than connect; null where no others are. */
  readonly wide: string | null;
  readonly range: Place;
}

/** A Service that clients reach today, and that default deny would cut off. */
export interface CutService {
  readonly namespace: string;
  readonly service: string;
  readonly why: string;
  /** What refers to it, or exposes it. */
  readonly range: Place;
}

/** A namespace that the proposal leaves open. */
export interface OpenNamespace {
  readonly namespace: string;
  readonly why: readonly string[];
}

/** Default deny for the namespaces of one cluster: a plan, of which nothing is done. */
export interface Proposal {
  readonly namespaces: readonly string[];
  readonly flows: readonly ProposedFlow[];
  readonly open: readonly OpenNamespace[];
  readonly cut: readonly CutService[];
  /** NetworkPolicies as they would be. */
  readonly policies: readonly object[];
  /** The network file with the namespaces under `defaultDenyIngress`: what the plan was checked with. */
  readonly text: string;
}
