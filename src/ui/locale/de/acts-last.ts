/** Die Akte über Aufbewahrung und Ablauf, und der über die Anmeldung mit einem fremden Konto. */
import type { Words } from '../words.ts';

export const storageAct: Words<'storageAct'> = {
  actors: {
    script: 'Skript',
    otherSite: 'Andere Site',
    page: 'Die Seite',
    browser: 'Browser',
    server: 'Server',
  },
  places: 'Wo das Token liegt',
  place: {
    'local-storage': 'localStorage',
    memory: 'Arbeitsspeicher',
    'plain-cookie': 'Cookie',
    'http-only-cookie': 'HttpOnly-Cookie',
  },
  sameSites: 'SameSite',
  attacks: 'Was geschieht',
  attack: {
    read: 'Ein Skript liest',
    listen: 'Ein Skript lauscht',
    send: 'Ein Skript sendet',
    'other-site': 'Eine andere Site sendet',
  },
  question: {
    read: 'Das Skript sieht überall nach, wo es kann. Bekommt es das Token?',
    listen: 'Das Skript wartet auf den nächsten Request der Seite. Bekommt es das Token?',
    send: 'Das Skript sendet von der Seite aus eine Überweisung. Führt der Server sie aus?',
    'other-site': 'Eine andere Site lässt den Browser eine Überweisung senden. Führt der Server sie aus?',
  },
  choices: [{ label: 'Ja' }, { label: 'Nein' }],
  tryIt: 'Ausprobieren',
  inModule: "'  // in einem Modul der Anwendung",
  runs: 'läuft in der Seite',
  replaces: 'läuft in der Seite und setzt sich vor fetch',
  nothing: 'nichts',
  theToken: 'das Token',
  hears: 'hört',
  hearsNothing: 'kein Authorization kommt vorbei',
  link: 'ein Link auf /account',
  form: 'ein Formular, das sich selbst absendet',
  areas: {
    'local-storage': 'localStorage',
    'session-storage': 'sessionStorage',
    'document-cookie': 'document.cookie',
  },
  start: 'Ort und Angriff wählen, vermuten und ausprobieren.',
  captions: {
    readIt: 'Eine Zeile Skript kopiert es. Die Kopie funktioniert von überall, bis das Token abläuft.',
    hiddenCookie: 'HttpOnly hält das Cookie aus document.cookie heraus: Das Skript liest nichts.',
    hiddenVariable: 'Die Variable gehört einem Modul. Ein anderes Skript hat keinen Namen für sie.',
    heard: 'Das Skript steht vor fetch, und die Seite selbst reicht ihm das Token.',
    notHeard:
      'Der Browser fügt das Cookie an, nachdem das letzte Skript an der Reihe war. Kein Skript sieht es vorbeikommen.',
    rode: 'Das Skript muss das Cookie nicht lesen. Der Browser fügt es jedem Request der Seite an.',
    readAndSent: 'Das Skript hat das Token gelesen und in den Header gesetzt, wie die Seite es tut.',
    notSent: 'Das Skript hat kein Token, und von selbst reist nichts mit. Es müsste vorher lauschen.',
    forged: 'Der Browser fügt das Cookie an, wer auch immer den Request ausgelöst hat. Das ist CSRF.',
    lax: 'SameSite=Lax hält das Cookie vom Formular einer anderen Site fern. Ein Link führt es noch mit, also darf ein Link nichts ändern.',
    strict:
      'SameSite=Strict hält das Cookie von Formularen und Links fern. Wer über einen Link kommt, sieht zuerst abgemeldet aus.',
    nothingRides: 'Von selbst reist nichts mit. Die andere Site müsste das Token kennen.',
    refused: 'Der Browser behält dieses Cookie nicht: Name und Wert sind länger als 4096 Bytes.',
  },
  table: 'Wer herankommt',
  columns: {
    place: 'Liegt in',
    read: 'Skript liest es',
    listen: 'Skript hört es mit',
    send: 'Skript handelt',
    'other-site': 'Andere Site handelt',
  },
  withSameSite: (place, sameSite) => `${place}, ${sameSite}`,
  yes: 'Ja',
  no: 'Nein',
  notTried: 'nicht versucht',
  todo: {
    'read something': 'Noch offen: einen Ort finden, an dem ein Skript das Token liest.',
    'read http-only': 'Noch offen: ein Skript das HttpOnly-Cookie lesen lassen.',
    'send http-only': 'Noch offen: ein Skript von einer Seite mit HttpOnly-Cookie senden lassen.',
    'other-site': 'Noch offen: eine andere Site senden lassen.',
  },
  noneIsSafe:
    'Kein Ort hält ein Skript auf, das in der Seite läuft. Am besten kommt keines hinein: Eingaben escapen und eine Content-Security-Policy setzen.',
  panelStorage: 'Was das Panel über den Ort sagt',
  readable: {
    yes: 'Skripte können es lesen.',
    no: 'Kein Skript kann es lesen.',
    unknown: 'Ob Skripte es lesen können, ist unbekannt.',
  },
  nowhere:
    'Es findet das Token nirgends in der Seite: Kein Skript hat einen Namen dafür. Es sieht es nur in Requests.',
  ownToken:
    'Das ist das eigene Token, maskiert. Sein Schlüssel ist hier nicht nötig: Der simulierte Server nimmt zurück, was er ausgegeben hat. Nichts verlässt das Panel.',
};

