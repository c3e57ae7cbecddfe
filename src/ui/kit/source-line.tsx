import { useState } from 'preact/hooks';
import type { InitiatorFrame } from '../../core/http/exchange.ts';
import { useStore } from '../store.ts';
import { PlainText } from './plain-text.tsx';

interface Props {
  readonly frame: InitiatorFrame;
  readonly text: string;
  readonly title: string;
  /** Said where the browser cannot open it: Firefox offers extensions no way. */
  readonly refusal: string;
}

/** A place in the page's code that opens in the browser's own tool; that it cannot is seen and spoken. */
export function SourceLine({ frame, text, title, refusal }: Props) {
  const { host, announce } = useStore();
  const [isRefused, setRefused] = useState(false);
  const refuse = () => {
    setRefused(true);
    announce(refusal);
  };
  const open = () => {
    host.openSource(frame.url, frame.lineNumber).then((opened) => opened || refuse(), refuse);
  };
  return (
    <>
      <button type="button" class="jump m" title={title} onClick={open}>
        <PlainText text={text} />
      </button>
      {isRefused ? <span class="sub"> {refusal}</span> : null}
    </>
  );
}
