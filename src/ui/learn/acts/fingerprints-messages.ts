import { formatNumber, words } from '../../locale/words.ts';

export const fingerprintsMessages = words('fingerprints', {
  group: 'Try a change',
  letter: 'Change one letter',
  again: 'Compute it again',
  otherSecret: 'Try another secret',
  back: 'Back to the original',
  question: 'You change one letter of the text. How many of the 64 digits change?',
  choices: [
    { id: 'few', label: 'A few' },
    { id: 'half', label: 'About half' },
    { id: 'most', label: 'Nearly all' },
  ],
  originalText: 'Original text',
  originalSecret: 'Original secret',
  yourText: 'Your text',
  yourSecret: 'Your secret',
  signingInput: 'Signing input of your token',
  original: 'Fingerprint of the original',
  yours: 'Fingerprint of your text',
  guessFirst: 'Guess first. Then the fingerprint is shown.',
  same: 'The same text and the same secret: the same 64 digits.',
  digits: (changed: number) => `${changed} of 64 digits changed`,
  bits: (changed: number, of: number) =>
    `${changed} of ${of} bits changed${changed > of * 0.4 && changed < of * 0.6 ? ': about half' : ''}.`,
  marks: 'Changed digits are filled and underlined.',
  whyBits: 'A digit stands for four bits. It stays the same only when all four do, one time in sixteen.',
  onlySecret: 'The text is the same. Only the secret is another one.',
  computed: (times: number, same: boolean) =>
    same ? `Computed ${times} times: the same 64 digits each time.` : 'Two computations differ.',
  toFind: [
    { id: 'letter', label: 'One letter changes nearly everything' },
    { id: 'again', label: 'The same input gives the same digits' },
    { id: 'secret', label: 'Another secret gives other digits' },
    { id: 'forge', label: 'Without the secret it cannot be made' },
  ],
  own: {
    noText: 'This token is not signed text that can be read here, so the act goes on with a text of its own.',
    unknown:
      'The secret of your token is not known. These fingerprints are made with the secret in the field.',
    otherAlg: (alg: string) =>
      `The alg of your token is ${alg}, so its signature is not HMAC with SHA-256. The text is yours, the fingerprints are made with the secret in the field.`,
    noAlg: 'missing',
    cut: (length: number) => `Your token is long: the text is its first ${formatNumber(length)} characters.`,
  },
});

export const forgeMessages = words('forge', {
  title: 'Now forge one',
  task: 'You are a thief. You saw a text with its fingerprint, and you want the server to believe another text.',
  kind: 'The server’s secret is',
  kinds: { random: '32 random bytes', word: 'a word from many tutorials' },
  seen: 'Seen on the way',
  wanted: 'Text that you want believed',
  guess: 'Your guess of the secret',
  sendOld: 'Send it with the old fingerprint',
  sendGuess: 'Send it with my guess',
  actors: { thief: 'Thief', server: 'Server' },
  makes: 'HMAC with the guess: ',
  recomputes: 'recomputes ',
  caption: 'The server makes the fingerprint itself, with its own secret, and compares.',
  wrong: (made: string, seen: string) =>
    `With this guess the old text gets a fingerprint that begins with ${made}. It came with ${seen}. So the guess is wrong, and you know it before you ask.`,
  right:
    'With this guess the old text gets the digits that you saw. The secret is found, and every text can be forged.',
  oldFails: 'The old fingerprint belongs to the old text.',
  hint: 'A secret that is a word can be guessed at home, millions of times a second. The server never notices.',
  own: {
    task: 'Your token is signed with HMAC and SHA-256. Its signature is the fingerprint of its signing input. Guess the secret: it is checked for real, here, and sent nowhere.',
    check: 'Check my guess',
    wrong: (made: string, carried: string) =>
      `With this guess the signature begins with ${made}, and the token carries ${carried}. It is another secret.`,
    right:
      'This is the secret of your token. Whoever guesses it makes tokens that the server takes: it needs 32 random bytes in its place.',
  },
});
