import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { claimsOf, decodeToken } from '../../../src/core/jose/decode.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { startingText, textToSign } from '../../../src/ui/tokens/edited-text.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const secret = 'a shared secret of thirty-two bytes or more';

async function openEditor(token: string, key?: string) {
  const drawn = await drawPanel({
    scene: {
      title: 'one call with this token',
      tokens: { t: token },
      exchanges: [
        {
          request: 'GET https://api.example/orders',
          requestHeaders: ['Authorization: Bearer $t'],
          status: 200,
        },
      ],
    },
  });
  if (key !== undefined) drawn.holder.dispatch({ type: 'keys-added', keys: await readKeys(key) });
  fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna'));
  fireEvent.click(screen.getByRole('tab', { name: /^Signature/ }));
  fireEvent.click(await screen.findByRole('button', { name: /Edit and re-sign/ }));
  return drawn;
}
const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
const result = () => screen.getByRole('status', { name: 'Result of signing' });
const sign = () => fireEvent.click(screen.getByRole('button', { name: 'Sign' }));
const copied = async (asked: { copied: string[] }, name: string) => {
  fireEvent.click(await within(result()).findByRole('button', { name }));
  return asked.copied.at(-1) ?? '';
};

describe('an edited token', () => {
  it('is signed by a secret of the keyring, and copied; the session keeps the old one', async () => {
    const token = await signHs256({ sub: 'anna', role: 'user' }, secret);
    const { asked, holder } = await openEditor(token, secret);
    expect(result().textContent).toContain('Not checked');
    type('Claims (JSON)', '{\n  "sub": "anna",\n  "role": "admin"\n}');
    sign();
    const edited = decodeToken(await copied(asked, 'Copy edited token'));
    expect(claimsOf(edited)).toEqual({ sub: 'anna', role: 'admin' });
    expect(await verifyToken(edited, await readKeys(secret))).toMatchObject({ outcome: 'verified' });
    expect(result().textContent).toContain('Edited here, never sent.');
    expect(holder.state.tokens.length).toBe(1);
  });

  it('is not checked any more as soon as a letter of it changes', async () => {
    await openEditor(await signHs256({ sub: 'anna' }, secret), secret);
    sign();
    await waitFor(() => expect(result().textContent).toContain('Verified'));
    type('Claims (JSON)', '{"sub":"eve"}');
    await waitFor(() => expect(result().textContent).toBe('Not checked'));
  });

  it('is signed by a fresh key where none is at hand, whose public half can be copied', async () => {
    const { privateKey } = await generateSigningKey('ES256', 'old');
    const token = await signToken({ header: { alg: 'ES256' }, claims: { sub: 'anna' }, key: privateKey });
    const { asked } = await openEditor(token);
    sign();
    const edited = await copied(asked, 'Copy edited token');
    const jwk = await copied(asked, 'Copy fresh key as JWK');
    expect(jwk).not.toContain('"d"');
    expect(await verifyToken(decodeToken(edited), await readKeys(jwk))).toMatchObject({
      outcome: 'verified',
    });
  });

  it('that is no JSON says so in place of signing', async () => {
    await openEditor(await signHs256({ sub: 'anna' }, secret), secret);
    type('Claims (JSON)', '{"sub":');
    expect(result().textContent).toBe('The claims are no JSON object.');
    expect((screen.getByRole('button', { name: 'Sign' }) as HTMLButtonElement).disabled).toBe(true);
    type('Claims (JSON)', '{}');
    type('Header (JSON)', '{"typ":"JWT"}');
    expect(result().textContent).toBe('The header names no alg.');
  });

  it('keeps numbers that JavaScript cannot hold', async () => {
    const encode = (text: string) => Buffer.from(text).toString('base64url');
    const token = decodeToken(`${encode('{"alg":"HS256"}')}.${encode('{"id":9007199254740993}')}.c2ln`);
    if (token.format !== 'jws') throw new Error('no JWS');
    const text = startingText(token, 'claims');
    expect(textToSign('{"alg":"HS256"}', text)).toMatchObject({ payload: '{"id":9007199254740993}' });
  });
});
