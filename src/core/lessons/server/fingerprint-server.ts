/** A server that believes a text only where it comes with the fingerprint that the server's own secret makes of it. */
import { isJsonObject, ownString, parseJson } from '../../jose/json.ts';
import { hmacSha256, toHex } from '../fingerprint.ts';
import { type Answer, json, type LessonServer, unauthorized } from './lesson-server.ts';

/** POST /card: the text in the body, its fingerprint in `Authorization: Fingerprint` (64 hex digits). */
export function makeFingerprintServer(secret: string): LessonServer {
  return {
    async answer({ method, url, headers, body }): Promise<Answer> {
      if (method !== 'POST' || new URL(url).pathname !== '/card')
        return json(404, { error: 'There is nothing here.' });
      const { value } = parseJson(body);
      const text = isJsonObject(value) ? ownString(value, 'text') : '';
      const sent = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value ?? '';
      const recomputed = toHex(await hmacSha256(text, secret));
      return sent === `Fingerprint ${recomputed}`
        ? json(200, { message: 'The fingerprint fits: I believe it.' }, { work: ['signature-checked'] })
        : unauthorized('Fingerprint realm="Tidewater"', 'The fingerprint does not fit.', {
            work: ['signature-checked'],
          });
    },
  };
}
