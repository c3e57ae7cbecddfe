/** Where frameworks carry their CSRF token: a header, or a field of the body. */
import type { Exchange } from '../http/exchange.ts';

/** Stands for a field of the body among the names of headers that good requests had. */
export const csrfField = 'csrf-field';

const csrfHeader = /^x-(csrf|xsrf)|^(csrf|xsrf)-?(token|field)$|^requestverificationtoken$/i;
const fieldName = /\b_?(csrf|xsrf)|authenticity_token|requestverificationtoken/i;

export function isCsrfHeader(name: string): boolean {
  return csrfHeader.test(name);
}

export function hasCsrfField({ request }: Exchange): boolean {
  return request.body.state === 'text' && fieldName.test(request.body.text.slice(0, 16_384));
}
