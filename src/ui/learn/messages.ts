/** Words of the Learn view's frame; each act has its own beside it. */
import { words } from '../locale/words.ts';

export const learnMessages = words('learn', {
  acts: 'Acts',
  more: 'More',
  pages: {
    'sign-in': 'Sign in with …: who sees your password?',
    'full-picture': 'The full picture',
    misconceptions: 'Three misconceptions',
    glossary: 'Glossary',
  },
  placeholder: 'Search acts and terms  audience  refresh  HttpOnly',
  act: (number: number, all: number) => ({ name: `Act ${number}`, of: `of ${all}` }),
  done: 'done',
  previous: 'Previous act',
  next: 'Next act',
  reset: 'Reset',
  learned: 'What this shows',
  toFind: 'What there is to find out',
  nothingFound: {
    title: 'No act fits',
    text: 'No act and no page holds these words.',
    action: 'Clear the filter',
  },
  predict: 'Your guess',
  panelSays: 'What the panel says',
  guessed: (answer: string) => `You guessed ${answer}`,
  ownToken: 'Token',
  lessonToken: 'One made here',
  ownTokenNote: 'Captured tokens come without their key: what needs it is said where it is needed.',
});
