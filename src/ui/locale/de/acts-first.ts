/** Akte 1 bis 5. */
import { formatNumber, plural, type Words } from '../words.ts';

export const noMemory: Words<'noMemory'> = {
  actors: { browser: 'Browser', server: 'Server' },
  home: 'Startseite öffnen',
  login: 'Anmelden',
  dashboard: 'Dashboard anfragen',
  requests: 'Einen Request senden',
  question: 'Angemeldet ist man. Was antwortet der Server auf GET /dashboard?',
  choices: [{ label: '200, bitte sehr' }, { label: '401, wer ist da?' }],
  nameAndPassword: 'Name + Passwort',
  loginFirst: 'Erst anmelden, dann das Dashboard anfragen.',
  forgets: 'Der Server antwortet und vergisst. Nichts im nächsten Request sagt ihm, wer schon hier war.',
  stillUnknown:
    'Die Anmeldung war einen Request zuvor. Dieser Request sagt davon nichts, und der Server macht keine Notizen.',
  whatHelps:
    'Also muss mit jedem Request etwas mitreisen, das sagt, wer fragt. Die nächsten Akte versuchen dreierlei.',
};

export const naiveCard: Words<'naiveCard'> = {
  actors: { browser: 'Browser', server: 'Server' },
  requests: 'Einen Request senden',
  login: 'Anmelden',
  me: 'Die Karte an /me senden',
  admin: 'Die Karte an /admin senden',
  loginFirst: 'Erst anmelden: Der Server gibt eine Karte aus.',
  card: 'Die Karte',
  fields: { userId: 'userId', role: 'role' },
  cardNote: 'Sie reist im Header X-Card jedes Requests mit. Niemand signiert sie.',
  nameAndPassword: 'Name + Passwort',
  handsOut: 'die Karte:',
  reads: 'liest',
  believes: ' und glaubt es',
  question: 'Was antwortet GET /admin auf diese Karte?',
  choices: [{ label: '401, wer ist da?' }, { label: '403, hier nicht' }, { label: '200, herein' }],
  asIssued: 'Die Karte ist, wie der Server sie schrieb. userId oder role ändern und noch einmal senden.',
  otherOne: 'Der Server grüßt, wen die Karte nennt. Nach dessen Passwort hat er nie gefragt.',
  becameAdmin: 'Ein Wort wurde im Browser geändert, und der Server hat die Tür geöffnet.',
  notYet: 'Der Server sieht sich die Karte an. Er will dort die Rolle admin.',
  nothingToSee: 'Nichts ist gescheitert, also gibt es nichts zu erklären.',
  whyNot:
    'Ein Werkzeug sieht, was reist: 200 und etwas JSON in einem Header. Eine veränderte und eine ausgestellte Karte bestehen aus denselben Buchstaben, und nichts darin verrät, wer sie schrieb.',
  noToken: 'Auch ein Token findet es hier nicht: Eine Karte ohne Signatur ist nur Text.',
};

