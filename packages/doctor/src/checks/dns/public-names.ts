import { NotChecked } from '../../not-checked.ts';
import { fixBy } from '../../outcome.ts';
import { digCommand, namesCheck } from './names.ts';

/** What a public resolver answers. */
export const publicNamesCheck = namesCheck({
  id: 'dns-public',
  title: 'names, by a public resolver',
  resolver: 'public',
  find: ({ resolvers }) => {
    if (resolvers.public === undefined) throw new NotChecked('no public resolver is named', 'not-here');
    return resolvers.public;
  },
  fix: ({ name }, { server }) =>
    fixBy(
      'See what external-dns does; a record that was made by hand stays as it is until it is deleted.',
      'kubectl --namespace external-dns logs deployment/external-dns --tail 20',
      digCommand(name, server),
    ),
});