export const expiry: Words<'expiry'> = {
  actors: { browser: 'Browser', api: 'API', thief: 'Dieb' },
  designs: {
    label: 'Wie die API gebaut ist',
    long: 'exp nach einem Tag',
    short: 'exp nach 5 min, Refresh Tokens',
    blocklist: 'exp nach einem Tag, Sperrliste',
  },
  deeds: { label: 'Was geschieht', login: 'Anmelden', steal: 'Token stehlen', logout: 'Abmelden' },
  question: 'Die Sitzung wird abgemeldet. Wie lange funktioniert die Kopie des Diebs noch?',
  choices: [{ label: 'Keinen Augenblick' }, { label: 'Einige Minuten' }, { label: 'Einen Tag' }],
  start: 'Anmelden, den Dieb das Token kopieren lassen, dann abmelden.',
  guessFirst: 'Erst vermuten, dann abmelden.',
  credentials: 'Name + Passwort',
  copies: 'kopiert das Token',
  copiesBoth: 'kopiert beide Tokens',
  later: (time) => `${time} nach der Anmeldung`,
  captions: {
    long: 'Das Abmelden ließ den Browser das Token vergessen. Nichts, was die API prüft, hat sich geändert, also funktioniert die Kopie bis exp.',
    short:
      'Das Refresh Token dieser Anmeldung ist zu Ende, also bekommt damit niemand ein neues Token. Die Kopie draußen funktioniert bis zu ihrem eigenen exp.',
    blocklist:
      'Die API hat die jti des Tokens auf eine Liste geschrieben und liest die Liste bei jedem Request. Darum wird die Kopie sofort abgelehnt.',
  },
  clock: 'Uhr',
  clockTitle: 'Wie lange die Kopie funktioniert',
  thiefAsks: (time, status) => `${time} nach der Anmeldung fragt der Dieb an und bekommt ${status}.`,
  panel: 'Das Panel sagt:',
  dragFirst: 'Nach dem Abmelden die Uhr verschieben.',
  until: (time) => `funktioniert bis ${time} nach der Anmeldung`,
  unknown: 'noch nicht gespielt',
  lookUps: (count, requests) =>
    `kostet ${count === 0 ? 'kein Nachsehen' : `${count}-maliges Nachsehen`} bei ${requests} Requests, einem je Minute`,
  hours: (hours) => `${hours} h`,
  toFind: [
    { label: 'Ein langes exp' },
    { label: 'Ein kurzes exp' },
    { label: 'Eine Sperrliste' },
    { label: 'Ein gestohlenes Refresh Token' },
  ],
  rotation: {
    title: 'Der Dieb hat auch das Refresh Token',
    text: 'Ein kurzes exp hilft nur, solange sonst niemand erneuern kann. Darum gilt jedes Refresh Token einmal und bringt das nächste.',
    label: 'Wer erneuert',
    diagram: 'Nachrichten beider, die erneuern',
    thief: 'Dieb erneuert',
    owner: 'Inhaber erneuert',
    question:
      'Der Dieb hat das Refresh Token verwendet. Nun verwendet es auch der Inhaber. Wer bekommt von hier an neue Tokens?',
    choices: [{ label: 'Der Inhaber' }, { label: 'Der Dieb' }, { label: 'Niemand' }],
    revoked: 'schon verwendet: die ganze Familie endet',
    start: 'Zuerst den Dieb erneuern lassen.',
    caption:
      'Jemand hat ein Refresh Token zum zweiten Mal verwendet. Die API kann nicht wissen, wer der Dieb ist, also beendet sie alle (RFC 9700 §4.14.2). Der Inhaber meldet sich neu an. Der Dieb kann es nicht.',
  },
  own: {
    title: 'Das eigene Token',
    lives: (time) => `Von iat bis exp sind es ${time}.`,
    seen: (time) => `Es hat kein iat. Vom ersten Sehen bis exp sind es ${time}.`,
    left: (time) => `Eine Kopie, die jemand genommen hat, hat noch ${time} vor sich.`,
    over: (time) => `exp liegt ${time} zurück.`,
    endless:
      'Es hat kein exp: Eine Kopie funktioniert, bis die API seinen Schlüssel nicht mehr nimmt oder nachsieht.',
    unreadable: 'Seine Zeiten sind nicht lesbar: Es ist verschlüsselt.',
    list: 'Ob seine API eine Sperrliste führt, weiß nur die API. Abmelden und es noch einmal senden zeigt es.',
  },
};

