import { describe, expect, it } from 'vitest';
import { foundInClaims } from './found-in-claims.ts';

const said = (claims: Parameters<typeof foundInClaims>[1]) => foundInClaims('payment-data', claims);

describe('payment data in claims', () => {
  // The samples of the IBAN registry, one for each length that is not a European one too.
  it.each([
    'AD1200012030200359100100',
    'AE070331234567890123456',
    'AL47212110090000000235698741',
    'BR1800360305000010009795493C1',
    'CH9300762011623852957',
    'CR05015202001026284066',
    'GB29NWBK60161331926819',
    'LC55HEMM000100010012001200023015',
    'QA58DOHB00001234567890ABCDEFG',
    'RO49AAAA1B31007593840000',
    'ST68000100010051845310112',
    'TL380080012345678910157',
    'VA59001123000012345678',
    'XK051212012345678906',
  ])('knows the IBAN %s, also in groups of four', (iban) => {
    expect(said({ to: iban })).toEqual(['high: Claim to holds an IBAN.']);
    expect(said({ to: iban.replace(/.{4}/g, '$& ').trim() })).toHaveLength(1);
  });

  it.each([
    'LC62HEMM000100010012001200023015',
    'DE89370400440532013001',
    'DE8937040044053201300',
    'ZZ89370400440532013000',
  ])('does not take %s for one', (iban) => {
    expect(said({ iban })).toEqual([]);
  });

  // The test numbers that card networks publish.
  it.each([
    '4111111111111111',
    '5555555555554444',
    '2223003122003222',
    '378282246310005',
    '6011111111111117',
    '3530111333300000',
    '30569309025904',
  ])('knows the card %s by its name and check digit', (card) => {
    expect(said({ card_number: card })).toEqual([
      'high: Claim card_number holds what passes as a card number.',
    ]);
    expect(said({ card_number: Number(card) })).toHaveLength(1);
    const wrong = card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10);
    expect(said({ card_number: wrong })).toEqual([]);
  });

  it('needs a name or the groups of a card: one number in ten has a fitting check digit', () => {
    expect(said({ order: '4111111111111111', iat: 4111111111111111 })).toEqual([]);
    expect(said({ note: '4111-1111-1111-1111' })).toHaveLength(1);
    expect(said({ note: '3782 822463 10005' })).toHaveLength(1);
    expect(said({ card: '************1111', card_id: '1234567812345670' })).toEqual([]);
  });

  it('tells the claim and never the number', () => {
    expect(said({ card: '4111111111111111' }).join()).not.toMatch(/\d{4}/);
  });
});
