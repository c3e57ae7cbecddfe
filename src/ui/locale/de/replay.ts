import { formatNumber, type Words } from '../words.ts';

export const replay: Words<'replay'> = {
  table: 'Antworten auf das Replay',
  columns: { sent: 'Was gesendet wird', answer: 'Antwort', tells: 'Was sie sagt' },
  intro:
    'Prüft der Server wirklich? Die Seite sendet diesen Request noch einmal, ohne das Token und mit gefälschten.',
  reminder: 'Ein Replay handelt auf der Site mit der eigenen Sitzung dort.',
  start: 'Replay starten',
  again: 'Noch einmal',
  cancel: 'Abbrechen',
  running: (variant) => `Wird gesendet: ${variant}`,
  done: (headline) => `Replay: ${headline}`,

  confirm: {
    title: (method) => `Dieses ${method} noch einmal senden?`,
    text: (method, count) =>
      `Die Seite sendet dasselbe ${method} bis zu ${formatNumber(count)}-mal an die Site, mit der eigenen Sitzung. Nimmt der Server eines an, kann er jedes Mal etwas anlegen, ändern oder löschen. Nimmt er das ohne Token an, wird der Rest nicht gesendet.`,
    send: (method) => `${method} senden`,
    keep: 'Nicht senden',
  },

  original: 'Wie die Seite es sandte',
  originalTells: {
    accepted: 'Angenommen, wie aufgezeichnet.',
    refused: 'Nicht angenommen, wie aufgezeichnet: Eine Ablehnung sagt weniger.',
  },
  variants: {
    'without-token': 'Ohne das Token',
    tampered: 'Payload verändert',
    unsigned: 'alg none',
    newest: 'Neuestes Token',
  },
  made: {
    'without-token': () => 'Die Kontrolle.',
    tampered: (claim) =>
      claim === 'iat' ? 'iat geändert, Signatur behalten.' : `${claim} ergänzt, Signatur behalten.`,
    unsigned: () => 'Dieselben Claims, keine Signatur.',
    newest: () => 'Für dieselbe API vorhanden.',
  },

  tells: {
    'without-token': {
      accepted: 'Auch ohne Token offen: Was folgt, beweist nichts darüber.',
      refused: 'Abgelehnt: Der Server verlangt hier das Token.',
      unclear: 'Keine Antwort über das Token: Der Rest lässt sich daran nicht messen.',
    },
    tampered: {
      accepted: 'Angenommen: Die Signatur wird nicht geprüft.',
      refused: 'Abgelehnt: passt zu einer geprüften Signatur.',
      unclear: 'Keine Antwort über das Token.',
    },
    unsigned: {
      accepted: 'Angenommen: Ein Token ohne Signatur genügt.',
      refused: 'Abgelehnt: passt zu einer festen Liste von Algorithmen.',
      unclear: 'Keine Antwort über das Token.',
    },
    newest: {
      accepted: 'Angenommen: Dieses Token ist das richtige.',
      refused: 'Auch abgelehnt: Ein neueres Token hilft nicht.',
      unclear: 'Keine Antwort über das Token.',
    },
  },
  openAnyway: 'Angenommen wie ganz ohne Token: beweist nichts.',
  classes: {
    accepted: 'angenommen',
    refused: 'abgelehnt',
    unclear: 'unklar',
    'not-sent': 'nicht gesendet',
    awaited: 'erwartet',
  },
  redirect: 'Weiterleitung',
  waiting: 'Antwort wird erwartet.',
  idle: 'Noch nicht gesendet.',
  skipped: 'Nicht gesendet: Das Replay war vorher zu Ende.',
  couldNot: 'Konnte nicht gesendet werden:',
  notSent: {
    stopped:
      'Der Browser hat es gestoppt oder der Seite die Antwort vorenthalten (CORS, Mixed Content), oder nichts hat geantwortet.',
    csp: 'Die Content-Security-Policy der Seite erlaubt die Verbindung dorthin nicht.',
    cancelled: 'Abgebrochen. Der Server hat es vielleicht trotzdem bekommen.',
    'too-slow': 'In 15 Sekunden kam keine Antwort. Der Server hat es vielleicht trotzdem bekommen.',
    'page-gone': 'Die Seite ging weg oder antwortete nicht. Das Replay von der jetzigen Seite aus starten.',
    'not-inspectable': 'Der Browser lässt Erweiterungen nicht in diese Seite sehen.',
    'unexpected-answer':
      'Die Seite hat unerwartet geantwortet; vielleicht hat sie ihre eigenen Funktionen verändert.',
  },
  whyNot: {
    'not-a-jwt': 'Das Credential ist kein lesbares JWT, also gibt es nichts zu ändern.',
    encrypted: 'Das Token ist verschlüsselt (JWE): Seine Claims lassen sich nicht ändern.',
    'json-serialization': 'Das Token steht in JSON-Serialisierung; gefälscht werden nur kompakte.',
    'no-claims': 'Das Token hat keine Claims, die zu ändern wären.',
    'already-unsigned': 'Das Token hat ohnehin keine Signatur.',
    'in-cookie': 'Eine Seite darf den Cookie-Header nicht setzen, also lässt sich das Token nur weglassen.',
    'bound-to-proof': 'Das Token ist an einen DPoP-Proof gebunden, den nur der Schlüssel der Seite signiert.',
    wrapped: 'Das Token steht dort kodiert.',
    'no-other-token': 'Die Seite hat kein neueres Token mit diesem Issuer und dieser Audience.',
    'no-token-to-compare': 'Das Credential ist kein JWT, also ist seine API nicht zu erkennen.',
  },

  verdicts: {
    awaited: 'Kontrolle wird erwartet',
    'not-sent': 'Nichts lässt sich sagen',
    open: 'Auch ohne Token offen',
    unclear: 'Nichts lässt sich sagen',
    'accepts-forged': 'Der Server prüft die Signatur nicht',
    checks: 'Der Server prüft das Token',
    'refuses-all': 'Alles wird abgelehnt',
    'asks-for-token': 'Der Server verlangt das Token',
  },
  acceptsUnsigned: 'Der Server nimmt ein Token ohne Signatur an',
  verdictTexts: {
    awaited: '',
    'not-sent':
      'Die Kontrolle blieb ohne Antwort, also lassen sich die anderen nicht beurteilen. Über den Server sagt das nichts.',
    open: 'Die Adresse ist öffentlich, oder etwas anderes im Request (ein Cookie, ein Schlüssel) genügt. Über das Token beweist das nichts.',
    unclear:
      'Ohne das Token hat der Server mit etwas anderem als einer Ablehnung geantwortet. Später noch einmal versuchen.',
    'accepts-forged':
      'Er lehnt den Request ohne Token ab und nimmt einen mit gefälschtem an: Jeder kann hier jeder sein.',
    checks: 'Er nimmt dieses Token an und lehnt keines, ein verändertes und ein unsigniertes ab.',
    'refuses-all':
      'Gefälschte Tokens werden abgelehnt, dieses aber auch: ein Replay von einem Request starten, der gut geht.',
    'asks-for-token':
      'Ohne Token wird der Request abgelehnt. Ob das Token geprüft wird, ist damit nicht entschieden.',
  },
  newestHelps: 'Das neueste Token wird angenommen: Die Seite sandte ein älteres.',
  pageOnly:
    'Das sagt nur die Seite: Das Netzwerkprotokoll zeigt diese Antworten nicht, also ist es kein Befund. Aufzeichnen und das Replay wiederholen.',
  toAudit: 'Zum Befund',
  openAnswer: (status) => `Antwort ${status} öffnen`,

  noPage: {
    title: 'Keine Seite für ein Replay',
    text: 'Das ist eine gespeicherte Aufzeichnung. DevTools auf der Site öffnen, den Request dort wiederholen und das Replay vom Panel aus starten.',
  },
  own: {
    title: 'Das ist ein Replay',
    text: 'Claimcheck hat ihn gesendet, nicht die Seite. Er zählt nicht zu Tokens, Befunden und Diagnosen.',
    preflight:
      'Der Browser hat um Erlaubnis für ein Replay gefragt (CORS-Preflight). Er zählt nicht zu den Diagnosen.',
    open: 'Request öffnen, der wiederholt wurde',
  },
  cannotTitle: 'Dieser Request lässt sich nicht wiederholen',
  cannot: {
    'not-http': 'Er ging nicht über http oder https.',
    'not-a-fetch': 'Eine Seite kann einen solchen Request nicht von sich aus wiederholen.',
    'no-credential': 'Er hat keine Zugangsdaten, die sich weglassen ließen.',
    'body-incomplete': 'Sein Body wurde nicht ganz erfasst, es wäre also nicht derselbe Request.',
    'url-cut': 'Seine URL ist zu lang, um sie noch einmal zu senden.',
  },
};
