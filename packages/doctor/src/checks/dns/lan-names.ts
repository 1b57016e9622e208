import { isUnder } from '@netloom/network-model';
import { NotChecked } from '../../not-checked.ts';
import { fixBy } from '../../outcome.ts';
import { digCommand, namesCheck } from './names.ts';

/** What the resolver of this device answers: at home, that of the LAN. */
export const lanNamesCheck = namesCheck({
  id: 'dns-lan',
  title: 'names, by the resolver of this device',
  resolver: 'lan',
  find: ({ resolvers }) => {
    if (resolvers.lan === undefined) throw new NotChecked('this device has no resolver', 'failed');
    return resolvers.lan;
  },
  fix: ({ name, answers }, { server, facts: { network } }) => {
    const domain = network.ingresses
      .flatMap((ingress) => ingress.domain ?? [])
      .find((one) => isUnder(name, one));
    const isDropped = answers[4].kind === 'none' && answers[6].kind === 'none';
    return isDropped && domain !== undefined
      ? fixBy(
          `Routers drop public answers with private addresses (DNS rebind protection): let yours pass ${domain}.`,
          digCommand(name, server),
        )
      : fixBy(
          'Correct or remove what this resolver says by itself; its cache may be old.',
          digCommand(name, server),
        );
  },
});
