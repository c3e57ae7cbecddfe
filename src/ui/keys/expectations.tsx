import { useId, useState } from 'preact/hooks';
import type { Expectation } from '../../core/jose/key.ts';
import { Button } from '../kit/button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { type ExpectationFields, fieldsOf, noFields, readFields } from './expectation-form.ts';
import { keepIfAsked } from './keep-expectations.ts';
import { keyMessages } from './messages.ts';

const words = keyMessages.expectations;
const fieldNames = Object.keys(noFields) as readonly (keyof ExpectationFields)[];

/** Issuer, audiences, algorithms and leeway that an API expects, by its origin: the diagnosis then need not guess. */
export function Expectations() {
  const store = useStore();
  const { session, announce } = store;
  const id = useId();
  const [fields, setFields] = useState(noFields);
  const [told, setTold] = useState('');
  const set = [...session.value.expectations];
  const origins = [...session.value.derived.failingAt.keys()].filter((origin) => origin !== '').slice(0, 50);

  const put = (origin: string, expectation: Expectation | null) => {
    store.dispatch({ type: 'expectation-set', origin, expectation });
    keepIfAsked(store);
  };
  const save = () => {
    const read = readFields(fields);
    if ('fault' in read) return setTold(words.faults[read.fault]);
    put(read.origin, read.expectation);
    announce(words.set(read.origin));
    setFields(noFields);
    setTold('');
  };
  return (
    <section class="add-here" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="sub">{words.note}</p>
      <ul class="offered">
        {set.map(([origin, expectation]) => (
          <li key={origin}>
            <span class="grow">
              <code class="m">
                <PlainText text={origin} limit={200} />
              </code>{' '}
              <span class="sub">
                <PlainText text={words.summary(expectation)} limit={400} />
              </span>
            </span>
            <Button look="quiet" onClick={() => setFields(fieldsOf(origin, expectation))}>
              {words.change}
            </Button>
            <Button look="quiet" title={words.removeOf(origin)} onClick={() => put(origin, null)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="fields">
          {fieldNames.map((name) => (
            <label key={name}>
              <span class="l">{words.fields[name]}</span>
              <input
                class="fld"
                value={fields[name]}
                placeholder={words.examples[name]}
                list={name === 'origin' ? id : undefined}
                inputMode={name === 'leeway' ? 'numeric' : undefined}
                spellcheck={false}
                autocomplete="off"
                onInput={(event) => {
                  setFields({ ...fields, [name]: event.currentTarget.value });
                  setTold('');
                }}
              />
            </label>
          ))}
        </div>
        <datalist id={id}>
          {origins.map((origin) => (
            <option key={origin} value={origin} />
          ))}
        </datalist>
        {told === '' ? null : (
          <p class="det bad" role="alert">
            {told}
          </p>
        )}
        <div class="btns">
          <button type="submit" class="btn" disabled={fields.origin.trim() === ''}>
            {words.save}
          </button>
        </div>
      </form>
    </section>
  );
}
