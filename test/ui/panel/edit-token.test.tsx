import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { claimsOf, decodeToken } from '../../../src/core/jose/decode.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { subtle } from '../../../src/core/jose/subtle.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { startingText, textToSign } from '../../../src/ui/tokens/edited-text.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const secret = 'a shared secret of thirty-two bytes or more';

/** The signature of a token in the panel, with a key in the keyring if one is given. */
async function openSignature(token: string, key?: string) {
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
  return { ...drawn, fold: await screen.findByRole('button', { name: /Edit and re-sign/ }) };
}

async function openEditor(token: string, key?: string) {
  const drawn = await openSignature(token, key);
  fireEvent.click(drawn.fold);
  return drawn;
}
const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
const result = () => screen.getByRole('status', { name: 'Result of signing' });
/** Who is named by the token that signing shows; null while it shows none. */
const shownSubject = () => {
  const text = screen
    .queryByRole('status', { name: 'Result of signing' })
    ?.querySelector('.jwt')?.textContent;
  return text ? (claimsOf(decodeToken(text))?.sub ?? null) : null;
};
/** Calls `look` after each change of the document, before it is painted, until the test ends. */
const atEachChange = (look: () => void) => {
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  onTestFinished(() => observer.disconnect());
};
const sign = () => fireEvent.click(screen.getByRole('button', { name: 'Sign' }));
const copied = async (asked: { copied: string[] }, name: string) => {
  fireEvent.click(await within(result()).findByRole('button', { name }));
  return asked.copied.at(-1) ?? '';
};

describe('an edited token', () => {
  afterEach(() => vi.restoreAllMocks());

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

  it('has no result of a text that was changed while it was signed', async () => {
    await openEditor(await signHs256({ sub: 'anna' }, secret), secret);
    const shown = new Set<unknown>();
    atEachChange(() => shown.add(shownSubject()));
    sign();
    type('Claims (JSON)', '{"sub":"eve"}');
    sign();
    await waitFor(() => expect(shownSubject()).toBe('eve'));
    expect(shown).not.toContain('anna');
  });

  it('is not taken back by an earlier one whose fresh key took longer', async () => {
    const { privateKey } = await generateSigningKey('ES256', 'old');
    const token = await signToken({ header: { alg: 'ES256' }, claims: { sub: 'anna' }, key: privateKey });
    await openEditor(token);
    const { generateKey } = subtle;
    let make = () => {};
    const asked = new Promise<void>((resolve) => {
      make = resolve;
    });
    vi.spyOn(subtle, 'generateKey').mockImplementationOnce(async (...args) => {
      await asked;
      return generateKey.apply(subtle, args);
    });
    sign();
    type('Claims (JSON)', '{"sub":"eve"}');
    sign();
    await waitFor(() => expect(shownSubject()).toBe('eve'));
    const verify = vi.spyOn(subtle, 'verify');
    make();
    await waitFor(() => expect(verify).toHaveBeenCalled());
    await act(() => verify.mock.results[0]?.value);
    expect(shownSubject()).toBe('eve');
  });

  it('is signed for whoever presses Enter as soon as the editor is there', async () => {
    const unsigned = await signToken({ header: { alg: 'none' }, claims: { sub: 'anna' }, key: null });
    const { fold } = await openSignature(unsigned);
    let pressed = false;
    atEachChange(() => {
      const form = document.querySelector<HTMLFormElement>('form:has(textarea.ta[rows="10"])');
      if (pressed || !form) return;
      pressed = true;
      form.requestSubmit();
    });
    // Not by fireEvent, which would wait for what is only done after painting.
    fold.click();
    await waitFor(() => expect(pressed).toBe(true));
    await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
    await waitFor(() => expect(shownSubject()).toBe('anna'));
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
