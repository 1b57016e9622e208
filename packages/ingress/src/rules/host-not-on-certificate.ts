import type { Finding, Rule } from '@netloom/diagnostics';
import {
  ingressOf,
  isUnder,
  nameCovering,
  type Exposure,
  type IngressController,
  type NetworkFacts,
  type Tls,
} from '@netloom/network-model';

export const hostNotOnCertificate: Rule<NetworkFacts> = {
  code: 'host-not-on-certificate',
  severity: 'warning',
  description: "Traefik's certificate covers every internal host.",
  *check(facts) {
    const { exposures, records } = facts.network;
    const stated = new Set<string>(records.map(({ name }) => name));
    // a host that no record leads to has to move first, which is a finding of its own.
    const reached = (host: string, { domain }: IngressController): boolean =>
      (domain !== null && isUnder(host, domain)) || stated.has(host);
    const hosts = Map.groupBy(
      exposures.filter(({ via }) => via === 'ingress'),
      ({ host }) => host,
    );
    for (const [host, [first]] of hosts) {
      const ingress = first === undefined ? undefined : ingressOf(facts.network, first);
      const tls = ingress?.tls ?? null;
      if (first === undefined || ingress === undefined || tls === null) continue;
      if (!reached(host, ingress) || nameCovering(host, tls.dnsNames) !== null) continue;
      yield toFinding({ exposure: first, tls, ingress, facts });
    }
  },
};

function toFinding(options: {
  readonly exposure: Exposure;
  readonly tls: Tls;
  readonly ingress: IngressController;
  readonly facts: NetworkFacts;
}): Finding {
  const { exposure, tls, ingress, facts } = options;
  const { origins } = facts;
  const into = origins.of(tls.dnsNames);
  const finding: Finding = {
    message: `internal host "${exposure.host}" is on none of the certificate's names ${tls.dnsNames.join(' and ')}: a wildcard covers one label`,
    at: origins.of(exposure, 'host'),
    related: [{ message: 'the certificate is stated here', at: into }],
    help: `add it to tls.dnsNames, or give it one label below ${ingress.domain ?? facts.network.domain}`,
  };
  // names that are derived stand nowhere: whoever writes some of them must write all.
  if (into.kind !== 'written') return finding;
  return {
    ...finding,
    fix: {
      title: `add ${exposure.host} to tls.dnsNames`,
      edits: [{ kind: 'insert', into, value: exposure.host }],
    },
  };
}
