/** Plain manifests of a small cluster without a mistake: file → text. */
export const MANIFESTS = {
  'nodes.yaml': `apiVersion: v1
kind: Node
metadata:
  name: alpha
  labels: { node-role.kubernetes.io/control-plane: 'true' }
spec: { podCIDR: 10.42.0.0/24 }
status:
  addresses:
    - { type: InternalIP, address: 192.168.20.11 }
  nodeInfo: { kubeletVersion: v1.33.1+k3s1 }
---
apiVersion: v1
kind: Node
metadata: { name: beta }
spec: { podCIDR: 10.42.1.0/24 }
status:
  addresses:
    - { type: InternalIP, address: 192.168.20.12 }
  nodeInfo: { kubeletVersion: v1.33.1+k3s1 }
`,
  'metallb.yaml': `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses:
    - 192.168.20.200-192.168.20.210
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: lan
  namespace: metallb-system
spec:
  ipAddressPools:
    - lan
`,
  'mqtt.yaml': `apiVersion: v1
kind: Service
metadata:
  name: mqtt
  namespace: iot
  annotations:
    metallb.io/loadBalancerIPs: 192.168.20.201
spec:
  type: LoadBalancer
  selector: { app: mqtt }
  ports:
    - port: 1883
`,
  'traefik.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: traefik
  namespace: kube-system
spec:
  valuesContent: |-
    service:
      annotations:
        metallb.io/loadBalancerIPs: 192.168.20.200
`,
  'web.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: apps
spec:
  selector: { app: web }
  ports:
    - name: http
      port: 80
      targetPort: 8080
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: apps
spec:
  ingressClassName: traefik
  rules:
    - host: web.example.net
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { name: http } } }
`,
  'cloudflared.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: cloudflared
  namespace: cloudflare
data:
  config.yaml: |
    tunnel: 11111111-2222-4333-8444-555555555555
    ingress:
      - hostname: blog.example.net
        service: http://blog.blog.svc.cluster.local:8080
      - hostname: web.example.net
        service: https://traefik.kube-system.svc:443
      - service: http_status:404
`,
} as const;

/** What comes of them. */
export const NETWORK = `# yaml-language-server: $schema=generated/network.schema.json
apiVersion: netloom/v1
name: home
domain: example.net # guessed: that of 3 hosts

lan:
  cidr: 192.168.20.0/24 # guessed: the network around the nodes; no file states its size, or its router

cluster:
  distribution: k3s
  version: v1.33.1+k3s1
  servicelb: false # guessed: another load balancer has pools
  nodes:
    - name: alpha
      role: server
      address: 192.168.20.11
      observed:
        podCidr: 10.42.0.0/24
    - name: beta
      role: agent
      address: 192.168.20.12
      observed:
        podCidr: 10.42.1.0/24

loadBalancer:
  by: metallb
  pools:
    - name: lan
      addresses:
        - 192.168.20.200-192.168.20.210
  l2Advertisements:
    - name: lan
      pools:
        - lan
  allocations:
    - addresses: 192.168.20.201
      service: iot/mqtt

ingresses:
  - name: traefik
    controller: traefik-k3s
    address: 192.168.20.200
    domain: example.net # guessed: the domain of its hosts

tunnel:
  namespace: cloudflare
  id: 11111111-2222-4333-8444-555555555555

services:
  - name: web
    namespace: apps
    port: 80
    targetPort: 8080
    selector:
      app: web
    expose:
      - host: web.example.net
        via: ingress
        ingress: traefik
      - host: web.example.net
        via: tunnel
        origin: ingress
        ingress: traefik
  - name: blog
    namespace: blog
    port: 8080
    expose:
      - host: blog.example.net
        via: tunnel
        origin: service
`;
