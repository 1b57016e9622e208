import { codeSpan } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';

/** Symptom, likely cause and solution, of what the network has. Markdown. */
export function commonIssues(network: Network): readonly (readonly string[])[] {
  const { tunnel, tailnet, ingress, loadBalancer, services, nodes, cluster } = network;
  const rows: (readonly string[])[] = [];
  if (tunnel !== null) {
    const restart = codeSpan(`kubectl rollout restart deployment/cloudflared -n ${tunnel.namespace}`);
    rows.push(['Public site unreachable', 'cloudflared pod down', restart]);
  }
  if (tailnet !== null && ingress !== null) {
    rows.push(['Internal site unreachable', 'Not on Tailscale', 'Connect to Tailscale VPN']);
    rows.push([
      'Internal site unreachable on Tailscale',
      'Subnet routes not approved, or not accepted by the device',
      `Approve the routes of the connector in the admin console; on Linux ${codeSpan('tailscale up --accept-routes')}`,
    ]);
  }
  if (ingress !== null) {
    rows.push([
      'Internal name does not resolve at home',
      'The router drops public answers with private addresses (DNS rebind protection)',
      `Let it pass ${codeSpan(ingress.domain)}`,
    ]);
  }
  if (services.length > 0) rows.push(['502 Bad Gateway', 'Backend service down', 'Check app pod status']);
  if (ingress !== null) {
    rows.push([
      'Certificate error',
      'cert-manager issue',
      `Check cert-manager logs: ${codeSpan('kubectl logs -n cert-manager deployment/cert-manager')}`,
    ]);
  }
  if (loadBalancer !== null) {
    rows.push([
      'Service stays pending',
      'No address left in a pool for it, or it asks for one outside of the pools',
      `${codeSpan('kubectl describe svc')} says why; the pools are above`,
    ]);
  }
  if (nodes.length > 1 && cluster.flannel.network === 'sdn') {
    rows.push([
      'Large answers hang, small ones work',
      'MTU: a header of VXLAN too many for the network below',
      'Send the ping above, and lower the MTU of the VNet and of the guests',
    ]);
  }
  return rows;
}
