import type { SignInStory } from '../../../core/lessons/sign-in.ts';
import { flowMessages } from '../../flows/messages.ts';
import { Icon } from '../../kit/icon.tsx';
import { PlainText } from '../../kit/plain-text.tsx';
import { signInMessages as words } from './sign-in-messages.ts';

/** What the panel makes of the sign-in that was played: the same recognition, failure and checks as of real traffic. */
export function FlowSays({
  detail: { flow, row, failure, checks },
}: {
  detail: NonNullable<SignInStory['flow']>;
}) {
  const failed = failure !== null;
  return (
    <section class="mini" aria-label={words.panelSays}>
      <h3 class="sect">{words.panelSays}</h3>
      <p class="pad says">
        <strong>{flowMessages.kinds[flow.kind]}:</strong>{' '}
        <PlainText text={failed ? failure.headline : flowMessages.outcomes[row.outcome]} limit={200} />.
      </p>
      <ul class="sign-in-checks">
        {checks
          .filter(({ outcome }) => outcome !== 'unknown')
          .map(({ rule, outcome }) => (
            <li key={rule.id}>
              <Icon
                name={outcome === 'failed' ? 'circle-x' : 'circle-check'}
                className={outcome === 'failed' ? 'fail' : 'pass'}
              />
              <span>
                {outcome === 'failed' ? rule.title : (flowMessages.inOrder[rule.id] ?? rule.title)}
                <span class="vh">: {flowMessages[outcome]}</span>
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
