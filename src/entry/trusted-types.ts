/**
 * Takes the one Trusted Types policy that the extension's CSP allows (`trusted-types claimcheck`). The panel makes neither
 * markup nor scripts from text; what the policy lets through is the file of a worker of ours, and nothing else. As the name may be
 * taken once only, no code that comes later in this document can make a policy that would. Imported first by every entry
 * that has a document.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const ownWorker = /^\/?[\w./-]*\/(?:weak-secrets|read-capture)\.worker[\w.-]*$/;

/** The URL itself where it is that of one of our workers, of our own origin; throws `TypeError` for any other. */
function allowOwnWorker(url: string): string {
  const { protocol, host, pathname } = new URL(url, location.href);
  // Not by `origin`, which is "null" for schemes that an engine does not know to have one.
  const isOwn = protocol === location.protocol && host === location.host;
  if (isOwn && ownWorker.test(pathname)) return url;
  throw new TypeError('Only the extension’s own workers may be started.');
}

// Firefox has it from 148 on; before, there is nothing to take.
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('claimcheck', { createScriptURL: allowOwnWorker });

/** Starts a worker of the extension, in the way that its CSP asks for. */
export function startWorker(url: string): Worker {
  const trusted = policy?.createScriptURL(url) ?? allowOwnWorker(url);
  // The DOM types know of no TrustedScriptURL.
  return new Worker(trusted as string, { type: 'module' });
}
