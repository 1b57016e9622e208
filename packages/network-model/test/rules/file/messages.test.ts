import { fileRules } from '../../../src/rules/file/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(fileRules, new URL('../../../src/rules/file/', import.meta.url), {
  'secret-in-plaintext': [
    '9:53 error this looks like a Tailscale key: anyone who can read the file, or an older version of it, has it',
    '  put it into a Secret, name that here, and rotate it: once committed, a secret counts as leaked',
    '11:53 error this looks like a private key: anyone who can read the file, or an older version of it, has it',
    '  put it into a Secret, name that here, and rotate it: once committed, a secret counts as leaked',
    '9:68 error this looks like a password: anyone who can read the file, or an older version of it, has it',
    '  put it into a Secret, name that here, and rotate it: once committed, a secret counts as leaked',
    '7:61 error this looks like a token of K3s: anyone who can read the file, or an older version of it, has it',
    '  put it into a Secret, name that here, and rotate it: once committed, a secret counts as leaked',
  ],
});