export const signIn: Words<'signIn'> = {
  setup: 'Die Anmeldung',
  ways: { password: 'Der App das Passwort sagen', redirect: 'Zum Provider gehen' },
  way: 'Weg',
  pkce: 'PKCE',
  checksState: 'Die App prüft state',
  interference: 'Ein Dieb',
  interferences: {
    none: 'Kein Dieb',
    'stolen-code': 'Ein Dieb liest den Code',
    'foreign-code': 'Ein Dieb schickt einen Link',
  },
  signIn: 'Anmelden',
  passwordQuestion: 'Wer sieht das Passwort?',
  passwordChoices: [
    { label: 'Nur der Provider' },
    { label: 'Nur die App' },
    { label: 'Die App und der Provider' },
  ],
  outcomeQuestion: 'Wer ist am Ende angemeldet?',
  outcomes: {
    you: 'Die Person, als sie selbst',
    'thief-as-you': 'Der Dieb, als die Person',
    'you-as-thief': 'Die Person, als der Dieb',
    nobody: 'Niemand',
  },
  parties: { you: 'Browser', app: 'App', provider: 'Provider', thief: 'Dieb' },
  typesIn: 'Name + Passwort, auf der Seite der App eingegeben',
  nameAndPassword: 'Name + Passwort',
  fromThief: 'Name + Passwort des Diebs',
  leaked: 'der Code, aus einem Log oder einer anderen App',
  lured: 'ein Link mit dem Code des Diebs',
  loginPage: 'seine eigene Anmeldeseite',
  backWith: 'zurück zur App mit',
  page: 'die Seite der App',
  tokens: 'Tokens',
  tokensOf: (who) => `Tokens für ${who}`,
  stateDiffers: 'state weicht ab: hier ist Schluss',
  sees: 'Wer was bekam',
  seesColumns: { who: 'Wer', password: 'Sah das Passwort', signedIn: 'Angemeldet' },
  yes: 'ja',
  no: 'nein',
  asWhom: {
    you: 'als die Person',
    'thief-as-you': 'als die Person',
    'you-as-thief': 'als der Dieb',
    nobody: 'nein',
  },
  panelSays: 'Was die Ansicht Flows sagt',
  onlyYours: 'Sie sieht, was dieser Browser sendet. Die Requests des Diebs gehören nicht dazu.',
  captions: {
    start: 'Noch ist nichts gesendet.',
    password:
      'Die App hat das Passwort. Sie kann es behalten, verlieren oder anderswo verwenden, und ein zweiter Faktor hat hier keinen Platz.',
    redirect:
      'Das Passwort wird dort eingegeben, wo es hingehört. Die App bekommt einen Code und dafür Tokens, nie das Passwort.',
    stolenAndUsed: 'Ein Code gilt für jeden, der ihn bringt. Der Dieb war zuerst da, die App kommt zu spät.',
    stolenAndUseless:
      'Der Dieb hat den Code, aber nicht den Verifier, der die App nie verließ. Der Provider lehnt ab.',
    foreignTaken:
      'Angemeldet ist nun das Konto des Diebs. Was jetzt eingegeben wird, kann der Dieb dort später lesen.',
    foreignByState:
      'Der state ist nicht der, den die App gesendet hat. Sie verwirft den Code, bevor ihn jemand ansieht.',
    foreignByPkce:
      'Die App hat den state nicht angesehen. PKCE rettet sie: Der Code des Diebs gehört zu einem anderen Verifier.',
  },
};
