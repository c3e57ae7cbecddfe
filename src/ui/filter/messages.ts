/** Words of the filter that several views share. */
import { words } from '../locale/words.ts';

export const filterMessages = words('filter', {
  iss: 'Issuer of its token',
  sub: 'Subject of its token',
  kind: 'Kind of its token',
  alg: 'Algorithm of its token',
  sev: 'Worst finding is at least',
  rule: 'A rule that it breaks',
  inCapture: 'In this capture',
  token: {
    expired: 'Its token is past its exp time',
    verified: 'The signature of its token matches a key',
    unverified: 'Its token is not verified by any key',
    failed: 'The signature of its token does not hold',
  },
});
