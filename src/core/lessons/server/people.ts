/** Who can log in at the simulated servers. */
import { isJsonObject, ownString, parseJson } from '../../jose/json.ts';
import type { LessonRequest } from './lesson-server.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly role: 'user' | 'admin';
}

export const people: readonly Person[] = [
  { id: 'ada', name: 'Ada', password: 'tide-42', role: 'user' },
  { id: 'bob', name: 'Bob', password: 'gull-77', role: 'admin' },
];

/** Who a login request is from; null where name and password do not go together. */
export function whoLogsIn({ body }: LessonRequest): Person | null {
  const { value } = parseJson(body);
  if (!isJsonObject(value)) return null;
  const [name, password] = [ownString(value, 'name'), ownString(value, 'password')];
  return people.find((person) => person.id === name && person.password === password) ?? null;
}
