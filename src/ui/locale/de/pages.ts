import type { Words } from '../words.ts';

export const stage: Words<'stage'> = {
  login: {
    name: 'Anmelden',
    session: 'Der Server notiert, wer da ist, und gibt eine Nummer aus.',
    token: 'Der Issuer schreibt auf ein Token, wer da ist, und signiert es.',
  },
  store: {
    name: 'Aufbewahren',
    session: 'Der Browser hält die Nummer in einem Cookie. HttpOnly verbirgt es vor Skripten.',
    token:
      'Die Seite hält das Token: im Arbeitsspeicher, im Web Storage oder in einem Cookie. Jeder Ort hat sein eigenes Risiko.',
  },
  send: {
    name: 'Senden',
    session: 'Das Cookie reist von selbst mit, auch wenn eine andere Site den Request auslöst (CSRF).',
    token:
      'Die Seite setzt das Token in Authorization. Ein Token in einem Cookie reist ebenso von selbst mit.',
  },
  verify: {
    name: 'Prüfen',
    session: 'Die Nummer im Store nachsehen. Jeder Server braucht denselben Store.',
    token:
      'Die Signatur prüfen, dann Zeit und Empfänger. Kein Nachsehen: Jeder Server mit dem Schlüssel kann es.',
  },
  expire: {
    name: 'Ablaufen',
    session: 'Der Server vergisst die Nummer. Der nächste Request bekommt 401.',
    token: 'exp ist vorbei. Der nächste Request bekommt 401, bei jedem Server gleich.',
  },
  refresh: {
    name: 'Erneuern',
    session: 'Jeder Request kann das Ende hinausschieben. Ist es vorbei: neu anmelden.',
    token: 'Das Refresh Token holt ein neues Access Token und wird selbst ersetzt (Rotation).',
  },
  logout: {
    name: 'Abmelden',
    session: 'Der Server löscht seine Notiz. Es ist sofort vorbei, überall.',
    token:
      'Das Refresh Token endet. Das Access Token funktioniert bis exp, außer es wird in einer Sperrliste nachgesehen.',
  },
};

export const way: Words<'way'> = {
  browser: 'Browser',
  server: 'Server',
  store: 'Store',
  issuer: 'Issuer',
  api: 'API',
  nameAndPassword: 'Name + Passwort',
  isAda: (number) => `${number} ist Ada`,
  whoIs: (number) => `wer ist ${number}?`,
  deleted: (number) => `später: ${number} gelöscht`,
  nobody: 'niemand',
  again: 'neu anmelden',
  andRefreshToken: 'und ein Refresh Token',
  noLookUp: 'Signatur, exp, aud: kein Nachsehen',
  minutesLater: 'fünf Minuten später',
  refreshToken: (number) => `Refresh Token ${number}`,
  rotates: '1 endet, 2 beginnt',
  andNext: (number) => `und Refresh Token ${number}`,
};

export const misconception: Words<'misconception'> = {
  encrypted: {
    claim: 'Ein JWT ist verschlüsselt, also kann niemand lesen, was darin steht.',
    why: [
      'Die meisten JWTs sind signiert und nicht verschlüsselt.',
      'Header und Payload sind base64url: Jeder kann sie lesen, ohne Schlüssel.',
      'Die Signatur zeigt nur, dass niemand sie geändert hat.',
      'Was geheim bleiben muss, gehört nicht in ein signiertes Token. Nur ein JWE verbirgt seine Claims.',
    ],
  },
  'local-storage': {
    claim: 'localStorage ist ein guter Ort für ein Token.',
    why: [
      'Jedes Skript der Seite kann localStorage lesen, auch eines, das ein Angreifer eingeschleust hat.',
      'Ein gelesenes Token funktioniert anderswo weiter, bis es abläuft.',
      'Ein HttpOnly-Cookie ist nicht lesbar. Ein eingeschleustes Skript kann damit aber noch Requests senden, und andere Sites können es auch versuchen.',
      'Es kommt also darauf an, was verloren ginge: langlebige Tokens von Skripten fernhalten, die anderen kurz halten, und fremde Skripte draußen halten.',
    ],
  },
  'no-revocation': {
    claim: 'Ein JWT lässt sich nicht widerrufen.',
    why: [
      'Das Token selbst ändert sich nicht: Eine API, die nur Signatur und Zeit prüft, nimmt es an, bis es abläuft.',
      'Eine API, die jedes Token nachsieht, in einer Sperrliste oder beim Issuer, kann es sofort ablehnen.',
      'Dieses Nachsehen sollte ein Token, das alles selbst sagt, gerade ersparen.',
      'Die meisten gehen den Mittelweg: Tokens, die Minuten leben, und ein Refresh Token, das sich zurückziehen lässt.',
    ],
  },
};
