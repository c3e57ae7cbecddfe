import { formatNumber, plural, type Words } from '../words.ts';
import { replay } from './replay.ts';

export const requests: Words<'request'> = {
  grid: 'Requests',
  columns: {
    time: 'Zeit',
    method: 'Verb',
    host: 'Host',
    path: 'Pfad',
    status: 'Status',
    credential: 'Gesendet',
    verdict: 'Urteil',
  },
  none: 'nichts',
  notCaptured: 'nicht erfasst',
  accepted: 'Angenommen',
  notAboutIdentity: 'Keine Frage der Identität',
  noAnswer: 'Keine Antwort',
  replay: (variant) => `Replay: ${variant === null ? 'Preflight' : replay.variants?.[variant]}`,
  gone: 'Dieser Request wurde verworfen: Es waren zu viele aufgezeichnet. Was er über Tokens und Befunde verriet, bleibt.',
  statusWords: (status) => (status === 0 ? 'Keine Antwort' : `Status ${status}`),

  panes: {
    diagnosis: 'Diagnose',
    headers: 'Header',
    token: 'Token',
    compare: 'Vergleich',
    initiator: 'Auslöser',
    replay: 'Replay',
  },
  detailTabs: 'Request im Einzelnen',

  region: 'Diagnose',
  ladder: 'Was der Server prüft',
  steps: {
    'credential-sent': 'Zugangsdaten gesendet',
    'well-formed': 'Wohlgeformt',
    signature: 'Signatur',
    'time-window': 'Zeitfenster',
    recipient: 'Issuer, Audience',
    'not-revoked': 'Widerrufen?',
    permission: 'Berechtigung',
  },
  outcomes: {
    passed: 'bestanden',
    failed: 'hier gescheitert',
    unknown: 'unbekannt',
    'not-reached': 'nicht erreicht',
  },
  silentOutcome: {
    passed: 'Nichts spricht dagegen.',
    failed: 'Hier gescheitert.',
    unknown: 'Von hier aus nicht feststellbar.',
    'not-reached': 'Nicht erreicht.',
  },
  silentStep: { 'not-revoked': 'Das weiß nur der Server.' },
  confidence: { certain: 'Sicher', likely: 'Wahrscheinlich', possible: 'Möglich' },
  confidenceMeaning: {
    certain: 'Nach dem, was zu sehen ist, bleibt keine andere Ursache.',
    likely: 'Die Belege weisen hierher; andere Ursachen sind nicht ausgeschlossen.',
    possible: 'Die Antwort verrät nicht mehr; siehe, was Klarheit brächte.',
  },

  status: {
    asSent: (right) => `Status sollte ${right} sein, und ist es`,
    allowed: (right, sent) => `Status ${sent} ist erlaubt, üblich ist ${right}`,
    wrong: (right, sent) => `Status sollte ${right} sein, war aber ${sent}`,
    noAnswer: (right) => `Status sollte ${right} sein, es kam keine Antwort`,
    meaning: {
      401: '401 heißt: „Ich weiß nicht, wer da fragt: neu anmelden.“',
      403: '403 heißt: „Ich weiß, wer da fragt, und sage nein.“',
    },
  },
  fix: 'Abhilfe',
  next: 'Was Klarheit brächte',
  alsoTrue: 'Außerdem gesehen',
  also: {
    '401-should-be-403': 'Der Status sollte 403 sein, nicht 401.',
    '403-should-be-401': 'Der Status sollte 401 sein, nicht 403.',
    'challenge-missing': 'Der 401 fehlt der Header WWW-Authenticate (RFC 9110 §15.5.2).',
    'wildcard-origin-with-credentials':
      'Access-Control-Allow-Origin ist * neben Allow-Credentials: Der Browser hält die Antwort dann von der Seite fern.',
    'answer-hidden-by-cors':
      'Die Antwort hat kein Access-Control-Allow-Origin: Die Seite sieht einen Netzwerkfehler, nicht den Status.',
    'no-such-route': 'So antwortet API Gateway auch, wo es Pfad oder Methode nicht gibt.',
    'answer-from-cache':
      'Die Antwort kam aus einem Cache: Der Server antwortet inzwischen vielleicht anders.',
    'authorization-not-received':
      'Der Authorization-Header wurde gesendet, und der Server sagt, es gebe keinen: Ein Proxy auf dem Weg nimmt ihn vielleicht heraus.',
    'exp-in-milliseconds': 'exp sieht nach Millisekunden aus; NumericDate zählt Sekunden (RFC 7519 §2).',
    'authorization-stripped':
      'Eine Weiterleitung zu einem anderen Origin hat den Authorization-Header entfernt.',
    'duplicate-cookie-names':
      'Zwei Cookies gleichen Namens wurden gesendet: Welches gelesen wird, ist je nach Server verschieden.',
    'headers-oversized':
      'Die Header des Requests sind größer als 8 KB: Manche Server und Proxys weisen solche Requests ab oder kürzen sie.',
    'microsoft-graph-token':
      'Das Token ist für Microsoft Graph gemacht: Keine andere API kann seine Signatur prüfen.',
    'refresh-loop': 'Der Client hat in 30 Sekunden dreimal erneuert: eine Schleife.',
    'refresh-race':
      'Zwei Refreshs liefen innerhalb von 5 Sekunden: Mit Rotation kann der zweite abgewiesen werden.',
    'stale-token': 'Ein neueres Token war schon da.',
    'graphql-forbidden': 'Die Ablehnung steht in den GraphQL-Fehlern.',
    'authorization-not-allowed': 'Access-Control-Allow-Headers nennt Authorization nicht.',
  },
  rivals: 'Andere erwogene Ursachen',
  rivalLost: 'Ausgeschieden, weil:',
  allEvidence: 'Belege',
  openFlow: 'Zur Anmeldung, zu der es gehört',
  verifyWithKey: 'Mit Schlüssel prüfen',
  copyCurl: 'Als cURL kopieren',
  copyFetch: 'Als fetch kopieren',
  copyWhole: 'Mit Zugangsdaten',
  copyRedacted: 'Zugangsdaten werden weggelassen.',
  copyWholeWarning: 'Enthält die Zugangsdaten: die Kopie wie ein Passwort behandeln.',
  copyTitle: 'Diesen Request kopieren',

  healthy: {
    accepted: 'Angenommen',
    acceptedText:
      'Der Server hat mit Erfolg geantwortet. Das allein zeigt nicht, dass er das Token geprüft hat: Eine öffentliche Adresse nimmt alles an.',
    open: 'Keine Zugangsdaten, keine Ablehnung',
    openText: 'Der Request hatte keine Zugangsdaten und wurde deswegen nicht abgelehnt.',
    other: (status) => `Keine Frage der Identität: ${status}`,
    otherText:
      'Der Fehler betrifft weder Anmeldung noch Berechtigung, hier gibt es also nichts zu diagnostizieren.',
    unseen: 'Keine Ablehnung',
    unseenText: 'Der Server hat mit Erfolg geantwortet. Was der Request mitführte, wurde nicht erfasst.',
    replayText:
      'Claimcheck hat ihn gesendet, nicht die Seite: Er zählt nicht zu Tokens, Befunden und Diagnosen.',
    noAnswer: 'Keine Antwort gesehen',
    noAnswerText:
      'Der Browser bekam keine Antwort oder zeigte der Seite keine, und nichts verbindet das mit Zugangsdaten.',
  },

  headers: {
    request: 'Request',
    response: 'Antwort',
    url: 'URL',
    status: 'Status',
    requestHeaders: 'Header des Requests',
    cookies: 'Gesendete Cookies',
    responseHeaders: 'Header der Antwort',
    setCookies: 'Gesetzte Cookies',
    requestBody: 'Body des Requests',
    responseBody: 'Body der Antwort',
    none: 'Nichts erfasst.',
    perhapsWithout:
      'Kein Request dieser Aufzeichnung hat Zugangsdaten: Entweder wurden keine gesendet, oder Authorization und Cookies fehlen seit dem Speichern. „HAR exportieren (mit vertraulichen Daten)“ behält sie.',
    onlyAnswer:
      'Nicht erfasst: Nur die Antwort ist bekannt. Den Request davor einfügen, dann werden auch seine Zugangsdaten beurteilt.',
    withoutCredentials:
      'Authorization und Cookies wurden nicht erfasst: Was neben diesen Headern gesendet wurde, ist unbekannt. „HAR exportieren (mit vertraulichen Daten)“ behält sie.',
    value: (name) => `Wert von ${name}`,
    urlSecrets: 'Zugangsdaten in der URL',
    body: 'Zugangsdaten im Body',
    bodyCut: (shown, whole) =>
      `Gezeigt: die ersten ${formatNumber(shown)} von ${formatNumber(whole)} Zeichen.`,
    notRead: {
      'media-type': 'Nicht gelesen: In solchen Inhalten verbirgt sich kein Token.',
      'too-large': 'Nicht gelesen: zu groß.',
      gone: 'Nicht gelesen: Der Browser hat ihn nicht mehr.',
      redirect: 'Nicht gelesen: Von einer Weiterleitung behält der Browser keinen Body.',
      stream: 'Nicht gelesen: Es ist ein Stream.',
      'not-captured': 'Nicht gelesen: Die Aufzeichnung wurde ohne ihn gespeichert.',
      'too-many': 'Nicht gelesen: zu viele Antworten auf einmal. Andere dieser Route wurden gelesen.',
      'not-kept': 'Gelesen und verworfen: Er war lang und enthielt kein Token.',
    },
    noBody: 'Kein Body.',
  },

  messages: {
    title: 'Nachrichten',
    sent: 'Gesendet',
    received: 'Empfangen',
    secret: 'Zugangsdaten in der Nachricht',
    untold:
      'Keine wurden gemeldet, also auch keine nach Tokens durchsucht: Firefox und die meisten HAR-Dateien lassen die Nachrichten eines Sockets weg.',
    newest: (count) => `Gezeigt: die neuesten ${formatNumber(count)}.`,
  },

  token: {
    none: 'Kein Token in diesem Request',
    noneText: 'Was er mitführt, wenn überhaupt, ist kein JWT.',
    open: 'In Tokens öffnen',
    issuer: 'Issuer',
    algorithm: 'Algorithmus',
    expires: 'Läuft ab',
    signature: 'Signatur',
    signatures: { verified: 'Bestätigt', failed: 'Passt nicht', 'not-checked': 'Nicht geprüft' },
  },

  initiator: {
    sentBy: (place) => `Gesendet von ${place}`,
    stack: 'Aufrufstapel, innerster zuerst',
    anonymous: '(anonym)',
    none: 'Welcher Code ihn gesendet hat, ist unbekannt',
    noneText:
      'Firefox und die meisten HAR-Dateien sagen es nicht. In Chromium ist es bei Requests von Skripten da.',
    cannotOpen: 'Dieser Browser kann die Zeile nicht öffnen',
    openHint: 'In Sources öffnen',
  },

  compare: {
    none: 'Nichts zum Vergleichen',
    noneText: 'Kein früherer Request dorthin ging in dieser Aufzeichnung gut.',
    same: 'Kein Unterschied',
    sameText: 'Beide Requests gleichen sich in allem, was erfasst ist. Geändert hat sich etwas am Server.',
    table: 'Unterschiede',
    kind: 'Was',
    good: 'Zuletzt gut',
    failed: 'Dieser',
    absent: 'nicht da',
    empty: '(leer)',
    openGood: 'Letzten guten Request öffnen',
    minor: 'Unterschiede, die selten zählen',
    against: (time) => `Gegenüber dem letzten guten Request, ${time}`,
    kinds: {
      method: 'Methode',
      origin: 'Origin',
      path: 'Pfad',
      query: 'Query',
      credential: 'Zugangsdaten',
      'header-parameter': 'Header des Tokens',
      claim: 'Claim',
      cookie: 'Cookie',
      header: 'Header',
    },
  },

  empty: {
    title: 'Noch keine Requests',
    devtools:
      'Claimcheck zeichnet auf. Requests aus der Zeit vor dem Öffnen der DevTools erscheinen nach einem Neuladen.',
    tab: 'Eine HAR-Datei hier ablegen oder importieren, um ihre Requests zu sehen.',
  },
  paused: 'Die Aufzeichnung ist angehalten',
  hidden: (count) => plural(count, 'Request ist', 'Requests sind'),

  filter: {
    placeholder: 'Filter  status:401  has:credential  method:post  cause:expired',
    status: 'Antwort: 401, 4xx',
    method: 'Methode des Requests',
    host: 'Wohin er ging',
    path: 'Teil des Pfads',
    cause: 'Ursache der Ablehnung',
    has: 'Was er mitführt',
    hasValues: {
      credential: 'Führte Zugangsdaten mit',
      token: 'Führte ein JWT mit',
      diagnosis: 'Wurde abgelehnt',
    },
    is: 'Zustand',
    isValues: {
      refused: 'Abgelehnt wegen Identität oder Berechtigung',
      certain: 'Die Ursache ist sicher',
      likely: 'Die Ursache ist wahrscheinlich',
      possible: 'Die Ursache ist möglich',
    },
  },
};
