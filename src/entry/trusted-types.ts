/**
 * Takes the one Trusted Types policy that the extension's CSP allows (`trusted-types claimcheck`), and gives it nothing
 * to do: the panel makes neither markup nor scripts from text. As the name may be taken once only, no code that comes
 * later in this document can make a policy that would. Imported first by every entry that has a document.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: object): unknown;
}

// Firefox has it from 148 on; before, there is nothing to take.
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('claimcheck', {});

export {};
