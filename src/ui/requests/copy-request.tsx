import { useState } from 'preact/hooks';
import type { HttpRequest } from '../../core/http/exchange.ts';
import { asCurl } from '../../core/report/as-curl.ts';
import { asFetch } from '../../core/report/as-fetch.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { requestMessages as words } from './messages.ts';

/** Copies the request as cURL or fetch: without its credentials unless that is asked for here. */
export function CopyRequest({ request }: { request: HttpRequest }) {
  const [whole, setWhole] = useState(false);
  const form = whole ? 'whole' : 'redacted';
  return (
    <fieldset class="copies">
      <legend class="vh">{words.copyTitle}</legend>
      <div class="btns">
        <CopyButton text={() => asCurl(request, form)} label={words.copyCurl}>
          {words.copyCurl}
        </CopyButton>
        <CopyButton text={() => asFetch(request, form)} label={words.copyFetch}>
          {words.copyFetch}
        </CopyButton>
      </div>
      <label class="chk">
        <input type="checkbox" checked={whole} onChange={() => setWhole(!whole)} />
        {words.copyWhole}
      </label>
      <p class={whole ? 'warn' : 'sub'}>{whole ? words.copyWholeWarning : words.copyRedacted}</p>
    </fieldset>
  );
}
