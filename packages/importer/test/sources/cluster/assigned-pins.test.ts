import { withoutAssignedPins } from '../../../src/sources/cluster/assigned-pins.ts';
import { managedBy, service } from './live-objects.ts';

const IP = '10.0.10.230';
const METALLB = 'metallb.io/loadBalancerIPs';
const KUBE_VIP = 'kube-vip.io/loadbalancerIPs';

describe(withoutAssignedPins, () => {
  it.each(['kubectl-client-side-apply', 'argocd-controller', 'kustomize-controller', 'helm', 'kubectl-edit'])(
    'keeps what %s asked for',
    (manager) => {
      const asked = service(
        {
          annotations: { [METALLB]: IP },
          managedFields: [
            managedBy({ manager, annotations: [METALLB], spec: ['loadBalancerIP'] }),
            managedBy({ manager: 'controller', subresource: 'status' }),
          ],
        },
        { loadBalancerIP: IP },
      );
      expect(withoutAssignedPins(asked)).toEqual(asked);
    },
  );

  it('keeps everything where the server does not say who wrote it', () => {
    const asked = service({ annotations: { [METALLB]: IP } }, { loadBalancerIP: IP });
    expect(withoutAssignedPins(asked)).toEqual(asked);
  });

  it('drops what a cloud provider filled in', () => {
    const managedFields = [
      managedBy({ manager: 'kubectl', operation: 'Apply', spec: ['type'] }),
      managedBy({ manager: 'kube-vip-cloud-provider', annotations: [KUBE_VIP], spec: ['loadBalancerIP'] }),
    ];
    const filled = service(
      { annotations: { [KUBE_VIP]: IP, team: 'web' }, managedFields },
      { loadBalancerIP: IP },
    );
    expect(withoutAssignedPins(filled)).toEqual(service({ annotations: { team: 'web' }, managedFields }));
  });

  it('drops what the one who writes the status filled in', () => {
    const managedFields = [
      managedBy({ manager: 'addresses', spec: ['loadBalancerIP'] }),
      managedBy({ manager: 'addresses', subresource: 'status' }),
    ];
    expect(withoutAssignedPins(service({ managedFields }, { loadBalancerIP: IP })).spec).toEqual({
      type: 'LoadBalancer',
    });
  });

  it('keeps what a person and a program ask for', () => {
    const managedFields = [
      managedBy({ manager: 'kubectl-edit', spec: ['loadBalancerIP'] }),
      managedBy({ manager: 'kube-vip-cloud-provider', spec: ['loadBalancerIP'] }),
    ];
    const asked = service({ managedFields }, { loadBalancerIP: IP });
    expect(withoutAssignedPins(asked)).toEqual(asked);
  });

  it('drops what a controller repeats in a Service that it makes', () => {
    const ownerReferences = [{ kind: 'Gateway', name: 'external', controller: true }];
    const made = service({ annotations: { 'lbipam.cilium.io/ips': IP }, ownerReferences });
    expect(withoutAssignedPins(made).metadata.annotations).toEqual({});
  });
});
