import { cost, mostAboveWorst } from '../../core/rules/score.ts';
import { severities } from '../../core/spec/reference.ts';
import { Severity } from '../kit/badge.tsx';
import { Section } from '../kit/section.tsx';
import { reviewMessages as words } from './review-messages.ts';

/** The weights, from the table that the score is made with. */
export function ScoreExplained() {
  return (
    <Section title={words.howScored} folded={true}>
      <div class="explained">
        <p>{words.scored[0]}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.severity}</th>
              <th scope="col">{words.points}</th>
            </tr>
          </thead>
          <tbody>
            {severities.map((severity) => (
              <tr key={severity}>
                <th scope="row">
                  <Severity severity={severity} />
                </th>
                <td class="num">{cost[severity]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{words.scored[1]}</p>
        <p>{words.whole(mostAboveWorst)}</p>
        <p>{words.same}</p>
      </div>
    </Section>
  );
}
