import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const secret = 'a shared secret of thirty-two bytes or more';
const pem =
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----';

const give = (label: string | RegExp, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
/** The code of the view is fetched when it is first shown. */
const openKeys = async () => {
  fireEvent.click(screen.getByRole('tab', { name: /^Keys/ }));
  await screen.findByLabelText(/^Paste a secret/);
};
const read = (text: string) => {
  give('Paste a token, a HAR or a key', text);
  fireEvent.click(screen.getByRole('button', { name: 'Read it' }));
};
const untouched = ({ state }: SessionHolder) =>
  state.tokens.length === 0 && state.exchanges.length === 0 && state.keys.length === 0;

const har = (token: string) =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: [
        {
          startedDateTime: '2026-01-15T11:59:00.000Z',
          time: 20,
          request: {
            method: 'GET',
            url: 'https://api.example/orders',
            headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
          },
          response: { status: 200, statusText: 'OK', headers: [], content: { mimeType: 'application/json' } },
        },
      ],
    },
  });

describe('the keyring', () => {
  it('says what it recognises, and shows the key once it is added', async () => {
    const { holder } = await drawPanel();
    await openKeys();
    give(/^Paste a secret/, pem);
    expect(screen.getByText(/Looks like a PEM public key/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
    await waitFor(() => expect(holder.state.keys).toHaveLength(1));
    expect(within(screen.getByRole('grid', { name: 'Keys' })).getByText('OKP Ed25519')).toBeDefined();
  });

  it('says what is wrong with a key beside the field, and keeps what was typed', async () => {
    const { holder } = await drawPanel();
    await openKeys();
    const cut = pem.slice(0, 60);
    give(/^Paste a secret/, cut);
    fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('END PUBLIC KEY'));
    expect((screen.getByLabelText(/^Paste a secret/) as HTMLTextAreaElement).value).toBe(cut);
    expect(holder.state.keys).toHaveLength(0);
  });

  it('leaves what is typed while the one before is still read, and tells it nothing of that one', async () => {
    const { holder } = await drawPanel();
    await openKeys();
    const field = screen.getByLabelText(/^Paste a secret/) as HTMLTextAreaElement;
    const addThenType = (key: string, next: string) => {
      give(/^Paste a secret/, key);
      fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
      give(/^Paste a secret/, next);
    };
    addThenType(pem.slice(0, 60), pem);
    addThenType(pem, secret);
    await waitFor(() => expect(holder.state.keys).toHaveLength(1));
    expect(field.value).toBe(secret);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says no more of a file that cannot be read once another key was added', async () => {
    const { holder } = await drawPanel();
    await openKeys();
    const unreadable = Object.assign(new File([], 'key.pem'), {
      text: () => Promise.reject(new Error('gone')),
    });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [unreadable] } });
    fireEvent(screen.getByLabelText(/^Paste a secret/), drop);
    expect((await screen.findByRole('alert')).textContent).toContain('could not read that file');
    give(/^Paste a secret/, pem);
    fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
    await waitFor(() => expect(holder.state.keys).toHaveLength(1));
    expect((screen.getByLabelText(/^Paste a secret/) as HTMLTextAreaElement).value).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('never shows a secret again once it is added, and forgets it on request', async () => {
    const { holder } = await drawPanel();
    await openKeys();
    give(/^Paste a secret/, secret);
    fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
    await waitFor(() => expect(holder.state.keys).toHaveLength(1));
    expect(document.body.innerHTML).not.toContain(secret);
    fireEvent.click(screen.getByRole('button', { name: 'Forget all now' }));
    expect(holder.state.keys).toHaveLength(0);
    expect(screen.getByRole('heading', { name: 'No keys yet' })).toBeDefined();
  });
});

describe('where keys are kept', () => {
  it.each([
    ['devtools', 'Closing DevTools forgets every key.'],
    ['tab', 'Closing this tab forgets every key.'],
  ] as const)('is said for what holds them: %s', async (kind, note) => {
    await drawPanel({ kind });
    await openKeys();
    expect(screen.getByText(note, { exact: false })).toBeDefined();
  });
});

describe('what is dropped or pasted', () => {
  it('a token is found and shown', async () => {
    await drawPanel({ kind: 'tab' });
    read(await signHs256({ sub: 'anna' }, secret));
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Token details' }).textContent).toContain('anna'),
    );
    expect(await screen.findByText('1 token found.')).toBeDefined();
  });

  it('a HAR is read', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    read(har(await signHs256({ sub: 'anna' }, secret)));
    await waitFor(() => expect(holder.state.exchanges.length).toBe(1));
    await waitFor(() => expect(screen.getByText(/1 request read/)).toBeDefined());
  });

  it('what curl printed is judged, and its diagnosis opens', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    const token = await signHs256({ sub: 'anna', exp: Date.UTC(2026, 0, 15, 11) / 1000 }, secret);
    read(
      [
        `curl -i https://api.example/orders -H 'Authorization: Bearer ${token}'`,
        'HTTP/2 401',
        'date: Thu, 15 Jan 2026 11:59:00 GMT',
        'www-authenticate: Bearer error="invalid_token"',
        '',
        '',
      ].join('\n'),
    );
    const diagnosis = await screen.findByRole('region', { name: 'Diagnosis' });
    expect(within(diagnosis).getByRole('heading', { name: /^Expired 59 min/ })).toBeDefined();
    expect(holder.state.tokens.length).toBe(1);
  });

  it('of an answer alone it is said what cannot be known', async () => {
    await drawPanel({ kind: 'tab' });
    read('HTTP/1.1 401 Unauthorized\nDate: Thu, 15 Jan 2026 11:59:00 GMT\n\n');
    await waitFor(() => expect(screen.getByText(/Only an answer was pasted/)).toBeDefined());
  });

  it('a HAR that is cut off says so and changes nothing', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    read(har(await signHs256({ sub: 'anna' }, secret)).slice(0, 200));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('was not imported'));
    expect(untouched(holder)).toBe(true);
  });

  it('a PEM goes to the keyring', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    read(pem);
    await waitFor(() => expect(holder.state.keys).toHaveLength(1));
    expect(await screen.findByRole('grid', { name: 'Keys' })).toBeDefined();
  });

  it('anything else is named for what it is not', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    read('hello, is this thing on?');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no JWT, no HAR and no key'));
    expect(untouched(holder)).toBe(true);
  });

  it('a file can be dropped anywhere', async () => {
    const { holder } = await drawPanel({ kind: 'tab' });
    const file = new File([har(await signHs256({ sub: 'anna' }, secret))], 'login.har');
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [file], getData: () => '' } });
    document.body.dispatchEvent(drop);
    await waitFor(() => expect(holder.state.exchanges.length).toBe(1));
    await waitFor(() => expect(screen.getByText(/login\.har: 1 request read/)).toBeDefined());
  });
});
