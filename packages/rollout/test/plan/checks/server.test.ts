import { rejectedObjects, unknownDriftNotes } from '../../../src/plan/checks/server.ts';
import { observed, pool, rejected, served } from '../../observed.ts';

describe(rejectedObjects, () => {
  it('has the words of the server', () => {
    const refused = observed({
      desired: pool('b'),
      live: served(pool('a')),
      dryRun: rejected('desired', 'spec.addresses: field is immutable'),
    });
    expect([...rejectedObjects([refused, observed({ desired: pool('c') })])]).toEqual([
      {
        code: 'server-refuses',
        message:
          'the API server rejects IPAddressPool metallb-system/lan: spec.addresses: field is immutable',
        help: 'the message is that of the API server; to change an immutable field, delete the object first',
      },
    ]);
  });
});

describe(unknownDriftNotes, () => {
  const untried = (detail: string, error = 'ClusterForbidden') =>
    observed({
      installed: pool('a'),
      desired: pool('a'),
      live: served(pool('a')),
      dryRun: rejected('both', detail, error),
    });

  it('names the objects', () => {
    expect(
      unknownDriftNotes([
        untried('no webhook answers', 'WebhookUnanswered'),
        observed({ installed: pool('a') }),
      ]),
    ).toEqual(['whether somebody edited IPAddressPool metallb-system/lan is not known: no webhook answers']);
  });

  it('counts them where one trouble meets many', () => {
    const many = Array.from({ length: 5 }, (_, index) => untried(`user "u" cannot patch pool ${index}`));
    expect(unknownDriftNotes(many)).toEqual([
      'whether somebody edited 5 objects is not known: user "u" cannot patch pool 0',
    ]);
  });
});
