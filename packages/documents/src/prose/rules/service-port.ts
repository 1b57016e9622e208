import { atEachPort, serviceOf, type Network, type Service } from '@netloom/network-model';
import type { ProseFacts } from '../prose-facts.ts';
import type { ProseFinding, ProseRule, ReadStatement } from '../prose-rule.ts';

const SERVICE = /(?<![\w.-])([a-z0-9-]+)\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?:(\d{1,5})\b/g;

export const servicePort: ProseRule = {
  code: 'prose-service-port',
  severity: 'error',
  description: 'A Service is written with the port that it has.',
  *check(statement, { network, facts }) {
    const { text, offset } = statement;
    yield* inTable(statement, { network, facts });
    for (const match of text.matchAll(SERVICE)) {
      const [written, name = '', namespace = '', port = ''] = match;
      const service = serviceOf(network, { namespace, service: name });
      if (service === undefined || atEachPort(service).some((one) => one.port === Number(port))) continue;
      const end = offset + match.index + written.length;
      yield {
        message: `Service ${namespace}/${name} has port ${service.port}, not ${port}`,
        at: { start: end - port.length, end },
        related: [{ message: 'the Service is stated here', at: facts.origins.of(service) }],
        help: 'write the port of the Service, or change network.yaml if the text is right',
        replacement: String(service.port),
      };
    }
  },
};

/** A row that names a Service in a column of Services, and one number in a column of ports. */
function* inTable(
  { cells, text, offset }: ReadStatement,
  { network, facts }: Pick<ProseFacts, 'network' | 'facts'>,
): Generator<ProseFinding> {
  const service = serviceOfRow(cells, network);
  if (service === null) return;
  for (const cell of cells) {
    const isPodPort = /^(?:target|container|pod) ?port$/.test(cell.column);
    if (!isPodPort && !/^(?:service )?port$/.test(cell.column)) continue;
    if (!/^\d{1,5}(?:\/tcp)?$/i.test(cell.text)) continue;
    const known = isPodPort ? podPorts(service) : [...podPorts(service), ...outerPorts(service, network)];
    const port = Number.parseInt(cell.text, 10);
    if (known.length === 0 || known.includes(port)) continue;
    const start = cell.start + text.slice(cell.start - offset, cell.end - offset).indexOf(String(port));
    const meant = isPodPort ? service.targetPort : service.port;
    yield {
      message: `Service ${service.namespace}/${service.name} has ${isPodPort ? `the pods' port ${meant}` : `port ${meant}`}, not ${port}`,
      at: { start, end: start + String(port).length },
      related: [{ message: 'the Service is stated here', at: facts.origins.of(service) }],
      help: 'write the port of the Service, or change network.yaml if the text is right',
      replacement: String(meant),
    };
  }
}

function serviceOfRow(cells: ReadStatement['cells'], { services }: Network): Service | null {
  const textsOf = (pattern: RegExp): readonly string[] =>
    cells.filter(({ column }) => pattern.test(column)).map((cell) => cell.text.toLowerCase());
  const names = textsOf(/^services?(?: name)?$/);
  const namespaces = textsOf(/^namespace$/);
  const [service, ...others] = services.filter(
    ({ name, namespace }) =>
      names.some((said) => said === name || said === `${namespace}/${name}`) &&
      (namespaces.length === 0 || namespaces.includes(namespace)),
  );
  return service === undefined || others.length > 0 ? null : service;
}

/** Empty where the pods' port is not known. */
function podPorts(service: Service): readonly number[] {
  const targets = atEachPort(service).map(({ targetPort }) => targetPort);
  if (targets.includes(null)) return [];
  return [...targets, service.metricsPort, service.webhookPort].filter((port) => port !== null);
}

/** What clients of it may write: its own port, those of the web where a host leads to it, and those of its load balancer. */
function outerPorts(service: Service, { exposures, balancers }: Network): readonly number[] {
  const { name, namespace } = service;
  const isWeb = exposures.some((exposure) => exposure.namespace === namespace && exposure.service === name);
  const balanced = balancers.filter((one) => one.namespace === namespace && one.service === name);
  return [
    ...atEachPort(service).map(({ port }) => port),
    ...(isWeb ? [80, 443] : []),
    ...balanced.flatMap(({ ports }) => ports.map((one) => one.port)),
  ];
}
