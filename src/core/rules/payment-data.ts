import { claimsOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** One number in ten passes Luhn by chance: only under such a name is it a card. */
const cardName = /card|creditc|^pan$|^ccn|^ccnum|debit/;
/** Length of an IBAN by country (the registry of ISO 13616), of countries that people meet most. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  'AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SA24 SE24 SI19 SK24 TR26 UA29'
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);

export default defineRule({
  id: 'payment-data',
  category: 'claims',
  subject: 'token',
  severity: 'high',
  title: 'Payment data in a token',
  why: 'A signed token is encoded, not encrypted: each script, log and proxy that sees it has the number of the card or account.',
  fix: 'Leave it out, and show the last digits from the server where a person needs them.',
  spec: [rfc(7519, '12', 'MUST'), asvs('14.2.6')],
  messages: {
    card: 'Claim {claim} holds what passes as a card number.',
    iban: 'Claim {claim} holds an IBAN.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    for (const { path, name, value } of valuesIn(claims)) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const text = String(value);
      if (text.length < 13 || text.length > 45) continue;
      const isCard = cardName.test(plainName(name)) && passesLuhn(text.replace(/[ -]/g, ''));
      if (!isCard && !isIban(text.replaceAll(' ', ''))) continue;
      report({
        message: isCard ? 'card' : 'iban',
        data: { claim: path },
        evidence: [claimEvidence(id, topOf(path))],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'an order number that happens to pass, and masked digits',
        tokens: { t: { claims: { sub: 'u', order: '4111111111111111', card: '************1111' } } },
      },
      { title: 'wrong check digits', tokens: { t: { claims: { iban: 'DE89370400440532013001' } } } },
    ],
    bad: [
      {
        title: 'a card',
        expect: 'card',
        tokens: { t: { claims: { card_number: '4111 1111 1111 1111' } } },
      },
      {
        title: 'an account',
        expect: 'iban',
        tokens: { t: { claims: { pay: { to: 'DE89370400440532013000' } } } },
      },
    ],
  },
});

/** The check digit of ISO/IEC 7812: 13 to 19 digits, every second one doubled from the right. */
function passesLuhn(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10: the country and check digits moved to the end, letters as 10 to 35, leave 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) || ibanLengths.get(text.slice(0, 2)) !== text.length)
    return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
