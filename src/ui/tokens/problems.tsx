import type { Problem } from '../../core/jose/token.ts';
import { Box } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { tokenMessages as words } from './messages.ts';

const shown = 50;

/** Everything that is wrong or unusual about the text of the token, each with its place. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="pad problems">
      <Box tone="warn" title={words.problems(problems.length)}>
        <ul>
          {problems.slice(0, shown).map((problem) => (
            <li key={`${problem.part} ${problem.pointer} ${problem.code}`}>
              <span class="where">
                {words.parts[problem.part]}
                {problem.pointer === '' ? null : (
                  <code class="m">
                    {' '}
                    <PlainText text={problem.pointer} limit={120} />
                  </code>
                )}
              </span>
              <span lang="en">
                <PlainText text={problem.message} limit={400} />
              </span>
            </li>
          ))}
        </ul>
      </Box>
    </div>
  );
}
