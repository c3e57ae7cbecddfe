/** The naive identity card: what it says, how it is written into a header, and how an edited one is told. */
import { isJsonObject, ownMember, ownString, parseJson } from '../jose/json.ts';
import { type Run, run } from './sequence.ts';

export interface Card {
  readonly userId: string;
  readonly role: string;
}

/** The card that a login handed out; null where its answer holds none. */
export function cardIn(body: string): Card | null {
  const { value } = parseJson(body);
  const card = isJsonObject(value) ? ownMember(value, 'card') : undefined;
  return isJsonObject(card) ? { userId: ownString(card, 'userId'), role: ownString(card, 'role') } : null;
}

/** One member as it stands in the header: a field value is ASCII (RFC 9110 §5.5), so other characters are escaped as JSON escapes them. */
const write = (text: string) =>
  JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export function writeCard({ userId, role }: Card): string {
  return `{"userId":${write(userId)},"role":${write(role)}}`;
}

/** The card in pieces, what differs from the issued one marked. */
export function tellCard(card: Card, issued: Card): Run[] {
  const value = (name: keyof Card) => run(write(card[name]), card[name] === issued[name] ? 'code' : 'edit');
  return [
    run('{"userId":', 'code'),
    value('userId'),
    run(',"role":', 'code'),
    value('role'),
    run('}', 'code'),
  ];
}

/** What the edit was, `"role":"user" → "role":"admin"`; empty where the card is as it was issued. */
export function tellEdit(card: Card, issued: Card): Run[] {
  const edited = (['userId', 'role'] as const).filter((name) => card[name] !== issued[name]);
  return edited.flatMap((name, index) => [
    ...(index === 0 ? [] : [run(', ')]),
    run(`"${name}":${write(issued[name])}`, 'code'),
    run(' → '),
    run(`"${name}":${write(card[name])}`, 'edit'),
  ]);
}
