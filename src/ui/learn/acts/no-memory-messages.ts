import { words } from '../../locale/words.ts';

export const noMemoryMessages = words('noMemory', {
  actors: { browser: 'Browser', server: 'Server' },
  home: 'Open the home page',
  login: 'Log in',
  dashboard: 'Ask for the dashboard',
  requests: 'Send a request',
  question: 'You are logged in. What does the server answer to GET /dashboard?',
  choices: [
    { id: '200', label: '200, here it is' },
    { id: '401', label: '401, who are you?' },
  ],
  nameAndPassword: 'name + password',
  loginFirst: 'Log in first, then ask for the dashboard.',
  forgets: 'The server answers and forgets. Nothing in the next request tells it that you were here.',
  stillUnknown: 'You logged in one request ago. This request does not say so, and the server keeps no notes.',
  whatHelps:
    'So something must travel with every request that says who you are. The next acts try three things.',
});
