import { publicRules } from '../../../src/rules/public/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(publicRules, new URL('../../../src/rules/public/', import.meta.url), {
  'public-differs-by-path': [
    '26:9 warning "photos.int.example.com/share" is public, and the rest of "photos.int.example.com" is not said to be: the forward leads to the host, with all of its paths',
    '  25 the host is public by this',
    '  write `public` where it is meant, hold other clients off by `ipAllowList`, or give it a host of its own',
    '26:63 warning the rest of "photos.int.example.com" is proxied, and "photos.int.example.com/share" is not: the host has one record, which is not proxied, so that neither is',
    '  25 it is direct here',
    '  write the same `public` for all of its paths, or give one of them a host of its own',
  ],
});
