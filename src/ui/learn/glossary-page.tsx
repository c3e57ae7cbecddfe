import './learn-pages.css';
import { glossary, type Term } from '../../core/lessons/glossary.ts';
import { matchesFilter, parseFilter } from '../filter/parse.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { useStore } from '../store.ts';
import { ActLink } from './act-link.tsx';
import { pageMessages } from './page-messages.ts';

const words = pageMessages.glossary;

const vocabulary: FilterVocabulary<Term> = {
  placeholder: '',
  text: ({ id, name, meaning, spec }) => `${id} ${name} ${meaning} ${spec.label}`,
  keys: {},
};

/** Every term on screen: what it means, where it is defined, and the act that shows it at work. */
export function GlossaryPage() {
  const store = useStore();
  const text = store.filters.learn;
  const filter = parseFilter(text.value, vocabulary);
  const shown = glossary.filter((term) => matchesFilter(filter, term, vocabulary));
  if (shown.length === 0) {
    return (
      <EmptyState
        icon="list-filter"
        title={words.none}
        actions={
          <Button
            onClick={() => {
              text.value = '';
            }}
          >
            {words.clear}
          </Button>
        }
      >
        {words.noneText}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="sub" role="status">
        {words.intro} <span class="num">{words.count(shown.length, glossary.length)}.</span>
      </p>
      <dl class="glossary">
        {shown.map(({ id, name, meaning, spec, act }) => (
          <div key={id} id={`term-${id}`}>
            <dt lang="en">{name}</dt>
            <dd>
              <span lang="en">{meaning}</span>
              <span class="more">
                <a href={spec.url} target="_blank" rel="noreferrer">
                  {spec.label}
                </a>
                <ActLink act={act} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
