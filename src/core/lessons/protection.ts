/** Who can read and who can change what is sent, by how it is written and how it travels. */

export const forms = ['json', 'base64url', 'jws', 'jwe'] as const;
export type Form = (typeof forms)[number];

export const transports = ['http', 'https'] as const;
export type Transport = (typeof transports)[number];

export interface Protection {
  readonly readers:
    | 'anyone' // everyone on the way, and both ends
    | 'ends' // browser and server, with all that runs or is logged there
    | 'key'; // who has the key
  /** Who can change it so that the receiver does not notice. */
  readonly changers: 'anyone' | 'ends' | 'key';
}

/** A signature stops changes (RFC 7515), encryption stops readers too (RFC 7516), and TLS does both, but only on the way. */
export function protectionOf(form: Form, transport: Transport): Protection {
  const withoutKey = transport === 'http' ? 'anyone' : 'ends';
  return {
    readers: form === 'jwe' ? 'key' : withoutKey,
    changers: form === 'jws' || form === 'jwe' ? 'key' : withoutKey,
  };
}
