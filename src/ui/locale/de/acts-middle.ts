/** Die Akte „Die Prüfung im Server“ und „Kodiert ist nicht verschlüsselt“. */
import { formatNumber, plural, type Words } from '../words.ts';

const kinds = {
  nothing: 'Noch gibt es nichts zu lesen.',
  token: 'Ein signiertes Token. Ohne seinen Schlüssel ist alles lesbar:',
  sealed: 'Ein verschlüsseltes Token (JWE). Ohne seinen Schlüssel ist nur der Header lesbar:',
  json: 'base64url. Es enthält JSON:',
  text: 'base64url. Es enthält Text:',
  bytes: 'base64url. Es enthält Bytes, die kein Text sind.',
  plain: 'Das ist JSON, wie es dasteht. Niemand hat es auch nur kodiert:',
  unreadable: 'Das ist weder ein Token noch base64url.',
};

export const notSecret: Words<'notSecret'> = {
  question: 'Dieses Token ist signiert, und der Schlüssel fehlt. Was ist davon lesbar?',
  choices: [{ label: 'Nichts' }, { label: 'Nur der Header' }, { label: 'Header und Claims' }],
  text: 'Ein Token oder beliebiger base64url-Text',
  cut: (length) => `Das Token ist lang: Hier stehen nur seine ersten ${formatNumber(length)} Zeichen.`,
  hide: 'Oder etwas eintippen, das lieber verborgen bliebe',
  name: 'Claim',
  value: 'Wert',
  put: 'In das Token aufnehmen',
  reading: 'Ohne Schlüssel gelesen',
  guessFirst: 'Erst vermuten. Dann wird es gelesen.',
  kinds,
  bytes: (count) => `${plural(count, 'Byte', 'Bytes')}.`,
  header: 'Header',
  claims: 'Claims',
  marked: (count) =>
    count === 0
      ? 'Das Audit kennzeichnet keinen dieser Claims. Lesen kann sie trotzdem jeder.'
      : `Das Audit kennzeichnet ${plural(count, 'Claim', 'Claims')}. Skripte, Logs und Proxys lesen ${
          count === 1 ? 'ihn' : 'sie'
        }, wie es eben geschah.`,
  more: (count) => `${count} weitere sind nicht aufgeführt.`,
  toFind: [
    { label: 'Ein signiertes Token ist ohne Schlüssel lesbar' },
    { label: 'Was man hineinlegt, ebenso' },
    { label: 'Ein JWE bleibt ohne Schlüssel zu' },
    { label: 'Sein Schlüssel öffnet es' },
  ],
};

export const seal: Words<'seal'> = {
  title: 'Dieselben Claims, verschlüsselt',
  text: 'Verschlüsseln braucht einen Schlüssel. Wer ihn hat, liest die Claims, und sonst niemand.',
  fallback: 'Oben gibt es keine Claims zum Verschlüsseln, darum sind dies andere.',
  encrypt: 'Claims verschlüsseln',
  jwe: 'Das JWE',
  jweNote:
    'Fünf Teile: Header, Encrypted Key (leer: der Schlüssel wurde vorher vereinbart), Initialization Vector, Ciphertext, Authentication Tag.',
  tries: {
    none: 'Ohne Schlüssel lesen',
    other: 'Anderen Schlüssel versuchen',
    right: 'Mit seinem Schlüssel öffnen',
  },
  results: 'Was dabei herauskam',
  opened: 'Geöffnet:',
  shut: 'Es bleibt zu.',
  actors: { browser: 'Browser', way: 'Unterwegs', server: 'API' },
  sends: 'GET /me',
  reads: 'liest mit: ',
  readsHeader: 'liest nur den Header: ',
  caption: 'Über einfaches HTTP, mit jemandem, der mitliest.',
};

const readers = {
  anyone: 'Jeder unterwegs',
  ends: 'Browser und Server',
  key: 'Wer den Schlüssel hat',
};

export const protection: Words<'protection'> = {
  title: 'Zwei verschiedene Dinge',
  caption: 'Wer es lesen kann, und wer es unbemerkt ändern kann',
  form: 'Geschrieben als',
  forms: {
    json: 'Einfaches JSON',
    base64url: 'base64url',
    jws: 'Signiert (JWS)',
    jwe: 'Verschlüsselt (JWE)',
  },
  overs: { http: 'Über HTTP', https: 'Über HTTPS' },
  read: 'Wer es lesen kann',
  change: 'Wer es unbemerkt ändern kann',
  readers,
  changers: readers,
  integrity: 'Bei der Signatur geht es um Integrität: Niemand ändert die Claims unbemerkt.',
  confidentiality:
    'Bei der Verschlüsselung geht es um Vertraulichkeit: Niemand liest sie. HTTPS gibt beides, aber nur unterwegs. An beiden Enden liegt das Token offen, im Speicher, in Logs und vor jedem Skript der Seite.',
  nested:
    'Ein JWE unter einem öffentlichen Schlüssel kann jeder machen, der diesen Schlüssel hat. Wer den Urheber kennen muss, legt ein signiertes Token hinein (RFC 7519 §11.2).',
};

