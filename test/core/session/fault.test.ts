import { describe, expect, it } from 'vitest';
import { describeFault, type Fault, noteFault } from '../../../src/core/session/fault.ts';

/** What a page could have put into the message of an error. */
const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2VjcmV0';

describe('what is told of an error', () => {
  const errorWith = (message: string, stack: string) => Object.assign(new TypeError(message), { stack });

  it('reads the stacks of both engines, and never the path before a file', () => {
    const chromium = errorWith(
      'x is undefined',
      'TypeError: x is undefined\n    at f (chrome-extension://abcd/assets/keys-view-B1.js:1:20)\n    at chrome-extension://abcd/assets/panel-C2.js:3:4',
    );
    const firefox = errorWith(
      'x is undefined',
      'f@moz-extension://11-22/assets/keys-view-B1.js:1:20\n@moz-extension://11-22/assets/panel-C2.js:3:4\n',
    );
    const places = ['keys-view-B1.js:1:20', 'panel-C2.js:3:4'];
    expect(describeFault('a view', chromium)).toEqual({ where: 'a view', name: 'TypeError', places });
    expect(describeFault('a view', firefox)).toEqual({ where: 'a view', name: 'TypeError', places });
  });

  it('tells no place where the message cannot be told from the stack', () => {
    const forged = errorWith(
      'changed later',
      `TypeError: once\n    at anna (chrome-extension://a/${secret.slice(0, 20)}.js:1:1)`,
    );
    expect(describeFault('a view', forged).places).toEqual([]);
  });

  it('takes whatever is thrown', () => {
    expect(describeFault('a view', secret)).toEqual({
      where: 'a view',
      name: 'a value that is no error',
      places: [],
    });
    expect(describeFault('a view', undefined).places).toEqual([]);
    const named = Object.assign(new Error('m'), { name: secret });
    expect(describeFault('a view', named).name).toBe('Error');
    const huge = errorWith(
      'y'.repeat(5_000_000),
      `TypeError: ${'y'.repeat(5_000_000)}\n    at a (chrome-extension://a/b.js:1:1)`,
    );
    expect(describeFault('a view', huge).places).toEqual(['b.js:1:1']);
  });

  it('knows an error of another document', () => {
    const foreign = Object.create(
      { [Symbol.toStringTag]: 'Error' },
      {
        name: { value: 'RangeError' },
        message: { value: 'gone' },
        stack: { value: 'f@moz-extension://11-22/assets/panel-C2.js:3:4\n' },
      },
    );
    expect(describeFault('the panel', foreign)).toEqual({
      where: 'the panel',
      name: 'RangeError',
      places: ['panel-C2.js:3:4'],
    });
  });
});

describe('the faults that are kept', () => {
  const fault = (line: number): Fault => ({ where: 'here', name: 'TypeError', places: [`a.js:${line}:1`] });

  it('are one of a kind, and not more than can be read', () => {
    const known: Fault[] = [];
    expect(noteFault(known, fault(1))).toBe(true);
    expect(noteFault(known, fault(1))).toBe(false);
    for (let line = 2; line < 1000; line += 1) noteFault(known, fault(line));
    expect(known).toHaveLength(20);
    expect(known[0]).toEqual(fault(1));
  });
});
