import { describe, expect, it } from 'vitest';
import { webFrameOf } from '../../src/browser/call-stack.ts';

const at = (stack: string) => {
  const frame = webFrameOf(stack);
  return frame && `${frame.functionName}|${frame.url}|${frame.lineNumber}:${frame.columnNumber}`;
};

describe('the innermost call from the web, lines counted from zero', () => {
  it.each([
    [
      'V8',
      `Error
    at Object.apply (claimcheck-trace.js:40:11)
    at save (https://shop.example/assets/app.js:12:34)
    at https://shop.example/assets/app.js:90:1`,
      'save|https://shop.example/assets/app.js|11:33',
    ],
    [
      'V8 without a function',
      'Error\n    at https://shop.example/app.js:9:1',
      '|https://shop.example/app.js|8:0',
    ],
    [
      'V8 async',
      'Error\n    at async Store.keep (https://a.example/s.js:3:5)',
      'Store.keep|https://a.example/s.js|2:4',
    ],
    [
      'V8 eval',
      'Error\n    at eval (eval at boot (https://a.example/boot.js:7:3), <anonymous>:1:14)',
      'boot|https://a.example/boot.js|6:2',
    ],
    [
      'Firefox',
      'apply@claimcheck-trace.js:40:11\nsave@https://shop.example/app.js:12:34\n@https://shop.example/:5:1\n',
      'save|https://shop.example/app.js|11:33',
    ],
    ['Firefox async', 'async*keep@https://a.example/s.js:3:5', 'keep|https://a.example/s.js|2:4'],
    [
      'Firefox eval',
      'boot@https://a.example/boot.js line 7 > eval:1:14\nmain@https://a.example/boot.js:2:1',
      'boot|https://a.example/boot.js|6:0',
    ],
    [
      'an @ in the URL',
      'f@https://cdn.example/npm/kit@1.2.3/kit.js:3:5',
      'f|https://cdn.example/npm/kit@1.2.3/kit.js|2:4',
    ],
    ['a port and no column', 'f@http://127.0.0.1:8080/app.js:3', 'f|http://127.0.0.1:8080/app.js|2:0'],
  ])('%s', (_name, stack, expected) => {
    expect(at(stack)).toBe(expected);
  });

  it('is null where there is none', () => {
    for (const stack of [
      '',
      'Error',
      'Error\n    at <anonymous>:1:1',
      'at f (chrome-extension://abc/x.js:1:1)',
    ])
      expect(at(stack)).toBeNull();
  });

  it('takes hostile text in its stride', () => {
    const started = performance.now();
    for (const stack of [
      `at https://${':1'.repeat(1_000_000)}`,
      `${'https://'.repeat(500_000)}`,
      `${'('.repeat(1_000_000)}https://a.example`,
      `at x (https://a.example/${'9:'.repeat(1_000_000)}`,
      '\n'.repeat(1_000_000),
    ])
      webFrameOf(stack);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
