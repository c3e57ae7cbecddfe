import { claimsOf, decodeToken, headerOf } from '../../jose/decode.ts';
import type { JsonObject } from '../../jose/json.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, login, scene, sceneNow, withoutToken } from '../example-scenes.ts';
import { wasBefore } from '../order.ts';
import { invalidToken } from '../right-status.ts';

const tampered: Cause = {
  id: 'tampered',
  title: 'Changed after signing',
  step: 'signature',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Send the token as the issuer signed it. Only the issuer can change a claim, by signing a new token.',
  next: ['Compare the token with the earlier one that has the same signature.'],
  judge(facts) {
    const { token, presented } = facts;
    if (presented.kind === 'none') return ruledOut('No token was sent.');
    if (facts.verification.outcome === 'verified') return ruledOut('The signature verifies.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const original = originalOf(facts);
    if (original !== null && token !== null) {
      const before = decodeToken(original.text);
      const changed = [
        ...changedMembers(headerOf(before), facts.header).map((name) =>
          facts.at(
            facts.inTokenHeader(name),
            `The header parameter ${name} differs from the earlier token with the same signature.`,
          ),
        ),
        ...changedMembers(claimsOf(before), facts.claims).map((name) =>
          facts.at(
            facts.inClaim(name),
            `The claim ${name} differs from the earlier token with the same signature.`,
          ),
        ),
      ];
      const headline =
        token.format === 'jwe'
          ? 'The encrypted token was changed after it was issued'
          : 'Payload was changed after signing';
      return found('certain', headline, [
        facts.at(
          facts.atExchange(original.exchange),
          'The same signature was seen here over other contents: it cannot cover both.',
        ),
        ...changed.slice(0, 6),
        facts.saying('signature-invalid'),
      ]);
    }
    const edited = editedCopyOf(facts);
    if (edited === null) return ruledOut('No earlier token has the same signature.');
    return found('likely', 'The credential was changed after it was issued', [
      facts.at(
        facts.atExchange(edited),
        'A credential that differs in a few characters was handed out here.',
      ),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('a role added, the signature kept', [login(), call(401, 'Bearer $edited')], {
        token: accessToken,
        edited: { ...accessToken, claims: { ...accessToken.claims, role: 'admin' } },
      }),
      scene('exp moved by a year', [login(), call(401, 'Bearer $edited')], {
        token: accessToken,
        edited: { ...accessToken, claims: { ...accessToken.claims, exp: sceneNow + 31_536_000 } },
      }),
    ],
  },
};
export default tampered;

function originalOf(facts: Case) {
  const { token, history } = facts;
  const fixed =
    token?.format === 'jws'
      ? token.signatureText
      : token?.format === 'jwe'
        ? `${token.parts[0]}.${token.parts[2]}`
        : '';
  const known = history.signatures.get(fixed);
  return known !== undefined && known.text !== token?.text ? known : null;
}

function changedMembers(before: JsonObject | null, after: JsonObject | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const textOf = (object: JsonObject | null, name: string) =>
    object !== null && Object.hasOwn(object, name) ? JSON.stringify(object[name]) : '';
  return [...names]
    .slice(0, 256)
    .filter((name) => textOf(before, name) !== textOf(after, name))
    .map((name) => name.slice(0, 64));
}

/** An opaque credential of the same length as one handed out, that agrees in all but a few characters. */
function editedCopyOf(facts: Case): number | null {
  const { presented, token, history } = facts;
  if (token !== null || presented.text.length < 24) return null;
  const near = history.issued.find(
    (one) => wasBefore(one, facts) && one.text !== presented.text && differsLittle(one.text, presented.text),
  );
  return near?.exchange ?? null;
}

function differsLittle(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let different = 0;
  for (let index = 0; index < a.length && different <= 4; index += 1)
    if (a[index] !== b[index]) different += 1;
  return different <= 4;
}