export const sessions: Words<'sessions'> = {
  browser: 'Browser',
  server: (letter) => `Server ${letter}`,
  store: 'Store',
  controls: 'Requests und Server',
  login: 'Anmelden',
  send: 'Cookie senden',
  logout: 'Abmelden',
  addServer: 'Server hinzufügen',
  sharedStore: 'Gemeinsamer Store',
  stopStore: 'Store anhalten',
  startStore: 'Store starten',
  sendMany: (count) => `${formatNumber(count)} Requests senden`,
  nameAndPassword: 'Name + Passwort',
  cookie: 'Cookie:',
  setCookie: 'Set-Cookie:',
  flags: '; HttpOnly; Secure; SameSite=Lax',
  forgets: 'sid= ; Max-Age=0',
  writes: 'schreibt eine Zeile:',
  deletes: 'löscht die Zeile',
  looksUp: 'sieht in der eigenen Tabelle nach:',
  asksFor: 'nachsehen',
  noRow: 'keine solche Zeile',
  noAnswer: 'keine Antwort',
  question: (server) => `Der nächste Request geht mit demselben Cookie an ${server}. Was kommt zurück?`,
  choices: [
    { label: '200, willkommen zurück' },
    { label: '401, Sitzung unbekannt' },
    { label: '503, keine Auskunft' },
  ],
  captions: {
    start: 'Anmelden. Der Server schreibt eine Zeile und gibt ihre Nummer in einem Cookie aus.',
    loggedIn: 'Das Cookie enthält eine Zufallszahl. Für wen sie steht, steht nur beim Server.',
    found: 'Ein Request, einmal nachsehen. Nun einen Server hinzufügen.',
    missed: 'Angemeldet ist man, aber die Zeile steht in einer anderen Tabelle.',
    luck: 'Dieser Server hat die Zeile. Der nächste in der Reihe vielleicht nicht.',
    missedInShared: 'Der gemeinsame Store hat noch keine Zeile für dieses Cookie. Noch einmal anmelden.',
    shared: 'Welcher Server auch antwortet, er findet die Zeile: Alle fragen den einen Store.',
    down: 'Kein Server weiß, wer fragt. Solange der eine Store steht, sind alle ausgesperrt.',
    loggedOut: 'Die Zeile ist weg, also ist das Cookie nichts mehr wert, auch nicht für einen Dieb.',
    stillThere:
      'Dieser Server hat keine solche Zeile zu löschen. Sie lebt dort weiter, wo die Anmeldung war.',
    unknown: 'Es wurde kein Cookie gesendet, also gibt es nichts nachzusehen.',
  },
  looksLikeLogout:
    'Von außen sieht eine Zeile, die ein anderer Server hat, aus wie eine gelöschte. Nur die Tabellen der Server unterscheiden beides.',
  tables: 'Tabellen der Sitzungen',
  rowColumns: { where: 'Wo', id: 'sid', person: 'Wer', since: 'Seit' },
  empty: 'keine Zeilen',
  yours: 'dieses Cookie',
  theSid: 'die Session-ID',
  work: 'Wer antwortete, wer nachsah',
  workColumns: { who: 'Wer', answered: 'Requests', accepted: 'Angenommen', lookUps: 'Nachgesehen' },
  next: 'als Nächster',
  oneStore: (lookUps, servers) =>
    `Der eine Store hat für ${plural(servers, 'Server', 'Server')} ${formatNumber(lookUps)}-mal nachgesehen. Mit jedem weiteren Server muss er es sein, der Schritt hält.`,
};

export const fingerprints: Words<'fingerprints'> = {
  group: 'Etwas ändern',
  letter: 'Einen Buchstaben ändern',
  again: 'Noch einmal berechnen',
  otherSecret: 'Anderes Secret versuchen',
  back: 'Zurück zum Original',
  question: 'Ein Buchstabe des Textes wird geändert. Wie viele der 64 Ziffern ändern sich?',
  choices: [{ label: 'Einige wenige' }, { label: 'Etwa die Hälfte' }, { label: 'Fast alle' }],
  originalText: 'Originaltext',
  originalSecret: 'Original-Secret',
  yourText: 'Eigener Text',
  yourSecret: 'Eigenes Secret',
  signingInput: 'Signing Input des Tokens',
  original: 'Fingerabdruck des Originals',
  yours: 'Fingerabdruck des eigenen Textes',
  guessFirst: 'Erst vermuten. Dann wird der Fingerabdruck gezeigt.',
  same: 'Derselbe Text und dasselbe Secret: dieselben 64 Ziffern.',
  digits: (changed) => `${changed} von 64 Ziffern geändert`,
  bits: (changed, of) =>
    `${changed} von ${of} Bits geändert${changed > of * 0.4 && changed < of * 0.6 ? ': etwa die Hälfte' : ''}.`,
  marks: 'Geänderte Ziffern sind gefüllt und unterstrichen.',
  whyBits:
    'Eine Ziffer steht für vier Bits. Gleich bleibt sie nur, wenn alle vier es tun, einmal in sechzehn.',
  onlySecret: 'Der Text ist derselbe. Nur das Secret ist ein anderes.',
  computed: (times, same) =>
    same
      ? `${times}-mal berechnet: jedes Mal dieselben 64 Ziffern.`
      : 'Zwei Berechnungen unterscheiden sich.',
  toFind: [
    { label: 'Ein Buchstabe ändert fast alles' },
    { label: 'Dieselbe Eingabe ergibt dieselben Ziffern' },
    { label: 'Ein anderes Secret ergibt andere Ziffern' },
    { label: 'Ohne das Secret lässt er sich nicht machen' },
  ],
  own: {
    noText:
      'Dieses Token ist kein signierter Text, der hier lesbar wäre, also geht der Akt mit einem eigenen Text weiter.',
    unknown:
      'Das Secret dieses Tokens ist unbekannt. Diese Fingerabdrücke sind mit dem Secret im Feld gemacht.',
    otherAlg: (alg) =>
      `Das alg dieses Tokens ist ${alg}, seine Signatur ist also kein HMAC mit SHA-256. Der Text ist der des Tokens, die Fingerabdrücke sind mit dem Secret im Feld gemacht.`,
    noAlg: 'nicht da',
    cut: (length) =>
      `Das Token ist lang: Der Text besteht aus seinen ersten ${formatNumber(length)} Zeichen.`,
  },
};

