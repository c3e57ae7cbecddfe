import { decodeToken } from '../../src/core/jose/decode.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { signToken } from '../../src/core/jose/sign.ts';
import { searchSecret } from '../../src/core/jose/weak-secrets.ts';
import { atMost, type Bench, type Result, timeOf } from './measure.ts';

const candidates = Array.from({ length: 100_000 }, (_, index) => `candidate-${index}`);

/** A hundred thousand candidates on a token of the usual length, none of them right. */
export const dictionary: Bench = async () => {
  const results: Result[] = [];
  for (const alg of ['HS256', 'HS384', 'HS512']) results.push(await searchWith(alg));
  return results;
};

async function searchWith(alg: string): Promise<Result> {
  const [key] = await readKeys('none of the candidates, and as long as a secret for HS512 has to be');
  const claims = {
    iss: 'https://id.example',
    sub: '00u1',
    aud: 'https://api.example',
    iat: 1768478000,
    exp: 1768481600,
  };
  const token = decodeToken(await signToken({ header: { alg, typ: 'JWT' }, claims, key: key ?? null }));
  const search = () => {
    const steps = searchSecret(token, candidates);
    let tried = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) tried = step.value;
    return tried;
  };
  return atMost(`dictionary ${alg}: 100,000 candidates`, timeOf(search, 3), 'ms', 2000);
}
