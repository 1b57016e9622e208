import { cutsOf, flowsOf, openOf, proposeForFixture } from './import-fixture.ts';

/**
 * A cluster without policies: an Ingress of K3s' Traefik, a tunnel, a database that two namespaces call by variables (one by
 * a pod of a headless Service), a ServiceMonitor, hostNetwork pods, a load balancer address, named ports, a StatefulSet.
 */
describe('default deny for a cluster without policies', () => {
  it('lets in what objects make, and what texts name, each with its place', async () => {
    expect(flowsOf(await proposeForFixture('unpoliced'))).toEqual([
      'data/postgres: service:web/blog 5432/tcp by firewall, text web/blog.yaml:19',
      'data/postgres-pods: service:media/player 5432/tcp by firewall, text media/player.yaml:27',
      'iot/mqtt: any 1883/tcp by firewall, object iot/home.yaml:66',
      'media/player: nodes 9100/tcp by firewall, text iot/home.yaml:20',
      'media/player: pod:kube-system/ingress-traefik 8096/tcp by expose, object media/player.yaml:49',
      'media/player: prometheus 9100/tcp by metricsPort, object media/player.yaml:64',
      'web/blog: pod:cloudflare/cloudflared 3000/tcp by expose, object cloudflare/cloudflared.yaml:11',
    ]);
  });

  it('closes all namespaces with Services, and cuts nothing', async () => {
    const proposed = await proposeForFixture('unpoliced');
    expect(proposed.proposal.namespaces).toEqual(['data', 'iot', 'media', 'web']);
    expect(openOf(proposed)).toEqual([]);
    expect(cutsOf(proposed)).toEqual([]);
  });

  it('writes Services, rows and metrics, and names the namespaces under auditIngress only', async () => {
    const { text } = await proposeForFixture('unpoliced');
    expect(text.slice(text.indexOf('services:'))).toBe(`services:
  - name: home
    namespace: iot
    port: 8123
    targetPort: 8123
    selector:
      app: home
    hostNetwork: true
    expose:
      - host: home.example.net
        via: ingress
        ingress: traefik
  - name: player
    namespace: media
    port: 80
    targetPort: 8096
    selector:
      app: player
    metricsPort: 9100
    expose:
      - host: player.example.net
        via: ingress
        ingress: traefik
  - name: blog
    namespace: web
    port: 8080
    targetPort: 3000
    selector:
      app: blog
    expose:
      - host: blog.example.net
        via: tunnel
        origin: service
  - name: postgres
    namespace: data
    port: 5432
    targetPort: 5432
    selector:
      app: postgres
  - name: postgres-pods
    namespace: data
    port: 5432
    targetPort: 5432
    selector:
      app: postgres
    headless: true
  - name: mqtt
    namespace: iot
    port: 1883
    targetPort: 1883
    selector:
      app: mqtt

monitoring:
  namespace: monitoring

firewall:
  - name: blog-to-postgres
    from: service:web/blog
    to: service:data/postgres
    ports:
      - 5432/tcp
    purpose: settings of web/blog name the Service
  - name: player-to-postgres-pods
    from: service:media/player
    to: service:data/postgres-pods
    ports:
      - 5432/tcp
    purpose: settings of media/player name the Service
  - name: any-to-mqtt
    from: any
    to: service:iot/mqtt
    ports:
      - 1883/tcp
    purpose: 'clients outside of the cluster: narrow it to those that need it'
  - name: nodes-to-player
    from: nodes
    to: service:media/player
    ports:
      - 9100/tcp
    purpose: settings of iot/home name the Service

policies:
  auditIngress:
    - data
    - iot
    - media
    - web
`);
  });

  it('gives the policies as they would be', async () => {
    const { policies } = (await proposeForFixture('unpoliced')).proposal;
    const named = policies.map((policy) =>
      JSON.stringify(policy).replace(/^.*"name":"([^"]+)","namespace":"([^"]+)".*$/, '$2/$1'),
    );
    expect(named).toEqual([
      'data/default-deny-ingress',
      'data/allow-same-namespace',
      'data/firewall-blog-to-postgres-to-postgres',
      'data/firewall-player-to-postgres-pods-to-postgres-pods',
      'iot/default-deny-ingress',
      'iot/allow-same-namespace',
      'iot/firewall-any-to-mqtt-to-mqtt',
      'media/default-deny-ingress',
      'media/allow-same-namespace',
      'media/allow-ingress-traefik-to-player',
      'media/allow-prometheus-to-player',
      'media/firewall-nodes-to-player-to-player',
      'web/default-deny-ingress',
      'web/allow-same-namespace',
      'web/allow-cloudflared-to-blog',
    ]);
  });
});
