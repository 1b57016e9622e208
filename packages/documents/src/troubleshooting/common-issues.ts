import { codeSpan } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { SYMPTOMS } from './symptoms.ts';

/** Symptom, likely cause and solution, of what the network has. Markdown. */
export function commonIssues(network: Network): readonly (readonly string[])[] {
  const { tunnel, tailnet, ingresses, loadBalancer, services, nodes, cluster } = network;
  const domains = ingresses.flatMap(({ domain }) => domain ?? []);
  const rows: (readonly string[])[] = [];
  if (tunnel !== null) {
    const restart = codeSpan(`kubectl rollout restart deployment/cloudflared -n ${tunnel.namespace}`);
    rows.push([SYMPTOMS.publicUnreachable, 'cloudflared pod down', restart]);
  }
  if (tailnet !== null && ingresses.length > 0) {
    rows.push([SYMPTOMS.internalUnreachable, 'Not on Tailscale', 'Connect to Tailscale VPN']);
    rows.push([
      SYMPTOMS.notRouted,
      'Subnet routes not approved, or not accepted by the device',
      `Approve the routes of the connector in the admin console; on Linux ${codeSpan('tailscale up --accept-routes')}`,
    ]);
  }
  if (domains.length > 0) {
    rows.push([
      SYMPTOMS.notResolved,
      'The router drops public answers with private addresses (DNS rebind protection)',
      `Let it pass ${domains.map((domain) => codeSpan(domain)).join(', ')}`,
    ]);
  }
  if (services.length > 0) rows.push([SYMPTOMS.badGateway, 'Backend service down', 'Check app pod status']);
  if (ingresses.length > 0) {
    rows.push([
      SYMPTOMS.certificate,
      'cert-manager issue',
      `Check cert-manager logs: ${codeSpan('kubectl logs -n cert-manager deployment/cert-manager')}`,
    ]);
  }
  if (loadBalancer !== null) {
    rows.push([
      SYMPTOMS.pending,
      'No address left in a pool for it, or it asks for one outside of the pools',
      `${codeSpan('kubectl describe svc')} says why; the pools are above`,
    ]);
  }
  if (nodes.length > 1 && cluster.flannel.network === 'sdn') {
    rows.push([
      SYMPTOMS.mtu,
      'MTU: a header of VXLAN too many for the network below',
      'Send the ping above, and lower the MTU of the VNet and of the guests',
    ]);
  }
  return rows;
}
