import { claimsOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** One number in ten passes Luhn by chance: it is a card only under such a name, or written in the groups of a card. */
const cardName = /card|creditc|^pan$|^ccn|^ccnum|debit/;
const cardGroups = /^\d{4}([ -])(\d{4}\1\d{4}\1\d{1,7}|\d{6}\1\d{5})$/;
/** Where the numbers of the card networks begin: Mastercard's 2-series, Amex, Diners, JCB, Visa, Maestro, Discover, UnionPay. */
const issuerDigits = /^(2[2-7]|3[04-9]|4|5|6)/;
/** Length of an IBAN by country, as the registry of ISO 13616 has it. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29',
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20',
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29',
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30',
  ]
    .join(' ')
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
      const isCard = (cardName.test(plainName(name)) || cardGroups.test(text)) && isCardNumber(text);
      if (!isCard && !isIban(text.replaceAll(' ', '').toUpperCase())) continue;
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

/** 13 to 19 digits that a network gives out, with the check digit of ISO/IEC 7812-1. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits) || !issuerDigits.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  return passesLuhn(digits);
}

/** Every second digit doubled from the right, the digits of all summed, leave nothing by ten. */
function passesLuhn(digits: string): boolean {
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
