/** A Service that a text names by its name in the cluster's DNS. */
export interface NamedService {
  readonly namespace: string;
  readonly name: string;
  /** undefined where the text states none. */
  readonly port: number | undefined;
}

const HOST =
  /(?<![\w.-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.?(?::(\d{1,5}))?(?![\w-])/g;

/**
 * The Services that a text names: `NAME.NAMESPACE`, `NAME.NAMESPACE.svc`, those with the domain of the cluster or a pod
 * before them, and `NAME` alone for one of the own namespace. A name counts only where there is such a Service: `v1.2` and
 * `example.net` are no Services.
 */
export function servicesNamedIn(
  text: string,
  { namespace, has }: { readonly namespace: string; readonly has: (key: string) => boolean },
): readonly NamedService[] {
  const found = Array.from(text.matchAll(HOST), ([match, port]) => {
    const host = match.replace(/:\d+$/, '').replace(/\.$/, '');
    const number = port === undefined ? undefined : Number(port);
    const named = serviceOf(host.split('.'), namespace);
    return named !== null && has(`${named.namespace}/${named.name}`) ? { ...named, port: number } : null;
  });
  return found.filter((one) => one !== null);
}

function serviceOf(labels: readonly string[], own: string): Pick<NamedService, 'namespace' | 'name'> | null {
  const svc = labels.indexOf('svc');
  const before = svc === -1 ? labels : labels.slice(0, svc);
  if (svc === -1 && before.length > 2) return null;
  const [namespace, name] = before.toReversed();
  if (namespace === undefined) return null;
  return name === undefined ? { namespace: own, name: namespace } : { namespace, name };
}
