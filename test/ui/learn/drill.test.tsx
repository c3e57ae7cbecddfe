import { signal } from '@preact/signals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextTurn, startDrill } from '../../../src/core/lessons/drill/drill.ts';
import { askQuestion } from '../../../src/core/lessons/drill/question.ts';
import { DrillAct } from '../../../src/ui/learn/acts/drill.tsx';
import { drillLink, drillSeedOf, openDrillOf, seedInHash } from '../../../src/ui/learn/drill-seed.ts';
import { drawView } from '../requests/draw-view.tsx';

// The whole panel and the engine are fetched on the way, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const group = (name: string) => within(screen.getByRole('group', { name }));
const causeGroup = () => group('What went wrong?');
const statusGroup = () => group('Which status is right?');

/** The act with a seed, and what the engine says of its first question. */
async function open(seed = 'class-4b') {
  const onDone = vi.fn();
  const drawn = drawView(() => <DrillAct onDone={onDone} />);
  drillSeedOf(drawn.store).value = seed;
  await screen.findByDisplayValue(seed);
  await screen.findByRole('group', { name: 'What went wrong?' });
  const turn = nextTurn(startDrill(seed));
  if (turn === null) throw new Error('an empty drill');
  return { ...drawn, onDone, asked: await askQuestion(seed, turn) };
}

/** Which seeds do hangs on the number of cases. */
async function seedThatHidesTheStatus(): Promise<string> {
  for (let number = 0; number < 50; number += 1) {
    const seed = `s${number}`;
    const turn = nextTurn(startDrill(seed));
    if (turn !== null && !(await askQuestion(seed, turn)).statusShown) return seed;
  }
  throw new Error('every question shows the status');
}

const press = (button: HTMLElement) => fireEvent.click(button);
const optionOf = (words: string) =>
  causeGroup().getByRole('button', { name: new RegExp(`^${words.slice(0, 40)}`) });

describe('a question', () => {
  it('asks for the cause, then for the status, and only then tells', async () => {
    const { asked } = await open();
    const { diagnosis, causes, statuses } = asked;
    expect(causeGroup().getAllByRole('button')).toHaveLength(4);
    for (const button of statusGroup().getAllByRole<HTMLButtonElement>('button'))
      expect(button.disabled).toBe(true);
    expect(screen.queryByRole('list', { name: 'What the server checks' })).toBeNull();

    press(optionOf(causes.find(({ cause }) => cause === diagnosis.cause)?.words ?? ''));
    press(statusGroup().getByRole('button', { name: new RegExp(`^${diagnosis.rightStatus.status}`) }));
    expect(screen.getByRole('status').textContent).toContain('Right');
    expect(screen.getByText(`${diagnosis.headline}.`)).toBeDefined();
    expect(
      within(screen.getByRole('list', { name: 'What the server checks' })).getAllByRole('listitem'),
    ).toHaveLength(7);
    expect(screen.getByText(/1 of 1 right/)).toBeDefined();
    expect(statuses).toContain(diagnosis.rightStatus.status);
  });

  it('marks the right answer and the wrong one, by words too, and says that it comes back', async () => {
    const { asked } = await open();
    const { diagnosis, causes } = asked;
    const wrong = causes.find(({ cause }) => cause !== diagnosis.cause);
    press(optionOf(wrong?.words ?? ''));
    press(statusGroup().getByRole('button', { name: new RegExp(`^${diagnosis.rightStatus.status}`) }));
    expect(screen.getByRole('status').textContent).toMatch(/Half right.*comes back after three others/);
    expect(optionOf(wrong?.words ?? '').textContent).toContain('not right');
    expect(causeGroup().getByRole('button', { name: /\(right\)/ })).toBeDefined();
    expect(screen.getByText(/0 of 1 right/)).toBeDefined();
  });

  it('hides the status until it is answered where it would tell', async () => {
    const { asked } = await open(await seedThatHidesTheStatus());
    expect(screen.getByText('Its status is hidden until you answer.')).toBeDefined();
    press(causeGroup().getAllByRole('button')[0] as HTMLElement);
    press(statusGroup().getAllByRole('button')[0] as HTMLElement);
    expect(screen.queryByText('Its status is hidden until you answer.')).toBeNull();
    expect(screen.getByText(`Status ${asked.file.exchanges.at(-1)?.status}`)).toBeDefined();
  });

  it('moves the focus on: to the next question, then to what there is to see', async () => {
    await open();
    press(causeGroup().getAllByRole('button')[0] as HTMLElement);
    press(statusGroup().getAllByRole('button')[0] as HTMLElement);
    const next = screen.getByRole('button', { name: 'Next question' });
    await waitFor(() => expect(document.activeElement).toBe(next));
    press(next);
    await screen.findByText('Question 2');
    await screen.findByText('Choose what went wrong first.');
    const file = screen.getByRole('region', { name: 'What you can see' });
    await waitFor(() => expect(document.activeElement).toBe(file));
  });
});

