export type KeyErrorCode =
  | 'empty'
  | 'too-large'
  | 'not-this-encoding' // the text does not decode as the encoding that was asked for
  | 'encrypted'
  | 'discovery-document'
  | 'no-key' // a container without any key in it
  | 'malformed'
  | 'unsupported';

/** A key text that the person can mend. The message is for them and never holds any of the text. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly code: KeyErrorCode;
  constructor(code: KeyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
