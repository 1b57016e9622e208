import { EXIT, exitCodeOf, NetloomError, Refused, UsageError } from '../src/error.ts';

class Unplugged extends NetloomError {
  override readonly name = 'Unplugged';
  override readonly exit = EXIT.environment;
}

describe(NetloomError, () => {
  it('has no hint and no cause unless they are given', () => {
    const error = new Unplugged('no power');
    expect([error.message, error.hint, 'cause' in error]).toEqual(['no power', null, false]);
  });

  it('keeps its hint and its cause', () => {
    const cause = new Error('tripped');
    const error = new Unplugged('no power\nPlug it in.', { hint: 'Plug it in.', cause });
    expect([error.message, error.hint, error.cause]).toEqual(['no power\nPlug it in.', 'Plug it in.', cause]);
  });
});

describe(exitCodeOf, () => {
  it.each([
    ['a usage error', new UsageError('which?'), 2],
    ['a refusal', new Refused('no'), 5],
    ['an error of a package', new Unplugged('no power'), 4],
    ['a system error', Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' }), 4],
    [
      'a system call that is wrong in itself',
      Object.assign(new Error(), { code: 'EBADF', syscall: 'read' }),
      70,
    ],
    ['an error of Node', Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }), 70],
    ['any other error', new Error('oops'), 70],
    ['what is no error', 'oops', 70],
  ])('ends %s as it should', (_what, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});
