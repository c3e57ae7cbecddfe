import { useStore } from '../store.ts';
import { Button, IconButton } from './button.tsx';
import { kitMessages } from './messages.ts';

/** Copies `text` (asked for only on the click) and says so in the live region. With `children` it has a word on it. */
export function CopyButton({
  text,
  label,
  children,
}: {
  text: string | (() => string);
  label: string;
  children?: string;
}) {
  const { host, announce } = useStore();
  const copy = () => {
    host.copyText(typeof text === 'string' ? text : text()).then(
      () => announce(kitMessages.copied),
      () => announce(kitMessages.copyRefused),
    );
  };
  return children === undefined ? (
    <IconButton icon="copy" label={label} onClick={copy} />
  ) : (
    <Button icon="copy" onClick={copy} title={label}>
      {children}
    </Button>
  );
}
