/** Words of the pages beside the acts, and of the links between acts and traffic. */
import type { Judgement } from '../../core/lessons/misconceptions.ts';
import { words } from '../locale/words.ts';

export const pageMessages = words('page', {
  act: (number: number, title: string) => `Act ${number}: ${title}`,
  learnWhy: 'Learn why',
  seeIt: 'See it in your traffic',

  glossary: {
    intro: 'The words on screen, each with the clause that defines it. Search above narrows the list.',
    count: (shown: number, all: number) => (shown === all ? `${all} terms` : `${shown} of ${all} terms`),
    none: 'No term fits',
    noneText: 'No name and no meaning holds these words.',
    clear: 'Clear the filter',
  },

  misconceptions: {
    intro: 'Many believe these. Judge each one before you read on.',
    answers: { true: 'True', false: 'False', depends: 'It depends' } satisfies Record<Judgement, string>,
    quoted: (claim: string) => `“${claim}”`,
    ask: 'Is it so?',
    right: (answer: string) => `Right: ${answer.toLowerCase()}.`,
    wrong: (chosen: string, answer: string) =>
      `You said “${chosen.toLowerCase()}”. It is: ${answer.toLowerCase()}.`,
    settle: 'Try it yourself:',
  },

  picture: {
    intro: 'Two ways to be known from one request to the next, step by step.',
    session: 'The session way',
    token: 'The token way',
    sessionIdea: 'The server remembers; the cookie holds only a number.',
    tokenIdea: 'The token says it all; the server only checks the seal.',
    step: 'Step',
    compare: 'Step by step',
  },
});
