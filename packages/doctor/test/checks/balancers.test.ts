import { loadText } from '@netloom/network-model/testing';
import { loadBalancerAddressesCheck } from '../../src/checks/load-balancer/addresses.ts';
import { loadBalancerObjectsCheck } from '../../src/checks/load-balancer/objects.ts';
import { podConnectionsCheck } from '../../src/checks/policies/pod-connections.ts';
import { desiredObjects } from '../../src/desired/desired-objects.ts';
import { parsePodLog } from '../../src/in-cluster/pod-answers.ts';
import { podQuestions } from '../../src/in-cluster/pod-questions.ts';
import { clusterWith, homelab, nothing, object, problemsOf } from '../lab.ts';

const loaded = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
loadBalancer:
  pools: [{ name: apps, addresses: [192.168.1.230-192.168.1.239] }]
services:
  - name: mqtt
    namespace: iot
    port: 1883
    targetPort: 1884
    selector: { app: mqtt }
    expose: [{ via: loadBalancer, address: 192.168.1.232 }]
`);
const facts = { ...homelab(), ...loaded, objects: desiredObjects(loaded.network, loaded.origins) };

/** As the API server keeps it, with a port of the nodes and a family. */
function service(ip: string, targetPort = 1884): ReturnType<typeof object> {
  const port = { name: 'tcp-1883', port: 1883, targetPort, protocol: 'TCP', nodePort: 31883 };
  const spec = {
    ...{ type: 'LoadBalancer', selector: { app: 'mqtt' }, ports: [port], externalTrafficPolicy: 'Cluster' },
    ...{ clusterIP: '10.43.0.9', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' },
  };
  return object('v1 Service iot/mqtt-lb', { spec, status: { loadBalancer: { ingress: [{ ip }] } } });
}

const POOL = object('metallb.io/v1beta1 IPAddressPool metallb-system/apps', {
  spec: { addresses: ['192.168.1.230-192.168.1.239'], autoAssign: true },
});

describe('Services at addresses of their own', () => {
  it('are as the network has them', async () => {
    const cluster = clusterWith([POOL, service('192.168.1.232')]);
    expect(await problemsOf(loadBalancerObjectsCheck, cluster, facts)).toEqual([]);
    expect(await problemsOf(loadBalancerAddressesCheck, cluster, facts)).toEqual([]);
  });

  it('are missed, and found with another port', async () => {
    expect(await problemsOf(loadBalancerObjectsCheck, clusterWith([POOL]), facts)).toEqual([
      'error: Service iot/mqtt-lb does not exist; expected the network makes it',
    ]);
    expect(
      await problemsOf(loadBalancerObjectsCheck, clusterWith([POOL, service('192.168.1.232', 80)]), facts),
    ).toEqual([
      'error: Service iot/mqtt-lb has spec.ports[0].targetPort 80; expected spec.ports[0].targetPort 1884',
    ]);
  });

  it('are found with another address', async () => {
    const cluster = clusterWith([POOL, service('192.168.1.233')]);
    expect(await problemsOf(loadBalancerAddressesCheck, cluster, facts)).toEqual([
      'error: Service iot/mqtt-lb has 192.168.1.233; expected iot/mqtt-lb has 192.168.1.232',
    ]);
  });

  it('are tried from a pod', async () => {
    const question = 'TCP 192.168.1.232 1883';
    expect(podQuestions(facts.network)).toContain(question);
    const log = JSON.stringify({ question, code: 'ECONNREFUSED' });
    const api = JSON.stringify({ question: 'TCP kubernetes.default.svc.cluster.local. 443', open: true });
    const pod = Promise.resolve(parsePodLog('Pod netloom-system/x', `${log}\n${api}\n`));
    const [problem] = await problemsOf(podConnectionsCheck, { ...nothing(), pod }, facts);
    expect(problem).toMatch(
      /^error: from a pod of netloom-system, tcp:\/\/192\.168\.1\.232:1883 is not reached: ECONNREFUSED; expected allow: /,
    );
  });
});
