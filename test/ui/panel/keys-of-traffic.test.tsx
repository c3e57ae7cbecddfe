import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { readFields } from '../../../src/ui/keys/expectation-form.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const openKeys = () => fireEvent.click(screen.getByRole('tab', { name: /^Keys/ }));
const openToken = (name: string | RegExp) =>
  fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText(name));
const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });

describe('key sets of the traffic', () => {
  it('are offered with their address, and taken with one click', async () => {
    const { privateKey, publicJwk } = await generateSigningKey('ES256', 'site-1');
    const token = await signToken({
      header: { alg: 'ES256', kid: 'site-1' },
      claims: { sub: 'anna' },
      key: privateKey,
    });
    const scene: Scene = {
      title: 'a page that fetches its keys',
      tokens: { t: token },
      exchanges: [
        {
          request: 'GET https://id.example/jwks.json',
          status: 200,
          responseHeaders: ['Content-Type: application/json'],
          responseBody: JSON.stringify({ keys: [publicJwk] }),
        },
        {
          request: 'GET https://api.example/orders',
          requestHeaders: ['Authorization: Bearer $t'],
          status: 200,
        },
      ],
    };
    const { holder } = await drawPanel({ scene });
    openKeys();
    const offered = await screen.findByRole('region', { name: 'Seen in the traffic' });
    expect(offered.textContent).toContain('https://id.example/jwks.json');
    expect(holder.state.keys).toHaveLength(0);
    fireEvent.click(within(offered).getByRole('button', { name: /Use/ }));
    await waitFor(() => expect(holder.state.verifications.get(0)?.outcome).toBe('verified'));
    expect(holder.state.keys[0]?.source).toEqual({ kind: 'traffic', url: 'https://id.example/jwks.json' });
    expect(screen.queryByRole('region', { name: 'Seen in the traffic' })).toBeNull();
    // The verdict says where its key came from.
    fireEvent.click(screen.getByRole('tab', { name: /^Tokens/ }));
    openToken('anna');
    fireEvent.click(screen.getByRole('tab', { name: /Signature/ }));
    const result = await screen.findByRole('status', { name: 'Signature result' });
    expect(result.textContent).toContain('Key seen in the traffic, from https://id.example/jwks.json.');
  });
});

describe('a discovery document of the traffic', () => {
  const document = {
    request: 'GET https://id.example/.well-known/openid-configuration',
    status: 200,
    responseHeaders: ['Content-Type: application/json'],
    responseBody: '{"issuer":"https://id.example","jwks_uri":"https://id.example/jwks.json"}',
  };

  it('says where the keys are, and takes none by itself', async () => {
    const { holder, asked } = await drawPanel({ scene: { title: 'discovery', exchanges: [document] } });
    openKeys();
    const offered = await screen.findByRole('region', { name: 'Seen in the traffic' });
    expect(offered.textContent).toContain('its keys are at https://id.example/jwks.json');
    expect(within(offered).queryByRole('button', { name: /^Use/ })).toBeNull();
    fireEvent.click(within(offered).getByRole('button', { name: /Copy address/ }));
    await waitFor(() => expect(asked.copied).toEqual(['https://id.example/jwks.json']));
    expect(holder.state.keys).toEqual([]);
  });

  it('is not told where its keys were seen too', async () => {
    const { publicJwk } = await generateSigningKey('ES256', 'site-1');
    const keys = {
      ...document,
      request: 'GET https://id.example/jwks.json',
      responseBody: JSON.stringify({ keys: [publicJwk] }),
    };
    await drawPanel({ scene: { title: 'both', exchanges: [document, keys] } });
    openKeys();
    const offered = await screen.findByRole('region', { name: 'Seen in the traffic' });
    expect(within(offered).getAllByRole('listitem')).toHaveLength(1);
    expect(within(offered).getByRole('button', { name: /^Use/ })).toBeDefined();
  });
});