describe('the score', () => {
  it('is kept when another act is looked at, and begins anew after Reset', async () => {
    const shown = signal(1);
    const { store } = drawView(() =>
      shown.value === 0 ? null : <DrillAct key={shown.value} onDone={() => {}} />,
    );
    store.open('learn', 'drill');
    await screen.findByRole('group', { name: 'What went wrong?' });
    press(causeGroup().getAllByRole('button')[0] as HTMLElement);
    press(statusGroup().getAllByRole('button')[0] as HTMLElement);
    const { value: seed } = screen.getByLabelText<HTMLInputElement>('Seed');

    store.open('learn', 'sessions');
    shown.value = 0;
    await waitFor(() => expect(screen.queryByText(/of 1 right/)).toBeNull());
    store.open('learn', 'drill');
    shown.value = 1;
    expect(await screen.findByText(/of 1 right/)).toBeDefined();
    expect(await screen.findByRole('button', { name: 'Next question' })).toBeDefined();

    shown.value = 2; // as Reset does
    await waitFor(() => expect(screen.queryByText(/of 1 right/)).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('Seed').value).not.toBe(seed);
  });

  it('finishes the act after twelve right answers', async () => {
    const { onDone } = await open('x');
    for (let number = 0; number < 12; number += 1) {
      expect(onDone).not.toHaveBeenCalled();
      await screen.findByText(`Question ${number + 1}`);
      await screen.findByText('Choose what went wrong first.');
      await answerRightly(number);
    }
    expect(onDone).toHaveBeenCalledOnce();
    expect(screen.getByText(/12 of 12 right/)).toBeDefined();
  });

  async function answerRightly(number: number) {
    const turn = startDrill('x').turns[number];
    if (turn === undefined) throw new Error('too few cases');
    const { diagnosis, causes } = await askQuestion('x', turn);
    press(optionOf(causes.find(({ cause }) => cause === diagnosis.cause)?.words ?? ''));
    press(statusGroup().getByRole('button', { name: new RegExp(`^${diagnosis.rightStatus.status}`) }));
    if (number < 11) press(screen.getByRole('button', { name: 'Next question' }));
  }
});

describe("a teacher's link", () => {
  it('opens the drill with its seed', () => {
    const { store } = drawView(() => null);
    const link = drillLink('Klasse 4b & Co', 'chrome-extension://abc/panel.html');
    expect(link).toBe('chrome-extension://abc/page.html#drill=Klasse%204b%20%26%20Co');
    openDrillOf(store, new URL(link).hash);
    expect(store.view.value).toBe('learn');
    expect(store.selection.value.learn).toBe('drill');
    expect(drillSeedOf(store).value).toBe('Klasse 4b & Co');
  });

  it('is nothing where the address names no seed, or one that cannot be read', () => {
    expect(['', '#', '#drill=', '#other=x', '#drill=%E0%A4%A'].map(seedInHash)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('is copied for the seed in the field', async () => {
    const { host } = await open();
    fireEvent.input(screen.getByLabelText('Seed'), { target: { value: 'friday' } });
    press(screen.getByRole('button', { name: 'Copy link' }));
    expect(host.copyText.mock.calls[0]?.[0]).toMatch(/page\.html#drill=friday$/);
  });

  it('starts anew with the seed that is typed', async () => {
    await open();
    fireEvent.input(screen.getByLabelText('Seed'), { target: { value: 'Friday ' } });
    press(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByDisplayValue('friday')).toBeDefined();
  });
});
