import { RULE_PAGES } from '../../../src/rules/index.ts';
import { fileRules } from '../../../src/rules/file/index.ts';
import { testRuleMessages } from '../../../src/testing/index.ts';

testRuleMessages(fileRules, new URL('file/', RULE_PAGES), {
  'secret-in-plaintext': [
    '9:53 error this looks like a Tailscale key: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '11:53 error this looks like a private key: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '9:68 error this looks like a password: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
    '7:61 error this looks like a token of K3s: whoever reads the file, or an older state of it, has it',
    '  put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
  ],
});