describe('what an API expects', () => {
  it('is set for its origin, used by the diagnosis, and removed', async () => {
    const scene: Scene = {
      title: 'refused without a word',
      tokens: { t: await signHs256({ sub: 'anna', aud: 'billing', exp: 4102444800 }, 'some secret') },
      exchanges: [
        {
          request: 'GET https://api.example/orders',
          requestHeaders: ['Authorization: Bearer $t'],
          status: 401,
        },
      ],
    };
    const { holder } = await drawPanel({ scene });
    openKeys();
    await screen.findByRole('region', { name: 'What an API expects' });
    type('Origin', 'https://api.example/orders');
    type('Audiences (aud)', 'orders, stock');
    type('Leeway in seconds', '30');
    fireEvent.click(screen.getByRole('button', { name: 'Set' }));
    expect(holder.state.expectations.get('https://api.example')).toEqual({
      issuer: '',
      audiences: ['orders', 'stock'],
      algorithms: [],
      leewaySeconds: 30,
    });
    expect(holder.state.derived.diagnoses.get(0)?.cause).toBe('wrong-audience');
    expect(screen.getByText(/aud orders, stock · ±30 s/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(holder.state.expectations.size).toBe(0);
  });

  it('is refused in words where it cannot be meant', () => {
    const fields = { origin: 'api.example', issuer: '', audiences: '', algorithms: '', leeway: '' };
    const faultOf = (change: Partial<typeof fields>) => {
      const read = readFields({ ...fields, ...change });
      return 'fault' in read ? read.fault : read.origin;
    };
    expect(faultOf({ issuer: 'x' })).toBe('https://api.example');
    expect(faultOf({})).toBe('nothing');
    expect(faultOf({ origin: 'not an address' })).toBe('origin');
    expect(faultOf({ algorithms: 'RS255' })).toBe('algorithms');
    expect(faultOf({ leeway: '1.5' })).toBe('leeway');
    expect(faultOf({ leeway: '-1' })).toBe('leeway');
  });
});

describe('an encrypted token', () => {
  it('says why it stays closed, and shows its claims once its key is there', async () => {
    const key = new Uint8Array(32).fill(7);
    const claims = new TextEncoder().encode(JSON.stringify({ sub: 'anna', scope: 'orders:read' }));
    const token = await new CompactEncrypt(claims)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(key);
    const scene: Scene = {
      title: 'an encrypted token',
      tokens: { t: token },
      exchanges: [
        {
          request: 'GET https://api.example/orders',
          requestHeaders: ['Authorization: Bearer $t'],
          status: 200,
        },
      ],
    };
    const { holder } = await drawPanel({ scene });
    openToken(`${token.slice(0, 8)}…${token.slice(-4)}`);
    const details = screen.getByRole('region', { name: 'Token details' });
    await waitFor(() => expect(details.textContent).toContain('No key at hand fits'));
    const jwk = { kty: 'oct', k: Buffer.from(key).toString('base64url'), kid: 'recipient-1' };
    holder.dispatch({ type: 'keys-added', keys: await readKeys(JSON.stringify(jwk)) });
    const part = await screen.findByRole('region', { name: 'Decrypted claims' });
    expect(part.textContent).toContain('orders:read');
    expect(details.textContent).toContain('Opened with recipient-1');
  });
});

describe('a token that asks for much work', () => {
  it('is opened only once the person allows it', async () => {
    const password = 'correct horse';
    const token = await new CompactEncrypt(new TextEncoder().encode('{"sub":"anna"}'))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
      .setKeyManagementParameters({ p2c: 20_000 })
      .encrypt(new TextEncoder().encode(password));
    const { holder } = await drawPanel({ kind: 'tab' });
    await act(async () => {
      holder.dispatch({ type: 'text-pasted', text: token, at: 0 });
      holder.dispatch({ type: 'keys-added', keys: await readKeys(password) });
    });
    openToken(`${token.slice(0, 8)}…${token.slice(-4)}`);
    const details = screen.getByRole('region', { name: 'Token details' });
    await waitFor(() => expect(details.textContent).toContain('20000 iterations'));
    expect(screen.queryByRole('region', { name: 'Decrypted claims' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Allow it and try' }));
    expect((await screen.findByRole('region', { name: 'Decrypted claims' })).textContent).toContain('anna');
  });
});
