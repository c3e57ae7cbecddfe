import type { JsonValue } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { rfc, spec } from '../spec/reference.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** Names of what Article 9(1) lists, without case and separators. */
const names: ReadonlySet<string> = new Set([
  'religion',
  'religiousbelief',
  'religiousbeliefs',
  'confession',
  'ethnicity',
  'ethnicorigin',
  'race',
  'politicalopinion',
  'politicalopinions',
  'politicalparty',
  'partymembership',
  'tradeunion',
  'unionmembership',
  'healthcondition',
  'healthstatus',
  'medicalcondition',
  'medicalconditions',
  'diagnosis',
  'diagnoses',
  'disability',
  'disabilities',
  'bloodtype',
  'pregnancy',
  'pregnant',
  'vaccination',
  'vaccinationstatus',
  'hivstatus',
  'sexualorientation',
  'sexlife',
  'geneticdata',
  'biometricdata',
  'fingerprintdata',
]);

export default defineRule({
  id: 'special-category',
  category: 'claims',
  subject: 'token',
  severity: 'high',
  title: 'Specially protected data in a token',
  why: 'Health, faith, origin and the like may be processed under narrow conditions only; in a token, everyone who handles it reads them.',
  fix: 'Leave them out of the token, and keep them where access is controlled and recorded.',
  spec: [
    spec('GDPR Art. 9(1)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_9', ''),
    rfc(7519, '12', 'MUST'),
  ],
  messages: { named: 'Claim {claim} is called like specially protected data and has a value.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    for (const { path, name, value } of valuesIn(claims)) {
      if (!names.has(plainName(name)) || !tells(value)) continue;
      report({
        message: 'named',
        data: { claim: path },
        key: topOf(path),
        evidence: [claimEvidence(id, topOf(path))],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'nothing said',
        tokens: { t: { claims: { sub: 'u', religion: '', disability: 'none', pregnant: 0 } } },
      },
      {
        title: 'another meaning',
        tokens: { t: { claims: { sub: 'u', scope: 'health:read', track: 'race-42' } } },
      },
    ],
    bad: [
      { title: 'a faith', expect: 'named', tokens: { t: { claims: { profile: { religion: 'x' } } } } },
      { title: 'a condition', expect: 'named', tokens: { t: { claims: { medical_conditions: ['x'] } } } },
    ],
  },
});

function tells(value: JsonValue): boolean {
  if (typeof value === 'string') return !/^(|-|0|no|none|false|null|unknown|n\/a)$/i.test(value.trim());
  return (typeof value === 'number' && value !== 0) || value === true;
}
