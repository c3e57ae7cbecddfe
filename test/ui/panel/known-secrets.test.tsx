import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const now = Date.UTC(2026, 0, 15, 12) / 1000;

async function openSignature(token: string) {
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
  fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna'));
  fireEvent.click(screen.getByRole('tab', { name: /^Signature/ }));
  await screen.findByRole('status', { name: 'Signature result' });
  return drawn;
}
const button = (name: string) => screen.getByRole('button', { name });

describe('known secrets', () => {
  it('are tried when asked for, with progress; the one that was found is shown, and becomes a finding', async () => {
    const { asked, holder } = await openSignature(
      await signHs256({ sub: 'anna', exp: now + 60 }, 'shhhhh, it is a secret'),
    );
    expect(asked.searches).toHaveLength(0);
    fireEvent.click(button('Try known secrets'));
    const [search] = asked.searches;
    await act(async () => search?.report(500, 2000));
    const progress = screen.getByRole('progressbar', { name: 'Secrets tried' }) as HTMLProgressElement;
    expect([progress.value, progress.max]).toEqual([500, 2000]);
    await act(async () => search?.end({ secret: 'shhhhh, it is a secret', encoding: 'utf8' }));
    await screen.findByRole('heading', { name: 'Everyone knows this secret' });
    // Masked like every other secret, until it is asked for.
    expect(document.body.textContent).not.toContain('shhhhh');
    fireEvent.click(button('Show the secret'));
    expect(document.body.textContent).toContain('shhhhh, it is a secret');
    expect(holder.state.derived.tokenFindings.get(0)?.map(({ rule }) => rule)).toContain('known-weak-secret');
    fireEvent.click(button('Add it to the keys'));
    await waitFor(() =>
      expect(screen.getByRole('status', { name: 'Signature result' }).textContent).toContain(
        'The signature matches the key',
      ),
    );
  });

  it('that do not fit are said to, with how many were tried', async () => {
    const { asked } = await openSignature(await signHs256({ sub: 'anna' }, 'a good one'));
    fireEvent.click(button('Try known secrets'));
    await act(async () => {
      asked.searches[0]?.report(113_000, 113_842);
      asked.searches[0]?.end(null);
    });
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Known secrets' }).textContent).toContain(
        'None of 113,842 known secrets makes this signature.',
      ),
    );
    expect(button('Try known secrets')).toBeDefined();
  });

  it('are no longer tried once the person stops it, and what comes late changes nothing', async () => {
    const { asked, holder } = await openSignature(await signHs256({ sub: 'anna' }, 'secret'));
    fireEvent.click(button('Try known secrets'));
    fireEvent.click(button('Stop'));
    expect(asked.searches[0]?.cancelled).toBe(true);
    await act(async () => asked.searches[0]?.end({ secret: 'secret', encoding: 'utf8' }));
    expect(screen.getByText('Stopped before the end: nothing is known yet.')).toBeDefined();
    expect(holder.state.weakSecrets.size).toBe(0);
  });

  it('are not offered for a signature that has no secret', async () => {
    const { privateKey } = await generateSigningKey('ES256');
    await openSignature(
      await signToken({ header: { alg: 'ES256' }, claims: { sub: 'anna' }, key: privateKey }),
    );
    expect(screen.queryByRole('button', { name: 'Try known secrets' })).toBeNull();
  });
});