export const forge: Words<'forge'> = {
  title: 'Nun einen fälschen',
  task: 'Die Rolle ist die des Diebs: Ein Text mit seinem Fingerabdruck wurde gesehen, und der Server soll einen anderen Text glauben.',
  kind: 'Das Secret des Servers ist',
  kinds: { random: '32 zufällige Bytes', word: 'ein Wort aus vielen Anleitungen' },
  seen: 'Unterwegs gesehen',
  wanted: 'Text, der geglaubt werden soll',
  guess: 'Vermutetes Secret',
  sendOld: 'Mit dem alten Fingerabdruck senden',
  sendGuess: 'Mit dem vermuteten Secret senden',
  actors: { thief: 'Dieb', server: 'Server' },
  makes: 'HMAC mit der Vermutung: ',
  recomputes: 'rechnet nach: ',
  caption: 'Der Server macht den Fingerabdruck selbst, mit seinem eigenen Secret, und vergleicht.',
  wrong: (made, seen) =>
    `Mit dieser Vermutung bekommt der alte Text einen Fingerabdruck, der mit ${made} beginnt. Er kam mit ${seen}. Also ist die Vermutung falsch, und das steht fest, bevor man fragt.`,
  right:
    'Mit dieser Vermutung bekommt der alte Text die gesehenen Ziffern. Das Secret ist gefunden, und jeder Text lässt sich fälschen.',
  oldFails: 'Der alte Fingerabdruck gehört zum alten Text.',
  hint: 'Ein Secret, das ein Wort ist, lässt sich zu Hause raten, Millionen Mal in der Sekunde. Der Server merkt davon nichts.',
  own: {
    task: 'Dieses Token ist mit HMAC und SHA-256 signiert. Seine Signatur ist der Fingerabdruck seines Signing Input. Das Secret raten: Es wird wirklich geprüft, hier, und nirgendwohin gesendet.',
    check: 'Vermutung prüfen',
    wrong: (made, carried) =>
      `Mit dieser Vermutung beginnt die Signatur mit ${made}, das Token führt ${carried} mit. Es ist ein anderes Secret.`,
    right:
      'Das ist das Secret dieses Tokens. Wer es errät, macht Tokens, die der Server annimmt: An seine Stelle gehören 32 zufällige Bytes.',
  },
};

export const tamper: Words<'tamper'> = {
  signWith: 'Signieren mit',
  designs: {
    HS256: 'Gemeinsames Secret (HS256)',
    ES256: 'Schlüsselpaar (ES256)',
    RS256: 'Schlüsselpaar (RS256)',
    Ed25519: 'Schlüsselpaar (Ed25519)',
  },
  question: 'Ein Claim wird geändert. Welche Teile des Tokens ändern sich?',
  choices: [{ label: 'Der Payload' }, { label: 'Payload und Signatur' }, { label: 'Alle drei' }],
  fields: { header: 'Header', claims: 'Claims', secret: 'Secret' },
  bits: (bits) =>
    bits >= 256
      ? `${bits} Bit.`
      : `${bits} Bit. HS256 verlangt mindestens 256 (RFC 7518 §3.2), und 32 zufällige Bytes sind genau das.`,
  pair: {
    private: 'Der private Schlüssel signiert. Er verlässt den Issuer nie.',
    public: 'Der öffentliche Schlüssel prüft nur. Jeder darf ihn haben:',
  },
  guessFirst: 'Erst vermuten. Dann wird das Token neu gebaut.',
  steps: {
    title: 'Wie es gebaut wird',
    json: 'JSON, ohne Leerzeichen',
    encoded: 'base64url: dieselben Bytes in Buchstaben, die überall passen',
    input: 'Signing Input: beide, mit einem Punkt verbunden',
    hmac: (alg) => `Signatur: ${alg} des Signing Input, mit dem Secret gemacht`,
    signed: (alg) => `Signatur: ${alg} über den Signing Input, mit dem privaten Schlüssel gemacht`,
    none: 'alg ist none: Es gibt keine Signatur, und jeder kann dieses Token schreiben',
    token: 'Token',
  },
  changed: (parts) =>
    parts.length === 0
      ? 'Es ist das Token vom Anfang.'
      : `Anders als am Anfang: ${parts.map((part) => partNames[part] ?? part).join(' und ')}. ${
          parts.includes('header') ? '' : 'Der Header ist gleich.'
        }`,
  randomised:
    'Derselbe Text, zweimal mit ES256 signiert, ergibt zwei verschiedene Signaturen: In jede geht eine Zufallszahl ein. Beide passen.',
  checked: 'Geprüft mit',
  checkedWith: { secret: 'demselben Secret', public: 'dem öffentlichen Schlüssel' },
  toFind: [
    { label: 'Ein geänderter Claim ändert die Signatur' },
    { label: 'Zwei Requests, ein Token' },
    { label: 'Ein gestohlenes Secret signiert' },
    { label: 'Ein gestohlener öffentlicher Schlüssel nicht' },
  ],
};

