import { formatLength } from '../../kit/time-words.ts';
import { formatNumber, type Words } from '../words.ts';

export const learn: Words<'learn'> = {
  acts: 'Akte',
  more: 'Mehr',
  pages: {
    'sign-in': 'Anmelden mit …: Wer sieht das Passwort?',
    'full-picture': 'Das ganze Bild',
    misconceptions: 'Drei Irrtümer',
    glossary: 'Glossar',
  },
  placeholder: 'Akte und Begriffe suchen  audience  refresh  HttpOnly',
  act: (number, all) => ({ name: `Akt ${number}`, of: `von ${all}` }),
  done: 'fertig',
  previous: 'Voriger Akt',
  next: 'Nächster Akt',
  reset: 'Zurücksetzen',
  learned: 'Was das zeigt',
  toFind: 'Was herauszufinden ist',
  nothingFound: {
    title: 'Kein Akt passt',
    text: 'Kein Akt und keine Seite enthält diese Wörter.',
    action: 'Filter leeren',
  },
  predict: 'Vermutung',
  panelSays: 'Was das Panel sagt',
  guessed: (answer) => `Vermutet: ${answer}`,
  ownToken: 'Token',
  lessonToken: 'Ein hier erzeugtes',
  ownTokenNote:
    'Aufgezeichnete Tokens kommen ohne ihren Schlüssel: Was ihn braucht, ist dort gesagt, wo er nötig ist.',
};

export const page: Words<'page'> = {
  act: (number, title) => `Akt ${number}: ${title}`,
  learnWhy: 'Warum das so ist',
  seeIt: 'Im eigenen Verkehr ansehen',

  glossary: {
    intro:
      'Die Wörter auf dem Bildschirm, jedes mit der Stelle, die es definiert. Die Suche oben grenzt ein.',
    count: (shown, all) => (shown === all ? `${all} Begriffe` : `${shown} von ${all} Begriffen`),
    none: 'Kein Begriff passt',
    noneText: 'Kein Name und keine Bedeutung enthält diese Wörter.',
    clear: 'Filter leeren',
  },

  misconceptions: {
    intro: 'Viele glauben das. Erst selbst urteilen, dann weiterlesen.',
    answers: { true: 'Wahr', false: 'Falsch', depends: 'Kommt darauf an' },
    quoted: (claim) => `„${claim}“`,
    ask: 'Ist das so?',
    right: (answer) => `Richtig: ${answer.toLowerCase()}.`,
    wrong: (chosen, answer) => `Gewählt: „${chosen.toLowerCase()}“. Es ist aber: ${answer.toLowerCase()}.`,
    settle: 'Selbst ausprobieren:',
  },

  picture: {
    intro: 'Zwei Wege, von einem Request zum nächsten erkannt zu werden, Schritt für Schritt.',
    session: 'Der Weg der Sitzung',
    token: 'Der Weg des Tokens',
    sessionIdea: 'Der Server erinnert sich; das Cookie enthält nur eine Nummer.',
    tokenIdea: 'Das Token sagt alles; der Server prüft nur das Siegel.',
    step: 'Schritt',
    compare: 'Schritt für Schritt',
  },
};

export const drill: Words<'drill'> = {
  question: (number) => `Frage ${number}`,
  score: (right, answered) => `${right} von ${answered} richtig`,
  streak: (streak) => `${streak} in Folge`,
  best: (best) => `Bestwert ${best}`,
  toGo: (left) => `Noch ${left} richtige beenden diesen Akt`,
  preparing: 'Frische Tokens werden signiert …',

  facts: 'Was zu sehen ist',
  asked: 'Dieser Request',
  earlier: 'Davor',
  sentAt: (time) => `Gesendet um ${time} UTC nach der Uhr dieses Rechners.`,
  ago: (milliseconds) => `${formatLength(milliseconds)} davor`,
  answer: 'Antwort',
  status: (status) => (status === 0 ? 'Keine Antwort' : `Status ${status}`),
  hiddenStatus: 'Der Status bleibt verborgen, bis geantwortet ist.',
  noCredential: 'Kein Authorization-Header, kein Cookie.',
  requestBody: 'Body des Requests',
  responseBody: 'Body der Antwort',

  token: (letter, sent) => `Token ${letter}${sent ? ', mit diesem Request gesendet' : ', vorher gesehen'}`,
  otherwiseLike: (letter) => `Alles andere wie in Token ${letter}.`,
  length: (characters) => `${formatNumber(characters)} Zeichen`,
  signature: 'Signatur',
  octets: (octets) => `${octets} Oktette`,
  noSignature: 'keine',
  signatures: {
    verified: 'passt zum Schlüssel des Issuers',
    failed: 'passt nicht zum Schlüssel des Issuers',
    'not-checked': 'nicht geprüft: kein Schlüssel vorhanden',
  },
  derived: { ath: 'Hash des gesendeten Tokens' },
  time: (fromRequest) =>
    fromRequest === 0
      ? 'bei diesem Request'
      : `${formatLength(fromRequest)} ${fromRequest < 0 ? 'vor' : 'nach'} diesem Request`,
  expects: 'Diese API erwartet',
  issuer: 'Issuer',
  audience: 'Audience',
  algorithm: 'Algorithmus',

  whatHappened: 'Was ging schief?',
  whichStatus: 'Welcher Status ist richtig?',
  statuses: {
    200: 'Bitte sehr.',
    204: 'Erledigt, nichts zu zeigen.',
    400: 'Daraus werde ich nicht klug.',
    401: 'Wer ist da?',
    403: 'Bekannt, aber nein.',
    404: 'So etwas gibt es nicht.',
    429: 'Zu viele Requests.',
    500: 'Ich habe selbst versagt.',
  },
  chooseFirst: 'Zuerst wählen, was schiefging.',
  isRight: 'richtig',
  isWrong: 'die gegebene Antwort, nicht richtig',

  right: 'Richtig',
  half: 'Halb richtig',
  wrong: 'Nicht richtig',
  comesBack: 'Es kommt nach drei anderen wieder, mit anderen Namen.',
  causeWas: 'Was schiefging:',
  statusWas: (status) => `Der richtige Status: ${status}.`,
  sentRight: (status) => `Der Server sandte ${status}: Das ist richtig.`,
  sentAllowed: (status, right) => `Der Server sandte ${status}: Das ist erlaubt, üblich ist ${right}.`,
  sentWrong: (status, right) => `Der Server sandte ${status}: Es hätte ${right} sein sollen.`,
  next: 'Nächste Frage',

  all: 'Alle Fälle sind beantwortet.',
  allText: (right, answered) =>
    `${right} von ${answered} Antworten waren richtig. Ein neuer Anfang bringt neue Namen und Zahlen.`,
  again: 'Von vorn beginnen',

  forClass: 'Mit einer Klasse spielen',
  seed: 'Seed',
  seedHint: 'Derselbe Seed ergibt dieselben Fragen: So kann eine Klasse zusammen spielen.',
  start: 'Beginnen',
  copyLink: 'Link kopieren',
  copyLinkLabel: 'Link kopieren, der die Übung mit diesem Seed öffnet',
  linkNote:
    'Der Link öffnet sich, wo Claimcheck unter derselben Adresse installiert ist. Anderswo, etwa in Firefox, den Seed eintippen.',
};