const seals = 'Der Payload ist geändert, aber die Signatur besiegelt noch den alten.';

export const validation: Words<'validation'> = {
  actors: { browser: 'Browser', api: 'API' },
  breaks: {
    label: 'Was mit dem Token geschieht',
    'as-issued': 'Wie ausgestellt',
    admin: 'Admin werden',
    exp: 'exp ändern',
    'alg-none': 'alg auf none setzen',
    'own-key': 'Mit eigenem Schlüssel signieren',
    cut: 'Signatur abschneiden',
    wait: 'Warten, bis es abläuft',
  },
  routes: { label: 'Anfragen', '/me': 'GET /me', '/admin': 'GET /admin' },
  adminOnly: 'GET /admin ist für die Rolle admin. Angemeldet ist Ada, Rolle user.',
  question: 'Was antwortet die API?',
  choices: [{ label: '200' }, { label: '401' }, { label: '403' }],
  send: 'Senden',
  credentials: 'Name + Passwort',
  yours: 'das Token',
  signedAgain: 'mit eigenem Schlüssel neu signiert',
  cutOff: 'Signatur abgeschnitten',
  later: (time) => `${time} später`,
  captions: {
    'as-issued':
      'Nichts wurde geändert. Die API rechnet die Signatur nach, findet dieselbe und glaubt den Claims.',
    admin: seals,
    exp: `${seals} Niemand kann einem Token ein längeres Leben geben als sein Issuer.`,
    'alg-none':
      'Der Header verlangt gar keine Prüfung. Die API nimmt nur das alg, das sie selbst gewählt hat.',
    'own-key':
      'Der eigene Schlüssel hat eine Signatur gemacht. Die API rechnet mit ihrem Schlüssel nach und bekommt eine andere.',
    cut: 'Ohne Signatur gibt es nichts zu vergleichen, also zählt nichts in dem Token.',
    wait: 'Die Signatur passt noch. exp ist vorbei, also lehnt die API ab: Nur eine neue Anmeldung hilft.',
  },
  knows:
    'Die Signatur passt, also weiß die API, dass es Ada ist. Ihre Rolle ist user, und diese Route braucht admin.',
  ownCaption: 'Die API hat keinen Schlüssel für dieses Token. Was sie nicht prüfen kann, lehnt sie ab.',
  serverChecks: 'Was der Server prüft',
  signatures: 'Die beiden Signaturen',
  recomputed: 'Von der API nachgerechnet',
  found: 'Im Token gefunden',
  nothing: 'nichts',
  notRecomputed: 'nicht nachgerechnet',
  full: 'Beide ganz',
  difference: {
    same: 'Sie sind gleich: Header und Claims sind, wie die API sie signiert hat.',
    other: 'Sie unterscheiden sich, also ist das Token nicht, was die API signiert hat.',
    none: 'Die Prüfung endete, bevor etwas nachgerechnet wurde.',
  },
  outside: {
    same: 'Das Panel hat keinen Schlüssel und sieht nur, was über die Leitung ging. Es endet bei derselben Prüfung wie der Server.',
    other:
      'Das Panel hat keinen Schlüssel und sieht nur, was über die Leitung ging. Es endet bei einer anderen Prüfung als der Server, und der Status ist derselbe.',
  },
  toFind: [{ label: 'Ein Weg zu 200' }, { label: 'Ein Weg zu 401' }, { label: 'Ein Weg zu 403' }],
  toFindOwn: [
    { label: 'Was über das Token gesagt wird, wie es ausgestellt wurde' },
    { label: 'Was darüber gesagt wird, wenn es geändert ist' },
  ],
  ownToken:
    'Sein Schlüssel ist nicht hier, also endet jeder Weg bei 401. Zu beachten ist, welche Prüfung ihn beendet.',
  notBreakable:
    'Das gewählte Token ist verschlüsselt oder hat keine lesbaren Claims, lässt sich also nicht Teil für Teil ändern. Dieser Akt spielt mit einem hier erzeugten.',
  withoutKey: {
    title: 'Was sich ohne seinen Schlüssel sagen lässt',
    changed:
      'Seine Signatur ist die aufgezeichnete, was davor steht, ist es nicht. Beides zugleich kann sie nicht decken.',
    unchanged: 'Kein Zeichen weicht vom Aufgezeichneten ab. Ob die Signatur hält, bleibt offen.',
    unsigned: 'Schon das Aufgezeichnete hat keine Signatur: Jeder kann es geschrieben haben.',
    otherSignature: 'Seine Signatur ist nicht die aufgezeichnete.',
    expired: (time) => `exp war ${time} vor dem Senden vorbei.`,
    alive: (time) => `exp kommt ${time} nach dem Senden.`,
    endless: 'Es hat kein exp, also ändert Warten nichts.',
  },
};
