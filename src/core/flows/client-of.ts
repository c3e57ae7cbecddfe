/** Which client a message of the back channel is from. */
import { decodePercent } from '../find/percent.ts';
import { decodeBase64Text } from '../http/base64.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { ownString } from '../jose/json.ts';
import { type Parameters, textOf } from './parameters.ts';
import { claimsIn } from './signed-parameters.ts';

const longestField = 4096;

/**
 * client_id, else the user of HTTP Basic, which is form-encoded (RFC 6749 §2.3.1), else the subject of the client's assertion
 * (RFC 7523 §3); '' where none tells it.
 */
export function clientOf({ request }: Exchange, sent: Parameters): string {
  const named = textOf(sent, 'client_id');
  if (named !== '') return named;
  const field = headerValue(request.headers, 'authorization')?.slice(0, longestField) ?? '';
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(field)?.[1];
  const user = basic === undefined ? '' : (decodeBase64Text(basic)?.split(':', 1)[0] ?? '');
  if (user !== '') return decodePercent(user.replaceAll('+', ' '));
  return ownString(claimsIn(textOf(sent, 'client_assertion')), 'sub');
}
