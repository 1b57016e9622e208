import { serviceOf } from '@netloom/network-model';
import type { ProseRule } from '../prose-rule.ts';

const SERVICE = /(?<![\w.-])([a-z0-9-]+)\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?:(\d{1,5})\b/g;

export const servicePort: ProseRule = {
  code: 'prose-service-port',
  severity: 'error',
  description: 'A Service is written with the port that it has.',
  *check({ text, offset }, { network, facts }) {
    for (const match of text.matchAll(SERVICE)) {
      const [written, name = '', namespace = '', port = ''] = match;
      const service = serviceOf(network, { namespace, service: name });
      if (service === undefined || service.port === Number(port)) continue;
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
