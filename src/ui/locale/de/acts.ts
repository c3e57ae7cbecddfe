import type { Words } from '../words.ts';

export const acts: Words<'act'> = {
  'no-memory': {
    title: 'Das Web hat kein Gedächtnis',
    goal: 'Anmelden, dann das Dashboard anfragen. Vor dem Senden vermuten, was der Server antwortet.',
    learned: 'Jeder Request steht für sich. Wer erkannt werden will, muss jedes Mal sagen, wer er ist.',
  },
  sessions: {
    title: 'Sitzungen',
    goal: 'Anmelden, das Cookie senden, dann Server hinzufügen. Darauf achten, wer wo nachsehen muss.',
    learned:
      'Bei Sitzungen erinnert sich der Server. Jeder Request kostet ein Nachsehen, und alle Server brauchen dasselbe Gedächtnis.',
  },
  'naive-card': {
    title: 'Der leichtgläubige Ausweis',
    goal: 'Ändern, was die Karte sagt, und sie senden.',
    learned: 'Ein Server, der glaubt, was er liest, glaubt jedem. Die Karte braucht ein Siegel.',
  },
  fingerprints: {
    title: 'Fingerabdrücke',
    goal: 'HMAC macht aus einem Text und einem Secret 64 Hex-Ziffern. Einen Buchstaben ändern und sehen, wie viele sich ändern.',
    learned:
      'Derselbe Text und dasselbe Secret ergeben denselben Fingerabdruck. Ein anderer Buchstabe oder ein anderes Secret ergibt einen anderen, und ohne das Secret kann ihn niemand machen.',
  },
  'tamper-proof': {
    title: 'Das fälschungssichere Token',
    goal: 'Header, Claims und Secret bearbeiten. Zusehen, wie sich das Token daraus baut.',
    learned: 'Ein JWT ist JSON, in base64url geschrieben, mit einem Fingerabdruck beider Teile am Ende.',
  },
  validation: {
    title: 'Die Prüfung im Server',
    goal: 'Das Token beschädigen, die Antwort vermuten, dann senden. Der Server traut nur, was er nachrechnen kann.',
    learned:
      'Zerlegen, nachrechnen, vergleichen, dann auf Uhr und Empfänger sehen. Erst wer alles besteht, wird nach der Berechtigung gefragt: 401 kommt vor 403.',
  },
  'not-secret': {
    title: 'Kodiert ist nicht verschlüsselt',
    goal: 'Ein Token einfügen oder etwas eintippen, das lieber verborgen bliebe, und es ohne Schlüssel lesen.',
    learned:
      'Eine Signatur hält Änderungen auf, keine Leser. Nur Verschlüsselung (JWE, HTTPS) hält Claims verborgen.',
  },
  storage: {
    title: 'Wo das Token lebt',
    goal: 'Einen Ort für das Token wählen, dann ein böses Skript und eine andere Site ihr Glück versuchen lassen.',
    learned:
      'HttpOnly verhindert das Lesen, nicht das Mitreisen. Jeder Ort tauscht einen Angriff gegen einen anderen.',
  },
  expiry: {
    title: 'Ablauf, Refresh, Widerruf',
    goal: 'Ein Token stehlen, abmelden und die Uhr verschieben. Sehen, wie lange das gestohlene noch funktioniert.',
    learned:
      'Ein Token, das niemand nachschlägt, lebt bis exp. Es früher zurückzunehmen kostet ein Nachsehen bei jedem Request.',
  },
  drill: {
    title: '401 oder 403?',
    goal: 'Würde eine neue Anmeldung helfen? Dann 401. Wenn nicht, 403.',
    learned: 'Ist es abgelaufen, verändert oder zu Recht abgelehnt worden? Das lässt sich nun unterscheiden.',
  },
  'sign-in': {
    goal: 'Die App will wissen, wer da ist. Das Konto liegt beim Provider. Einen Weg wählen, vermuten und anmelden.',
    learned:
      'Beim Redirect bleibt das Passwort beim Provider. Die App bekommt einen Code; PKCE bindet ihn an den, der gefragt hat, state an den Browser.',
  },
};
