/** What rules about requests ask of a token's place. */
import type { Occurrence } from '../find/occurrence.ts';

type Place = Pick<Occurrence, 'carrier' | 'name'>;

/** Where a request says who is asking; a token elsewhere in a request (a form field, a hint) is not its credential. */
export function isCredentialPlace({ carrier, name }: Place): boolean {
  return (
    carrier === 'authorization' ||
    carrier === 'cookie' ||
    (carrier === 'query' && /^(access_)?token$/i.test(name))
  );
}

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A host that never leaves this machine: browsers take it for as trustworthy as https (W3C Secure Contexts §3.1). */
export function isLoopback(hostname: string): boolean {
  return hostname.length < 256 && loopback.test(hostname);
}
