/** The drill, the pages beside the acts, and a term with its hint. */
import type { LessonId } from '../../core/lessons/act-ids.ts';
import { startDrill } from '../../core/lessons/drill/drill.ts';
import { askQuestion } from '../../core/lessons/drill/question.ts';
import { drillSeedOf } from '../../ui/learn/drill-seed.ts';
import { elementOf, press } from './hands.ts';
import { day, type PanelState } from './panel-state.ts';

/** Its first question is about an edited token. */
const seed = 'saffron';

function drill(id: string, title: string, act: () => Promise<void>): PanelState {
  return {
    id,
    title: `Learn: ${title}`,
    facts: day('all'),
    open: (store) => {
      drillSeedOf(store).value = seed;
      store.open('learn', 'drill');
    },
    act,
  };
}

function page(lesson: LessonId, title: string, act: () => Promise<void>): PanelState {
  return {
    id: `learn-${lesson}`,
    title: `Learn: ${title}`,
    facts: day('all'),
    open: (store) => store.open('learn', lesson),
    act,
  };
}

const statusWords: Readonly<Record<number, string>> = {
  401: '401 Who are you?',
  403: '403 I know you, and no.',
};

/** Answers the first question: the status rightly, the cause rightly or not. */
async function answer(rightly: boolean): Promise<void> {
  const [turn] = startDrill(seed).turns;
  if (turn === undefined) throw new Error('an empty drill');
  const { causes, diagnosis } = await askQuestion(seed, turn);
  const picked = causes.find(({ cause }) => (cause === diagnosis.cause) === rightly);
  await press(picked?.words ?? '');
  await press(statusWords[diagnosis.rightStatus.status] ?? '');
}

export const learnPageStates: readonly PanelState[] = [
  drill('learn-drill', 'a question of the drill', () => elementOf('.drill-answers').then(() => {})),
  drill('learn-drill right', 'a question answered rightly', () => answer(true)),
  drill('learn-drill half', 'a question answered half rightly', () => answer(false)),
  page('full-picture', 'both ways side by side', () =>
    elementOf('.ways > :last-child li:last-child').then(() => {}),
  ),
  page('misconceptions', 'a sentence judged', async () => {
    const box = await elementOf('.misconceptions li:nth-child(2)');
    [...box.querySelectorAll('button')].find(({ textContent }) => textContent === 'True')?.click();
  }),
  page('glossary', 'the glossary', () => elementOf('.glossary').then(() => {})),
  {
    id: 'term',
    title: 'A term with its hint',
    facts: day('all'),
    open: (store) => {
      const failing = store.session.value.derived.diagnoses.keys().next().value ?? 0;
      store.open('requests', failing);
    },
    act: async () => {
      (await elementOf('.ladder li:nth-child(5) .term > button')).focus();
    },
  },
];
