import { FilePicker } from '../import/file-picker.tsx';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { reviewOf, writeWaivers } from './review.ts';
import { reviewMessages as words } from './review-messages.ts';

/** A saved report to compare with, and waivers from a file and into one. Both may be dropped on the panel too. */
export function ReviewTools() {
  const store = useStore();
  const waivers = reviewOf(store).waivers.value;
  return (
    <div class="btns">
      <FilePicker labelled label={words.compare} />
      <FilePicker labelled label={words.loadWaivers} />
      {waivers.length === 0 ? null : (
        <Button
          icon="download"
          onClick={() => {
            store.host.saveFile('claimcheck-waivers.json', 'application/json', writeWaivers(waivers));
          }}
        >
          {words.saveWaivers}
        </Button>
      )}
    </div>
  );
}
