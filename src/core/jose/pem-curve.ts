/** Which curve an EC key in DER is on: named by its identifier (RFC 5480 §2.1.1), or written out number by number (SEC 1 §C.2). */
import { type Curve, curves } from '../spec/algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { joinBytes } from './key-bytes.ts';
import { KeyError } from './key-error.ts';
import {
  contentOf,
  DerError,
  type DerValue,
  derTag,
  readChildren,
  readOid,
  readUnsigned,
} from './pem-der.ts';

/**
 * Prime, a, b, both coordinates of the generator and its order, each as long as a coordinate (SEC 2 §2.4-2.6). All of them
 * are compared: a key with a generator of its own would let anybody sign for it (CVE-2020-0601).
 */
const writtenOut: Readonly<Record<string, string>> = {
  'P-256':
    '_____wAAAAEAAAAAAAAAAAAAAAD_____________________AAAAAQAAAAAAAAAAAAAAAP_______________FrGNdiqOpPns-u9VXaYhrxlHQawzFOw9jvOPD4n0mBLaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li_hp_m47n60p8D54WK84zV2sxXs7LtkBoN79R9f____8AAAAA__________-85vqtpxeehPO5ysL8YyVR',
  'P-384':
    '__________________________________________7_____AAAAAAAAAAD_______________________________________________7_____AAAAAAAAAAD____8szEvp-I-5-SYjgVr4_gtGRgdnG7-gUESAxQIj1ATh1rGVjmNii7RnSqFyO3T7CrvqofKIr6LBTeOscce8yCtdG4dO2KLp5uYWfdB4IJUKjhVAvJdv1UpbDpUXjhydgq3NhfeSpYmLG9dnpi_kpLcKfj0Hb0omhR86doxE7XwuMAKYLHOHX6BnXpDHXyQ6g5f________________________________x2NNgfQ3Ld9YGg2ySLCneuzsGWrMxSlz',
  'P-521':
    'Af______________________________________________________________________________________Af_____________________________________________________________________________________8AFGVPrlhjhyaH5KaIaC2hUDuotpyW5mzFfO4tImRjvEJ4VYZOVHsfpN7FlLAvTuxvwc1c9-IPSw08e9FH9RrUD8AAMaFjga3BATpzZ4-y2YjlbRCnGSBOQU_tSH4KK9ga009uqFLXnfv51ko_h3BJ6L_qN4zSLPBhWpCm_l-fjHC5b1mARg5KWp4mjvABFyKX7QsfRvZmPVESVebRGgXr70XJz5mLJfucple9CZAxVC5AT-tB2E1PHCGonLCQIi-lHaf0WZQAf__________________________________________-lGGh4O_L5Zrf8wBSPcJpdA7tcm4iZxHrrtvtx6ROGQJ',
  secp256k1:
    '_____________________________________v___C8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHeb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5hIOtp3JqPEZV2k-_wOEQio_Re0SKaFVBmcR9CP-xDUuP____________________66rtzmr0igO7_SXozQNkFB',
};

/** @throws KeyError for a curve that JOSE does not use; {@link DerError} for bytes that are no parameters */
export function readCurve(parameters: DerValue | undefined): Curve {
  if (parameters?.tag === derTag.sequence) return recogniseCurve(parameters);
  if (parameters?.tag !== derTag.oid)
    throw new KeyError('unsupported', 'The EC key does not name its curve.');
  const oid = readOid(parameters);
  const curve = curves.find((row) => row.kty === 'EC' && row.oid === oid);
  if (curve === undefined)
    throw new KeyError('unsupported', `No JOSE algorithm uses the curve with identifier ${oid}.`);
  return curve;
}

/** SpecifiedECDomain: old tools write it where RFC 5480 wants a name. */
function recogniseCurve(parameters: DerValue): Curve {
  const [, field, equation, base, order] = readChildren(parameters);
  if (field === undefined || equation === undefined) throw new DerError('fields are missing');
  // A third value may tell which seed the curve was drawn from.
  const [a, b] = readChildren(equation)
    .slice(0, 2)
    .map((value) => contentOf(value, derTag.octetString));
  const point = contentOf(base, derTag.octetString);
  const prime = readChildren(field)[1];
  const found = curves.find((row) => {
    const expected = Object.hasOwn(writtenOut, row.name) ? writtenOut[row.name] : undefined;
    if (expected === undefined || point[0] !== 4 || point.length !== 1 + 2 * row.publicBytes) return false;
    // A curve over a binary field has another type in the place of the prime.
    if (prime?.tag !== derTag.integer) return false;
    const numbers = [readUnsigned(prime), a, b, point.subarray(1), readUnsigned(order)];
    const lengths = [1, 1, 1, 2, 1];
    const padded = numbers.map((number, index) =>
      padTo((lengths[index] as number) * row.publicBytes, number ?? new Uint8Array()),
    );
    return encodeBase64url(joinBytes(...padded)) === expected;
  });
  if (found === undefined) {
    throw new KeyError(
      'unsupported',
      'The EC key writes out its curve number by number, and it is none that JOSE uses.',
    );
  }
  return found;
}

function padTo(length: number, number: Uint8Array): Uint8Array {
  return joinBytes(new Uint8Array(Math.max(0, length - number.length)), number);
}
