import type { SourceKind } from '../kind.ts';
import { anyChart } from './any-chart.ts';
import { appTemplate } from './app-template.ts';
import { certificates } from './certificates.ts';
import { ciliumBgp } from './cilium-bgp.ts';
import { cilium } from './cilium.ts';
import { cloudflared } from './cloudflared.ts';
import { clusterNetwork } from './cluster-network.ts';
import { customServices } from './custom-services.ts';
import { dns } from './dns.ts';
import { gateway } from './gateway.ts';
import { ingress } from './ingress.ts';
import { kubeVip } from './kube-vip.ts';
import { machines } from './machines.ts';
import { metallb } from './metallb.ts';
import { nodes } from './nodes.ts';
import { policies } from './policies.ts';
import { proxmox } from './proxmox.ts';
import { resolvers } from './resolvers.ts';
import { services } from './services.ts';
import { tailscale } from './tailscale.ts';
import { traefik } from './traefik.ts';
import { workloads } from './workloads.ts';

/** Everything that is read for a network. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  nodes,
  clusterNetwork,
  machines,
  proxmox,
  metallb,
  cilium,
  ciliumBgp,
  kubeVip,
  services,
  customServices,
  workloads,
  ingress,
  traefik,
  gateway,
  appTemplate,
  anyChart,
  certificates,
  cloudflared,
  tailscale,
  dns,
  resolvers,
  policies,
];
