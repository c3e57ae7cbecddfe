import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { SignInLesson } from '../../../src/ui/learn/acts/sign-in.tsx';
import { codeFlow } from '../../core/flows/flows-of.ts';
import { drawPanel } from '../panel/draw-panel.tsx';
import { drawView } from '../requests/draw-view.tsx';

afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const rows = () =>
  within(screen.getByRole('table', { name: 'Who got what' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent).join(' '));
const panelSays = () => screen.getByRole('region', { name: 'What the Flows view says' }).textContent;

function draw() {
  let done = 0;
  const drawn = drawView(() => <SignInLesson onDone={() => (done += 1)} />);
  return { ...drawn, done: () => done };
}

async function signIn(guess: string) {
  press(guess);
  press('Sign in');
  await screen.findByText(`You guessed ${guess}`);
}

describe('the lesson about sign-ins', () => {
  it('asks who sees the password before it shows it', async () => {
    draw();
    expect((screen.getByRole('button', { name: 'Sign in' }) as HTMLButtonElement).disabled).toBe(true);
    await signIn('The provider alone');
    expect(screen.getByText('You guessed The provider alone').className).toContain('fail');
    expect(rows()).toEqual(['App yes as you', 'Provider yes –']);
    expect(panelSays()).toContain('Password grant');
  });

  it('shows that by redirect only the provider does, and is done when both ways were seen', async () => {
    const { done } = draw();
    await signIn('The app and the provider');
    expect(done()).toBe(0);
    press('Go to the provider');
    await signIn('The provider alone');
    expect(screen.getByText('You guessed The provider alone').className).toContain('pass');
    expect(rows()).toEqual(['App no as you', 'Provider yes –']);
    expect(panelSays()).toContain('The code_verifier hashes to the code_challenge');
    expect(done()).toBe(1);
  });

  it('lets a thief use the code without PKCE, and not with it', async () => {
    draw();
    press('Go to the provider');
    fireEvent.change(screen.getByRole('combobox', { name: 'A thief' }), { target: { value: 'stolen-code' } });
    await signIn('The thief, as you');
    expect(rows()).toEqual(['App no as you', 'Provider yes –', 'Thief no no']);
    fireEvent.click(screen.getByRole('switch', { name: 'PKCE' }));
    await signIn('The thief, as you');
    expect(rows()).toEqual(['App no no', 'Provider yes –', 'Thief no as you']);
    expect(panelSays()).toContain('A code is not bound');
  });

  it('is marked as done once both ways were seen, begins anew at Reset, and stays done', async () => {
    const { asked } = await drawPanel();
    fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Sign in with …/ }));
    await screen.findByRole('button', { name: 'The app alone' });
    await signIn('The app alone');
    expect(screen.queryByText('What this shows.')).toBeNull();
    press('Go to the provider');
    await signIn('The provider alone');
    expect(screen.getByText(/the password stays with the provider/)).toBeDefined();
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['sign-in']);
    press('Reset');
    expect(screen.queryByRole('table', { name: 'Who got what' })).toBeNull();
    expect(await screen.findByText('Nothing is sent yet.')).toBeDefined();
    expect(screen.getByRole('button', { name: /^Sign in with ….*done/ })).toBeDefined();
  });

  it('leads to the sign-ins of the capture, and each of them leads to it', async () => {
    await drawPanel({ scene: { title: 'a sign-in', exchanges: codeFlow() } });
    fireEvent.click(screen.getByRole('tab', { name: /^Flows/ }));
    fireEvent.click(await screen.findByText('Sign-in (code)'));
    fireEvent.click(await screen.findByRole('button', { name: /Learn why \(Sign in with …/ }));
    await screen.findByRole('heading', { name: /^Sign in with …/ });
    fireEvent.click(screen.getByRole('button', { name: 'See it in your traffic' }));
    expect(await screen.findByRole('grid', { name: 'Flows' })).toBeDefined();
  });
});
