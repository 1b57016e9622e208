import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of each application: its kustomization and four manifests. */
const FILES_PER_APP = 5;

/** What the whole of it needs beside the applications: Flux, their list, nodes and pools. */
const COMMON_FILES = 5;

/** A repository of a homelab with that many YAML files, as Flux applies them: kustomizations, with one variable in each Ingress. */
export async function writeRepository(scratch: string, files: number): Promise<string> {
  const root = await mkdtemp(join(scratch, 'repository-'));
  const apps = Array.from({ length: (files - COMMON_FILES) / FILES_PER_APP }, (_, index) => `app-${index}`);
  await put(root, 'clusters/home/flux.yaml', FLUX);
  await put(root, 'apps/kustomization.yaml', kustomization(['network', ...apps]));
  await put(root, 'apps/network/kustomization.yaml', kustomization(['nodes.yaml', 'pools.yaml']));
  await put(root, 'apps/network/nodes.yaml', NODES);
  await put(root, 'apps/network/pools.yaml', POOLS);
  for (const app of apps) {
    const own = ['deployment.yaml', 'service.yaml', 'ingress.yaml', 'settings.yaml'];
    await put(root, `apps/${app}/kustomization.yaml`, kustomization(own, app));
    await put(root, `apps/${app}/deployment.yaml`, deployment(app));
    await put(root, `apps/${app}/service.yaml`, service(app));
    await put(root, `apps/${app}/ingress.yaml`, ingress(app));
    await put(root, `apps/${app}/settings.yaml`, settings(app));
  }
  return root;
}

async function put(root: string, path: string, text: string): Promise<void> {
  const file = join(root, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

const FLUX = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
  postBuild:
    substitute:
      DOMAIN: example.com
`;

const NODES = `apiVersion: v1
kind: Node
metadata: { name: alpha }
status:
  addresses:
    - { type: InternalIP, address: 192.168.20.11 }
`;

const POOLS = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec:
  addresses: [192.168.20.200-192.168.20.210]
`;

function kustomization(resources: readonly string[], namespace?: string): string {
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    ...(namespace === undefined ? [] : [`namespace: ${namespace}`]),
    'resources:',
    ...resources.map((one) => `  - ${one}`),
    '',
  ].join('\n');
}

function deployment(app: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec:
      containers:
        - name: ${app}
          image: example.com/${app}:1.2.3
          ports:
            - { name: http, containerPort: 8080 }
          resources:
            requests: { cpu: 10m, memory: 64Mi }
            limits: { memory: 256Mi }
`;
}

function service(app: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${app} }
spec:
  selector: { app: ${app} }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
`;
}

function ingress(app: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${app} }
spec:
  ingressClassName: traefik
  rules:
    - host: ${app}.\${DOMAIN}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: ${app}, port: { name: http } } }
`;
}

function settings(app: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: ${app} }
data:
  settings.ini: |
    [server]
    name = ${app}
    listen = 0.0.0.0:8080
    log = info
`;
}