const partNames: Readonly<Record<string, string>> = {
  header: 'Header',
  payload: 'Payload',
  signature: 'Signatur',
};

export const wire: Words<'wire'> = {
  title: 'Wie es reist',
  body: 'Body des Requests',
  badBody: (fault) => `${fault} Der Server wird es nicht verstehen.`,
  send: 'Request senden',
  request: 'Der Request als Text',
  actors: { browser: 'Browser', server: 'API' },
  sent: (requests, bodies, tokens) =>
    `${plural(requests, 'Request', 'Requests')} gesendet: ${plural(bodies, 'Body', 'Bodys')}, ${plural(tokens, 'Token', 'Tokens')}. ${
      requests > 1 && tokens === 1
        ? 'Das Token sagt, wer fragt. Es signiert nicht, was gefragt wird.'
        : requests > 1
          ? ''
          : 'Den Body ändern und noch einmal senden.'
    }`,
  checks: 'prüft die Signatur',
  noToken: 'Es gibt kein Token zu senden: Header und Schlüssel passen nicht zusammen.',
};

export const thief: Words<'thief'> = {
  title: 'Ein Dieb kopiert den Schlüssel, mit dem die API prüft',
  text: 'Der Dieb will ein Token, in dem role admin steht. Wozu taugt der gestohlene Schlüssel?',
  question: 'In welchem Entwurf kann der Dieb Tokens machen, die die API annimmt?',
  choices: [
    { label: 'Mit dem gemeinsamen Secret' },
    { label: 'Mit dem Schlüsselpaar' },
    { label: 'Mit beiden' },
  ],
  stealSecret: 'Das gemeinsame Secret stehlen',
  stealPublic: 'Den öffentlichen Schlüssel stehlen',
  designs: { secret: 'Gemeinsames Secret (HS256)', pair: (alg) => `Schlüsselpaar (${alg})` },
  actors: { thief: 'Dieb', server: 'API' },
  tries: {
    'stolen-secret': 'signiert mit dem gestohlenen Secret',
    'public-key': 'signiert mit dem öffentlichen Schlüssel',
    'own-key': 'signiert mit einem eigenen Schlüssel',
    'public-key-as-secret': 'nimmt den Text des öffentlichen Schlüssels als HS256-Secret',
  },
  refused: 'kann nicht signieren: Ein öffentlicher Schlüssel prüft nur',
  captions: {
    secret: 'Wer prüfen kann, kann auch signieren. Jeder Server, der prüft, hat den Schlüssel zu allem.',
    pair: 'Wer prüfen kann, kann nicht signieren. Der öffentliche Schlüssel ist gar kein Geheimnis.',
  },
};

export const ownToken: Words<'ownToken'> = {
  note: 'Das eigene Token, Teil für Teil. Einen Claim ändern und die Signatur beobachten.',
  cannot:
    'Dieses Token hat keine Claims, die sich hier bearbeiten lassen, also geht der Akt mit einem hier erzeugten weiter.',
  asIs: 'Das sind die drei Teile, wie sie aufgezeichnet wurden.',
  edited:
    'Die Signatur gehört zum aufgezeichneten Text, nicht zu diesem. Ohne den Schlüssel kann niemand eine machen, die passt.',
  goesOn: 'Was folgt, wird mit einem hier erzeugten Token gespielt.',
  yours: 'Das eigene Token',
};
