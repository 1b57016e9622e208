/** What netloom uses of the client, which has a class for each kind and each API of Kubernetes: loaded when a cluster is asked. */
export { KubeConfig, RequestContext } from '@kubernetes/client-node';
