import { getDomain } from 'tldts';

/**
 * The registrable domain of a host (URL Standard, host equivalence: public suffix and one label more, private suffixes
 * counted); null for an address, a single label, or a public suffix.
 */
export function siteOf(host: string): string | null {
  return isAddress(host) ? null : getDomain(host, { allowPrivateDomains: true });
}

/** Whether a host, as a URL has it, is an IP address. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}
