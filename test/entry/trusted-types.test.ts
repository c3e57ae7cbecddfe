import { afterEach, describe, expect, it, vi } from 'vitest';

/** The policy as a browser with Trusted Types takes it, and what was started through it. */
async function inExtensionPage() {
  const started: unknown[] = [];
  const policies: string[] = [];
  vi.stubGlobal('location', new URL('chrome-extension://abcdef/panel.html'));
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
      policies.push(name);
      return { createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }) };
    },
  });
  vi.stubGlobal(
    'Worker',
    class {
      constructor(url: unknown) {
        started.push(url);
      }
    },
  );
  vi.resetModules();
  const { startWorker } = await import('../../src/entry/trusted-types.ts');
  return { startWorker, started, policies };
}

afterEach(() => vi.unstubAllGlobals());

describe('the one Trusted Types policy', () => {
  it('starts a worker of the extension', async () => {
    const { startWorker, started, policies } = await inExtensionPage();
    startWorker('/assets/weak-secrets.worker-7T_3qfjQ.js');
    expect(policies).toEqual(['claimcheck']);
    expect(started).toEqual([{ trusted: '/assets/weak-secrets.worker-7T_3qfjQ.js' }]);
  });

  it.each([
    'https://elsewhere.example/assets/weak-secrets.worker-1.js',
    '//elsewhere.example/assets/weak-secrets.worker-1.js',
    'data:text/javascript,alert(1)//weak-secrets.worker.js',
    'blob:chrome-extension://abcdef/weak-secrets.worker',
    '/assets/panel-1.js',
    '/assets/panel.js?/weak-secrets.worker.js',
    '/assets/panel.js#/weak-secrets.worker.js',
  ])('lets nothing else through: %s', async (url) => {
    const { startWorker, started } = await inExtensionPage();
    expect(() => startWorker(url)).toThrow(TypeError);
    expect(started).toEqual([]);
  });
});
