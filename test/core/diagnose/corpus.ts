/** The labelled captures, and what of their keys the judge is told. */

import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { parseHar } from '../../../src/core/http/har.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { listShared, readShared } from '../../shared.ts';
import type { Known } from './judge-capture.ts';

export interface Label {
  readonly har: string;
  readonly requestIndex: number;
  readonly status: number;
  readonly cause: string;
  readonly also?: readonly string[];
  readonly correctStatus: number;
  readonly acceptableStatus?: readonly number[];
  readonly note: string;
}

interface KeyFile {
  readonly alg?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly secret?: string;
  readonly jwks?: unknown;
}

export function readLabels(): ReadonlyMap<string, readonly Label[]> {
  const labels = JSON.parse(readShared('corpus/labels.json')) as Label[];
  const byHar = new Map<string, Label[]>();
  for (const label of labels) byHar.set(label.har, [...(byHar.get(label.har) ?? []), label]);
  return byHar;
}

export function readCapture(har: string): NewExchange[] {
  const parsed = parseHar(readShared(`corpus/hars/${har}`));
  if ('error' in parsed) throw new Error(`${har}: ${parsed.error}`);
  return parsed.exchanges;
}

export const serverOf = (har: string): string => har.split('--')[0] ?? '';

export async function readKnown(): Promise<ReadonlyMap<string, Known>> {
  const all = new Map<string, Known>();
  for (const file of listShared('corpus/keys')) {
    const { alg, issuer, audience, secret, jwks } = JSON.parse(readShared(`corpus/keys/${file}`)) as KeyFile;
    const keys =
      secret !== undefined
        ? await readKeys(secret, { encoding: 'utf8' })
        : jwks !== undefined
          ? await readKeys(JSON.stringify(jwks))
          : [];
    const expectation =
      issuer === undefined
        ? null
        : { issuer, audiences: audience ? [audience] : [], algorithms: alg ? [alg] : [], leewaySeconds: 0 };
    all.set(file.replace('.json', ''), { keys, expectation });
  }
  return all;
}
